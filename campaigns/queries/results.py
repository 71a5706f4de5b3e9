"""What the office accepted: the rows that a consolidation and the targets are made of, read from frozen revisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Unit
from campaigns.models import Campaign, Phase, Review, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from campaigns.models.tasks import COUNTED_SOURCES, AssignmentRole
from core.wording import local_day

COMPLETED = (ItemStatus.DONE, ItemStatus.AHEAD)


class Word(Protocol):
    """What an accepted report says of how far a task is."""

    @property
    def counts(self) -> bool: ...

    @property
    def task_id(self) -> int | None: ...

    @property
    def phase_ordinal(self) -> int: ...

    @property
    def status(self) -> str: ...

    @property
    def product_on(self) -> date | None: ...

    @property
    def done_until(self) -> date | None: ...

    @property
    def submitted_at(self) -> datetime: ...


@dataclass(frozen=True)
class LeadWord:
    """A `Word` of a lead unit, read without the report that it stands in."""

    task_id: int | None
    phase_ordinal: int
    status: str
    product_on: date | None
    done_until: date | None
    submitted_at: datetime

    @property
    def counts(self) -> bool:
        return True


@dataclass(frozen=True)
class AcceptedEvidence:
    """Evidence as it was when submitted; `file_id` opens it, `sha256` proves it."""

    evidence_id: int
    title: str
    document_number: str
    document_on: date | None
    file_id: int | None
    sha256: str


@dataclass(frozen=True)
class AcceptedItem:
    """One item of the latest accepted revision of a unit's report. `section` is a code of `campaigns.outline.SECTIONS`;
    `entry` is empty for a task; `counts` says that its figure is the lead unit's."""

    unit: Unit
    phase_id: int
    phase_ordinal: int
    submission_id: int
    revision_id: int
    revision_number: int
    submitted_at: datetime
    item_id: int
    ordinal: int
    section: str
    entry: str
    label: str
    task_id: int | None
    group: str
    source: str
    source_number: str
    role: str
    measure: str
    figure_unit: str
    target_value: Decimal | None
    status: str
    value: Decimal | None
    product_number: str
    product_on: date | None
    text: str
    difficulty: str
    done_until: date | None
    estimate: str
    estimate_value: Decimal | None
    is_none: bool
    evidence: tuple[AcceptedEvidence, ...]

    @property
    def counts(self) -> bool:
        return self.role == AssignmentRole.LEAD


@dataclass(frozen=True)
class TaskListProgress:
    """Entries of the counted lists. `completed` holds `ahead`; `reported` are those a lead unit told of; `split` are those
    done in several parts."""

    total: int
    completed: int
    ahead: int
    reported: int
    split: int

    @property
    def percent(self) -> Decimal | None:
        return Decimal(100 * self.completed) / self.total if self.total else None

    @property
    def ahead_percent(self) -> Decimal | None:
        return Decimal(100 * self.ahead) / self.total if self.total else None


