"""Tổng quan: the campaign at one glance, counted by the database so that a thousand units cost what five do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, FilteredRelation, Min, Model, Q, Subquery, When, Window
from django.db.models.functions import Coalesce
from django.urls import reverse

from campaigns.deadlines import NOT_HANDED_IN, OVERDUE, days_past_mending, display_code, display_state
from campaigns.models import Campaign, Inspection, Phase, Submission
from campaigns.models.inspections import OVERDUE_ANSWER
from campaigns.queries.board import HANDED_IN, NUMBERS, Counts, board_counts
from campaigns.queries.results import list_progress, told_tasks
from campaigns.queries.reviews import WAITING
from core.calendar import STANDARD_CALENDAR, Bound, Deadline, WorkingCalendar
from core.models import JournalEntry
from core.timeline import Line, lines
from core.wording import day_and_month, number, percent, short_date
from core.workflow import State
from reports.models import Consolidation
from reports.queries.targets import TargetBoard, target_board
from reports.queries.trend import Trend, trend

RECENT = 6
# The first lines of the red list; the board has the rest.
RED_SHOWN = 5
# Beyond so many units the picture shows those that are late most often.
UNITS_PICTURED = 12


@dataclass(frozen=True)
class PhaseProgress:
    """One phase on the overview: its numbers, its dates, whether its report is done."""

    phase: Phase
    counts: Counts
    consolidation: Consolidation | None
    wrap_up: Deadline | None

    @property
    def is_due_for_some(self) -> bool:
        """Whether the deadline of the phase still stands for a report that is missing."""
        missing = self.counts.expected - self.counts.submitted
        return self.phase.state == "open" and missing > self.counts.extended

    @property
    def extended_words(self) -> str:
        """ "1 đơn vị được gia hạn, nộp trước ngày 6/12"; of several the last day."""
        until = self.counts.extended_until
        if until is None:
            return ""
        day = day_and_month(until) if until.year == self.phase.report_due_on.year else short_date(until)
        last = " muộn nhất" if self.counts.extended > 1 else ""
        bound = Bound(self.phase.deadline_of_reports.bound).label
        return f"{number(self.counts.extended)} đơn vị được gia hạn, nộp{last} {bound} {day}"

    @property
    def is_wrapped_up(self) -> bool:
        return self.consolidation is not None and self.consolidation.state == "finalised"


@dataclass(frozen=True)
class RedLine:
    """A report that is overdue or lies with its unit to be mended, or an inspection whose answer is overdue; overdue, or
    mended too late, by so many days."""

    about: Submission | Inspection
    state: State
    days: int

    @property
    def words(self) -> str:
        """ "Phòng Quản lý Công nghiệp, đợt 1" or "…, kiểm tra ngày 12/5/2021"."""
        if isinstance(self.about, Inspection):
            return f"{self.about.unit}, kiểm tra ngày {short_date(self.about.held_on)}"
        return f"{self.about.unit}, {str(self.about.phase).lower()}"


@dataclass(frozen=True)
class Punctuality:
    """How many of the reports of a unit came in time."""

    unit_id: int
    name: str
    in_time: int
    total: int

    @property
    def share(self) -> Decimal:
        return percent(self.in_time, self.total)

    def pictured(self, year: int) -> tuple[str, Decimal, str, str]:
        """The name, percent and words for the picture; the unit's own page."""
        page = reverse("reports:unit_results_detail", args=[self.unit_id])
        return self.name, self.share, f"{self.in_time}/{self.total} báo cáo", f"{page}?nam={year}"


@dataclass(frozen=True)
class Overview:
    """Tổng quan of the office and of the director. `red` are the first of `red_total`; `rows` the things read for it."""

    campaign: Campaign
    phases: tuple[PhaseProgress, ...]
    red: tuple[RedLine, ...]
    red_total: int
    answers_overdue: int
    own_to_review: tuple[Submission, ...]
    targets: TargetBoard
    on_time: tuple[tuple[str, Decimal, str, str], ...]
    # Of how many units reports fell due, and how many of them were always in time.
    on_time_units: int
    on_time_always: int
    trend: Trend | None
    rows: tuple[Model, ...]

    @property
    def on_time_summary(self) -> str:
        return f"{number(self.on_time_always)}/{number(self.on_time_units)} đơn vị nộp đúng hạn mọi báo cáo"


def overview(
    campaign: Campaign,
    today: date,
    calendar: WorkingCalendar = STANDARD_CALENDAR,
    *,
    may_miss_answers: bool = True,
) -> Overview:
    """The campaign at one glance: 8 statements for any number of units, 2 more beside a campaign of the year before; one
    less where it is known that no unit owes an answer (`may_miss_answers`).

    Phases with their reports, their numbers, red list with the office's own reports, overdue answers to inspections,
    punctuality by unit, 3 of the targets.
    """
    read = _phases_and_reports(campaign)
    phases = tuple(phase for phase in read if phase.campaign_id == campaign.pk)
    before = tuple(phase for phase in read if phase.campaign_id != campaign.pk)
    counts = board_counts(campaign, today)
    is_open = [counts[phase.pk] for phase in phases if phase.state == "open" and phase.pk in counts]
    reports, own = _red_and_own(campaign, today, calendar, most_own=2 * len(phases))
    answers, answers_overdue = _answers_overdue(campaign, today) if may_miss_answers else ([], 0)
    red = _longest_overdue_first([*reports, *answers])
    on_time = _on_time(campaign, today)
    pictured = (
        on_time if len(on_time) <= UNITS_PICTURED else sorted(on_time, key=lambda row: row.share)[:UNITS_PICTURED]
    )
    return Overview(
        campaign=campaign,
        phases=tuple(
            PhaseProgress(
                phase=phase,
                counts=counts.get(phase.pk, Counts()),
                consolidation=_report_of(read[phase]),
                wrap_up=phase.wrap_up_deadline,
            )
            for phase in phases
        ),
        red=red,
        red_total=sum(each.overdue + each.returned for each in is_open) + answers_overdue,
        answers_overdue=answers_overdue,
        own_to_review=own,
        targets=target_board(campaign, list_progress(told_tasks(campaign))),
        on_time=tuple(each.pictured(campaign.year) for each in pictured),
        on_time_units=len(on_time),
        on_time_always=sum(each.in_time == each.total for each in on_time),
        trend=trend(phases, before, counts, today),
        rows=(
            *(campaign, *phases, *(line.about for line in red), *own),
            *(report for phase in phases for report in read[phase]),
        ),
    )


