from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from campaigns.models import Campaign
from campaigns.queries.in_use import CAMPAIGN_IN_SESSION, campaign_in_use
from tests.factories import make_campaign, make_department


def visit(chosen: int | None = None, asked: str = "") -> HttpRequest:
    """A request for an address that names `asked`, in a session that chose `chosen`."""
    request = RequestFactory().get("/", {"phongtrao": asked} if asked else {})
    request.session = {} if chosen is None else {CAMPAIGN_IN_SESSION: chosen}  # type: ignore[assignment]
    return request


@pytest.mark.parametrize(
    ("chosen", "asked", "year"),
    [
        (None, "", 2021),
        (1, "", 2020),
        (2, "", 2021),
        (3, "", 2022),
        (99, "", 2021),
        (1, "3", 2022),
        (1, "99", 2020),
        (1, "³", 2020),
        (None, "x", 2021),
    ],
)
def test_the_campaign_in_use_is_that_of_the_address_then_the_chosen_then_the_running_one(
    chosen: int | None, asked: str, year: int
) -> None:
    campaigns = [
        Campaign(pk=1, year=2020, state="closed"),
        Campaign(pk=2, year=2021, state="running"),
        Campaign(pk=3, year=2022, state="planned"),
    ]

    in_use = campaign_in_use(campaigns, visit(chosen, asked))

    assert in_use is not None
    assert in_use.year == year


def test_no_campaign_no_campaign_in_use() -> None:
    assert campaign_in_use([], visit()) is None


@pytest.mark.django_db
def test_a_choice_is_kept_for_the_session(client: Client) -> None:
    department = make_department()
    campaign = make_campaign(department, year=2020, state="closed")
    client.force_login(department.trade_head)

    response = client.post(reverse("campaigns:campaign_choose"), {"campaign": campaign.pk})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session[CAMPAIGN_IN_SESSION] == campaign.pk


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "abc", "0"])
def test_a_campaign_that_is_not_there_cannot_be_chosen(client: Client, value: str) -> None:
    client.force_login(make_department().trade_head)

    assert client.post(reverse("campaigns:campaign_choose"), {"campaign": value}).status_code == 404


@pytest.mark.django_db
def test_a_campaign_of_others_cannot_be_chosen(client: Client) -> None:
    foreign: Any = make_campaign(make_department())
    client.force_login(make_department().trade_head)

    assert client.post(reverse("campaigns:campaign_choose"), {"campaign": foreign.pk}).status_code == 404


@pytest.mark.django_db
def test_choosing_takes_a_button_not_a_link(client: Client) -> None:
    client.force_login(make_department().trade_head)

    assert client.get(reverse("campaigns:campaign_choose")).status_code == 302
