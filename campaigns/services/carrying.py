"""A report begins with what the unit told in the phase before; each item counts only once somebody stands by it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from campaigns.models import Submission, SubmissionItem
from campaigns.queries.carrying import CARRIED, EarlierReport, earlier_reports
from campaigns.queries.submissions import items_of
from campaigns.services.submissions import locked, locked_item, refuse_foreign_hand, touch
from core import clock, journal
from core.errors import RuleBroken

CARRIED_OVER = journal.register("campaigns.submission.carried_over", "mang sang nội dung của đợt trước", "history")


def fill_from(earlier: Mapping[int, EarlierReport], items: Iterable[SubmissionItem]) -> list[SubmissionItem]:
    """Items that nobody has written in take what their unit told before, unconfirmed; those that took something.

    Saves nothing.
    """
    filled = []
    for item in items:
        report = earlier.get(item.submission.unit_id)
        values = report.values_for(item) if report else {}
        if report is None or not values:
            continue
        for name, value in values.items():
            setattr(item, name, value)
        item.carried_from, item.is_confirmed = report.revision, False
        filled.append(item)
    return filled


@transaction.atomic
def carry_over(*, actor: Any, submission: Submission) -> int:
    """Items that nobody has written in begin with what the unit told in the phase before; answers how many.

    Head or staff of the unit, while the report is being drafted. Each stays "mang sang, chưa xác nhận", and missing,
    until somebody confirms or changes it. Refuses a report that was handed in or is closed. Twice changes nothing.
    Journalled.
    """
    row = locked(submission.pk)
    if not actor.has_perm("campaigns.edit_submission", row):
        raise RuleBroken("Chỉ người của đơn vị được soạn báo cáo này.")
    if row.edit_refusal or row.state != "drafting":
        raise RuleBroken(row.edit_refusal or "Báo cáo đã nộp một lần nên không mang sang nội dung của đợt trước nữa.")
    empty = [item for item in items_of(row) if item.is_untouched]
    for item in empty:
        item.submission = row
    earlier = earlier_reports(row.phase, [row.unit_id])
    filled = fill_from(earlier, empty)
    if not filled:
        return 0
    for item in filled:
        # Whoever began from the empty item is asked which of the two to keep.
        item.version += 1
    SubmissionItem.objects.bulk_update(filled, [*CARRIED, "carried_from", "is_confirmed", "version"])
    source = earlier[row.unit_id].revision
    facts = {"items": len(filled), "revision": source.pk}
    journal.record(actor, CARRIED_OVER, row, after=facts, note=f"{len(filled)} mục, từ {source.submission.phase}")
    return len(filled)


@transaction.atomic
def confirm_item(*, actor: Any, item: SubmissionItem) -> SubmissionItem:
    """What was carried over still holds: the item counts as written by the person. Head or staff of the unit.

    Refuses an item that is not open and a closed phase. Twice changes nothing. As saving: not journalled, nobody is told.
    """
    submission = locked(item.submission_id)
    row = locked_item(item, submission)
    refuse_foreign_hand(actor, row)
    if not row.is_carried:
        return row
    row.is_confirmed = True
    row.version += 1
    row.edited_by = actor
    row.edited_at = clock.now()
    row.save(update_fields=["is_confirmed", "version", "edited_by", "edited_at"])
    touch(submission)
    return row
