"""What accepted reports count up to, read from the columns that each revision keeps beside its content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from campaigns.models import Campaign, Phase, Review, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.queries.results import end_of_day


class CountedTask(NamedTuple):
    """A led task that is done or tells a figure, in the order in which a revision keeps its columns."""

    task_id: int
    item_id: int
    ordinal: int
    section: str
    status: str
    measure: str
    told_value: str | None
    told_estimate: str | None
    told_target: str | None
    figure_unit: str

    @property
    def value(self) -> Decimal | None:
        return _figure(self.told_value)

    @property
    def estimate_value(self) -> Decimal | None:
        return _figure(self.told_estimate)

    @property
    def target_value(self) -> Decimal | None:
        return _figure(self.told_target)


@dataclass(frozen=True)
class CountedReport:
    """A revision that was accepted, with what its items count up to."""

    revision_id: int
    number: int
    kind: str
    submission_id: int
    unit_id: int
    short_name: str
    unit_name: str
    phase_id: int
    phase_ordinal: int
    counted: Mapping[str, Any]

    @property
    def says(self) -> Mapping[str, int]:
        """How many items tell something, by section."""
        return self.counted.get("says", {})

    @property
    def led(self) -> Mapping[str, Sequence[int]]:
        """How many tasks the unit leads, by section and `LED_STATUSES`."""
        return self.counted.get("led", {})

    @property
    def tasks(self) -> Sequence[Sequence[Any]]:
        """The columns of each `CountedTask`."""
        return self.counted.get("tasks", ())

    @property
    def brief(self) -> str:
        return self.short_name or self.unit_name


@dataclass(frozen=True)
class CountedReports:
    """`in_force`: the revision of each submission that counts, by phase and unit. `expected`: the report of each that was
    accepted last before official figures took its place."""

    in_force: tuple[CountedReport, ...]
    expected: tuple[CountedReport, ...]


def counted_reports(campaign: Campaign, phases: Q, cut_off: date | None = None) -> CountedReports:
    """The accepted reports of the phases (a condition on `Phase`, as seen from a submission), as
    `campaigns.queries.results.accepted_revisions` chooses them. 1 statement."""
    rows = SubmissionRevision.objects.filter(phases, submission__phase__campaign=campaign)
    if cut_off is not None:
        rows = rows.filter(submitted_at__lt=end_of_day(cut_off))
    reviews = Review.objects.filter(revision=OuterRef("pk"))
    found = (
        rows.filter(Exists(reviews.filter(outcome=ReviewOutcome.ACCEPTED)))
        .annotate(judgement=Subquery(reviews.order_by("-id").values("outcome")[:1]))
        .order_by("submission__phase__ordinal", "submission__unit__position", "submission__unit__name", "number")
        .values_list(
            "pk",
            "number",
            "kind",
            "submission_id",
            "submission__unit_id",
            "submission__unit__short_name",
            "submission__unit__name",
            "submission__phase_id",
            "submission__phase__ordinal",
            "counted",
            "judgement",
        )
    )
    in_force: dict[int, CountedReport] = {}
    earlier: list[CountedReport] = []
    official: dict[int, int] = {}
    for row in found:
        judgement = row[-1]
        report = CountedReport(*row[:-1])
        if judgement == ReviewOutcome.ACCEPTED:
            in_force[report.submission_id] = report
        if report.kind == RevisionKind.OFFICIAL:
            official[report.submission_id] = report.number
        else:
            earlier.append(report)
    replaced = {each.submission_id: each for each in earlier if each.number < official.get(each.submission_id, 0)}
    return CountedReports(in_force=tuple(in_force.values()), expected=tuple(replaced.values()))


def phase_and_before(phase: Phase) -> Q:
    """The phase, and the nearest before it that was opened. No statement of its own."""
    nearest = Phase.objects.filter(campaign=phase.campaign_id, ordinal__lt=phase.ordinal).exclude(state="planned")
    return Q(submission__phase=phase) | Q(submission__phase__in=nearest.order_by("-ordinal").values("pk")[:1])


def _figure(told: str | None) -> Decimal | None:
    return Decimal(told) if told is not None else None
