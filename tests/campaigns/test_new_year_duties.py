"""Who does what, carried over from the plan of the year before into the new campaign and its paper."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import services
from campaigns.models import Campaign
from campaigns.queries.new_year import plan_next_year
from campaigns.services.papers import draft_plan_paper
from documents.content.paper import texts
from tests.factories import Department, make_campaign, make_phase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("december")]
DUTIES = [
    "Các phòng, đơn vị đăng ký thi đua năm 2021, gửi báo cáo trước ngày 20/6/2021",
    "Văn phòng Sở gửi bảng chấm điểm trước ngày 15/3/2021",
]
MOVED = "Các phòng, đơn vị đăng ký thi đua năm 2022, gửi báo cáo trước ngày 20/6/2022"


@pytest.fixture
def campaign(department: Department) -> Campaign:
    """A campaign whose plan says who does what."""
    made = make_campaign(department, duties=DUTIES, title="Phong trào thi đua năm 2021")
    make_phase(made, state="closed")
    return made


def copied(department: Department, campaign: Campaign, year: int = 2022) -> Campaign:
    return services.create_next_year(
        actor=department.office, campaign=campaign, draft=plan_next_year(Campaign.objects.get(pk=campaign.pk), year)
    )


def test_the_paper_of_the_copy_says_what_the_plan_said(department: Department, campaign: Campaign) -> None:
    new = copied(department, campaign)

    said = list(texts(draft_plan_paper(actor=department.office, campaign=new).paper))

    assert new.duties == [MOVED, DUTIES[1]]
    assert [text for text in said if text[:3] in ("1. ", "2. ", "3. ")] == [f"1. {MOVED}.", f"2. {DUTIES[1]}."]


@pytest.mark.nozeal  # two copies one after the other
def test_the_next_copy_carries_them_on(department: Department, campaign: Campaign) -> None:
    later = copied(department, copied(department, campaign), 2023)

    assert later.duties == [MOVED.replace("2022", "2023"), DUTIES[1]]


def test_a_date_that_was_typed_over_stands_in_the_sentence_too(department: Department, campaign: Campaign) -> None:
    draft = plan_next_year(Campaign.objects.get(pk=campaign.pk), 2022)
    phases = tuple(replace(phase, report_due_on=date(2022, 6, 17)) for phase in draft.phases)

    new = services.create_next_year(actor=department.office, campaign=campaign, draft=replace(draft, phases=phases))

    assert new.duties[0] == MOVED.replace("20/6/2022", "17/6/2022")


def test_without_duties_the_office_words_them(department: Department) -> None:
    campaign = make_campaign(department)
    make_phase(campaign)

    new = copied(department, campaign)

    assert new.duties == []
    assert any("theo dõi, đôn đốc, kiểm tra" in text for text in texts(services.papers.plan_of(new)))


def test_the_wizard_shows_them_and_takes_what_is_typed(department: Department, campaign: Campaign) -> None:
    client = Client()
    client.force_login(department.office)

    page = client.get(reverse("campaigns:new_year_dates", args=[campaign.pk, 2022])).content.decode()
    review = client.get(reverse("campaigns:new_year_review", args=[campaign.pk, 2022])).content.decode()

    assert (MOVED in page, DUTIES[1] in page) == (True, True)
    assert (DUTIES[1] in review, MOVED in review) == (True, False)


def test_the_page_of_the_paper_names_what_is_of_the_old_year(department: Department, campaign: Campaign) -> None:
    client = Client()
    client.force_login(department.office)
    new = copied(department, campaign)

    paper = draft_plan_paper(actor=department.office, campaign=new)
    doubted = client.get(paper.get_absolute_url()).content.decode()
    Campaign.objects.filter(pk=new.pk).update(duties=[MOVED])
    draft_plan_paper(actor=department.office, campaign=new)
    mended = client.get(paper.get_absolute_url()).content.decode()
    of_the_first = draft_plan_paper(actor=department.office, campaign=campaign)
    first = client.get(of_the_first.get_absolute_url()).content.decode()

    assert f"1 câu còn ghi năm 2021 của kế hoạch cũ, hãy xem lại: “2. {DUTIES[1]}.”" in doubted
    assert ["của kế hoạch cũ" in page for page in (mended, first)] == [False, False]
