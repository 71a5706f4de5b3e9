from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Campaign
from campaigns.queries.in_use import CAMPAIGN_IN_SESSION, campaign_in_use
from tests.factories import make_campaign, make_department


@pytest.mark.parametrize(("chosen", "year"), [(None, 2021), (1, 2020), (2, 2021), (3, 2022), (99, 2021)], ids=str)
def test_the_campaign_in_use_is_the_chosen_else_the_running_one(chosen: int | None, year: int) -> None:
    campaigns = [
        Campaign(pk=1, year=2020, state="closed"),
        Campaign(pk=2, year=2021, state="running"),
        Campaign(pk=3, year=2022, state="planned"),
    ]

    in_use = campaign_in_use(campaigns, chosen)

    assert in_use is not None
    assert in_use.year == year


def test_no_campaign_no_campaign_in_use() -> None:
    assert campaign_in_use([], None) is None


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
