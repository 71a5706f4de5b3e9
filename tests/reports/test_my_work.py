"""Việc của tôi: what came back, what is due, what waits."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from awards.models import Nomination
from campaigns.services import close_phase
from core import clock
from core.models import Holiday
from reports.queries.homes import MyWork, my_work
from tests.access.world import nomination_of
from tests.factories import make_inspection
from tests.reports.world import World, hand_in, make_world, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture
def world() -> World:
    return make_world()


def work_of(user: User) -> MyWork:
    with clock.at(NOW):
        return my_work(User.objects.get(pk=user.pk), clock.now(), Holiday.objects.calendar())


def page_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.get("/").content.decode()


@pytest.mark.parametrize(
    ("words", "quoted"), [("decision_reason", "Giám đốc trả lại"), ("office_opinion", "Văn phòng trả lại")]
)
def test_a_returned_nomination_is_to_be_mended(world: World, words: str, quoted: str) -> None:
    nomination = nomination_of(world, "returned", 1)
    Nomination.objects.update(**{words: "Ghi rõ số văn bản."})
    nomination_of(world, "drafted", 2)
    world.submissions[world.department.industry.pk].delete()

    cards = work_of(world.department.industry_staff).cards

    assert [(card.title, card.quote, card.quoted, card.url, card.deadline) for card in cards] == [
        (
            "Sửa và gửi lại đề nghị khen thưởng Nguyễn Văn Mẫu 1",
            "Ghi rõ số văn bản.",
            quoted,
            reverse("awards:nomination_edit", args=[nomination.pk]),
            None,
        )
    ]
    assert work_of(world.department.trade_head).cards[0].title.startswith("Nộp báo cáo")


def test_the_number_beside_my_work_is_that_of_its_cards(world: World) -> None:
    nomination_of(world, "returned", 1)

    text = page_of(world.department.industry_head)

    assert text.count('class="card work') == 2
    assert text.count('<span class="count">2<span class="vh"> việc</span></span>') == 3


def test_a_returned_report_says_until_when_to_mend_it(world: World) -> None:
    hand_in(world, world.department.industry, datetime(2021, 6, 18, 9), accept=False)
    send_back(world, world.department.industry, datetime(2021, 6, 23, 9))

    text = page_of(world.department.industry_head)

    assert "Nộp lại trước ngày 29/6/2021" in " ".join(text.split())
    assert "Đã nộp lần đầu ngày 18/6/2021" in text


def test_what_came_back_stands_before_what_the_office_asks(world: World) -> None:
    nomination_of(world, "returned", 1)
    with clock.at(NOW):
        make_inspection(
            world.campaign,
            world.department.industry,
            world.department.office,
            state="answer_awaited",
            request="Bổ sung biên bản.",
            answer_due_on=date(2021, 6, 28),
        )

    cards = work_of(world.department.industry_head).cards

    assert [(card.action, card.quoted, card.is_urgent) for card in cards] == [
        ("Sửa và gửi lại", "Văn phòng trả lại", True),
        ("Soạn báo cáo", "Văn phòng trả lại", True),
        ("Trả lời", "Văn phòng yêu cầu", False),
    ]


def test_only_the_head_is_asked_to_answer_an_inspection(world: World) -> None:
    with clock.at(NOW):
        make_inspection(
            world.campaign,
            world.department.industry,
            world.department.office,
            state="answer_awaited",
            request="Bổ sung biên bản.",
            answer_due_on=date(2021, 6, 22),
        )

    cards = [work_of(user).cards[-1] for user in (world.department.industry_head, world.department.industry_staff)]

    about = f"{world.campaign.title} · Phòng Quản lý Công nghiệp"
    assert {card.state.label for card in cards if card.state} == {"Quá hạn trả lời"}
    assert [(card.action, card.about) for card in cards] == [
        ("Trả lời", about),
        ("Xem yêu cầu", f"{about} · chờ Trưởng phòng Quản lý Công nghiệp trả lời"),
    ]


def test_a_report_that_a_closed_phase_cut_off_leaves_a_trace(world: World) -> None:
    hand_in(world, world.department.industry, datetime(2021, 6, 18, 9), accept=False)
    send_back(world, world.department.industry, datetime(2021, 6, 23, 9))
    with clock.at(datetime(2021, 6, 30, 9)):
        close_phase(actor=world.department.office, phase=world.phase)

    work = work_of(world.department.industry_head)

    report = world.submissions[world.department.industry.pk]
    assert work.cards == ()
    assert [(line.text, line.state.label, line.url) for line in work.done] == [
        ("Báo cáo đợt 1 năm 2021", "Không nộp", report.get_absolute_url())
    ]
