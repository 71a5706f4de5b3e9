"""Who has not handed in, and what a letter that urges them has to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Unit
from campaigns.models import Phase, Submission
from campaigns.queries.board import Counts, count
from core import clock
from core.calendar import Bound, Deadline, WorkingCalendar

# Working days that a unit is given when its day has passed.
DAYS_TO_ANSWER = 2


@dataclass(frozen=True)
class Urging:
    """What a letter is about: who is urged, how things stand on the day, and until when they are asked to answer."""

    phase: Phase
    office: Unit
    owing: Sequence[Submission]
    counts: Counts
    as_of: date
    answer_by: date


def owing_in(phase: Phase) -> list[Submission]:
    """Reports of the phase that lie with their units, in the order of the units: 1 statement."""
    rows = Submission.objects.filter(phase=phase, state__in=("drafting", "returned"))
    return list(rows.select_related("phase__campaign__owner", "unit").order_by("unit__position", "unit__name"))


def asked_until(row: Submission) -> Deadline:
    """The day that holds for the unit: the one granted for mending where there is one, else that of handing in."""
    return Deadline(row.mend_until, Bound.BY) if row.mend_until else row.deadline


def urging_of(phase: Phase, office: Unit, owing: Sequence[Submission], *, answer_by: date) -> Urging:
    """How the phase stands today: 1 statement."""
    reports = Submission.objects.filter(phase=phase).select_related("phase")
    return Urging(phase, office, owing, count(reports, clock.today()), as_of=clock.today(), answer_by=answer_by)


def usual_answer_day(phase: Phase, calendar: WorkingCalendar, urged: Sequence[Submission] = ()) -> date:
    """The last working day on time, of the units urged where they are known, or, once that is near or past, a few working
    days from now. No statement."""
    deadlines = [asked_until(row) for row in urged] or [phase.deadline_of_reports]
    days = [deadline.last_working_day_on_time(calendar) for deadline in deadlines]
    return max(*days, calendar.add(clock.today(), DAYS_TO_ANSWER))


def given_longer(urged: Sequence[Submission], calendar: WorkingCalendar, day: date) -> list[Submission]:
    """Those of the reports that need not be handed in by the day: their own deadline is a later one. No statement."""
    return [row for row in urged if asked_until(row).last_working_day_on_time(calendar) > day]
