"""Kết quả của đơn vị: what the unit reached in all phases and years, its punctuality, inspections and awards."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Role, Unit, User
from awards.models import Nomination
from awards.queries.history import awards_in_unit
from campaigns.deadlines import GRANTED, HELD_THEN, OwnDeadline, display_state, is_handed_in, is_missed, own_deadline
from campaigns.models import Inspection, Submission, SubmissionRevision
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import AssignmentRole, Measure
from campaigns.queries.board import Counts, count
from campaigns.queries.inspections import inspections_of_units
from campaigns.queries.results import COMPLETED, AcceptedItem, accepted_revisions_of, items_of_revision
from core.calendar import STANDARD_CALENDAR, Deadline, Timeliness, WorkingCalendar
from core.wording import late_words, percent, short_date
from core.workflow import State
from reports.queries.origins import measured, url_of, with_unit

STATUS_WORDS = dict(ItemStatus.choices)
ROLE_WORDS = {AssignmentRole.LEAD.value: "Chủ trì", AssignmentRole.COOPERATING.value: "Phối hợp"}


@dataclass(frozen=True)
class TaskResult:
    """What an accepted report says of one task: the figure beside what the plan asks, the product, where it stands."""

    task_id: int
    label: str
    role: str
    status: str
    reached: str
    asked: str
    share: Decimal | None
    is_completed: bool
    is_led: bool
    url: str


@dataclass(frozen=True)
class PhaseResult:
    """One report of the unit, with the tasks of its accepted revision."""

    submission: Submission
    state: State
    number: int
    tasks: tuple[TaskResult, ...]
    # What the report is due by; the deadline of the phase where the unit was given a later one of its `own`.
    deadline: Deadline
    own: OwnDeadline | None

    @property
    def sent_words(self) -> str:
        """When it was handed in; "" where the state says all there is to say."""
        row = self.submission
        if row.submitted_on is None:
            return "" if row.state == "waived" or is_missed(row) else "chưa nộp"
        sent = f"nộp ngày {short_date(row.submitted_on)}"
        return f"{sent}, bị trả lại và không nộp lại" if is_missed(row) else sent

    @property
    def timeliness(self) -> Timeliness | None:
        """How the handing in stood to the deadline; None where nothing counts as handed in."""
        return self.submission.timeliness if is_handed_in(self.submission) else None

    @property
    def missing_words(self) -> str:
        """Why no results of tasks stand here; "" when there are, or none were asked."""
        row = self.submission
        if self.tasks or row.state == "waived":
            return ""
        if is_missed(row):
            return "Đợt đã kết thúc mà không có báo cáo được chấp nhận nên không có kết quả nhiệm vụ."
        if row.state == "accepted":
            return "Báo cáo không có kết quả nhiệm vụ nào."
        return "Kết quả nhiệm vụ hiện ở đây khi báo cáo được chấp nhận."

    @property
    def led(self) -> int:
        return sum(task.is_led for task in self.tasks)

    @property
    def completed(self) -> int:
        return sum(task.is_led and task.is_completed for task in self.tasks)


@dataclass(frozen=True)
class YearRecord:
    """How the unit kept its deadlines in one year."""

    year: int
    counts: Counts

    @property
    def on_time_share(self) -> Decimal | None:
        return share_on_time(self.counts)


@dataclass(frozen=True)
class Inspected:
    """An inspection, and how late its answer came: "trả lời muộn 2 ngày làm việc", or nothing."""

    inspection: Inspection
    lateness: str

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.inspection.shown_state.label, self.lateness)))


@dataclass(frozen=True)
class UnitResults:
    """Reports newest first, records by year, awards and inspections newest first; `year` limits all but the records."""

    unit: Unit
    year: int | None
    years: tuple[int, ...]
    phases: tuple[PhaseResult, ...]
    records: tuple[YearRecord, ...]
    counts: Counts
    awards: tuple[Nomination, ...]
    inspections: tuple[Inspected, ...]

    @property
    def on_time_share(self) -> Decimal | None:
        return share_on_time(self.counts)

    @property
    def led(self) -> int:
        return len(self._latest_of_led)

    @property
    def completed(self) -> int:
        """Tasks that the unit leads and last told of as completed; one told of in several phases counts once."""
        return sum(task.is_completed for task in self._latest_of_led)

    @property
    def share_words(self) -> str:
        """What the share is of: where every phase is over nothing is still to come."""
        share = "Tỷ lệ đúng hạn tính trên số báo cáo đã nộp, đã quá hạn hoặc không nộp"
        if all(phase.submission.phase.state == "closed" for phase in self.phases):
            return f"{share}."
        return f"{share}; báo cáo chưa đến hạn thì chưa tính."

    @property
    def newest_told(self) -> PhaseResult | None:
        """The newest phase with results."""
        return next((phase for phase in self.phases if phase.tasks), None)

    @property
    def _latest_of_led(self) -> list[TaskResult]:
        oldest_first = (task for phase in reversed(self.phases) for task in phase.tasks if task.is_led)
        return list({task.task_id: task for task in oldest_first}.values())


def share_on_time(counts: Counts) -> Decimal | None:
    """Percent in time of all that was handed in, is overdue or never came; None while nothing was due."""
    judged = counts.submitted + counts.overdue + counts.not_handed_in
    return percent(counts.on_time, judged) if judged else None


def units_to_read(user: User) -> QuerySet[Unit]:
    """Units whose results the person may read: his own, and those of his body for office and director. One statement."""
    own, bodies = user.unit_ids(Role.HEAD, Role.STAFF), user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    rows = Unit.objects.filter(Q(pk__in=own) | Q(parent_id__in=bodies))
    return rows.select_related("parent").order_by("position", "name", "pk")


def records_of(units: Iterable[Unit], today: date) -> list[tuple[Unit, Counts, Decimal | None]]:
    """How each of the units kept its deadlines over all years: 1 statement."""
    ordered = list(units)
    rows: dict[int, list[Submission]] = defaultdict(list)
    for row in Submission.objects.filter(unit__in=ordered).select_related("phase"):
        rows[row.unit_id].append(row)
    counted = [(unit, count(rows[unit.pk], today)) for unit in ordered]
    return [(unit, counts, share_on_time(counts)) for unit, counts in counted]


def unit_results(
    unit: Unit, today: date, year: int | None = None, calendar: WorkingCalendar = STANDARD_CALENDAR
) -> UnitResults:
    """All that the unit handed in, reached and was given: 4 statements for any number of years."""
    rows = list(
        Submission.objects.filter(unit=unit)
        .with_last_return()
        .select_related("phase__campaign", "unit")
        .order_by("-phase__starts_on", "-pk")
    )
    years = tuple(sorted({row.phase.campaign.year for row in rows}, reverse=True))
    chosen = [row for row in rows if year in (None, row.phase.campaign.year)]
    accepted = {revision.submission_id: revision for revision in accepted_revisions_of(unit, year)}
    awards = awards_in_unit([unit.pk])
    inspections = inspections_of_units([unit.pk])
    if year is not None:
        awards = awards.filter(phase__campaign__year=year)
        inspections = inspections.filter(campaign__year=year)
    return UnitResults(
        unit=unit,
        year=year,
        years=years,
        phases=tuple(_phase(row, accepted.get(row.pk), today, calendar) for row in chosen),
        records=tuple(_record(each, rows, today) for each in years),
        counts=count(chosen, today),
        awards=tuple(awards),
        inspections=tuple(
            Inspected(row, late_words("trả lời", row.deadline, row.answered_on, calendar)) for row in inspections
        ),
    )


def _record(year: int, rows: Iterable[Submission], today: date) -> YearRecord:
    return YearRecord(year, count([row for row in rows if row.phase.campaign.year == year], today))


def _phase(row: Any, revision: SubmissionRevision | None, today: date, calendar: WorkingCalendar) -> PhaseResult:
    items = items_of_revision(revision) if revision else ()
    own = own_deadline(row, row.returned_at, calendar)
    return PhaseResult(
        submission=row,
        state=display_state(row, today),
        number=revision.number if revision else 0,
        tasks=tuple(_task(item) for item in items if item.task_id is not None),
        deadline=row.phase.deadline_of_reports if own and own.name == GRANTED else row.deadline,
        own=own if own and own.name != HELD_THEN else None,
    )


def _task(item: AcceptedItem) -> TaskResult:
    return TaskResult(
        task_id=item.task_id or 0,
        label=item.label,
        role=ROLE_WORDS.get(item.role, ""),
        status=STATUS_WORDS.get(item.status, ""),
        reached="; ".join(part for part in (measured(item), item.product_number) if part),
        asked=with_unit(item, item.target_value),
        share=_share(item),
        is_completed=item.status in COMPLETED,
        is_led=item.counts,
        url=url_of(item),
    )


def _share(item: AcceptedItem) -> Decimal | None:
    """The figure as a percentage of what the plan asks, to one decimal."""
    if item.measure != Measure.FIGURE or item.value is None or not item.target_value:
        return None
    return percent(item.value, item.target_value)
