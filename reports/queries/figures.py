"""Figures of a phase, computed and never typed: who reported when, how far the tasks are, what was rewarded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet

from awards.models import Nomination
from campaigns.deadlines import display_code, is_handed_in, is_missed
from campaigns.models import Campaign, Phase, Submission
from campaigns.queries.board import NUMBERS, Counts, count
from campaigns.queries.submissions import AcceptedItem
from core.wording import number, percent
from reports.drafting import Occasion

DONE = ("done", "ahead")
WAITING = ("proposed", "screened")
# The numbers that a report tells of the reports of the units.
NUMBERS_TOLD = ("expected", "submitted", "on_time", "on_named_day", "late", "not_handed_in", "waived")


@dataclass(frozen=True)
class UnitReturn:
    """How one unit handed its report in; the tasks that it leads and those that are done are None where the summary tells
    nothing of the report."""

    submission_id: int
    unit: str
    state: str
    submitted_on: date | None
    timeliness: str
    led: int | None
    done: int | None


@dataclass(frozen=True)
class TaskFigures:
    """Tasks by how far they are; only the lead unit's word counts. Shares are percents with one decimal."""

    total: int
    done: int
    ahead: int
    in_progress: int
    not_started: int

    @property
    def done_share(self) -> Decimal | None:
        return percent(self.done, self.total) if self.total else None

    @property
    def sentence(self) -> str:
        """The counts as a sentence of the report; empty when there is nothing to count."""
        if not self.total:
            return ""
        parts = []
        if self.done:
            ahead = f", trong đó {self.ahead:02d} nhiệm vụ hoàn thành trước hạn" if self.ahead else ""
            parts.append(f"đã hoàn thành {self.done:02d} nhiệm vụ ({number(self.done_share or 0)}%){ahead}")
        if self.in_progress:
            parts.append(f"đang thực hiện {self.in_progress:02d} nhiệm vụ")
        if self.not_started:
            parts.append(f"chưa thực hiện {self.not_started:02d} nhiệm vụ")
        if self.total == self.in_progress:
            alike = "đều đang" if self.total > 1 else "đang"
            return f"Các đơn vị chủ trì báo cáo kết quả {self.total:02d} nhiệm vụ, {alike} thực hiện."
        return f"Các đơn vị chủ trì báo cáo kết quả {self.total:02d} nhiệm vụ: {'; '.join(parts)}."


@dataclass(frozen=True)
class AwardRow:
    """Nominations or awards of one kind, by subject; leaders are counted among the people."""

    kind: str
    collectives: int
    people: int
    leaders: int

    @property
    def direct(self) -> int:
        """People who work directly, not as leaders."""
        return self.people - self.leaders


@dataclass(frozen=True)
class Rewarded:
    """One person or collective of the list."""

    name: str
    position: str
    kind: str
    is_collective: bool


@dataclass(frozen=True)
class AwardCase:
    """A nomination that one of the numbers counts."""

    nomination_id: int
    unit: str
    name: str
    kind: str
    state: str


@dataclass(frozen=True)
class AwardFigures:
    """What the director approved in the phase, and what was listed to propose upward; `cases` are all that was counted."""

    rows: tuple[AwardRow, ...]
    rewarded: tuple[Rewarded, ...]
    waiting: int
    upward: int
    cases: tuple[AwardCase, ...] = ()

    @property
    def collectives(self) -> int:
        return sum(row.collectives for row in self.rows)

    @property
    def people(self) -> int:
        return sum(row.people for row in self.rows)

    @property
    def leaders(self) -> int:
        return sum(row.leaders for row in self.rows)

    @property
    def direct_share(self) -> Decimal | None:
        """Share of people working directly (not leaders), percent with one decimal."""
        return percent(self.people - self.leaders, self.people) if self.people else None


def task_figures(sources: Iterable[AcceptedItem]) -> TaskFigures:
    """How far the tasks of these sources are; co-operating units do not count. No statement."""
    states = Counter(source.status for source in sources if source.task_id and source.counts)
    return TaskFigures(
        total=sum(states.values()),
        done=states["done"] + states["ahead"],
        ahead=states["ahead"],
        in_progress=states["in_progress"],
        not_started=states["not_started"] + states[""],
    )


