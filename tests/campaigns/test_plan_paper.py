"""The campaign and the paper of its plan: the page leads to it, and its number and day become the campaign's."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from campaigns.models import Campaign
from campaigns.services import draft_plan_paper
from core import clock
from core.models import JournalEntry
from documents.models import IssuedPaper
from documents.services import draft_replacement, issue_paper, submit_for_signing
from tests.reports.world import World, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 24, 9)


@pytest.fixture
def world() -> World:
    return make_world()


def test_the_page_of_a_copied_campaign_leads_to_its_drafted_plan_until_that_is_numbered(world: World) -> None:
    office, campaign = world.department.office, world.campaign
    Campaign.objects.filter(pk=campaign.pk).update(
        plan_number="", plan_issued_on=None, copied_from=campaign, state="planned"
    )
    pages = [_page(office, campaign)]
    with clock.at(NOW):
        paper = draft_plan_paper(actor=office, campaign=campaign)
        pages.append(_page(office, campaign))
        submit_for_signing(actor=office, paper=paper, confirmed=True)
        pages.append(_page(office, campaign))
        issue_paper(actor=office, paper=paper, number=15, issued_on=NOW.date(), confirmed=True)
        pages.append(_page(office, campaign))

    before, drafted, sent, issued = pages
    link = f'href="{paper.get_absolute_url()}"'
    assert [link in page for page in pages] == [False, True, True, True]
    assert ["Soạn lại dự thảo Kế hoạch" in page for page in pages] == [False, True, False, False]
    assert "Việc tiếp theo: soạn văn bản Kế hoạch" in before
    assert "Việc tiếp theo: trình ký văn bản Kế hoạch" in drafted
    assert "chưa có văn bản Kế hoạch" not in drafted
    assert "Việc tiếp theo: ghi số, ban hành Kế hoạch" in sent
    assert ("Kế hoạch số 15/KH-SCT, ngày 24/6/2021" in issued, "Việc tiếp theo" in issued) == (True, False)


def _page(user: User, campaign: Campaign) -> str:
    client = Client()
    client.force_login(user)
    return client.get(campaign.get_absolute_url()).content.decode()


def test_a_plan_that_is_issued_numbers_its_campaign_and_so_does_what_replaces_it(world: World) -> None:
    office, campaign = world.department.office, world.campaign
    Campaign.objects.filter(pk=campaign.pk).update(plan_number="", plan_issued_on=None)
    facts = Campaign.objects.filter(pk=campaign.pk).values_list("plan_number", "plan_issued_on")

    with clock.at(NOW):
        issued = _issued(draft_plan_paper(actor=office, campaign=campaign), 7, office)
        first = facts.get()
        other = _issued(draft_plan_paper(actor=office, campaign=campaign), 8, office)
        beside = facts.get()
        replacement = _issued(draft_replacement(actor=office, paper=issued), 9, office)

    assert (first, beside, facts.get()) == (
        ("07/KH-SCT", NOW.date()),
        ("07/KH-SCT", NOW.date()),
        ("09/KH-SCT", NOW.date()),
    )
    assert len({issued.pk, other.pk, replacement.pk}) == 3
    told = JournalEntry.objects.filter(code="campaigns.campaign.plan_numbered").order_by("id")
    assert [entry.after for entry in told] == [{"plan_number": "07/KH-SCT"}, {"plan_number": "09/KH-SCT"}]


def _issued(paper: IssuedPaper, number: int, office: User) -> IssuedPaper:
    submit_for_signing(actor=office, paper=paper, confirmed=True)
    return issue_paper(actor=office, paper=paper, number=number, issued_on=NOW.date(), confirmed=True)


def test_a_name_that_the_plans_paper_cannot_carry_is_doubted_where_it_is_typed(world: World) -> None:
    office, campaign = world.department.office, world.campaign
    target = campaign.targets.create(ordinal=9, text="Giữ vững kỷ cương", metric="text")
    campaign.phases.filter(ordinal=1).update(name="Đợt “nước rút")
    client = Client()
    client.force_login(office)

    with clock.at(NOW):
        typed = {"text": "Chỉ tiêu “mới", "metric": "text", "direction": "at_least", "measured_by": "stated"}
        saved = client.post(reverse("campaigns:target_edit", args=[target.pk]), typed, follow=True)
        review = client.get(reverse("campaigns:new_year_review", args=[campaign.pk, 2022]))

    assert "“Chỉ tiêu “mới”: dấu ngoặc kép chưa đủ cặp" in saved.content.decode()
    assert "“Đợt “nước rút”: dấu ngoặc kép chưa đủ cặp" in review.content.decode()
