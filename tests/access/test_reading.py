"""No GET changes what a person sees (architecture P4), and no POST passes without its token."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import clock
from tests.access.test_access import Line, address, table
from tests.access.world import NOW, Place, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

WRITES = ("INSERT", "UPDATE", "DELETE")
# What a reader may leave behind: his session, the mark "read" on a notice that he opened, the code and the fingerprint of
# a file that he took (decision 0008).
MARKS = {"django_session", "notifications_notification", "documents_verificationmark"}


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        yield make_place()
        transaction.set_rollback(True)


def lines(method: str) -> list[Line]:
    return [line for line in table() if line.method == method]


@pytest.mark.parametrize("line", lines("get"), ids=lambda line: line.name)
def test_a_get_writes_nothing(line: Line, place: Place) -> None:
    written = []
    for role in ("head", "office", "director", "admin"):
        client = Client(raise_request_exception=False)
        client.force_login(place.users[role])
        before = transaction.savepoint()
        with clock.at(NOW), CaptureQueriesContext(connection) as asked:
            response = client.get(address(line, place))
            if response.streaming:
                b"".join(response.streaming_content)
        transaction.savepoint_rollback(before)
        written += [
            (role, query["sql"])
            for query in asked
            if query["sql"].startswith(WRITES) and not any(f'"{mark}"' in query["sql"] for mark in MARKS)
        ]

    assert written == []


@pytest.mark.parametrize("line", lines("post"), ids=lambda line: line.name)
def test_a_post_without_token_is_refused(line: Line, place: Place) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.users["office"])

    with clock.at(NOW), CaptureQueriesContext(connection) as asked:
        answer = client.post(address(line, place))

    assert answer.status_code == 403
    assert [query["sql"] for query in asked if query["sql"].startswith(WRITES)] == []