def _phases_and_reports(campaign: Campaign) -> dict[Phase, list[Consolidation]]:
    """The phases of the campaign and of the owner's nearest one before it, each with the reports on it, the oldest first. 1
    statement."""
    earlier = Campaign.objects.filter(owner_id=campaign.owner_id, year__lt=campaign.year).exclude(state="planned")
    nearest = earlier.order_by("-year", "-pk").values("pk")[:1]
    rows = (
        Phase.objects.filter(Q(campaign=campaign) | Q(campaign=Subquery(nearest)))
        .annotate(report=FilteredRelation("consolidations", condition=~Q(consolidations__state="discarded")))
        .select_related("campaign", "report")  # type: ignore[misc]
        .order_by("ordinal", "report__pk")
    )
    read: dict[Phase, list[Consolidation]] = {}
    for row in rows:
        reports = read.setdefault(row, [])
        # Django leaves the attribute out where the join found no row.
        report = getattr(row, "report", None)
        if report is not None:
            reports.append(report)
    return read


def _report_of(reports: Sequence[Consolidation]) -> Consolidation | None:
    """The newest that is finalised, else the newest."""
    finalised = [report for report in reports if report.state == "finalised"]
    return next(reversed(finalised or list(reports)), None)


def latest_acts(view: Overview) -> list[Line]:
    """What was done last in the campaign: 1 statement, and 1 for each type of thing that the overview does not hold."""
    entries = JournalEntry.objects.within(view.campaign.journal_scope).for_timeline()[:RECENT]
    return lines(entries, named=True, known=view.rows)


def _red_and_own(
    campaign: Campaign, today: date, calendar: WorkingCalendar, most_own: int
) -> tuple[list[RedLine], tuple[Submission, ...]]:
    """The first of the overdue and returned reports of open phases, the longest overdue first; and the office's own that
    wait to be judged. 1 statement."""
    is_own = Q(WAITING, unit__is_office=True)
    is_red = Q(phase__state="open", shown__in=(OVERDUE.value, "returned"))
    rows = (
        Submission.objects.filter(phase__campaign=campaign)
        .annotate(shown=display_code(today))
        .filter(is_own | is_red)
        .annotate(
            group=Case(When(is_own, then=0), When(shown=OVERDUE.value, then=1), default=2),
            since=Case(When(shown=OVERDUE.value, then=Coalesce("mend_until", "due_on")), default=None),
        )
        .with_last_return()
        .select_related("phase", "unit")
        .order_by("group", "since", "phase__ordinal", "unit__position", "unit__name")
    )
    own: list[Submission] = []
    red: list[RedLine] = []
    for row in rows[: most_own + RED_SHOWN]:
        if row.state == "submitted" or row.has_official_waiting:
            own.append(row)
        elif len(red) < RED_SHOWN:
            late = (today - row.since).days if row.since else days_past_mending(row, row.returned_at, today, calendar)
            red.append(RedLine(row, display_state(row, today), late))
    return red, tuple(own)


def _answers_overdue(campaign: Campaign, today: date) -> tuple[list[RedLine], int]:
    """The first of the overdue answers to inspections, the longest overdue first, and how many there are. 1 statement."""
    rows = Inspection.objects.overdue_on(today).filter(campaign=campaign).select_related("unit")
    first = rows.annotate(of_all=Window(Count("pk"))).order_by("answer_due_on", "unit__position", "pk")[:RED_SHOWN]
    lines = [RedLine(row, OVERDUE_ANSWER, row.deadline.days_overdue(today)) for row in first if row.deadline]
    return lines, first[0].of_all if lines else 0


def _longest_overdue_first(lines: Iterable[RedLine]) -> tuple[RedLine, ...]:
    """As many as the list shows; what came back stands last, however late it is mended."""
    ordered = sorted(lines, key=lambda line: (True, 0) if line.state.value == "returned" else (False, -line.days))
    return tuple(ordered[:RED_SHOWN])


def _on_time(campaign: Campaign, today: date) -> list[Punctuality]:
    """By unit, among the reports that were handed in, or are missing although they fell due as the board says it; in the
    order of the units. 1 statement."""
    missed = Q(shown__in=(OVERDUE.value, NOT_HANDED_IN.value))
    judged = Submission.objects.filter(phase__campaign=campaign).annotate(shown=display_code(today))
    counted = (
        judged.filter(HANDED_IN | missed)
        .order_by()
        .values("unit_id")
        .annotate(
            # One value each: to group by the words too would cost as much as all the counting.
            position=Min("unit__position"),
            name=Min("unit__name"),
            brief=Min("unit__short_name"),
            total=Count("pk"),
            in_time=Count("pk", filter=NUMBERS["on_time"]),
        )
        .values_list("position", "name", "brief", "unit_id", "in_time", "total")
    )
    return [
        Punctuality(unit, brief or name, in_time, total) for _, name, brief, unit, in_time, total in sorted(counted)
    ]
