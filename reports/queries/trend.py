"""How the campaign stands beside the one of the year before: phases at the same distance from their due dates, tasks and
awards on the same day of the year."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import (
    Case,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import capfirst

from awards.models import Nomination
from campaigns.deadlines import is_handed_in
from campaigns.models import Campaign, Phase, Review, Submission, SubmissionItem, Task
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from campaigns.models.tasks import COUNTED_SOURCES, AssignmentRole
from campaigns.queries.board import HANDED_IN, Counts
from campaigns.queries.results import COMPLETED, end_of_day, told_tasks
from core.calendar import Timeliness
from core.wording import local_day, number, percent
from reports.queries.origins import NO_STATUS, NOT_ACCEPTED

# What is compared of a phase, by the word of the address.
EXPECTED = "phai-nop"
MEASURES = {"da-nop": "Đã nộp", "dung-han": "Đúng hạn", "chap-nhan": "Được chấp nhận"}
TASKS, AWARDS, LISTED = "nhiem-vu", "khen-thuong", "danh-muc"
STATUS_WORDS = dict(ItemStatus.choices)


@dataclass(frozen=True)
class Share:
    """So many of so many, with the rows behind it."""

    part: int
    whole: int
    url: str

    @property
    def percent(self) -> Decimal | None:
        return percent(self.part, self.whole) if self.whole else None

    @property
    def width(self) -> str:
        """The length of the bar, as a picture writes it."""
        return str(self.percent or 0)


@dataclass(frozen=True)
class Measure:
    """One thing compared: now and the year before; `difference` in percentage points."""

    label: str
    now: Share
    before: Share

    @property
    def difference(self) -> Decimal | None:
        if self.now.percent is None or self.before.percent is None:
            return None
        return self.now.percent - self.before.percent

    @property
    def words(self) -> str:
        return difference_words(self.difference, " điểm phần trăm")


@dataclass(frozen=True)
class PhaseTrend:
    """One phase beside that of the same number; `day_before` is the day of the year before that today is compared with."""

    phase: Phase
    day_before: date
    measures: tuple[Measure, ...]

    @property
    def has_begun(self) -> bool:
        """Whether a report was handed in by now, or by that day of the year before."""
        handed_in = next(each for each in self.measures if each.label == MEASURES["da-nop"])
        return bool(handed_in.now.part or handed_in.before.part)


@dataclass(frozen=True)
class Awards:
    """How many awards each of the two campaigns gave, with the rows behind."""

    now: int
    before: int
    now_url: str
    before_url: str

    @property
    def words(self) -> str:
        return difference_words(self.now - self.before, "")

    @property
    def now_width(self) -> int:
        """The length of the bar, where the larger of the two is 100."""
        return int(percent(self.now, max(self.now, self.before) or 1, 0))

    @property
    def before_width(self) -> int:
        return int(percent(self.before, max(self.now, self.before) or 1, 0))


@dataclass(frozen=True)
class Trend:
    """The campaign beside the nearest earlier one of the same owner; `day_before` is the day of its year that tasks and
    awards are compared with."""

    before: Campaign
    day_before: date
    phases: tuple[PhaseTrend, ...]
    tasks: Measure
    awards: Awards

    @property
    def summary(self) -> str:
        """What moved in the latest phase of which something was handed in: "Đợt 2, đúng hạn: tăng 5 điểm phần trăm"; empty
        before any phase."""
        if not self.phases:
            return ""
        latest = next((phase for phase in reversed(self.phases) if phase.has_begun), self.phases[-1])
        measure = next(each for each in latest.measures if each.label == MEASURES["dung-han"])
        return f"{latest.phase}, {measure.label.lower()}: {measure.words.lower()}"


def difference_words(difference: Decimal | int | None, unit: str) -> str:
    """`tăng 5 điểm phần trăm`; the direction is a word, never a sign or a colour alone."""
    if difference is None:
        return "Chưa so được"
    if not difference:
        return "Bằng nhau"
    return f"{'Tăng' if difference > 0 else 'Giảm'} {number(abs(Decimal(difference)))}{unit}"


def trend(phases: Sequence[Phase], before: Sequence[Phase], counts: Mapping[int, Counts], today: date) -> Trend | None:
    """The comparison of the phases with those of the campaign before, None without such: 2 statements (numbers of the year
    before; tasks and awards). Each phase comes with its campaign, those of now with their `counts`."""
    if not phases or not before:
        return None
    campaign, earlier = phases[0].campaign, before[0].campaign
    by_ordinal = {phase.ordinal: phase for phase in before}
    pairs = [
        (phase, by_ordinal[phase.ordinal])
        for phase in phases
        if phase.state != "planned" and phase.ordinal in by_ordinal
    ]
    counted = _counted_then(pairs, today)
    day_before = _same_day(today, earlier.year - campaign.year)
    done = _done_by({campaign.pk: today, earlier.pk: day_before})
    now, then = done[campaign.pk], done[earlier.pk]
    return Trend(
        before=earlier,
        day_before=day_before,
        phases=tuple(
            _phase(phase, same, _numbers(counts.get(phase.pk, Counts())), counted.get(same.pk, {}), today)
            for phase, same in pairs
        ),
        tasks=Measure(
            "Nhiệm vụ hoàn thành",
            Share(now.completed, now.told, rows_url(campaign, TASKS, until=today)),
            Share(then.completed, then.told, rows_url(earlier, TASKS, until=day_before)),
        ),
        awards=Awards(
            now.awarded,
            then.awarded,
            rows_url(campaign, AWARDS, until=today),
            rows_url(earlier, AWARDS, until=day_before),
        ),
    )


def rows_url(campaign: Campaign, chosen: str, phase: Phase | None = None, until: date | None = None) -> str:
    """The page of the rows behind a number."""
    asked = {"dot": phase.ordinal if phase else None, "den": until.isoformat() if until else None}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return reverse("reports:trend_rows", args=[campaign.pk, chosen]) + (f"?{query}" if query else "")


def _accepted_on(submission_ids: Iterable[int]) -> dict[int, date]:
    """On which day each report was accepted last. 1 statement."""
    rows = Review.objects.filter(revision__submission__in=list(submission_ids), outcome=ReviewOutcome.ACCEPTED)
    last = rows.order_by().values_list("revision__submission").annotate(last=Max("decided_at"))
    return {pk: local_day(moment) for pk, moment in last}


@dataclass(frozen=True)
class _Done:
    """Tasks completed, of all that their leads told of, and awards given."""

    completed: int
    told: int
    awarded: int


def _done_by(days: Mapping[int, date]) -> dict[int, _Done]:
    """What each campaign had done by the end of its day. 1 statement."""
    latest = _told_by_leads(OuterRef(OuterRef("ends"))).filter(task=OuterRef("tasks"))
    awarded = _awarded_by(OuterRef("until")).filter(phase__campaign=OuterRef("pk")).order_by().values("phase__campaign")
    rows = (
        Campaign.objects.filter(pk__in=days)
        .annotate(
            until=Case(*(When(pk=pk, then=Value(day)) for pk, day in days.items()), output_field=DateField()),
            ends=Case(
                *(When(pk=pk, then=Value(end_of_day(day))) for pk, day in days.items()), output_field=DateTimeField()
            ),
            awarded=Coalesce(Subquery(awarded.annotate(total=Count("pk")).values("total")), 0),
            latest=Subquery(latest.order_by("-submission__phase__ordinal", "-pk").values("status")[:1]),
        )
        .order_by()
        .values("pk", "awarded")
        .annotate(
            completed=Count("tasks", filter=Q(latest__in=COMPLETED)),
            told=Count("tasks", filter=Q(latest__isnull=False)),
        )
        .values_list("pk", "completed", "told", "awarded")
    )
    return {pk: _Done(*counted) for pk, *counted in rows}


def _told_by_leads(end: datetime | OuterRef) -> QuerySet[SubmissionItem]:
    """What leads told of their tasks in reports that were accepted before the moment, and still are."""
    accepted = Review.objects.filter(
        revision__submission=OuterRef("submission"), outcome=ReviewOutcome.ACCEPTED, decided_at__lt=end
    )
    return SubmissionItem.objects.filter(Exists(accepted), role=AssignmentRole.LEAD, submission__state="accepted")


def _awarded_by(day: date | OuterRef) -> QuerySet[Nomination]:
    return Nomination.objects.awarded().filter(decision__paper__issued_on__lte=day)


def _same_day(today: date, years: int) -> date:
    """The day of the calendar so many years away; 28/2 where that year has no 29/2."""
    day = min(today.day, monthrange(today.year + years, today.month)[1])
    return date(today.year + years, today.month, day)


def _day_before(now: Phase, then: Phase, today: date) -> date:
    """The day of the year before that stood as far from its due date as today does."""
    return then.report_due_on + (today - now.report_due_on)


def _numbers(counts: Counts) -> dict[str, int]:
    """What the board counts today, by the words of the address."""
    return {
        EXPECTED: counts.expected,
        "da-nop": counts.submitted,
        "dung-han": counts.on_time,
        "chap-nhan": counts.accepted,
    }


def _counted_then(pairs: Sequence[tuple[Phase, Phase]], today: date) -> dict[int, dict[str, int]]:
    """What `_chosen` counts of the phases of the year before, each by the end of its own day: 1 statement."""
    until = {then.pk: _day_before(now, then, today) for now, then in pairs}
    if not until:
        return {}
    whens = [When(phase=pk, then=Value(day)) for pk, day in until.items()]
    ends = [When(phase=pk, then=Value(end_of_day(day))) for pk, day in until.items()]
    last_accepted = (
        Review.objects.filter(revision__submission=OuterRef("pk"), outcome=ReviewOutcome.ACCEPTED)
        .order_by()
        .values("revision__submission")
        .annotate(last=Max("decided_at"))
        .values("last")
    )
    handed_in = HANDED_IN & Q(submitted_on__lte=F("until"))
    numbers = {
        EXPECTED: Count("pk", filter=~Q(state="waived")),
        "da-nop": Count("pk", filter=handed_in),
        "dung-han": Count("pk", filter=handed_in & Q(submitted_on__lte=F("due_on"))),
        "chap-nhan": Count("pk", filter=Q(state="accepted", accepted_at__lt=F("ends"))),
    }
    rows = (
        Submission.objects.filter(phase__in=until)
        .annotate(
            until=Case(*whens, output_field=DateField()),
            ends=Case(*ends, output_field=DateTimeField()),
            accepted_at=Subquery(last_accepted),
        )
        .order_by()
        .values("phase_id")
        .annotate(**numbers)
        .values("phase_id", *numbers)
    )
    return {row.pop("phase_id"): row for row in rows}


def _phase(now: Phase, then: Phase, counted: Mapping[str, int], before: Mapping[str, int], today: date) -> PhaseTrend:
    day = _day_before(now, then, today)

    def share(phase: Phase, numbers: Mapping[str, int], chosen: str, until: date) -> Share:
        url = rows_url(phase.campaign, chosen, phase, until)
        return Share(numbers.get(chosen, 0), numbers.get(EXPECTED, 0), url)

    return PhaseTrend(
        phase=now,
        day_before=day,
        measures=tuple(
            Measure(label, share(now, counted, chosen, today), share(then, before, chosen, day))
            for chosen, label in MEASURES.items()
        ),
    )


def _chosen(rows: Sequence[Submission], chosen: str, accepted_on: Mapping[int, date], until: date) -> list[Submission]:
    """The reports that a measure counts by the end of the day; `_counted` says how many."""
    expected = [row for row in rows if row.state != "waived"]
    handed_in = [row for row in expected if is_handed_in(row) and row.submitted_on and row.submitted_on <= until]
    return {
        EXPECTED: expected,
        "da-nop": handed_in,
        "dung-han": [row for row in handed_in if row.timeliness != Timeliness.LATE],
        "chap-nhan": [
            row for row in expected if row.state == "accepted" and accepted_on.get(row.pk, date.max) <= until
        ],
    }[chosen]


def reports_behind(phase: Phase, chosen: str, until: date) -> list[Submission]:
    """The reports of the phase that a measure counts: 2 statements."""
    rows = list(
        Submission.objects.filter(phase=phase)
        .select_related("unit", "phase__campaign")
        .order_by("unit__position", "pk")
    )
    return _chosen(rows, chosen, _accepted_on(row.pk for row in rows), until)


def tasks_behind(campaign: Campaign, until: date) -> list[SubmissionItem]:
    """Each task that its lead's latest word accepted by the end of the day completes, with that word, by the order of the
    plan. 1 statement."""
    rows = (
        _told_by_leads(end_of_day(until))
        .filter(submission__phase__campaign=campaign)
        .select_related("task", "submission__unit", "submission__phase")
        .order_by("task__group__ordinal", "task__ordinal", "submission__phase__ordinal", "pk")
    )
    latest = {row.task_id: row for row in rows}
    return [row for row in latest.values() if row.status in COMPLETED]


def listed_behind(campaign: Campaign, until: Phase | None = None) -> list[tuple[Task, str]]:
    """The tasks in use of the two lists, each with how far its lead's last accepted report, up to the phase, says it is. 2
    statements."""
    told = {task.task_id: task.status for task in told_tasks(campaign, until) if task.status is not None}
    words = {pk: STATUS_WORDS.get(status, capfirst(NO_STATUS)) for pk, status in told.items()}
    tasks = campaign.tasks.filter(source__in=COUNTED_SOURCES, is_active=True).order_by("group__ordinal", "ordinal")
    return [(task, words.get(task.pk, capfirst(NOT_ACCEPTED))) for task in tasks]


def awards_behind(campaign: Campaign, until: date) -> list[Nomination]:
    """Who was rewarded in the campaign by the end of the day. 1 statement."""
    rows = _awarded_by(until).filter(phase__campaign=campaign).select_related("kind", "phase")
    return list(rows.order_by("phase__ordinal", "nominee_name", "pk"))
