"""The state of a submission as people see it: the stored state read against its deadline on a given day.

Lateness is never stored (architecture P4). `display_state` answers for one row, `display_code` for a whole query; a test
holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, F, Value, When
from django.utils.functional import SimpleLazyObject

from campaigns.models import Phase, Submission
from campaigns.workflow import SUBMISSION
from core import clock
from core.calendar import Bound, Deadline, Timeliness, WorkingCalendar
from core.models import Holiday
from core.wording import day_and_month, local_day, short_date, weekday_name
from core.workflow import State

NOT_OPEN = State("not_open", "Chưa mở", "dot", "grey")
# Of a phase that is open or was: the unit has no report in it.
NOT_ASKED = State("not_asked", "Không phải báo cáo", "dot", "grey")
NOT_SUBMITTED = State("not_submitted", "Chưa nộp", "dot", "grey")
OVERDUE = State("overdue", "Quá hạn", "clock", "over")
NOT_HANDED_IN = State("not_handed_in", "Không nộp", "cross", "missed")
ON_NAMED_DAY = State("on_named_day", "Nộp trong ngày ghi hạn", "flag", "flag")
LATE = State("late", "Nộp muộn", "clock", "late")

SHOWN_STATES: dict[str, State] = {
    state.value: state
    for state in (NOT_OPEN, NOT_SUBMITTED, OVERDUE, NOT_HANDED_IN, ON_NAMED_DAY, LATE, *SUBMISSION.states)
}
# The unit has handed the report in; a drafting or waived one was not, whatever happened to it before.
HANDED_IN = ("submitted", "returned", "accepted")


def is_missed(submission: Submission) -> bool:
    """Whether the phase was closed while the report lay with its unit: never handed in, or returned and never mended."""
    return submission.state in ("drafting", "returned") and submission.phase.state == "closed"


def is_handed_in(submission: Submission) -> bool:
    """Whether the report counts as handed in."""
    return submission.state in HANDED_IN and not is_missed(submission)


def display_state(submission: Submission | None, today: date) -> State:
    """The state that the chip shows; None (no submission yet) is "chưa mở"."""
    if submission is None:
        return NOT_OPEN
    if is_missed(submission):
        return NOT_HANDED_IN
    if submission.state == "submitted":
        return {Timeliness.ON_NAMED_DAY: ON_NAMED_DAY, Timeliness.LATE: LATE}.get(
            submission.timeliness or Timeliness.ON_TIME, SUBMISSION.state("submitted")
        )
    if submission.state == "drafting":
        if today > (submission.mend_until or submission.due_on):
            return OVERDUE
        return SUBMISSION.state("drafting") if submission.touched_at else NOT_SUBMITTED
    return SUBMISSION.state(submission.state)


def display_code(today: date) -> Case:
    """`display_state(…).value` as a column of Submission, to filter and to count by."""
    return Case(
        When(state__in=("drafting", "returned"), phase__state="closed", then=Value("not_handed_in")),
        When(state="submitted", bound=Bound.BEFORE, submitted_on=F("due_on"), then=Value("on_named_day")),
        When(state="submitted", submitted_on__gt=F("due_on"), then=Value("late")),
        When(state="drafting", mend_until=None, due_on__lt=today, then=Value("overdue")),
        When(state="drafting", mend_until__lt=today, then=Value("overdue")),
        When(state="drafting", touched_at=None, then=Value("not_submitted")),
        default=F("state"),
        output_field=CharField(),
    )


# How long a unit has to mend a returned report: this many whole working days after the day it came back.
MENDING_DAYS = 3


def mending_deadline(submission: Submission, returned_at: datetime, calendar: WorkingCalendar) -> Deadline:
    """When a returned report is to be handed in again: "trước ngày" the working day after the days for mending, never
    earlier than the report's own deadline or that of its phase, which may have been put off since; with an extension until
    the end of that day. Lateness is still that of the first handing in."""
    usual = Deadline(calendar.add(local_day(returned_at), MENDING_DAYS + 1), Bound.BEFORE)
    for other in (submission.deadline, submission.phase.deadline_of_reports):
        if other.due_on >= usual.due_on:
            usual = other
    if submission.mend_until and submission.mend_until > usual.due_on:
        return Deadline(submission.mend_until, Bound.BY)
    return usual


def present_deadline(submission: Submission, returned_at: datetime | None, calendar: WorkingCalendar) -> Deadline:
    """What the unit works towards now: its time for mending when the report came back, the due date otherwise."""
    if submission.state == "returned" and returned_at:
        return mending_deadline(submission, returned_at, calendar)
    if submission.mend_until:
        return Deadline(submission.mend_until, Bound.BY)
    return submission.deadline


def days_past_mending(
    submission: Submission, returned_at: datetime | None, today: date, calendar: WorkingCalendar
) -> int:
    """For how many days a report that came back should have been handed in again; 0 of any other."""
    if submission.state != "returned" or submission.phase.state != "open":
        return 0
    return present_deadline(submission, returned_at, calendar).days_overdue(today)


def units_in_time(phases: Iterable[Phase], days: WorkingCalendar | None = None) -> dict[int, dict[str, list[str]]]:
    """By phase the units whose report lies with them and is not overdue yet, under the words of what they work towards, the
    earliest first. One statement, another where a report came back and the working `days` are not known."""
    calendar: Any = SimpleLazyObject(Holiday.objects.calendar) if days is None else days
    rows: Any = Submission.objects.filter(phase__in=list(phases), state__in=("drafting", "returned"))
    in_time = [
        (deadline, row)
        for row in rows.with_last_return().select_related("unit").order_by("unit__position", "unit__name")
        if not (deadline := present_deadline(row, row.returned_at, calendar)).is_overdue(clock.today())
    ]
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for deadline, row in sorted(in_time, key=lambda each: each[0].due_on):
        found[row.phase_id][due_words(deadline)].append(row.unit.name)
    return found


def due_words(deadline: Deadline) -> str:
    """ "trước ngày 20/6/2021", as a sentence says it."""
    return f"{Bound(deadline.bound).label} {short_date(deadline.due_on)}"


def rest_doubt(deadline: Deadline, calendar: WorkingCalendar, *, of: str = "") -> str:
    """That the last day in time is a day of rest; "" when it is not. `of` names the deadline among others."""
    last = deadline.last_day_on_time
    if calendar.is_working_day(last):
        return ""
    opening = f"{of}: ngày" if of else "Ngày"
    return (
        f"{opening} cuối cùng còn đúng hạn, {weekday_name(last)} {short_date(last)}, là ngày nghỉ: ngày làm việc cuối cùng trước "
        f"đó là {short_date(calendar.last_working_day(last))}."
    )


def year_doubt(day: date, year: int) -> str:
    """That a task of the campaign of `year` is due in another one; "" when it is not."""
    return f"Hạn {short_date(day)} không thuộc năm {year} của phong trào." if day.year != year else ""


def phase_doubts(phase: Phase, calendar: WorkingCalendar) -> list[str]:
    """Which deadlines of the phase end on a day of rest, lie outside it or in the wrong order; that of the reports is told as
    it is counted."""
    reports, wrap_up = phase.deadline_of_reports, phase.wrap_up_deadline
    named = (("Hạn báo cáo", reports), ("Hạn tổng kết đợt", wrap_up))
    doubts = [doubt for of, deadline in named if deadline and (doubt := rest_doubt(deadline, calendar, of=of))]
    if reports.last_day_on_time > phase.ends_on:
        doubts.append(f"Hạn báo cáo {due_words(reports)} sau ngày kết thúc đợt ({short_date(phase.ends_on)}).")
    if wrap_up and reports.is_later_than(wrap_up):
        doubts.append(f"Hạn tổng kết đợt {due_words(wrap_up)} trước hạn báo cáo của đơn vị {due_words(reports)}.")
    return doubts


def neighbour_doubts(phase: Phase, others: Iterable[Phase]) -> list[str]:
    """Which other phases share a day with this one, and the days of nobody just before and after it."""
    doubts = []
    for other in others:
        first, second = sorted((phase, other), key=lambda row: (row.starts_on, row.ordinal))
        told = f"{phase} và {str(other).lower()} ({short_date(other.starts_on)} – {short_date(other.ends_on)})"
        gap = (second.starts_on - first.ends_on).days - 1
        if gap < 0:
            doubts.append(f"{told} chồng lên nhau. Xem lại ngày của hai đợt.")
        elif gap > 0 and abs(first.ordinal - second.ordinal) == 1:
            doubts.append(f"{told} cách nhau {gap} ngày không thuộc đợt nào.")
    return doubts


# An extension; what held when the report was handed in, before the deadline of the phase was put off.
GRANTED, HELD_THEN = "hạn riêng", "hạn lúc nộp"


@dataclass(frozen=True)
class OwnDeadline:
    """A deadline that stands for one unit alone: `GRANTED`, `HELD_THEN`, or the time to mend what came back."""

    deadline: Deadline
    name: str
    # The year is said where it is not that of the phase's deadline.
    is_next_year: bool

    @property
    def short(self) -> str:
        """ "hạn riêng trước ngày 20/12", where the date of the phase stands above it."""
        due_on = self.deadline.due_on
        day = short_date(due_on) if self.is_next_year else day_and_month(due_on)
        return f"{self.name} {Bound(self.deadline.bound).label} {day}"

    @property
    def words(self) -> str:
        """ "hạn riêng trước ngày 20/12/2026", anywhere else."""
        return f"{self.name} {due_words(self.deadline)}"


def own_deadline(submission: Submission, returned_at: datetime | None, calendar: WorkingCalendar) -> OwnDeadline | None:
    """What this unit was given beyond the deadline of the phase; None where that one stands for it too. A report handed in
    before the phase was put off keeps its earlier date, told where it alone explains the verdict."""
    if submission.state == "waived":
        return None
    common, kept = submission.phase.deadline_of_reports, submission.deadline
    is_open = submission.phase.state == "open"
    present = present_deadline(submission, returned_at, calendar) if is_open else kept
    if present.due_on > common.due_on:
        is_mending = is_open and submission.first_submitted_at is not None and present != kept
        name = "nộp lại" if is_mending else GRANTED
    elif submission.submitted_on and common.timeliness(submission.submitted_on) != submission.timeliness:
        present, name = kept, HELD_THEN
    else:
        return None
    return OwnDeadline(present, name, is_next_year=present.due_on.year != common.due_on.year)
