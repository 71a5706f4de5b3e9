"""A campaign that changed after its plan was drafted: its duties follow, and the draft is told to be of yesterday."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from campaigns.models import Campaign, Phase, Task
from campaigns.queries.plan_texts import fingerprint
from campaigns.services import change_phase, change_plan_texts, change_task, draft_plan_paper, stop_task
from core import clock
from core.models import JournalEntry
from documents.models import IssuedPaper
from documents.services import PaperDoubted, draft_replacement, issue_paper, submit_for_signing, take_back_paper
from tests.factories import make_task
from tests.reports.world import World, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 3, 9)
DUTIES = [
    "Các phòng, đơn vị báo cáo: đợt 1 trước ngày 20/6/2021; đợt 2 trước ngày 10/12/2021",
    "Văn phòng tổng hợp báo cáo trước 30/6, gửi bảng chấm điểm ngày 15 tháng 3 năm 2021",
]


@pytest.fixture
def world() -> World:
    made = make_world()
    made.campaign.duties = DUTIES
    made.campaign.save()
    return made


@pytest.fixture
def paper(world: World) -> IssuedPaper:
    with clock.at(NOW):
        return draft_plan_paper(actor=world.department.office, campaign=world.campaign)


def page(user: User, address: str) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.get(address).content.decode()


def move(world: World, **days: Any) -> None:
    with clock.at(NOW):
        change_phase(actor=world.department.office, phase=Phase.objects.get(pk=world.phase.pk), changes=days)


DRIFTED = "Phong trào đã đổi từ khi soạn văn bản này"


def test_both_pages_say_that_the_draft_is_of_before_the_change_and_draft_it_anew(
    world: World, paper: IssuedPaper
) -> None:
    office, campaign = world.department.office, world.campaign
    again = reverse("campaigns:plan_paper_draft", args=[campaign.pk])
    addresses = (campaign.get_absolute_url(), paper.get_absolute_url())
    told = ("Dự thảo Kế hoạch không còn đúng với phong trào", DRIFTED)

    before = [page(office, address) for address in addresses]
    move(world, report_due_on=date(2021, 6, 18))
    after = [page(office, address) for address in addresses]
    with clock.at(NOW):
        draft_plan_paper(actor=office, campaign=campaign)
    mended = [page(office, address) for address in addresses]

    assert [words in text for words, text in zip(told, before, strict=True)] == [False, False]
    assert [words in text for words, text in zip(told, after, strict=True)] == [True, True]
    assert [(text.count(f'action="{again}"'), "trước ngày 18/6/2021" in text) for text in after] == [(1, True)] * 2
    assert [words in text for words, text in zip(told, mended, strict=True)] == [False, False]


def test_a_change_that_is_taken_back_leaves_no_word(world: World, paper: IssuedPaper) -> None:
    move(world, report_due_on=date(2021, 6, 18))
    move(world, report_due_on=date(2021, 6, 20))

    assert DRIFTED not in page(world.department.office, paper.get_absolute_url())


def change_text(world: World) -> None:
    office, campaign = world.department.office, world.campaign
    change_plan_texts(
        actor=office, campaign=campaign, texts={"theme": "Kỷ cương"}, shown={"theme": fingerprint(campaign.theme)}
    )


def change_words_of_task(world: World) -> None:
    task = Task.objects.filter(campaign=world.campaign).first()
    assert task
    change_task(actor=world.department.office, task=task, changes={"text": "Việc khác hẳn"})


def change_due(world: World) -> None:
    task = Task.objects.filter(campaign=world.campaign).first()
    assert task
    change_task(actor=world.department.office, task=task, changes={"due_on": date(2021, 11, 11)})


def stop(world: World) -> None:
    task = Task.objects.filter(campaign=world.campaign).first()
    assert task
    stop_task(actor=world.department.office, task=task)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (change_text, "Kỷ cương"),
        (change_words_of_task, "Việc khác hẳn"),
        (change_due, "11/11/2021"),
        (stop, "nhiệm vụ"),
    ],
)
def test_words_and_tasks_that_changed_are_named(world: World, paper: IssuedPaper, change: Any, told: str) -> None:
    with clock.at(NOW):
        change(world)

    _, _, remark = page(world.department.office, paper.get_absolute_url()).partition(DRIFTED)

    assert told in remark[:300]


def test_it_is_not_sent_for_signing_unread(world: World, paper: IssuedPaper) -> None:
    office = world.department.office
    with clock.at(NOW):
        submit_for_signing(actor=office, paper=paper)
        take_back_paper(actor=office, paper=paper)
    move(world, report_due_on=date(2021, 6, 18))

    with clock.at(NOW), pytest.raises(PaperDoubted, match=DRIFTED):
        submit_for_signing(actor=office, paper=paper)
    with clock.at(NOW):
        sent = submit_for_signing(actor=office, paper=paper, confirmed=True)

    pages = [page(office, address) for address in (world.campaign.get_absolute_url(), paper.get_absolute_url())]
    assert sent.state == "sent_for_signing"
    assert ["Kế hoạch đang chờ ký không còn đúng với phong trào" in pages[0], DRIFTED in pages[1]] == [True, True]


def test_an_issued_plan_is_left_alone_and_what_replaces_it_is_held_against_the_campaign(
    world: World, paper: IssuedPaper
) -> None:
    office = world.department.office
    with clock.at(NOW):
        submit_for_signing(actor=office, paper=paper)
        issue_paper(actor=office, paper=paper, number=7, issued_on=NOW.date(), confirmed=True)
        replacement = draft_replacement(actor=office, paper=paper)
    pages = [page(office, each.get_absolute_url()) for each in (paper, replacement)]
    move(world, report_due_on=date(2021, 6, 18))
    pages += [page(office, each.get_absolute_url()) for each in (paper, replacement)]

    assert [DRIFTED in text for text in pages] == [False, False, False, True]


def test_a_campaign_with_a_draft_costs_two_statements_more(world: World) -> None:
    """And one that names the paper in the journal."""
    without = statements(world)
    with clock.at(NOW):
        draft_plan_paper(actor=world.department.office, campaign=world.campaign)

    assert statements(world) - without == 2 + 1


def statements(world: World) -> int:
    client = Client()
    client.force_login(world.department.office)
    with clock.at(NOW), CaptureQueriesContext(connection) as told:
        client.get(world.campaign.get_absolute_url())
        return len(told)


def test_duties_follow_the_days_of_a_phase(world: World) -> None:
    move(world, report_due_on=date(2021, 6, 18), wrap_up_on=date(2021, 7, 2))

    campaign = Campaign.objects.get(pk=world.campaign.pk)
    entries = JournalEntry.objects.order_by("-id")[:2]
    assert campaign.duties == [DUTIES[0].replace("20/6/2021", "18/6/2021"), DUTIES[1]]
    assert [entry.code for entry in entries] == ["campaigns.campaign.texts_changed", "campaigns.phase.changed"]
    assert len({entry.act for entry in entries}) == 1


def test_a_day_that_something_else_still_has_stays_in_its_sentence(world: World) -> None:
    make_task(world.campaign, due_on=date(2021, 6, 20))

    move(world, report_due_on=date(2021, 6, 18))

    assert Campaign.objects.get(pk=world.campaign.pk).duties == DUTIES


def test_duties_follow_the_due_date_of_a_task(world: World) -> None:
    task = make_task(world.campaign, due_on=date(2021, 3, 15))

    change_task(actor=world.department.office, task=task, changes={"due_on": date(2021, 4, 1)})

    assert Campaign.objects.get(pk=world.campaign.pk).duties[1] == DUTIES[1].replace("15 tháng 3", "1 tháng 4")


def test_duties_follow_the_limit_of_a_phase(world: World) -> None:
    move(world, report_due_bound="by")
    move(world, report_due_on=date(2021, 6, 18), report_due_bound="before")
    move(world, report_due_bound="by")

    campaign = Campaign.objects.get(pk=world.campaign.pk)
    assert campaign.duties == [DUTIES[0].replace("trước ngày 20/6/2021", "chậm nhất ngày 18/6/2021"), DUTIES[1]]


def test_both_pages_tell_a_duty_of_another_deadline_as_long_as_it_stands(world: World) -> None:
    make_task(world.campaign, due_on=date(2021, 6, 20))
    move(world, report_due_on=date(2021, 6, 18))
    office, campaign = world.department.office, Campaign.objects.get(pk=world.campaign.pk)
    with clock.at(NOW):
        paper = draft_plan_paper(actor=office, campaign=campaign)
    addresses = (campaign.get_absolute_url(), paper.get_absolute_url())
    words = reverse("campaigns:plan_texts_edit", args=[campaign.pk])
    doubt = "đợt 1 trước ngày 20/6/2021, khác với hạn báo cáo của đợt này, trước ngày 18/6/2021"

    told = [page(office, address) for address in addresses]
    with clock.at(NOW), pytest.raises(PaperDoubted, match=doubt):
        submit_for_signing(actor=office, paper=paper)
    change_plan_texts(
        actor=office,
        campaign=campaign,
        texts={"duties": [DUTIES[0].replace("20/6", "18/6")]},
        shown={"duties": fingerprint(campaign.duties)},
    )
    mended = [page(office, address) for address in addresses]

    assert [f'{doubt}: “{DUTIES[0]}” <a href="{words}">Nội dung kế hoạch</a>' in text for text in told] == [True] * 2
    assert [doubt in text for text in mended] == [False, False]


def test_a_head_reads_no_doubt_that_only_the_office_can_mend(world: World) -> None:
    Campaign.objects.filter(pk=world.campaign.pk).update(
        duties=["a) Trưởng các phòng: nộp đợt 1 trước ngày 20/10/2021"]
    )
    head = world.department.industry_head

    told = [page(user, world.campaign.get_absolute_url()) for user in (world.department.office, head)]

    assert ["Phân công trách nhiệm ghi đợt 1 trước ngày 20/10/2021" in text for text in told] == [True, False]


def test_the_page_tells_what_followed_and_what_still_names_the_day_before(world: World) -> None:
    goal = "Hoàn thành trước ngày 20/6/2021"
    Phase.objects.filter(pk=world.phase.pk).update(goals=[goal])
    client = Client()
    client.force_login(world.department.office)
    with clock.at(NOW):
        address = reverse("campaigns:phase_edit", args=[world.phase.pk])
        typed = client.get(address).context["form"].initial | {"report_due_on": "18/6/2021"}
        said = client.post(address, typed, follow=True).content.decode()

    assert f"Câu phân công trách nhiệm ghi theo hạn mới: “{DUTIES[0].replace('20/6/2021', '18/6/2021')}”" in said
    assert f"Câu này còn ghi ngày cũ: “{goal}” Cần thì sửa ở trang Nội dung kế hoạch." in said
