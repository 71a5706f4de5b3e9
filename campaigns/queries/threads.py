"""What office and unit said to each other at the items of a report, over all its rounds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from campaigns.models import RemarkReply, ReviewRemark, Submission, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome


@dataclass(frozen=True)
class Message:
    """One thing said. `is_of_unit`: the reporting unit speaks, not the reviewer."""

    by: str
    at: datetime
    text: str
    is_of_unit: bool


@dataclass(frozen=True)
class Round:
    """A remark at one revision, and what followed it."""

    remark_id: int
    revision_number: int
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Thread:
    """All rounds at one item, the oldest first. Only the last may be answered."""

    item_id: int
    ordinal: int
    rounds: tuple[Round, ...]

    @property
    def last(self) -> Round:
        return self.rounds[-1]

    @property
    def earlier(self) -> tuple[Round, ...]:
        return self.rounds[:-1]

    @property
    def remark(self) -> str:
        """What the reviewer asked last."""
        return self.last.messages[0].text


def _round(remark: ReviewRemark, unit_id: int) -> Round:
    def message(author: Any, at: datetime, text: str) -> Message:
        return Message(str(author), at, text, author.person is not None and author.person.unit_id == unit_id)

    return Round(
        remark.pk,
        remark.review.revision.number,
        (
            message(remark.review.reviewer, remark.review.decided_at, remark.text),
            *(message(reply.author, reply.written_at, reply.text) for reply in remark.replies.all()),
        ),
    )


def threads_in(submission: Submission, revisions: Iterable[SubmissionRevision]) -> dict[int, Thread]:
    """`threads_of` the report whose revisions and reviews were read before; no statement while none was sent back."""
    reviews = (review for revision in revisions for review in revision.reviews.all())
    was_returned = any(review.outcome == ReviewOutcome.RETURNED for review in reviews)
    return threads_of(submission) if was_returned else {}


def threads_of(submission: Submission) -> dict[int, Thread]:
    """The threads by item id. 2 statements, 1 while nothing was remarked."""
    replies = Prefetch("replies", RemarkReply.objects.select_related("author__person").order_by("pk"))
    remarks = (
        ReviewRemark.objects.filter(item__submission=submission)
        .select_related("item", "review__revision", "review__reviewer__person")
        .prefetch_related(replies)
        .order_by("review_id", "pk")
    )
    rounds: dict[int, list[Round]] = defaultdict(list)
    ordinals = {}
    for remark in remarks:
        rounds[remark.item_id].append(_round(remark, submission.unit_id))
        ordinals[remark.item_id] = remark.item.ordinal
    in_form_order = sorted(rounds, key=lambda item_id: ordinals[item_id])
    return {item_id: Thread(item_id, ordinals[item_id], tuple(rounds[item_id])) for item_id in in_form_order}


def answer_refusal(submission: Submission) -> str:
    """Why nobody may go on talking about the report's items; "" while the phase is open and a report is asked for."""
    if submission.phase.state == "closed":
        return f"{submission.phase} đã kết thúc nên không trao đổi thêm về báo cáo này."
    if submission.state == "waived":
        return "Đơn vị được miễn nộp báo cáo này nên không cần trao đổi thêm."
    return ""


def may_answer(user: Any, submission: Submission) -> bool:
    """Whether the person is offered to write at the report's items now. No statement."""
    return not answer_refusal(submission) and user.has_perm("campaigns.answer_remark", submission)


def asked_last(threads: Mapping[int, Thread]) -> dict[int, str]:
    """What the last return asked for, by item number, so that the reviewer sees whether it was done. No statement."""
    newest = max((thread.last.revision_number for thread in threads.values()), default=0)
    return {thread.ordinal: thread.remark for thread in threads.values() if thread.last.revision_number == newest}