def end_of_day(day: date) -> datetime:
    """The first moment that is no longer `day` in Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def accepted_revisions(
    campaign: Campaign, phase: Phase | None = None, cut_off: date | None = None
) -> QuerySet[SubmissionRevision]:
    """For each submission the latest revision handed in by the end of `cut_off` whose last judgement is "accepted".

    One that was accepted and then returned is accepted no longer. One statement.
    """
    rows = SubmissionRevision.objects.filter(submission__phase__campaign=campaign)
    if phase is not None:
        rows = rows.filter(submission__phase=phase)
    if cut_off is not None:
        rows = rows.filter(submitted_at__lt=end_of_day(cut_off))
    return (
        _latest_accepted(rows)
        .select_related("submission__unit", "submission__phase")
        .order_by("submission__phase__ordinal", "submission__unit__position", "submission__unit__name")
    )


def accepted_revisions_of(unit: Unit, year: int | None = None) -> QuerySet[SubmissionRevision]:
    """The same of one unit, over all campaigns (of the year), the latest phase first. One statement."""
    rows = SubmissionRevision.objects.filter(submission__unit=unit)
    if year is not None:
        rows = rows.filter(submission__phase__campaign__year=year)
    return (
        _latest_accepted(rows)
        .select_related("submission__unit", "submission__phase__campaign")
        .order_by("-submission__phase__starts_on", "-submission__pk")
    )


def _latest_accepted(rows: QuerySet[SubmissionRevision]) -> QuerySet[SubmissionRevision]:
    judged = Review.objects.filter(revision=OuterRef("pk")).order_by("-id").values("outcome")[:1]
    accepted = rows.annotate(judgement=Subquery(judged)).filter(judgement=ReviewOutcome.ACCEPTED)
    latest = accepted.filter(submission=OuterRef("submission")).order_by("-number").values("pk")[:1]
    return accepted.filter(pk=Subquery(latest))


def _figure(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _evidence(stored: dict[str, Any]) -> AcceptedEvidence:
    file = stored["file"] or {}
    return AcceptedEvidence(
        evidence_id=stored["id"],
        title=stored["title"],
        document_number=stored["document_number"],
        document_on=_day(stored["document_on"]),
        file_id=file.get("id"),
        sha256=file.get("sha256", ""),
    )


def items_of_revision(revision: SubmissionRevision) -> Iterator[AcceptedItem]:
    """The frozen items as rows. No statement when submission, unit and phase were read with the revision."""
    submission = revision.submission
    for item in revision.content["items"]:
        task = item["task"] or {}
        yield AcceptedItem(
            unit=submission.unit,
            phase_id=submission.phase_id,
            phase_ordinal=submission.phase.ordinal,
            submission_id=submission.pk,
            revision_id=revision.pk,
            revision_number=revision.number,
            submitted_at=revision.submitted_at,
            item_id=item["id"],
            ordinal=item["ordinal"],
            section=item["section"],
            entry=item["entry"],
            label=item["label"],
            task_id=task.get("id"),
            group=task.get("group", ""),
            source=task.get("source", ""),
            source_number=task.get("source_number", ""),
            role=item["role"],
            measure=task.get("measure", ""),
            figure_unit=task.get("figure_unit", ""),
            target_value=_figure(task.get("target_value")),
            status=item["status"],
            value=_figure(item["value"]),
            product_number=item["product_number"],
            product_on=_day(item["product_on"]),
            text=item["text"],
            difficulty=item["difficulty"],
            done_until=_day(item["done_until"]),
            estimate=item["estimate"],
            estimate_value=_figure(item["estimate_value"]),
            is_none=item["is_none"],
            evidence=tuple(_evidence(stored) for stored in item["evidence"]),
        )


def accepted_items(
    campaign: Campaign, phase: Phase | None = None, cut_off: date | None = None
) -> tuple[AcceptedItem, ...]:
    """All items of the accepted revisions (see `accepted_revisions`), by phase, unit and place in the form. 1 statement."""
    return tuple(
        item for revision in accepted_revisions(campaign, phase, cut_off) for item in items_of_revision(revision)
    )


def words_of_leads(campaign: Campaign, until: Phase | None = None) -> tuple[LeadWord, ...]:
    """How far the tasks of the two lists are by the accepted reports up to the phase, in their order. One statement.

    Read from the columns of accepted reports, which nobody can write: for `list_progress` they say what `accepted_items`
    says, at a cost that does not grow with all that the reports hold.
    """
    accepted = SubmissionRevision.objects.filter(
        submission=OuterRef("submission"), reviews__outcome=ReviewOutcome.ACCEPTED
    )
    rows = SubmissionItem.objects.filter(
        submission__phase__campaign=campaign,
        submission__state="accepted",
        role=AssignmentRole.LEAD,
        task__source__in=COUNTED_SOURCES,
    )
    if until is not None:
        rows = rows.filter(submission__phase__ordinal__lte=until.ordinal)
    told = rows.annotate(handed_in_at=Subquery(accepted.order_by("-number").values("submitted_at")[:1])).order_by(
        "submission__phase__ordinal", "submission__unit__position", "submission__unit__name", "ordinal"
    )
    return tuple(
        LeadWord(*row)
        for row in told.values_list(
            "task_id", "submission__phase__ordinal", "status", "product_on", "done_until", "handed_in_at"
        )
    )


def counted_tasks(campaign: Campaign) -> dict[int, int]:
    """Each task in use of the two lists, and the entry of the list that it is, or that it was split from. 1 statement."""
    rows = campaign.tasks.filter(source__in=COUNTED_SOURCES).order_by().values_list("pk", "split_from_id", "is_active")
    whole_of = {pk: whole for pk, whole, _ in rows}

    def entry(pk: int) -> int:
        whole = whole_of.get(pk)
        return entry(whole) if whole in whole_of else pk

    return {pk: entry(pk) for pk, _, is_active in rows if is_active}


def list_progress(counted: Mapping[int, int], items: Iterable[Word]) -> TaskListProgress:
    """The plan's 100 % target over `counted_tasks`, judged by the lead units' accepted words in their order. No statement.

    A later phase overrides an earlier one; a task nobody told of is not completed. A split entry counts once: it is
    completed when all its parts are, ahead of time when the part completed last was.
    """
    told: dict[int, list[Word]] = defaultdict(list)
    for item in items:
        if item.counts and item.task_id is not None and item.task_id in counted:
            told[item.task_id].append(item)
    parts: dict[int, list[int]] = defaultdict(list)
    for pk, entry in counted.items():
        parts[entry].append(pk)
    completed = [pks for pks in parts.values() if all(told[pk] and told[pk][-1].status in COMPLETED for pk in pks)]
    return TaskListProgress(
        total=len(parts),
        completed=len(completed),
        ahead=sum(_is_ahead([told[pk] for pk in pks]) for pks in completed),
        reported=sum(any(told[pk] for pk in pks) for pks in parts.values()),
        split=sum(len(pks) > 1 for pks in parts.values()),
    )


def _is_ahead(told_of_parts: list[list[Word]]) -> bool:
    """Whether the part that was completed last was ahead of time; of several on one day each one must be."""
    days = [_completed_when(told) for told in told_of_parts]
    last = [told[-1].status for told, day in zip(told_of_parts, days, strict=True) if day == max(days)]
    return all(status == ItemStatus.AHEAD for status in last)


def _completed_when(told: list[Word]) -> tuple[int, date]:
    first = next(item for item in told if item.status in COMPLETED)
    return first.phase_ordinal, first.product_on or first.done_until or local_day(first.submitted_at)
