"""The board of a campaign: units × phases with the state of each submission, and its tasks (interface.md, page 4).

All is counted by the database, so that a campaign of a thousand units opens as one of five; `count` says the same of rows
that were read, and a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Aggregate,
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from accounts.models import Unit
from campaigns.deadlines import (
    NOT_ASKED,
    NOT_HANDED_IN,
    NOT_OPEN,
    OVERDUE,
    OwnDeadline,
    days_past_mending,
    display_code,
    display_state,
    is_handed_in,
    own_deadline,
)
from campaigns.models import Campaign, Extension, Phase, Submission, SubmissionItem, Task
from campaigns.models.submissions import ItemStatus
from campaigns.queries.written import with_written
from core.calendar import STANDARD_CALENDAR, Bound, Deadline, Timeliness, WorkingCalendar
from core.text import fold
from core.wording import number
from core.workflow import State

# Beyond so many units their reports are read by the campaign: a list of units longer than this costs more than it saves.
NAMED_UNITS = 200


@dataclass(frozen=True)
class Counts:
    """Numbers of submissions. `expected` leaves out the waived; `on_time` holds `on_named_day`; what is `overdue` may
    still come, what is `not_handed_in` no longer; `owing` lies with its unit and can be handed in. What was given more time
    and has not come is `extended`, the last of it until a day: that is told by `board_counts` only."""

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
    waiting: int = 0
    owing: int = 0
    extended: int = 0
    extended_until: date | None = None


# The day that an unfinished report is due on, and the extension that gave it, within a query of reports.
_PRESENT_DAY = Coalesce("mend_until", "due_on")
_GIVEN = Extension.objects.filter(
    Q(until=OuterRef("due_on")) | Q(until=OuterRef("mend_until")),
    submission=OuterRef("pk"),
    state="granted",
    until__gt=Coalesce("submission__phase__rolled_due_on", "submission__phase__report_due_on"),
)
# The same as `is_handed_in`.
HANDED_IN = Q(state__in=("submitted", "accepted")) | Q(state="returned") & ~Q(phase__state="closed")
# Which submissions each of the numbers counts; `shown` is `display_code`.
NUMBERS: dict[str, Q] = {
    "expected": ~Q(state="waived"),
    "submitted": HANDED_IN,
    "on_time": HANDED_IN & Q(submitted_on__lte=F("due_on")),
    "on_named_day": HANDED_IN & Q(submitted_on=F("due_on"), bound=Bound.BEFORE),
    "late": HANDED_IN & Q(submitted_on__gt=F("due_on")),
    "accepted": Q(state="accepted"),
    "returned": Q(shown="returned"),
    "overdue": Q(shown=OVERDUE.value),
    "not_handed_in": Q(shown=NOT_HANDED_IN.value),
    "waived": Q(state="waived"),
    "waiting": Q(state="submitted"),
    "owing": Q(state__in=("drafting", "returned"), phase__state="open"),
    "extended": Q(Exists(_GIVEN), state="drafting", phase__state="open"),
}


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
    """One unit in one phase. Without a submission (phase not opened, or the unit does not take part) the id is None; the
    items are counted while the report can be written."""

    phase: Phase
    submission_id: int | None
    state: State
    deadline: Deadline
    submitted_on: date | None
    submitted_at: datetime | None
    timeliness: Timeliness | None
    items_done: int
    items_total: int
    url: str
    # Who is to judge the report, a user's id.
    reviewer_id: int | None = None
    # Later than the deadline of the phase, for this unit alone.
    own: OwnDeadline | None = None
    # For how long what came back should have been handed in again.
    days_past_mending: int = 0

    @property
    def told(self) -> str:
        """The state in words, also on paper and in the workbook."""
        late = f", quá hạn nộp lại {number(self.days_past_mending)} ngày" if self.days_past_mending else ""
        return f"{self.state.label}{late}"


@dataclass(frozen=True)
class BoardUnit:
    """A unit, and its report of the phase in focus: which of `NUMBERS` count it, who is to judge it."""

    pk: int
    name: str
    is_office: bool
    # What it is found by, folded.
    words: str
    has_report: bool = False
    numbers: frozenset[str] = frozenset()
    reviewer_id: int | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class BoardRow:
    """One unit with a cell for each phase, in the order of the phases."""

    unit: BoardUnit
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class BoardChoice:
    """Which units are wanted: by a number of `NUMBERS`, words of the name, who judges (a user id, 0 for nobody)."""

    number: str = ""
    words: str = ""
    reviewer: int | None = None

    def fits(self, unit: BoardUnit) -> bool:
        """Whether the choice means the unit; where a report is asked for, its own of the phase in focus."""
        if self.number in NUMBERS and self.number not in unit.numbers:
            return False
        if self.reviewer is not None and not (unit.has_report and unit.reviewer_id == (self.reviewer or None)):
            return False
        return all(word in unit.words for word in fold(self.words).split())


@dataclass(frozen=True)
class BoardUnits:
    """All units of a board in their order, and to whom their reports of the phase in focus are given, by user id."""

    every: tuple[BoardUnit, ...]
    reviewers: dict[int, str]

    def chosen(self, choice: BoardChoice) -> tuple[BoardUnit, ...]:
        return tuple(unit for unit in self.every if choice.fits(unit))

    def meant_by(self, choice: BoardChoice) -> "BoardUnits":
        """The same board with those units only."""
        return BoardUnits(self.chosen(choice), self.reviewers)

    @property
    def counts(self) -> Counts:
        """The numbers of the phase in focus; they are those of `board_counts` but for the last day of an extension."""
        counted: dict[str, Any] = {number: sum(number in unit.numbers for unit in self.every) for number in NUMBERS}
        return Counts(**counted)


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
        waiting=states.count("submitted"),
        owing=sum(row.state in ("drafting", "returned") and row.phase.state == "open" for row in rows),
    )


def board_counts(campaign: Campaign, today: date) -> dict[int, Counts]:
    """The numbers of each phase that has submissions, by its id; they are those of `count`. One statement."""
    numbers: dict[str, Aggregate] = {name: Count("pk", filter=condition) for name, condition in NUMBERS.items()}
    numbers["extended_until"] = Max(_PRESENT_DAY, filter=NUMBERS["extended"])
    rows = Submission.objects.filter(phase__campaign=campaign).annotate(shown=display_code(today))
    return {
        row.pop("phase_id"): Counts(**row)
        for row in rows.order_by().values("phase_id").annotate(**numbers).values("phase_id", *numbers)
    }


def board_units(campaign: Campaign, today: date, focus: Phase | None) -> BoardUnits:
    """Participants and every unit that has a submission, with their report of the phase in focus. One statement.

    Of each unit a few columns are read: who is chosen, and how many, is told without asking again.
    """
    of_unit = ("pk", "position", "name", "short_name", "code", "is_office")
    own = Submission.objects.filter(phase__campaign=campaign)
    units = Unit.objects.filter(Q(pk__in=campaign.participants.values("pk")) | Q(pk__in=own.values("unit"))).order_by()
    reports = Submission.objects.filter(phase=focus).annotate(shown=display_code(today)).order_by()
    nothing = (Value(None, output_field=BigIntegerField()), Value(""), Value(""), *(Value(0) for _ in NUMBERS))
    rows = reports.values_list(
        *(f"unit__{column}" for column in of_unit),
        Value(1),
        *("reviewer", "reviewer__person__full_name", "reviewer__username"),
        *(Case(When(condition, then=1), default=0, output_field=IntegerField()) for condition in NUMBERS.values()),
    ).union(
        units.exclude(pk__in=reports.values("unit")).values_list(*of_unit, Value(0), *nothing),
        all=True,
    )
    reviewers: dict[int, tuple[str, str]] = {}
    every = []
    # By position and name.
    for pk, _, name, short, code, is_office, has_report, reviewer, person, user, *counted in sorted(
        rows, key=lambda row: row[1:3]
    ):
        if reviewer is not None:
            reviewers[reviewer] = (person or user, user)
        numbers = frozenset(number for number, is_counted in zip(NUMBERS, counted, strict=True) if is_counted)
        words = fold(f"{name} {short} {code}")
        every.append(BoardUnit(pk, name, bool(is_office), words, bool(has_report), numbers, reviewer))
    by_name = sorted(reviewers.items(), key=lambda each: each[1])
    return BoardUnits(tuple(every), {pk: shown for pk, (shown, _) in by_name})


def board_rows(
    phases: Sequence[Phase],
    units: Sequence[BoardUnit],
    today: date,
    calendar: WorkingCalendar = STANDARD_CALENDAR,
) -> tuple[BoardRow, ...]:
    """The units with a cell for each phase. 1 statement for any size."""
    reports = Submission.objects.filter(phase__in=[phase.pk for phase in phases])
    if len(units) <= NAMED_UNITS:
        reports = reports.filter(unit__in=[unit.pk for unit in units])
    by_phase = {phase.pk: phase for phase in phases}
    by_place: dict[tuple[int, int], Any] = {}
    for row in with_written(reports.with_last_return()).defer("waiver_reason").order_by():
        row.phase = by_phase[row.phase_id]
        by_place[row.unit_id, row.phase_id] = row

    def cell(unit: BoardUnit, phase: Phase) -> BoardCell:
        report = by_place.get((unit.pk, phase.pk))
        if report is None:
            state = NOT_OPEN if phase.state == "planned" else NOT_ASKED
            return BoardCell(phase, None, state, phase.deadline_of_reports, None, None, None, 0, 0, "")
        return _cell(report, today, calendar)

    return tuple(BoardRow(unit, tuple(cell(unit, phase) for phase in phases)) for unit in units)


def _cell(report: Any, today: date, calendar: WorkingCalendar) -> BoardCell:
    handed_in = is_handed_in(report)
    return BoardCell(
        phase=report.phase,
        submission_id=report.pk,
        state=display_state(report, today),
        deadline=report.deadline,
        submitted_on=report.submitted_on if handed_in else None,
        submitted_at=report.submitted_at if handed_in else None,
        timeliness=report.timeliness if handed_in else None,
        items_done=report.items_done,
        items_total=report.items_total,
        url=report.get_absolute_url(),
        reviewer_id=report.reviewer_id,
        own=own_deadline(report, report.returned_at, calendar),
        days_past_mending=days_past_mending(report, report.returned_at, today, calendar),
    )


def past_mending(phase: Phase, units: Collection[int], today: date, calendar: WorkingCalendar) -> int:
    """How many of the units should have handed in again what came back to them in the phase. One statement."""
    rows = Submission.objects.filter(phase=phase, state="returned").select_related("phase").with_last_return()
    return sum(row.unit_id in units and bool(days_past_mending(row, row.returned_at, today, calendar)) for row in rows)


def board_tasks(phase: Phase, units: Collection[int]) -> dict[int, tuple[BoardTask, ...]]:
    """The tasks in the reports of the phase by unit, in the order of the form. One statement."""
    items = SubmissionItem.objects.filter(submission__phase=phase, task__isnull=False)
    if len(units) <= NAMED_UNITS:
        items = items.filter(submission__unit__in=units)
    rows: dict[int, list[BoardTask]] = defaultdict(list)
    for item in items.select_related("task").annotate(of_unit=F("submission__unit")).order_by("submission", "ordinal"):
        if item.task:
            rows[item.of_unit].append(_board_task(item, item.task))
    return {unit: tuple(tasks) for unit, tasks in rows.items()}


def _board_task(item: SubmissionItem, task: Task) -> BoardTask:
    return BoardTask(
        task_id=task.pk,
        text=task.text,
        role=item.role,
        status=item.status,
        status_label=str(ItemStatus(item.status).label) if item.status else "",
        gap=item.gap,
    )
