"""Verbs of a unit's report: save an item, submit."""

from typing import Any

from django.db import transaction

from campaigns import notices
from campaigns.models import Phase, Submission, SubmissionItem, SubmissionRevision
from campaigns.plausible import faults
from campaigns.queries.carrying import is_as_carried
from campaigns.queries.frozen import counted_items, folded_words
from campaigns.queries.people import authority_of
from campaigns.queries.submissions import Gap, fingerprint, frozen_content, gaps, items_of
from campaigns.services.undecided import withdraw_undecided
from campaigns.workflow import SUBMISSION
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.workflow import perform


class ReportIncomplete(RuleBroken):
    """The report cannot be submitted yet; `gaps` names each item that is missing something."""

    def __init__(self, found: list[Gap]) -> None:
        named = "; ".join(f"mục {gap.ordinal} ({gap.sentence})" for gap in found)
        super().__init__(f"Chưa nộp được vì còn {len(found)} mục chưa xong: {named}.")
        self.gaps = found


def locked(submission_id: int) -> Submission:
    """The submission as it now is, locked until the transaction ends: saving and submitting wait for each other."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("phase__campaign", "unit")
    row = rows.filter(pk=submission_id).first()
    if row is None:
        raise RuleBroken("Đợt vừa được đưa về chưa mở nên chưa nhận báo cáo này.")
    return row


def locked_with_phase(submission: Submission) -> Submission:
    """As `locked`, the phase first: whoever closes it waits for this, or this for him, and nothing slips into a closed
    phase."""
    Phase.objects.select_for_update().get(pk=submission.phase_id)
    return locked(submission.pk)


def locked_item(item: SubmissionItem, submission: Submission) -> SubmissionItem:
    row = SubmissionItem.objects.select_related("task__group", "edited_by__person").get(pk=item.pk)
    row.submission = submission
    return row


def refuse_foreign_hand(actor: Any, item: SubmissionItem) -> None:
    """Only the unit's own people write, and only what is open to them now."""
    if not actor.has_perm("campaigns.edit_submission", item.submission):
        raise RuleBroken("Chỉ người của đơn vị được soạn báo cáo này.")
    if item.edit_refusal:
        raise RuleBroken(item.edit_refusal)


@transaction.atomic
def save_item(*, actor: Any, item: SubmissionItem, values: dict[str, Any], version: int) -> SubmissionItem:
    """The item says `values`; its row version goes up by one. Head or staff of the unit.

    `version` is the one the person began from. Refuses with `EditConflict` (holding the item as it now is) when somebody
    saved another text meanwhile, and with `RuleBroken` what cannot be true, an item that is not open, a closed phase.
    Equal values change nothing, so a lost answer may be sent again. Another level or figure confirms what was carried over;
    where there was neither, other words do. Autosave: not journalled, nobody is told.
    """
    submission = locked(item.submission_id)
    row = locked_item(item, submission)
    refuse_foreign_hand(actor, row)
    values = {name: values[name] for name in row.own_fields if name in values}
    if wrong := faults(row, values, clock.today()):
        raise RuleBroken(next(iter(wrong.values())))
    if not _differs(row, values):
        return row
    if row.version != version:
        who = row.edited_by.display_name if row.edited_by else "Người khác"
        raise EditConflict(f"{who} vừa lưu mục này với nội dung khác. Hãy chọn giữ nội dung nào.", row)
    stood_by = row.is_confirmed and is_as_carried(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.is_confirmed = stood_by or not is_as_carried(row)
    row.edited_by = actor
    row.edited_at = clock.now()
    row.save(update_fields=[*values, "version", "is_confirmed", "edited_by", "edited_at"])
    touch(submission)
    return row


def touch(submission: Submission) -> None:
    """The draft has been worked on: no longer "chưa nộp" but "đang soạn"."""
    submission.touched_at = clock.now()
    submission.save(update_fields=["touched_at"])


def _differs(row: SubmissionItem, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


@transaction.atomic
def submit_submission(*, actor: Any, submission: Submission, number: int | None = None) -> SubmissionRevision:
    """The report is handed in: an immutable revision with its fingerprint is kept, the judge is told.

    The unit's head, or who deputises for him today. `number` is the revision that the person means to hand in: a second
    press finds it there and changes nothing. Refuses with `ReportIncomplete` while items are missing, and a closed
    phase. An extension asked and not answered is withdrawn with it. Journalled; the owner's office is told (the director
    of the office's own report).
    """
    row = locked_with_phase(submission)
    last = row.revisions.order_by("-number").first()
    if number is not None and last is not None and last.number >= number:
        return last
    if not actor.has_perm("campaigns.submit_submission", row):
        raise RuleBroken("Chỉ người đứng đầu đơn vị, hoặc người được ủy quyền, được nộp báo cáo.")
    items = items_of(row)
    if not row.edit_refusal and (missing := gaps(row, items, last)):
        raise ReportIncomplete(missing)
    now = clock.now()
    content = frozen_content(row, items)
    digest = fingerprint(content)
    next_number = last.number + 1 if last else 1
    revision = SubmissionRevision(
        submission=row,
        number=next_number,
        submitted_at=now,
        submitted_by=actor,
        content=content,
        sha256=digest,
        folded=folded_words(content),
        counted=counted_items(content),
    )
    with journal.one_act():
        perform(
            SUBMISSION,
            "submit",
            row,
            actor=actor,
            note=authority_of(revision),
            changes={
                "submitted_at": now,
                "first_submitted_at": row.first_submitted_at or now,
                "submitted_on": row.submitted_on or clock.today(),
                "mend_until": None,
            },
            after={"revision": next_number, "sha256": digest},
        )
        withdraw_undecided(actor=actor, submission=row)
    revision.save()
    row.items.filter(must_fix=True).update(must_fix=False)
    notices.submitted(row, revision, actor=actor)
    submission.refresh_from_db()
    return revision
