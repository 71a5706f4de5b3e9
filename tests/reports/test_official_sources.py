"""Official figures beyond the report: the desk warns once they are accepted, Việc của tôi tells that they wait."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from campaigns.services.official import accept_official, return_official, submit_official_figures
from core import clock
from core.models import Holiday
from reports.models import Consolidation
from reports.queries.cards import Card
from reports.queries.desk import desk
from reports.queries.homes import my_work
from reports.queries.standing import standing_of
from reports.services import create_consolidation, finalise_consolidation
from tests.reports.world import hand_in, make_world

pytestmark = pytest.mark.django_db


def cards_of(consolidation: Consolidation, code: str) -> list[Card]:
    return [each for each in desk(consolidation, code).cards if isinstance(each, Card)]


def test_a_paragraph_turns_amber_when_official_figures_are_accepted() -> None:
    world = make_world()
    department = world.department
    hand_in(world, department.industry, datetime(2021, 6, 18, 9))
    with clock.at(datetime(2021, 6, 25, 9)):
        made = create_consolidation(
            actor=department.office, campaign=world.campaign, phase=world.phase, cut_off_on=date(2021, 6, 25)
        )
    report = world.submissions[department.industry.pk]
    report.refresh_from_db()
    item = report.items.filter(role="lead", task__measure="percent").select_related("task__group").earliest("ordinal")

    assert item.task is not None
    section = item.task.group.section

    def states() -> list[tuple[str, int]]:
        fresh = Consolidation.objects.select_related("campaign__owner", "phase").get(pk=made.pk)
        return [(card.state, card.revision) for card in cards_of(fresh, section) if card.item_id == item.pk]

    with clock.at(datetime(2021, 7, 5, 9)):
        figures = {item.pk: {"value": Decimal(99), "text": "Số liệu chính thức."}}
        submit_official_figures(actor=department.industry_head, submission=report, figures=figures)
        waiting = states()
        accept_official(actor=department.office, submission=report)
        accepted = states()

    assert waiting == [("taken", 1)]
    assert accepted == [("changed", 2)]


def test_a_finalised_report_of_a_day_between_tells_what_was_accepted_afterwards() -> None:
    world = make_world()
    department = world.department
    hand_in(world, department.industry, datetime(2021, 6, 18, 9))
    with clock.at(datetime(2021, 6, 20, 9)):
        made = create_consolidation(
            actor=department.office, campaign=world.campaign, phase=None, cut_off_on=date(2021, 6, 19)
        )
    report = world.submissions[department.industry.pk]
    report.refresh_from_db()
    item = report.items.filter(role="lead", task__measure="percent").earliest("ordinal")
    fresh = Consolidation.objects.select_related("campaign", "phase")

    with clock.at(datetime(2021, 7, 5, 9)):
        submit_official_figures(
            actor=department.industry_head, submission=report, figures={item.pk: {"value": Decimal(99)}}
        )
        accept_official(actor=department.office, submission=report)
        drafted = standing_of(fresh.get(pk=made.pk)).words
        finalise_consolidation(actor=department.office, consolidation=made)
        finalised = standing_of(fresh.get(pk=made.pk)).words

    assert drafted == ""
    assert finalised == "Phòng Quản lý Công nghiệp có lần nộp khác được chấp nhận"


def test_they_wait_in_the_work_of_the_unit() -> None:
    world = make_world()
    department = world.department
    hand_in(world, department.industry, datetime(2021, 6, 18, 9))
    report = world.submissions[department.industry.pk]
    report.refresh_from_db()
    item = report.items.filter(role="lead", task__measure="percent").earliest("ordinal")

    with clock.at(datetime(2021, 7, 5, 9)):
        submit_official_figures(
            actor=department.industry_head, submission=report, figures={item.pk: {"value": Decimal(99)}}
        )
        work = my_work(department.industry_head, clock.now(), Holiday.objects.calendar())

    assert [line.text for line in work.waiting] == ["Số liệu chính thức của báo cáo đợt 1 chờ chấp nhận"]


def test_figures_that_came_back_are_to_be_mended_until_they_are_sent_again() -> None:
    world = make_world()
    department = world.department
    hand_in(world, department.industry, datetime(2021, 6, 18, 9))
    report = world.submissions[department.industry.pk]
    report.refresh_from_db()
    item = report.items.filter(role="lead", task__measure="percent").earliest("ordinal")

    def sends(value: int) -> None:
        submit_official_figures(
            actor=department.industry_head, submission=report, figures={item.pk: {"value": Decimal(value)}}
        )

    def cards_for(user: User) -> list[tuple[str, str, str, str]]:
        cards = my_work(User.objects.get(pk=user.pk), clock.now(), Holiday.objects.calendar()).cards
        return [(card.title, card.action, card.quote, card.url) for card in cards]

    with clock.at(datetime(2021, 7, 5, 9)):
        sends(99)
        waiting = cards_for(department.industry_head)
        return_official(actor=department.office, submission=report, reason="Chưa có biên bản huyện.")
        head, staff = cards_for(department.industry_head), cards_for(department.industry_staff)
        client = Client()
        client.force_login(department.industry_head)
        home = client.get("/").content.decode()
        sends(98)
        sent_again = cards_for(department.industry_head)
        accept_official(actor=department.office, submission=report)
        accepted = cards_for(department.industry_head)

    title, reason = "Sửa và gửi lại số liệu chính thức đợt 1", "Chưa có biên bản huyện."
    form = reverse("campaigns:official_submit", args=[report.pk])
    assert head == [(title, "Sửa và gửi lại", reason, form)]
    assert staff == [(title, "Xem số liệu đã gửi", reason, report.get_absolute_url())]
    assert (title in home, home.count('<span class="count">1<span class="vh"> việc</span></span>')) == (True, 3)
    assert (waiting, sent_again, accepted) == ([], [], [])
