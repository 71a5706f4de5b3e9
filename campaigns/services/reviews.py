"""Verbs of judging a unit's report: accept, return, waive, require again."""

from typing import Any

from django.db import transaction

from campaigns import notices
from campaigns.deadlines import mending_deadline
from campaigns.models import Review, ReviewRemark, Submission, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome
from campaigns.queries.official import in_force, still_accepted
from campaigns.services.submissions import locked_with_phase
from campaigns.services.undecided import refuse_undecided_of_waived
from campaigns.workflow import SUBMISSION
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.models import Holiday
from core.wording import clock_time
from core.workflow import perform


def _last_revision(row: Submission, seen: int | None) -> SubmissionRevision:
    """The revision to judge. Refuses when the person looks at an earlier one, and while official figures wait."""
    if row.has_official_waiting:
        raise RuleBroken(
            f"{row.unit} đã gửi số liệu chính thức của báo cáo này. Chấp nhận hoặc trả lại số liệu đó trước."
        )
    revision = in_force(row)
    if revision is None:
        raise RuleBroken("Đơn vị chưa nộp báo cáo này nên chưa có gì để thẩm định.")
    if seen is not None and seen != revision.number:
        raise RuleBroken(
            f"Đơn vị đã nộp lần {revision.number} trong lúc bạn đang xem lần {seen}. Xem lần mới nhất rồi quyết định."
        )
    return revision


def _same_judgement(
    actor: Any, row: Submission, revision: SubmissionRevision, outcome: str, words: str, remarks: dict[int, str]
) -> Review | None:
    """The person's own judgement of the same revision in the same words, when this is its second press."""
    last = revision.reviews.order_by("-id").first()
    if last is None or (row.state, last.outcome, last.reviewer_id) != (outcome, outcome, actor.pk):
        return None
    is_same = last.reason == words and dict(last.remarks.values_list("item", "text")) == remarks
    return last if is_same else None


def _refuse_unseen_judgement(revision: SubmissionRevision, seen: int | None) -> None:
    last = revision.reviews.select_related("reviewer__person").order_by("-id").first()
    if seen is not None and last is not None and last.pk != seen:
        verb = "chấp nhận" if last.outcome == ReviewOutcome.ACCEPTED else "trả lại"
        raise EditConflict(f"{last.reviewer} đã {verb} báo cáo này lúc {clock_time(last.decided_at)}.", last)


@transaction.atomic
def accept_submission(
    *, actor: Any, submission: Submission, note: str = "", seen_revision: int | None = None
) -> Review:
    """The latest revision is accepted and may be consolidated.

    The owner's office; the director for the office's own report; nobody for his own unit. Refuses a report that does not
    lie submitted, a closed phase, and a `seen_revision` that is no longer the latest. Journalled; the head is told.
    """
    row = locked_with_phase(submission)
    revision = _last_revision(row, seen_revision)
    if known := _same_judgement(actor, row, revision, ReviewOutcome.ACCEPTED, note.strip(), {}):
        return known
    perform(SUBMISSION, "accept", row, actor=actor, note=note.strip(), after={"revision": revision.number})
    review = Review.objects.create(
        revision=revision,
        reviewer=actor,
        outcome=ReviewOutcome.ACCEPTED,
        reason=note.strip(),
        decided_at=clock.now(),
    )
    notices.accepted(row, revision, actor=actor)
    submission.refresh_from_db()
    return review


