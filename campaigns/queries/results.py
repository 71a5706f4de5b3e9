"""What the office accepted: the rows that a consolidation and the targets are made of, read from frozen revisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from accounts.models import Unit
from campaigns.models import Campaign, Phase, Review, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ItemStatus, ReviewOutcome
from campaigns.models.tasks import COUNTED_SOURCES, AssignmentRole
from core.wording import local_day

COMPLETED = (ItemStatus.DONE, ItemStatus.AHEAD)


@dataclass(frozen=True)
class ToldTask:
    """A task in use of the two lists, and how far its lead last said it is; None where nobody told of it."""

    task_id: int
    # The entry of the list that it is, or that it was split from.
    entry: int
    status: str | None = None
    # The phase and the day that it was first told of as completed in; read of the parts of a split entry.
    completed_in: int = 0
    completed_on: date = date.min

    @property
    def is_completed(self) -> bool:
        return self.status in COMPLETED


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

    One that was accepted and then returned is accepted no longer; but if it was returned after `cut_off`, and one that came
    later took its place, it is what held on that day. One statement.
    """
    rows = SubmissionRevision.objects.filter(submission__phase__campaign=campaign)
    if phase is not None:
        rows = rows.filter(submission__phase=phase)
    return (
        _latest_accepted(rows, end_of_day(cut_off) if cut_off else None)
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


def _latest_accepted(rows: QuerySet[SubmissionRevision], until: datetime | None = None) -> QuerySet[SubmissionRevision]:
    reviews = Review.objects.filter(revision=OuterRef("pk"))
    judged = rows.annotate(judgement=Subquery(reviews.order_by("-id").values("outcome")[:1]))
    accepted = judged.filter(judgement=ReviewOutcome.ACCEPTED)
    if until is not None:
        in_place = accepted.filter(submission=OuterRef("submission"), number__gt=OuterRef("number"))
        held_then = (
            Q(Exists(reviews.filter(outcome=ReviewOutcome.ACCEPTED)))
            & Q(Exists(reviews.filter(outcome=ReviewOutcome.RETURNED, decided_at__gte=until)))
            & Q(Exists(in_place))
        )
        accepted = judged.filter(Q(judgement=ReviewOutcome.ACCEPTED) | held_then, submitted_at__lt=until)
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


def told_tasks(campaign: Campaign, until: Phase | None = None) -> tuple[ToldTask, ...]:
    """The tasks in use of the two lists as the accepted reports up to the phase tell of them. One statement.

    Read from the columns of accepted reports, which nobody can write: they say what `told_in` says of `accepted_items`, at
    a cost that does not grow with all that the reports hold.
    """
    words = SubmissionItem.objects.filter(task=OuterRef("pk"), role=AssignmentRole.LEAD, submission__state="accepted")
    if until is not None:
        words = words.filter(submission__phase__ordinal__lte=until.ordinal)
    words = words.order_by(
        "submission__phase__ordinal", "submission__unit__position", "submission__unit__name", "ordinal"
    )
    accepted = SubmissionRevision.objects.filter(
        submission=OuterRef("submission"), reviews__outcome=ReviewOutcome.ACCEPTED
    )
    handed_in_at = Subquery(accepted.order_by("-number").values("submitted_at")[:1])
    first = words.filter(status__in=COMPLETED).annotate(
        day=Coalesce("product_on", "done_until", TruncDate(handed_in_at))
    )
    is_part = Q(split_from__isnull=False)
    tasks = campaign.tasks.filter(source__in=COUNTED_SOURCES).annotate(
        status=Subquery(words.reverse().values("status")[:1]),
        completed_in=Case(When(is_part, then=Subquery(first.values("submission__phase__ordinal")[:1]))),
        completed_on=Case(When(is_part, then=Subquery(first.values("day")[:1]))),
    )
    rows = list(
        tasks.order_by().values_list("pk", "split_from_id", "is_active", "status", "completed_in", "completed_on")
    )
    entry_of = _entries({pk: whole for pk, whole, *_ in rows})
    return tuple(
        ToldTask(pk, entry_of[pk], status, completed_in or 0, completed_on or date.min)
        for pk, _, is_active, status, completed_in, completed_on in rows
        if is_active
    )


def counted_tasks(campaign: Campaign) -> dict[int, int]:
    """Each task in use of the two lists, and the entry of the list that it is, or that it was split from. 1 statement."""
    rows = campaign.tasks.filter(source__in=COUNTED_SOURCES).order_by().values_list("pk", "split_from_id", "is_active")
    entry_of = _entries({pk: whole for pk, whole, _ in rows})
    return {pk: entry_of[pk] for pk, _, is_active in rows if is_active}


def _entries(whole_of: Mapping[int, int | None]) -> dict[int, int]:
    """The entry that each task goes back to; a part may have been split again."""

    def entry(pk: int) -> int:
        whole = whole_of[pk]
        return pk if whole is None or whole not in whole_of else entry(whole)

    return {pk: entry(pk) for pk in whole_of}


def told_in(counted: Mapping[int, int], items: Iterable[AcceptedItem]) -> tuple[ToldTask, ...]:
    """`counted_tasks` as the lead units' accepted items tell of them, in the order of the items. No statement.

    A later phase overrides an earlier one.
    """
    told: dict[int, list[AcceptedItem]] = defaultdict(list)
    for item in items:
        if item.counts and item.task_id is not None and item.task_id in counted:
            told[item.task_id].append(item)
    return tuple(_told(pk, entry, told[pk]) for pk, entry in counted.items())


def _told(pk: int, entry: int, items: list[AcceptedItem]) -> ToldTask:
    if not items:
        return ToldTask(pk, entry)
    first = next((item for item in items if item.status in COMPLETED), None)
    if first is None:
        return ToldTask(pk, entry, items[-1].status)
    day = first.product_on or first.done_until or local_day(first.submitted_at)
    return ToldTask(pk, entry, items[-1].status, first.phase_ordinal, day)


def list_progress(tasks: Iterable[ToldTask]) -> TaskListProgress:
    """The plan's 100 % target over the tasks of the two lists. No statement.

    A task nobody told of is not completed. A split entry counts once: it is completed when all its parts are, ahead of
    time when the part completed last was.
    """
    parts: dict[int, list[ToldTask]] = defaultdict(list)
    for task in tasks:
        parts[task.entry].append(task)
    completed = [each for each in parts.values() if all(part.is_completed for part in each)]
    return TaskListProgress(
        total=len(parts),
        completed=len(completed),
        ahead=sum(_is_ahead(each) for each in completed),
        reported=sum(any(part.status is not None for part in each) for each in parts.values()),
        split=sum(len(each) > 1 for each in parts.values()),
    )


def _is_ahead(parts: list[ToldTask]) -> bool:
    """Whether the part that was completed last was ahead of time; of several on one day each one must be."""
    last = max((part.completed_in, part.completed_on) for part in parts)
    return all(part.status == ItemStatus.AHEAD for part in parts if (part.completed_in, part.completed_on) == last)
