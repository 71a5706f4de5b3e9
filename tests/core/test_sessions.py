"""A session ends after a time without work, and at the latest a working day after signing in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import make_department

pytestmark = pytest.mark.django_db
START = datetime(2021, 6, 14, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SCRIPT = {"Sec-Fetch-Mode": "cors"}


@pytest.fixture
def head() -> User:
    return make_department().industry_head


def signed_in(user: User, client: Client) -> Client:
    with time_machine.travel(START, tick=False):
        client.force_login(user)
    return client


def left(client: Client, after: timedelta, **headers: str) -> int:
    """Seconds left as an open page is told by its script."""
    with time_machine.travel(START + after, tick=False):
        seconds: int = client.get(reverse("core:session"), headers={**SCRIPT, **headers}).json()["seconds"]
    return seconds


def works(client: Client, after: timedelta) -> None:
    with time_machine.travel(START + after, tick=False):
        client.post(reverse("core:session"), headers=SCRIPT)


def test_it_ends_half_an_hour_after_the_last_work(client: Client, head: User) -> None:
    signed_in(head, client)

    assert [left(client, 29 * MINUTE), left(client, 31 * MINUTE)] == [60, 0]


def test_asking_by_script_is_no_work_and_sending_is(client: Client, head: User) -> None:
    signed_in(head, client)
    left(client, 20 * MINUTE)
    works(client, 25 * MINUTE)

    assert left(client, 26 * MINUTE) == 29 * 60


def test_a_page_that_a_person_opens_is_work(client: Client, head: User) -> None:
    signed_in(head, client)
    with time_machine.travel(START + 25 * MINUTE, tick=False):
        client.get(reverse("campaigns:submission_list"))

    assert left(client, 26 * MINUTE) == 29 * 60


def test_it_ends_after_a_working_day_whatever_is_done(client: Client, head: User) -> None:
    signed_in(head, client)
    for step in range(1, 36):
        works(client, step * 20 * MINUTE)
    last = left(client, 35 * 20 * MINUTE + 10 * MINUTE)
    works(client, 12 * 60 * MINUTE)

    assert last == 10 * 60
    assert left(client, 12 * 60 * MINUTE) == 0


def test_signing_in_again_begins_a_new_day(client: Client, head: User) -> None:
    signed_in(head, client)
    with time_machine.travel(START + 20 * MINUTE, tick=False):
        client.force_login(head)

    assert left(client, 20 * MINUTE) == 30 * 60


def test_it_says_whose_it_is(client: Client, head: User) -> None:
    nobody = client.get(reverse("core:session")).json()
    client.force_login(head)
    somebody = client.get(reverse("core:session")).json()

    assert (nobody["user"], nobody["name"], nobody["seconds"]) == (None, "", 0)
    assert (somebody["user"], somebody["name"], somebody["must_choose"]) == (head.pk, str(head), False)


def test_the_page_carries_the_lock_for_its_reader_alone(client: Client, head: User) -> None:
    before = client.get(reverse("account_login")).content.decode()
    client.force_login(head)
    page = client.get(reverse("campaigns:submission_list")).content.decode()

    assert "data-lock" not in before
    assert f'data-user="{head.pk}" data-seconds="' in page
    assert f'name="login" value="{head.username}" readonly' in page