@transaction.atomic
def return_submission(
    *,
    actor: Any,
    submission: Submission,
    remarks: dict[int, str],
    reason: str = "",
    seen_revision: int | None = None,
    seen_review: int | None = None,
) -> Review:
    """The report goes back; only the items named in `remarks` (item id → what to mend) are open to the unit.

    The owner's office; the director for the office's own report; nobody for his own unit. Refuses a return that names no
    item, a remark without words, an item of another report, a closed phase, and a `seen_revision` that is no longer the
    latest. An accepted report may be returned too; `seen_review` is the judgement of the revision that the person saw (0:
    none), and another one given meanwhile is refused with `EditConflict` (holding it). A second press in the same words
    changes nothing. Journalled; head and staff of the unit are told.
    """
    row = locked_with_phase(submission)
    revision = _last_revision(row, seen_revision)
    items = list(SubmissionItem.objects.filter(submission=row, pk__in=remarks).order_by("ordinal"))
    if not items or len(items) != len(remarks):
        raise RuleBroken("Chọn ít nhất một mục của báo cáo để đơn vị biết phải sửa mục nào.")
    if silent := [str(item.ordinal) for item in items if not remarks[item.pk].strip()]:
        raise RuleBroken(f"Ghi rõ đề nghị sửa ở mục {', '.join(silent)}.")
    named = "mục " + ", ".join(str(item.ordinal) for item in items)
    # The person may leave the general sentence empty: the first remark then speaks for all.
    sentence = reason.strip() or remarks[items[0].pk].strip()
    asked = {item.pk: remarks[item.pk].strip() for item in items}
    if known := _same_judgement(actor, row, revision, ReviewOutcome.RETURNED, sentence, asked):
        return known
    _refuse_unseen_judgement(revision, seen_review)
    perform(
        SUBMISSION,
        "return",
        row,
        actor=actor,
        note=sentence,
        changes={"mend_until": None},
        after={"revision": revision.number, "items": [item.ordinal for item in items]},
    )
    now = clock.now()
    judgement = {"reviewer": actor, "outcome": ReviewOutcome.RETURNED, "reason": sentence, "decided_at": now}
    # Official figures replaced an accepted report: neither counts any longer.
    replaced = [each for each in still_accepted(row) if each.pk != revision.pk]
    Review.objects.bulk_create(Review(revision=each, **judgement) for each in replaced)
    review = Review.objects.create(revision=revision, **judgement)
    ReviewRemark.objects.bulk_create(ReviewRemark(review=review, item=item, text=asked[item.pk]) for item in items)
    row.items.update(must_fix=False)
    row.items.filter(pk__in=remarks).update(must_fix=True)
    mend_by = mending_deadline(row, now, Holiday.objects.calendar())
    notices.returned(row, revision, reason=sentence, items=named, mend_by=mend_by, actor=actor)
    submission.refresh_from_db()
    return review


@transaction.atomic
def waive_submission(*, actor: Any, submission: Submission, reason: str) -> Submission:
    """The unit need not report in this phase, for the reason given.

    The owner's office; the director for the office's own report. Refuses a waiver without reason, a report that lies
    submitted or accepted, a closed phase. A second press with the same reason changes nothing. An extension asked and
    not answered is refused with it. Journalled; the head is told.
    """
    row = locked_with_phase(submission)
    reason = reason.strip()
    if row.state == "waived" and row.waiver_reason == reason:
        return row
    if not reason:
        raise RuleBroken("Ghi lý do miễn nộp để đơn vị và người xem sau này biết.")
    with journal.one_act():
        changes = {"waiver_reason": reason, "mend_until": None}
        perform(SUBMISSION, "waive", row, actor=actor, note=reason, changes=changes)
        refuse_undecided_of_waived(actor=actor, submission=row)
    notices.waived(row, reason=reason, key=_moment(), actor=actor)
    submission.refresh_from_db()
    return row


@transaction.atomic
def require_submission(*, actor: Any, submission: Submission) -> Submission:
    """The waiver is over: the draft lies open again as the unit left it, a returned report is to be mended as before.

    The owner's office; the director for the office's own report. Refuses a report that was not waived, a closed phase.
    Journalled; the head is told.
    """
    row = locked_with_phase(submission)
    was_returned = row.items.filter(must_fix=True).exists()
    verb = "require_mended" if was_returned else "require"
    perform(SUBMISSION, verb, row, actor=actor, changes={"waiver_reason": ""})
    notices.required_again(row, key=_moment(), actor=actor)
    submission.refresh_from_db()
    return row


def _moment() -> int:
    return int(clock.now().timestamp())