def returns_of(
    campaign: Campaign,
    phase: Phase | None,
    sources: Sequence[AcceptedItem],
    today: date,
    until: date | None = None,
) -> tuple[Counts, tuple[UnitReturn, ...]]:
    """Counts and one row per unit of the phase, with what `sources`, all their accepted items, tell: 1 statement. Without
    a phase, of all opened ones, with `until` only what was due or handed in by that day."""
    submissions = _reports(campaign, phase, until).select_related("unit", "phase")
    rows = list(submissions.order_by("phase__ordinal", "unit__position", "unit__name"))
    is_told = {source.submission_id for source in sources}
    led = Counter(source.submission_id for source in sources if source.task_id and source.counts)
    done = Counter(
        source.submission_id for source in sources if source.task_id and source.counts and source.status in DONE
    )
    told = tuple(
        UnitReturn(
            submission_id=row.pk,
            unit=row.unit.name if phase else f"{row.unit.name} ({str(row.phase).lower()})",
            state=_return_word(row),
            submitted_on=row.submitted_on if is_handed_in(row) else None,
            timeliness=str(row.timeliness.label) if row.timeliness and is_handed_in(row) else "",
            led=led[row.pk] if row.pk in is_told else None,
            done=done[row.pk] if row.pk in is_told else None,
        )
        for row in rows
    )
    return count(rows, today), told


def return_counts(campaign: Campaign, phase: Phase | None, today: date, until: date | None = None) -> Counts:
    """How many had to report, did, and when, as `returns_of` counts them: 1 statement that reads no report."""
    reports = _reports(campaign, phase, until).annotate(shown=display_code(today))
    return Counts(**reports.aggregate(**{name: Count("pk", filter=NUMBERS[name]) for name in NUMBERS_TOLD}))


def all_are_heard(occasion: Occasion) -> bool:
    """Whether there are reports in the period, and each is accepted but those of units that need not report: 1 statement.
    One of a day between hears what was handed in by then."""
    campaign, phase = occasion.campaign, occasion.phase
    until = None if phase or occasion.is_whole_year else occasion.cut_off_on
    heard = Q(state="accepted")
    if until:
        heard &= Q(submitted_on__lte=until)
    reports = _reports(campaign, phase, until).exclude(state="waived")
    counts = reports.aggregate(all=Count("pk"), heard=Count("pk", filter=heard))
    return counts["all"] == counts["heard"] > 0


def _reports(campaign: Campaign, phase: Phase | None, until: date | None) -> QuerySet[Submission]:
    reports = Submission.objects.filter(phase__campaign=campaign)
    if phase:
        return reports.filter(phase=phase)
    if until is None:
        return reports
    # What was handed in before a unit was waived is not what it was expected to hand in.
    return reports.filter(Q(due_on__lte=until) | Q(submitted_on__lte=until) & ~Q(state="waived"))


def _return_word(submission: Submission) -> str:
    if submission.state == "waived":
        return "được miễn nộp"
    if is_missed(submission):
        return "không nộp báo cáo"
    return "" if is_handed_in(submission) else "chưa nộp báo cáo"


def award_figures(campaign: Campaign, phase: Phase | None, until: date | None = None) -> AwardFigures:
    """Awards of the phase (of the campaign without one, with `until` of the phases begun by that day) by kind and subject:
    1 statement."""
    nominations = Nomination.objects.filter(phase__campaign=campaign).select_related("kind", "person", "proposing_unit")
    if phase:
        nominations = nominations.filter(phase=phase)
    elif until:
        nominations = nominations.filter(phase__starts_on__lte=until)
    rows = list(nominations.order_by("kind__name", F("collective").asc(nulls_last=True), "nominee_name"))
    approved = [row for row in rows if row.state == "approved"]
    # A giấy khen for collectives and one for people are two rows of the law and one line of the report.
    names = dict.fromkeys(row.kind.name for row in approved)
    return AwardFigures(
        rows=tuple(
            AwardRow(
                kind=name,
                collectives=sum(1 for row in approved if row.kind.name == name and row.collective_id),
                people=sum(1 for row in approved if row.kind.name == name and row.person_id),
                leaders=sum(1 for row in approved if row.kind.name == name and row.person and row.person.is_leader),
            )
            for name in names
        ),
        rewarded=tuple(
            Rewarded(row.nominee_name, row.nominee_position, row.kind.name, bool(row.collective_id))
            for row in sorted(approved, key=lambda row: (not row.collective_id, row.kind.name, row.nominee_name))
        ),
        waiting=sum(1 for row in rows if row.state in WAITING),
        upward=sum(1 for row in rows if row.state == "listed_upward"),
        cases=tuple(
            AwardCase(row.pk, row.proposing_unit.name, row.nominee_name, row.kind.name, row.get_state_display())
            for row in rows
            if row.state in ("approved", "listed_upward", *WAITING)
        ),
    )
