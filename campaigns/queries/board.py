"""The board of a campaign: units × phases with the state of each submission, and its tasks (interface.md, page 4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import FilteredRelation

from accounts.models import Unit
from campaigns.deadlines import NOT_HANDED_IN, NOT_OPEN, OVERDUE, display_state, is_handed_in
from campaigns.models import Campaign, Phase, Submission, SubmissionItem, Task
from campaigns.models.submissions import ItemStatus
from core.calendar import Deadline, Timeliness
from core.workflow import State


@dataclass(frozen=True)
class Counts:
    """Numbers of submissions. `expected` leaves out the waived; `on_time` holds `on_named_day`; what is `overdue` may
    still come, what is `not_handed_in` no longer."""

    expected: int = 0
    submitted: int = 0
    on_time: int = 0
    on_named_day: int = 0
    late: int = 0
    accepted: int = 0
    returned: int = 0
    overdue: int = 0
    not_handed_in: int = 0
    waived: int = 0


@dataclass(frozen=True)
class BoardTask:
    """One task of a unit in one phase, as its submission tells it now."""

    task_id: int
    text: str
    role: str
    status: str
    status_label: str
    gap: str


@dataclass(frozen=True)
class BoardCell:
    """One unit in one phase. Without a submission (phase not opened, or the unit does not take part) the id is None."""

    phase: Phase
    submission_id: int | None
    state: State
    deadline: Deadline
    submitted_on: date | None
    submitted_at: datetime | None
    timeliness: Timeliness | None
    items_done: int
    items_total: int
    tasks: tuple[BoardTask, ...]
    url: str


@dataclass(frozen=True)
class BoardRow:
    """One unit with a cell for each phase, in the order of `Board.phases`."""

    unit: Unit
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class Board:
    """`counts` by phase id; `total` over all phases."""

    phases: tuple[Phase, ...]
    rows: tuple[BoardRow, ...]
    counts: dict[int, Counts]
    total: Counts


def count(submissions: Iterable[Submission], today: date) -> Counts:
    """The board's numbers of some submissions; no statement when their phases were read with them."""
    rows = list(submissions)
    handed_in = [row for row in rows if is_handed_in(row)]
    timeliness = [row.timeliness for row in handed_in]
    named_day = timeliness.count(Timeliness.ON_NAMED_DAY)
    states = [row.state for row in rows]
    shown = [display_state(row, today).value for row in rows]
    return Counts(
        expected=len(rows) - states.count("waived"),
        submitted=len(handed_in),
        on_time=timeliness.count(Timeliness.ON_TIME) + named_day,
        on_named_day=named_day,
        late=timeliness.count(Timeliness.LATE),
        accepted=states.count("accepted"),
        returned=shown.count("returned"),
        overdue=shown.count(OVERDUE.value),
        not_handed_in=shown.count(NOT_HANDED_IN.value),
        waived=states.count("waived"),
    )


def _board_task(item: SubmissionItem, task: Task) -> BoardTask:
    return BoardTask(
        task_id=task.pk,
        text=task.text,
        role=item.role,
        status=item.status,
        status_label=str(ItemStatus(item.status).label) if item.status else "",
        gap=item.gap,
    )


def _cell(phase: Phase, submission: Submission | None, items: list[SubmissionItem], today: date) -> BoardCell:
    if submission is None:
        return BoardCell(phase, None, NOT_OPEN, phase.deadline, None, None, None, 0, 0, (), "")
    handed_in = is_handed_in(submission)
    return BoardCell(
        phase=phase,
        submission_id=submission.pk,
        state=display_state(submission, today),
        deadline=submission.deadline,
        submitted_on=submission.submitted_on if handed_in else None,
        submitted_at=submission.submitted_at if handed_in else None,
        timeliness=submission.timeliness if handed_in else None,
        items_done=sum(not item.gap for item in items),
        items_total=len(items),
        tasks=tuple(_board_task(item, item.task) for item in items if item.task),
        url=submission.get_absolute_url(),
    )


def phases_with_reports(campaign: Campaign) -> tuple[tuple[Phase, ...], list[Submission]]:
    """All phases, and the reports of those that have any, by phase and unit: 1 statement."""
    rows = (
        campaign.phases.annotate(report=FilteredRelation("submissions"))
        .select_related("report__unit")  # type: ignore[misc]
        .order_by("ordinal", "report__unit__position", "report__unit__name")
    )
    phases: dict[int, Phase] = {}
    reports: list[Submission] = []
    for row in rows:
        phase = phases.setdefault(row.pk, row)
        # Django leaves the attribute out where the join found no row.
        report = getattr(row, "report", None)
        if report is not None:
            report.phase = phase
            reports.append(report)
    return tuple(phases.values()), reports


def board_rows(campaign: Campaign, today: date) -> Board:
    """The board: participants and every unit that has a submission, in their order. 3 statements for any size."""
    phases, submissions = phases_with_reports(campaign)
    units = {unit.pk: unit for unit in campaign.participants.all()}
    units.update({row.unit_id: row.unit for row in submissions})
    items: dict[int, list[SubmissionItem]] = defaultdict(list)
    rows_of_items = SubmissionItem.objects.filter(submission__phase__campaign=campaign).select_related("task")
    for item in rows_of_items.order_by("submission", "ordinal"):
        items[item.submission_id].append(item)
    by_place = {(row.unit_id, row.phase_id): row for row in submissions}

    def cell(unit: Unit, phase: Phase) -> BoardCell:
        submission = by_place.get((unit.pk, phase.pk))
        return _cell(phase, submission, items[submission.pk] if submission else [], today)

    ordered = sorted(units.values(), key=lambda unit: (unit.position, unit.name))
    return Board(
        phases=phases,
        rows=tuple(BoardRow(unit, tuple(cell(unit, phase) for phase in phases)) for unit in ordered),
        counts={phase.pk: count((row for row in submissions if row.phase_id == phase.pk), today) for phase in phases},
        total=count(submissions, today),
    )
