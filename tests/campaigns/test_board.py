"""The board, what the office accepted, the progress of the two lists."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import services
from campaigns.models import Campaign, Phase, Submission
from campaigns.models.tasks import TaskSource
from campaigns.queries.board import (
    NUMBERS,
    BoardChoice,
    BoardRow,
    Counts,
    board_counts,
    board_rows,
    board_tasks,
    board_units,
    count,
)
from campaigns.queries.plans import campaign_page
from campaigns.queries.results import ToldTask, accepted_items, counted_tasks, list_progress, told_in, told_tasks
from campaigns.workflow import SUBMISSION
from tests.campaigns.reporting import World, at, fill, make_world, submit
from tests.factories import make_phase, make_submission, make_task, make_unit

pytestmark = pytest.mark.django_db
TODAY = date(2021, 6, 21)


@pytest.fixture
def world() -> World:
    return make_world()


def rows_of(world: World) -> tuple[BoardRow, ...]:
    phases = tuple(world.campaign.phases.order_by("ordinal"))
    return board_rows(phases, board_units(world.campaign, TODAY, world.phase).every, TODAY)


def test_the_board_has_units_by_phases_with_states(world: World) -> None:
    make_phase(world.campaign, 2, state="planned")
    submit(world, date(2021, 6, 20))

    rows = rows_of(world)

    shown = {row.unit.name: [cell.state.label for cell in row.cells] for row in rows}
    assert shown == {
        "Văn phòng Sở": ["Quá hạn", "Chưa mở"],
        "Phòng Quản lý Công nghiệp": ["Nộp trong ngày ghi hạn", "Chưa mở"],
        "Phòng Quản lý Thương mại": ["Quá hạn", "Chưa mở"],
    }
    handed_in, being_written = rows[1].cells[0], rows[2].cells[0]
    assert (handed_in.items_total, being_written.items_done, being_written.items_total) == (0, 0, 10)


def test_the_tasks_of_a_row_are_those_of_its_report(world: World) -> None:
    submit(world, date(2021, 6, 20))

    tasks = board_tasks(world.phase, [world.report.unit_id])

    assert list(tasks) == [world.report.unit_id]
    first = tasks[world.report.unit_id][0]
    assert (len(tasks[world.report.unit_id]), first.status_label, first.gap) == (5, "Hoàn thành", "")


def test_the_counts_leave_out_the_waived(world: World) -> None:
    submit(world, date(2021, 6, 20))
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")

    counts = board_counts(world.campaign, TODAY)[world.phase.pk]

    assert (counts.expected, counts.submitted, counts.on_time, counts.on_named_day, counts.late) == (2, 1, 1, 1, 0)
    assert (counts.overdue, counts.waived, counts.returned, counts.accepted) == (1, 1, 0, 0)


def test_a_closed_phase_tells_who_never_handed_in(world: World) -> None:
    submit(world)
    mended_never = world.report
    remarks = {mended_never.items.get(ordinal=1).pk: "Sửa."}
    with at(2021, 6, 18, 8):
        services.return_submission(actor=world.office, submission=mended_never, remarks=remarks)
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")
    services.close_phase(actor=world.office, phase=world.phase)

    rows = rows_of(world)

    assert [(row.cells[0].state.label, row.cells[0].submitted_on) for row in rows] == [
        ("Không nộp", None),
        ("Không nộp", None),
        ("Được miễn", None),
    ]
    counts = board_counts(world.campaign, TODAY)[world.phase.pk]
    assert (counts.expected, counts.submitted, counts.on_time, counts.returned) == (2, 0, 0, 0)
    assert (counts.overdue, counts.not_handed_in) == (0, 2)
    [phase] = campaign_page(world.campaign).phases
    assert phase.handed_in == 0


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_board_costs_the_same_for_any_number_of_units(
    world: World, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        unit = make_unit(world.campaign.owner)
        make_task(world.campaign, unit)
        make_submission(world.phase, unit)

    with django_assert_num_queries(1):
        counts = board_counts(world.campaign, TODAY)
    with django_assert_num_queries(1):
        units = board_units(world.campaign, TODAY, world.phase)
        chosen = units.chosen(BoardChoice(number="overdue"))
    with django_assert_num_queries(1):
        rows = board_rows((world.phase,), chosen, TODAY)
    with django_assert_num_queries(1):
        tasks = board_tasks(world.phase, [unit.pk for unit in chosen])

    assert (counts[world.phase.pk].overdue, len(rows), len(units.every)) == (count + 3, count + 3, count + 3)
    assert len(tasks) == count + 2


def test_units_are_found_by_words_without_marks(world: World) -> None:
    units = board_units(world.campaign, TODAY, world.phase)

    found = units.chosen(BoardChoice(words="quan ly thuong"))

    assert ([unit.name for unit in found], len(units.every)) == (["Phòng Quản lý Thương mại"], 3)


def test_units_are_found_by_who_judges_them(world: World) -> None:
    Submission.objects.filter(pk=world.report.pk).update(reviewer=world.office)

    def found(reviewer: int) -> list[str]:
        return [unit.name for unit in units.chosen(BoardChoice(reviewer=reviewer))]

    units = board_units(world.campaign, TODAY, world.phase)

    assert units.reviewers == {world.office.pk: str(world.office)}
    assert found(world.office.pk) == [world.report.unit.name]
    assert found(0) == ["Văn phòng Sở", "Phòng Quản lý Thương mại"]


def test_a_unit_without_a_report_stands_on_the_board_too(world: World) -> None:
    newcomer = make_unit(world.campaign.owner, name="Đơn vị mới", position=1)
    world.campaign.participants.add(newcomer)
    make_phase(world.campaign, 2, state="planned")

    units = board_units(world.campaign, TODAY, world.phase)
    before_any_phase = board_units(world.campaign, TODAY, None)

    names = [unit.name for unit in units.every]
    assert (names.count("Đơn vị mới"), [unit.name for unit in before_any_phase.every]) == (1, names)
    assert [unit.name for unit in units.every if not unit.has_report] == ["Đơn vị mới"]
    cells = next(row.cells for row in rows_of(world) if row.unit.name == "Đơn vị mới")
    assert [cell.state.label for cell in cells] == ["Không phải báo cáo", "Chưa mở"]
    assert "Đơn vị mới" not in [unit.name for unit in units.chosen(BoardChoice(reviewer=0))]
    assert before_any_phase.counts == Counts()


DAYS = (date(2021, 6, 18), date(2021, 6, 19), date(2021, 6, 20), date(2021, 6, 21), date(2021, 6, 22))


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    """The columns of a report as the cycle may leave them around its due date."""
    state = draw(st.sampled_from(SUBMISSION.values))
    # A drafting or waived report may have been handed in before.
    was_handed_in = state in ("submitted", "accepted", "returned") or draw(st.booleans())
    moment = timezone.make_aware(datetime(2021, 6, 18, 9))
    return {
        "state": state,
        "bound": draw(st.sampled_from(["before", "by"])),
        "due_on": draw(st.sampled_from(DAYS)),
        "submitted_on": draw(st.sampled_from(DAYS)) if was_handed_in else None,
        "first_submitted_at": moment if was_handed_in else None,
        "submitted_at": moment if was_handed_in else None,
        "touched_at": moment if draw(st.booleans()) else None,
        "mend_until": draw(st.none() | st.sampled_from(DAYS)),
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(reports(), min_size=3, max_size=3), phase_state=st.sampled_from(["open", "closed"]))
def test_the_database_counts_as_one_who_reads_each_row(
    world: World, rows: list[dict[str, Any]], phase_state: str
) -> None:
    with transaction.atomic():
        Phase.objects.filter(pk=world.phase.pk).update(state=phase_state)
        for report, columns in zip((world.report, world.foreign_report, world.office_report), rows, strict=True):
            Submission.objects.filter(pk=report.pk).update(**columns)

        counted = board_counts(world.campaign, TODAY)[world.phase.pk]
        by_hand = count(Submission.objects.filter(phase=world.phase).select_related("phase"), TODAY)
        units = board_units(world.campaign, TODAY, world.phase)
        shown: dict[str, Any] = {number: len(units.chosen(BoardChoice(number=number))) for number in NUMBERS}

        assert counted == by_hand
        assert units.counts == by_hand
        assert Counts(**shown) == by_hand
        transaction.set_rollback(True)


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


def by_rows(campaign: Campaign) -> tuple[ToldTask, ...]:
    """`told_tasks` by reading each accepted item."""
    return told_in(counted_tasks(campaign), accepted_items(campaign))


def known(task: ToldTask) -> tuple[Any, ...]:
    """What `told_tasks` reads of it: of an undivided task not when it was completed."""
    is_part = task.entry != task.task_id
    return task.task_id, task.entry, task.status, is_part and (task.completed_in, task.completed_on)


@pytest.mark.nozeal
@pytest.mark.parametrize("is_returned", [False, True])
def test_the_tasks_of_the_lists_are_told_of_by_the_accepted_revisions(
    world: World, is_returned: bool, django_assert_num_queries: Any
) -> None:
    world.campaign.tasks.update(source=TaskSource.PROGRAMME)
    submit(world)
    accept(world)
    later = make_submission(make_phase(world.campaign, 2), world.report.unit)
    fill(later)
    later.items.filter(task=world.figure).update(status="ahead", product_on=date(2021, 6, 1))
    services.submit_submission(actor=world.head, submission=later)
    services.accept_submission(actor=world.office, submission=later)
    if is_returned:
        first = later.items.order_by("ordinal")[0]
        services.return_submission(actor=world.office, submission=later, remarks={first.pk: "Sửa."})

    with django_assert_num_queries(1):
        told = told_tasks(world.campaign)

    assert [known(task) for task in told] == [known(task) for task in by_rows(world.campaign)]
    status = {task.task_id: task.status for task in told}
    assert (status[world.figure.pk], status[world.helped.pk]) == ("done" if is_returned else "ahead", None)
    of_first = {task.task_id: task.status for task in told_tasks(world.campaign, world.phase)}
    assert of_first[world.figure.pk] == "done"


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
    before = list_progress(by_rows(world.campaign))
    accept(world)

    after = list_progress(by_rows(world.campaign))

    assert after == list_progress(told_tasks(world.campaign, world.phase))
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


@pytest.mark.nozeal
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
    parts = services.split_task(actor=world.office, task=whole, texts=["Phần một", "Phần hai"])
    second = make_submission(make_phase(world.campaign, 2), world.report.unit)
    for phase, report in ((1, world.report), (2, second)):
        fill(report)
        for number, part in enumerate(parts):
            told = next((each for each in words if (each.part, each.phase) == (number, phase)), None)
            item = report.items.filter(task=part)
            if told:
                item.update(status=told.status, product_on=told.on)
            else:
                item.delete()
        with at(2021, 6, 17, 9):
            services.submit_submission(actor=world.head, submission=report)
            services.accept_submission(actor=world.office, submission=report)

    tasks = told_tasks(world.campaign)

    progress = list_progress(tasks)
    assert (progress.total, progress.split, progress.completed, progress.ahead) == (1, 1, completed, ahead)
    assert [known(task) for task in tasks] == [known(task) for task in by_rows(world.campaign)]


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
