"""The board of a campaign: units × phases with the state of each submission, and its tasks (interface.md, page 4).

All is counted and chosen by the database, so that a campaign of a thousand units opens as one of five; `count` says the
same of rows that were read, and a test holds the two together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Aggregate, Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.models import Unit, User
from campaigns.deadlines import (
    NOT_HANDED_IN,
    NOT_OPEN,
    OVERDUE,
    OwnDeadline,
    display_code,
    display_state,
    is_handed_in,
    own_deadline,
)
from campaigns.models import Campaign, Extension, Phase, Review, Submission, SubmissionItem, Task
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from core.calendar import STANDARD_CALENDAR, Bound, Deadline, Timeliness, WorkingCalendar
from core.text import fold
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
    until__gt=F("submission__phase__report_due_on"),
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
    items are counted while the report can be written, and for a few units only."""

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


@dataclass(frozen=True)
class BoardRow:
    """One unit with a cell for each phase, in the order of the phases."""

    unit: Unit
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class BoardChoice:
    """Which units are wanted: by a number of `NUMBERS`, words of the name, who judges (a user id, 0 for nobody)."""

    number: str = ""
    words: str = ""
    reviewer: int | None = None


@dataclass(frozen=True)
class BoardUnits:
    """The units that were chosen, in their order, and how many there are in all."""

    chosen: tuple[Unit, ...]
    total: int


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


def chosen_submissions(rows: QuerySet[Submission], today: date, choice: BoardChoice) -> QuerySet[Submission]:
    """Those of the submissions that the choice's number and reviewer mean; its words choose units. No statement."""
    rows = rows.annotate(shown=display_code(today))
    if choice.number in NUMBERS:
        rows = rows.filter(NUMBERS[choice.number])
    if choice.reviewer is not None:
        rows = rows.filter(reviewer_id=choice.reviewer or None)
    return rows


def board_units(
    campaign: Campaign, today: date, phase: Phase | None = None, choice: BoardChoice = BoardChoice()
) -> BoardUnits:
    """Participants and every unit that has a submission, whose report of the phase the choice means. One statement."""
    own = Submission.objects.filter(phase__campaign=campaign)
    units = Unit.objects.filter(Q(pk__in=campaign.participants.values("pk")) | Q(pk__in=own.values("unit")))
    is_narrowed = phase is not None and (choice.number in NUMBERS or choice.reviewer is not None)
    if is_narrowed:
        of_phase = Submission.objects.filter(phase=phase, unit=OuterRef("pk"))
        units = units.annotate(fits=Exists(chosen_submissions(of_phase, today, choice)))
    rows = sorted(units.order_by(), key=lambda unit: (unit.position, unit.name))
    wanted = fold(choice.words).split()
    chosen = [row for row in rows if (not is_narrowed or getattr(row, "fits", False)) and _is_named(row, wanted)]
    return BoardUnits(tuple(chosen), len(rows))


def _is_named(unit: Unit, wanted: Sequence[str]) -> bool:
    folded = fold(f"{unit.name} {unit.short_name} {unit.code}") if wanted else ""
    return all(word in folded for word in wanted)


def reviewers_in(phase: Phase) -> QuerySet[User]:
    """To whom reports of the phase are given, by name; no statement yet."""
    given = Submission.objects.filter(phase=phase, reviewer__isnull=False).order_by().values("reviewer")
    return User.objects.filter(pk__in=given).select_related("person").order_by("person__full_name", "username")


def board_rows(
    campaign: Campaign,
    phases: Sequence[Phase],
    units: Sequence[Unit],
    today: date,
    calendar: WorkingCalendar = STANDARD_CALENDAR,
) -> tuple[BoardRow, ...]:
    """The units with a cell for each phase. 2 statements for any size."""
    submissions = Submission.objects.filter(phase__in=[phase.pk for phase in phases]).annotate(
        returned_at=_returned_at()
    )
    common = {phase.pk: phase.deadline_of_reports(calendar) for phase in phases}
    if len(units) <= NAMED_UNITS:
        submissions = submissions.filter(unit__in=[unit.pk for unit in units])
    by_phase = {phase.pk: phase for phase in phases}
    by_place: dict[tuple[int, int], Submission] = {}
    for row in submissions.defer("waiver_reason").order_by():
        row.phase = by_phase[row.phase_id]
        by_place[row.unit_id, row.phase_id] = row
    done, total = _written(by_place.values()) if len(units) <= NAMED_UNITS else (Counter[int](), Counter[int]())

    def cell(unit: Unit, phase: Phase) -> BoardCell:
        submission = by_place.get((unit.pk, phase.pk))
        if submission is None:
            return BoardCell(phase, None, NOT_OPEN, phase.deadline, None, None, None, 0, 0, "")
        own = own_deadline(submission, common[phase.pk], getattr(submission, "returned_at", None), calendar)
        return _cell(submission, done[submission.pk], total[submission.pk], today, own)

    return tuple(BoardRow(unit, tuple(cell(unit, phase) for phase in phases)) for unit in units)


def _returned_at() -> Case:
    """When a report that lies with its unit to be mended came back; the judgements of the others are not looked up."""
    returns = Review.objects.filter(revision__submission=OuterRef("pk"), outcome=ReviewOutcome.RETURNED)
    return Case(When(state="returned", then=Subquery(returns.order_by("-id").values("decided_at")[:1])))


def _written(submissions: Iterable[Submission]) -> tuple[Counter[int], Counter[int]]:
    """Items without a gap, and all items, of the reports that can be written now: 1 statement."""
    open_now = [row.pk for row in submissions if row.state in ("drafting", "returned") and row.phase.state == "open"]
    done, total = Counter[int](), Counter[int]()
    for item in SubmissionItem.objects.filter(submission__in=open_now).select_related("task").order_by():
        total[item.submission_id] += 1
        done[item.submission_id] += not item.gap
    return done, total


def _cell(submission: Submission, done: int, total: int, today: date, own: OwnDeadline | None) -> BoardCell:
    handed_in = is_handed_in(submission)
    return BoardCell(
        phase=submission.phase,
        submission_id=submission.pk,
        state=display_state(submission, today),
        deadline=submission.deadline,
        submitted_on=submission.submitted_on if handed_in else None,
        submitted_at=submission.submitted_at if handed_in else None,
        timeliness=submission.timeliness if handed_in else None,
        items_done=done,
        items_total=total,
        url=submission.get_absolute_url(),
        reviewer_id=submission.reviewer_id,
        own=own,
    )


def board_tasks(phase: Phase, units: Sequence[Unit]) -> dict[int, tuple[BoardTask, ...]]:
    """The tasks in the reports of the phase by unit, in the order of the form. One statement."""
    items = SubmissionItem.objects.filter(submission__phase=phase, task__isnull=False)
    if len(units) <= NAMED_UNITS:
        items = items.filter(submission__unit__in=[unit.pk for unit in units])
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
