"""An extension, and the days to mend a report, are told wherever the deadline of the unit is."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from campaigns.queries.board import board_counts
from campaigns.services import extend_submissions, submit_submission
from core import clock
from documents.content import Paragraph
from reports.papers.unit_results import unit_results_paper
from reports.queries.board import BoardAsk, board_page
from reports.queries.overview import overview
from reports.queries.units import unit_results
from tests.reports.world import World, fill_in, hand_in, make_world, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)
TODAY = date(2021, 6, 25)


@pytest.fixture
def world() -> World:
    """Phase 1 is due before 20/6. Industry is to mend its report, trade was given time until 6/7; today is 25/6."""
    made = make_world()
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9), accept=False)
    send_back(made, made.units[0], datetime(2021, 6, 24, 9))
    extend(made, date(2021, 7, 6))
    return made


def extend(world: World, until: date, unit: int = 1) -> None:
    report = world.submissions[world.units[unit].pk]
    with clock.at(NOW):
        extend_submissions(
            actor=world.department.office, submissions=[report], until=until, reason="Chờ số liệu của Cục Thống kê."
        )


def page(user: User, address: str) -> str:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        return client.get(address).content.decode()


def own_words(world: World, today: date = TODAY) -> list[str]:
    return [
        line.focus.own.short if line.focus and line.focus.own else ""
        for line in board_page(world.campaign, today).lines
    ]


def test_the_board_tells_each_units_own_deadline(world: World) -> None:
    text = page(world.department.office, reverse("reports:board"))

    assert own_words(world) == ["nộp lại trước ngày 30/6", "hạn riêng trước ngày 6/7"]
    assert ("hạn riêng trước ngày 6/7" in text, "nộp lại trước ngày 30/6" in text) == (True, True)


def test_an_extended_report_keeps_its_date_on_the_board_after_it_came(world: World) -> None:
    unit = world.units[1]
    head, report = world.heads[unit.pk], world.submissions[unit.pk]
    with clock.at(datetime(2021, 7, 5, 9)):
        fill_in(report, head)
        submit_submission(actor=head, submission=report)

    assert own_words(world, date(2021, 7, 7))[1] == "hạn riêng trước ngày 6/7"


def test_a_year_is_said_where_it_is_another(world: World) -> None:
    extend(world, date(2022, 1, 5))

    assert own_words(world)[1] == "hạn riêng trước ngày 5/1/2022"


def test_the_workbook_has_a_column_for_phases_with_own_deadlines_only(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    with clock.at(NOW):
        answer = client.get(reverse("reports:board_export"))

    rows = list(load_workbook(BytesIO(answer.content))["Bảng theo dõi"].values)
    assert rows[0] == ("STT", "Đơn vị", "Đợt 1", "Ngày nộp đợt 1", "Hạn riêng đợt 1", "Đợt 2", "Ngày nộp đợt 2")
    assert [row[4] for row in rows[1:]] == ["Nộp lại trước ngày 30/6/2021", "Hạn riêng trước ngày 6/7/2021"]


def test_the_number_of_extended_reports_opens_them(world: World) -> None:
    counts = board_counts(world.campaign, TODAY)[world.phase.pk]
    opened = board_page(world.campaign, TODAY, BoardAsk(phase=1, chosen="gia-han"))

    assert (counts.extended, counts.extended_until) == (1, date(2021, 7, 6))
    assert [line.row.unit.name for line in opened.lines] == [world.units[1].name]
    assert [(note.value, note.label) for note in opened.notes if note.current] == [(1, "được gia hạn, chưa nộp")]


def test_nobody_is_overdue_on_the_overview_while_all_that_is_missing_has_more_time(world: World) -> None:
    with clock.at(NOW):
        progress = overview(world.campaign, TODAY).phases[0]
    text = page(world.department.office, "/")
    card = text[text.index('id="cac-dot"') : text.index('id="chi-tieu"')]

    assert (progress.is_due_for_some, progress.extended_words) == (False, "1 đơn vị được gia hạn, nộp trước ngày 6/7")
    assert ("quá hạn" in card, "1 đơn vị được gia hạn, nộp trước ngày 6/7" in card) == (False, True)


def test_one_without_more_time_is_overdue_beside_those_that_have_it() -> None:
    made = make_world(4)
    extend(made, date(2021, 7, 6), unit=0)
    extend(made, date(2021, 7, 8), unit=1)

    text = page(made.department.director, "/")
    card = text[text.index('id="cac-dot"') : text.index('id="chi-tieu"')]

    assert ("quá hạn 5 ngày" in card, "2 đơn vị được gia hạn, nộp muộn nhất trước ngày 8/7" in card) == (True, True)


def test_the_units_own_page_and_its_paper_tell_both_dates(world: World) -> None:
    industry, trade = (page(world.heads[unit.pk], reverse("reports:unit_results")) for unit in world.units)
    with clock.at(NOW):
        papers = [unit_results_paper(unit_results(unit, TODAY), TODAY) for unit in world.units]

    assert ("Trước ngày 20/6/2021" in industry, "nộp lại trước ngày 30/6/2021" in industry) == (True, True)
    assert ("Trước ngày 20/6/2021" in trade, "hạn riêng trước ngày 6/7/2021" in trade) == (True, True)
    assert [[block.text for block in paper.blocks if isinstance(block, Paragraph)][1] for paper in papers] == [
        "Nộp ngày 18/6/2021, đúng hạn; nộp lại trước ngày 30/6/2021; tình trạng: trả lại.",
        "Chưa nộp; hạn riêng trước ngày 6/7/2021; tình trạng: chưa nộp.",
    ]


def test_the_units_own_page_says_how_many_were_handed_in(world: World) -> None:
    text = page(world.heads[world.units[0].pk], reverse("reports:unit_results"))

    assert '<td role="cell" data-label="Đã nộp" class="num">1</td>' in text


def test_what_was_not_mended_in_time_stands_red_on_the_board_and_the_overview(world: World) -> None:
    on_time, too_late = datetime(2021, 6, 30, 9), datetime(2021, 7, 2, 9)
    office = world.department.office

    def shown(moment: datetime) -> tuple[str, str, str, list[int]]:
        with clock.at(moment):
            board = board_page(world.campaign, clock.today())
            red = overview(world.campaign, clock.today()).red
            [sent_back] = [line for line in board.lines if line.focus and line.focus.state.value == "returned"]
            notes = [each.note for each in board.numbers if each.label == "Trả lại"]
        assert sent_back.focus
        days = [line.days for line in red if line.state.value == "returned"]
        return sent_back.focus.told, notes[0], board.lines[0].row.unit.name, days

    name = world.units[0].name
    assert shown(on_time) == ("Trả lại", "đơn vị đang sửa", name, [0])
    assert shown(too_late) == ("Trả lại, quá hạn nộp lại 2 ngày", "1 quá hạn nộp lại", name, [2])
    client = Client()
    client.force_login(office)
    with clock.at(too_late):
        pages = [client.get(address).content.decode() for address in (reverse("reports:board"), "/")]
    assert ["quá hạn nộp lại 2 ngày" in page for page in pages] == [True, True]
