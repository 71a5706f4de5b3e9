"""Draft submissions and their items, kept in step with the assignments while a phase is open."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef

from accounts.models import Unit
from campaigns.models import Assignment, Campaign, Phase, ReviewRemark, Submission, SubmissionItem
from campaigns.outline import ENTRIES
from campaigns.queries.carrying import earlier_reports
from campaigns.services.carrying import fill_from

# Larger than any form: ordinals step aside by it, so that no two rows meet while they change places.
_ASIDE = 10_000


def create_drafts(phase: Phase, units: Iterable[Unit]) -> list[Submission]:
    """One draft per unit with its items: the unit's tasks in their order, then the general entries; each begins with
    what the unit told of it in the phase before, unconfirmed.

    Five statements while the rows fit one INSERT each: submissions, assignments, earlier reports (2; none in the first
    phase), items.
    """
    due = phase.deadline_of_reports
    submissions = Submission.objects.bulk_create(
        Submission(phase=phase, unit=unit, due_on=due.due_on, bound=due.bound) for unit in units
    )
    unit_ids = [submission.unit_id for submission in submissions]
    assigned = _assigned(phase.campaign_id, unit_ids)
    items: list[SubmissionItem] = []
    for submission in submissions:
        own = [
            SubmissionItem(submission=submission, task=assignment.task, role=assignment.role)
            for assignment in assigned[submission.unit_id]
        ]
        own += [SubmissionItem(submission=submission, entry=entry.code) for entry in ENTRIES]
        for ordinal, item in enumerate(own, start=1):
            item.ordinal = ordinal
        items += own
    fill_from(earlier_reports(phase, unit_ids), items)
    SubmissionItem.objects.bulk_create(items)
    return submissions


def _assigned(campaign_id: int, unit_ids: Iterable[int]) -> dict[int, list[Assignment]]:
    """Active assignments of each unit in the order of the task list: one statement."""
    by_unit: dict[int, list[Assignment]] = defaultdict(list)
    active = Assignment.objects.filter(unit_id__in=list(unit_ids), task__campaign_id=campaign_id, task__is_active=True)
    rows = active.select_related("task").order_by("task__group__ordinal", "task__ordinal", "task_id")
    for assignment in rows:
        by_unit[assignment.unit_id].append(assignment)
    return by_unit


def update_drafts(campaign: Campaign) -> None:
    """Forms that are still being drafted in open phases follow the assignments as they now are.

    Missing task items are added, with what the unit told of them in the phase before; an item that is no longer
    assigned goes only when nobody wrote in it; nothing typed is ever deleted. What was submitted stays as it was. A
    fixed number of statements, two more for each open phase in which a unit is newly assigned.
    """
    open_now = Submission.objects.filter(phase__campaign=campaign, phase__state="open", state="drafting")
    drafts = list(open_now.select_for_update(of=("self",)).select_related("phase"))
    if not drafts:
        return
    assigned = _assigned(campaign.pk, {draft.unit_id for draft in drafts})
    items: dict[int, list[SubmissionItem]] = defaultdict(list)
    for item in _items_with_traces(drafts):
        items[item.submission_id].append(item)
    gone: list[int] = []
    ordered: list[SubmissionItem] = []
    for draft in drafts:
        kept, untouched = _in_order(draft, items[draft.pk], assigned[draft.unit_id])
        gone += untouched
        ordered += kept
    _carry_into([item for item in ordered if not item.pk])
    SubmissionItem.objects.filter(pk__in=gone).delete()
    SubmissionItem.objects.filter(submission__in=drafts).update(ordinal=F("ordinal") + _ASIDE)
    SubmissionItem.objects.bulk_update([item for item in ordered if item.pk], ["ordinal", "role"])
    SubmissionItem.objects.bulk_create(item for item in ordered if not item.pk)


def _carry_into(items: list[SubmissionItem]) -> None:
    by_phase: dict[int, list[SubmissionItem]] = defaultdict(list)
    for item in items:
        by_phase[item.submission.phase_id].append(item)
    for own in by_phase.values():
        fill_from(earlier_reports(own[0].submission.phase, {item.submission.unit_id for item in own}), own)


def _items_with_traces(drafts: list[Submission]) -> Iterable[SubmissionItem]:
    evidence = SubmissionItem.evidence.through.objects.filter(submissionitem_id=OuterRef("pk"))
    remarks = ReviewRemark.objects.filter(item_id=OuterRef("pk"))
    return SubmissionItem.objects.filter(submission__in=drafts).annotate(
        has_evidence=Exists(evidence), has_remarks=Exists(remarks)
    )


def _is_untouched(item: SubmissionItem) -> bool:
    has_traces = item.has_evidence or item.has_remarks  # type: ignore[attr-defined]
    return (item.is_untouched or item.is_carried) and not has_traces


def _in_order(
    draft: Submission, items: list[SubmissionItem], assigned: list[Assignment]
) -> tuple[list[SubmissionItem], list[int]]:
    """The items of one form in their new order, and the ids of those that go."""
    by_task = {item.task_id: item for item in items if item.task_id}
    current = []
    for assignment in assigned:
        item = by_task.pop(assignment.task_id, None) or SubmissionItem(submission=draft, task=assignment.task)
        item.role = assignment.role
        current.append(item)
    written = [item for item in by_task.values() if not _is_untouched(item)]
    entries = sorted((item for item in items if not item.task_id), key=lambda item: item.ordinal)
    kept = [*current, *written, *entries]
    for ordinal, item in enumerate(kept, start=1):
        item.ordinal = ordinal
    return kept, [item.pk for item in by_task.values() if _is_untouched(item)]
