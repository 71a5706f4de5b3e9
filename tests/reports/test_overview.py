"""Tổng quan as a page: what waits, the red list with the way to its rest, pictures whose numbers open their rows."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from core import clock
from reports.queries.overview import UNITS_PICTURED, overview
from reports.queries.trend import Awards
from tests.factories import make_campaign, make_department, make_inspection, make_phase, make_submission
from tests.reports.world import hand_in, make_world, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
TODAY = date(2021, 6, 25)


def home(user: User) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        answer = client.get("/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_what_waits_is_told_with_its_number_and_zeros_are_left_out() -> None:
    world = make_world()
    hand_in(world, world.units[0], datetime(2021, 6, 18, 9), accept=False)

    text = home(world.department.office)

    row = f'<a href="{reverse("campaigns:review_list")}"><span>Báo cáo chờ thẩm định</span><b>1</b></a>'
    assert (row in text, "chờ thẩm tra" in text, "không có gì chờ bạn" in text) == (True, False, False)


def test_when_nothing_waits_it_says_so() -> None:
    world = make_world()

    assert "Hiện không có gì chờ bạn." in home(world.department.office)
    assert "Hiện không có gì chờ bạn." in home(world.department.director)


def test_overdue_answers_to_inspections_stand_red_among_the_reports() -> None:
    world = make_world(7)
    for unit, due_on in zip(world.units, (date(2021, 6, 1), date(2021, 6, 23), date(2021, 6, 25)), strict=False):
        make_inspection(
            world.campaign,
            unit,
            world.department.office,
            state="answer_awaited",
            request="Bổ sung.",
            answer_due_on=due_on,
        )

    texts = [home(user) for user in (world.department.office, world.department.director)]
    view = overview(world.campaign, TODAY)

    assert (view.red_total, view.answers_overdue, len(view.red)) == (9, 2, 5)
    assert (view.red[0].words, view.red[0].days) == (f"{world.units[0]}, kiểm tra ngày 10/5/2021", 24)
    link = reverse("campaigns:inspection_list") + '?tinh_trang=overdue">kiểm tra: 2 quá hạn trả lời</a>'
    assert [(view.red[0].words in text, link in text) for text in texts] == [(True, True)] * 2


@pytest.mark.parametrize("count", [1, 3, 30])
def test_overdue_answers_cost_the_page_one_statement(count: int) -> None:
    world = make_world()
    director = world.department.director
    with CaptureQueriesContext(connection) as without:
        home(director)
    for _ in range(count):
        make_inspection(
            world.campaign,
            world.units[0],
            world.department.office,
            state="answer_awaited",
            request="Bổ sung.",
            answer_due_on=date(2021, 6, 1),
        )

    with CaptureQueriesContext(connection) as asked:
        home(director)

    assert len(asked) == len(without) + 1


@pytest.mark.parametrize(("units", "shown"), [(5, 5), (7, 5)])
def test_the_red_list_shows_five_and_the_way_to_the_rest(units: int, shown: int) -> None:
    world = make_world(units)
    hand_in(world, world.units[0], datetime(2021, 6, 18, 10), accept=False)
    send_back(world, world.units[0], datetime(2021, 6, 21, 9))

    text = home(world.department.director)
    red = text[text.index('id="cham"') : text.index('id="cac-dot"')]

    board = reverse("reports:board") + f"?phongtrao={world.campaign.pk}&amp;dot=1&amp;loc="
    assert f"({units})" in red
    assert red.count("/bao-cao/") == shown
    assert (f'{board}qua-han">đợt 1: {units - 1} quá hạn' in red, f'{board}tra-lai">đợt 1: 1 trả lại' in red) == (
        units > shown,
        units > shown,
    )


def test_the_picture_of_many_units_shows_those_that_are_late_most() -> None:
    world = make_world(UNITS_PICTURED + 2)
    for unit in world.units[:2]:
        hand_in(world, unit, datetime(2021, 6, 18, 9))

    with clock.at(NOW):
        view = overview(world.campaign, TODAY)

    assert [row[1] for row in view.on_time] == [0] * UNITS_PICTURED
    assert view.on_time_summary == "2/14 đơn vị nộp đúng hạn mọi báo cáo"
    assert "Xem cả 14 đơn vị" in home(world.department.director)


def test_each_part_says_the_most_important_in_one_line() -> None:
    world = make_world()
    before = make_campaign(world.department, year=2020, title="Phong trào năm 2020", state="closed")
    phase = make_phase(before, state="closed", report_due_on=date(2020, 6, 20))
    make_submission(phase, world.units[0])
    hand_in(world, world.units[0], datetime(2021, 6, 18, 9))

    with clock.at(NOW):
        view = overview(world.campaign, TODAY)

    assert view.targets.summary == "2 chỉ tiêu: 1 đang thực hiện, 1 chưa có số liệu gốc"
    assert view.trend is not None
    assert view.trend.summary == "Đợt 1, đúng hạn: tăng 50 điểm phần trăm"


def test_every_number_of_the_pictures_opens_its_rows_and_stands_again_in_the_table() -> None:
    world = make_world()
    before = make_campaign(world.department, year=2020, title="Phong trào năm 2020", state="closed")
    phase = make_phase(before, state="closed", report_due_on=date(2020, 6, 20))
    make_submission(phase, world.units[0])
    hand_in(world, world.units[0], datetime(2021, 6, 18, 9))
    with clock.at(NOW):
        told = overview(world.campaign, TODAY).trend
    assert told is not None

    text = home(world.department.director)

    shares = [share for measure in told.phases[0].measures for share in (measure.now, measure.before)]
    assert [text.count(f'href="{share.url.replace("&", "&amp;")}"') for share in shares] == [2] * 6
    assert [text.count(f'href="{url}"') for url in (told.awards.now_url, told.awards.before_url)] == [2, 2]
    assert "Xem bảng" in text


@pytest.mark.parametrize(("now", "before", "widths"), [(0, 0, (0, 0)), (4, 2, (100, 50)), (1, 3, (33, 100))])
def test_the_bars_of_awards_stand_to_the_larger(now: int, before: int, widths: tuple[int, int]) -> None:
    awards = Awards(now, before, "", "")

    assert (awards.now_width, awards.before_width) == widths


def test_the_printed_page_names_the_organisation_and_the_hour_of_its_figures() -> None:
    world = make_world()

    text = home(world.department.director)

    told = f'<p class="print-only"><b>{world.department.unit.name}</b>. Số liệu tính đến 09:00, 25/6/2021.</p>'
    assert (told in text, text.count("data-print")) == (True, 1)


def test_without_a_campaign_there_is_nothing_to_print() -> None:
    text = home(make_department().office)

    assert ("data-print" in text, "print-only" in text) == (False, False)
