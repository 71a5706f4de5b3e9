"""The board, what the office accepted, the progress of the two lists."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from campaigns import services
from campaigns.models.tasks import TaskSource
from campaigns.queries.board import count
from campaigns.queries.plans import campaign_page
from campaigns.queries.submissions import accepted_items, board_rows, counted_tasks, list_progress
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_phase, make_submission, make_task, make_unit

pytestmark = pytest.mark.django_db
TODAY = date(2021, 6, 21)


@pytest.fixture
def world() -> World:
    return make_world()


def test_the_board_has_units_by_phases_with_states(world: World) -> None:
    make_phase(world.campaign, 2, state="planned")
    submit(world, date(2021, 6, 20))

    board = board_rows(world.campaign, TODAY)

    shown = {row.unit.name: [cell.state.label for cell in row.cells] for row in board.rows}
    assert shown == {
        "Văn phòng Sở": ["Quá hạn", "Chưa mở"],
        "Phòng Quản lý Công nghiệp": ["Nộp trong ngày ghi hạn", "Chưa mở"],
        "Phòng Quản lý Thương mại": ["Quá hạn", "Chưa mở"],
    }
    cell = board.rows[1].cells[0]
    assert (cell.items_done, cell.items_total, len(cell.tasks)) == (13, 13, 5)
    assert (cell.tasks[0].status_label, cell.tasks[0].gap) == ("Hoàn thành", "")


def test_the_counts_leave_out_the_waived(world: World) -> None:
    submit(world, date(2021, 6, 20))
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")

    counts = board_rows(world.campaign, TODAY).counts[world.phase.pk]

    assert (counts.expected, counts.submitted, counts.on_time, counts.on_named_day, counts.late) == (2, 1, 1, 1, 0)
    assert (counts.overdue, counts.waived, counts.returned, counts.accepted) == (1, 1, 0, 0)


def test_a_closed_phase_tells_who_never_handed_in(world: World) -> None:
    submit(world)
    mended_never = world.report
    services.return_submission(
        actor=world.office, submission=mended_never, remarks={mended_never.items.get(ordinal=1).pk: "Sửa."}
    )
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")
    services.close_phase(actor=world.office, phase=world.phase)

    board = board_rows(world.campaign, TODAY)

    assert [(row.cells[0].state.label, row.cells[0].submitted_on) for row in board.rows] == [
        ("Không nộp", None),
        ("Không nộp", None),
        ("Được miễn", None),
    ]
    counts = board.total
    assert (counts.expected, counts.submitted, counts.on_time, counts.returned) == (2, 0, 0, 0)
    assert (counts.overdue, counts.not_handed_in) == (0, 2)
    [phase] = campaign_page(world.campaign).phases
    assert phase.handed_in == 0


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_board_costs_three_statements(world: World, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        unit = make_unit(world.campaign.owner)
        make_task(world.campaign, unit)
        make_submission(world.phase, unit)

    with django_assert_num_queries(3):
        board = board_rows(world.campaign, TODAY)

    assert len(board.rows) == count + 3


def accept(world: World) -> None:
    with at(2021, 6, 18, 8):
        services.accept_submission(actor=world.office, submission=world.report)


def test_accepted_items_are_read_from_the_frozen_revision(world: World) -> None:
    revision = submit(world)
    accept(world)
    world.report.items.update(text="Bị đổi ngoài luồng.")

    rows = accepted_items(world.campaign)

    figure = next(row for row in rows if row.task_id == world.figure.pk)
    assert len(rows) == 13
    assert (figure.revision_id, figure.revision_number, figure.unit) == (revision.pk, 1, world.report.unit)
    assert (figure.value, figure.target_value, figure.figure_unit, figure.counts) == (
        Decimal(16),
        Decimal(23),
        "cụm",
        True,
    )
    assert figure.text == "Kết quả của mục 1."


def test_only_accepted_revisions_handed_in_by_the_cut_off_count(world: World) -> None:
    submit(world, date(2021, 6, 17))
    not_accepted = accepted_items(world.campaign)
    accept(world)

    assert not_accepted == ()
    assert accepted_items(world.campaign, cut_off=date(2021, 6, 16)) == ()
    assert len(accepted_items(world.campaign, world.phase, cut_off=date(2021, 6, 17))) == 13


def test_what_was_accepted_and_then_returned_counts_no_longer(world: World) -> None:
    submit(world)
    accept(world)
    services.return_submission(
        actor=world.office, submission=world.report, remarks={world.report.items.get(ordinal=1).pk: "Sửa."}
    )

    assert accepted_items(world.campaign) == ()


@pytest.mark.nozeal
@pytest.mark.parametrize("count", [1, 3, 30])
def test_accepted_items_cost_one_statement(world: World, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        report = make_submission(make_phase(world.campaign, number + 2), world.report.unit)
        fill(report)
        services.submit_submission(actor=world.head, submission=report)
        services.accept_submission(actor=world.office, submission=report)

    with django_assert_num_queries(1):
        rows = accepted_items(world.campaign)

    assert len(rows) == count * 13


def test_the_two_lists_are_counted_by_the_lead_units_latest_word(world: World) -> None:
    done, ahead, running, silent = (
        make_task(world.campaign, world.report.unit, world.foreign_report.unit, source=source, source_number=number)
        for source, number in (
            (TaskSource.PROGRAMME, "1"),
            (TaskSource.PROGRAMME, "2"),
            (TaskSource.DECISION, "1"),
            (TaskSource.DECISION, "2"),
        )
    )
    world.report.items.all().delete()
    world.report.delete()
    world.report = make_submission(world.phase, world.head.acting_unit)
    fill(world.report)
    for task, status in ((done, "done"), (ahead, "ahead"), (running, "in_progress"), (silent, "not_started")):
        world.report.items.filter(task=task).update(status=status)
    with at(2021, 6, 17, 9):
        services.submit_submission(actor=world.head, submission=world.report)
    before = list_progress(counted_tasks(world.campaign), accepted_items(world.campaign))
    accept(world)

    after = list_progress(counted_tasks(world.campaign), accepted_items(world.campaign))

    assert (before.total, before.completed, before.reported) == (4, 0, 0)
    assert (after.total, after.completed, after.ahead, after.reported) == (4, 2, 1, 4)
    assert (after.percent, after.ahead_percent) == (Decimal(50), Decimal(25))


@dataclass(frozen=True)
class Told:
    """What the lead unit said of a part in a phase, and on which day it was completed."""

    part: int
    phase: int
    status: str
    on: date | None = None


@pytest.mark.parametrize(
    ("words", "completed", "ahead"),
    [
        ((), 0, 0),
        ((Told(0, 1, "done"),), 0, 0),
        ((Told(0, 1, "done"), Told(1, 1, "in_progress")), 0, 0),
        ((Told(0, 1, "done"), Told(1, 1, "in_progress"), Told(1, 2, "done")), 1, 0),
        ((Told(0, 1, "done"), Told(1, 2, "ahead")), 1, 1),
        ((Told(0, 1, "ahead"), Told(1, 2, "done")), 1, 0),
        ((Told(0, 1, "ahead"), Told(1, 1, "ahead"), Told(0, 2, "ahead")), 1, 1),
        ((Told(0, 1, "done", date(2021, 5, 3)), Told(1, 1, "ahead", date(2021, 6, 1))), 1, 1),
        ((Told(0, 1, "ahead", date(2021, 5, 3)), Told(1, 1, "done", date(2021, 5, 3))), 1, 0),
        ((Told(0, 1, "done"), Told(1, 1, "done"), Told(1, 2, "in_progress")), 0, 0),
    ],
)
def test_a_split_task_of_a_list_counts_once(world: World, words: tuple[Told, ...], completed: int, ahead: int) -> None:
    whole = make_task(world.campaign, world.report.unit, source=TaskSource.DECISION, source_number="7")
    inner, *others = services.split_task(actor=world.office, task=whole, texts=["Phần một", "Phần hai"])
    parts = [inner, *others]
    submit(world)
    accept(world)
    any_item = accepted_items(world.campaign)[0]

    progress = list_progress(
        counted_tasks(world.campaign),
        [
            replace(
                any_item,
                task_id=parts[told.part].pk,
                role="lead",
                phase_ordinal=told.phase,
                status=told.status,
                product_on=told.on,
            )
            for told in words
        ],
    )

    assert (progress.total, progress.split, progress.completed, progress.ahead) == (1, 1, completed, ahead)


def test_a_part_that_is_split_again_is_still_of_the_one_entry(world: World) -> None:
    whole = make_task(world.campaign, world.report.unit, source=TaskSource.DECISION, source_number="7")
    first, second = services.split_task(actor=world.office, task=whole, texts=["Phần một", "Phần hai"])
    inner = services.split_task(actor=world.office, task=first, texts=["Phần một a", "Phần một b"])
    services.stop_task(actor=world.office, task=inner[1])

    assert counted_tasks(world.campaign) == {second.pk: whole.pk, inner[0].pk: whole.pk}


def test_the_page_of_a_campaign_counts_as_the_board_does(world: World) -> None:
    with at(2021, 6, 15):
        services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")

    [phase] = campaign_page(world.campaign).phases

    on_board = count(phase.submissions.select_related("phase"), date(2021, 6, 15))
    assert (phase.handed_in, phase.expected) == (on_board.submitted, on_board.expected) == (0, 2)
