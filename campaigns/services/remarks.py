"""The verb of talking about an item: unit and reviewer answer each other under a remark."""

from typing import Any

from django.db import transaction

from campaigns import notices
from campaigns.models import RemarkReply, ReviewRemark
from campaigns.queries.threads import answer_refusal
from campaigns.services.submissions import locked_with_phase
from core import clock, journal
from core.errors import RuleBroken

ANSWERED = journal.register("campaigns.submission.remark_answered", "trao đổi về mục của báo cáo", "pencil")
ANSWER_LIMIT = 2000


@transaction.atomic
def answer_remark(*, actor: Any, remark: ReviewRemark, text: str) -> RemarkReply:
    """One more message under the remark, by the unit's people or by who judges the report.

    Refuses silence, a message over the limit, a remark that a later one at the same item replaced, a waived report, a
    closed phase. A second press with the same words changes nothing. Journalled; the other side is told.
    """
    row = locked_with_phase(remark.item.submission)
    if not actor.has_perm("campaigns.answer_remark", row):
        raise RuleBroken("Chỉ người của đơn vị và người thẩm định báo cáo được trao đổi ở đây.")
    text = text.strip()
    last = remark.replies.order_by("-pk").first()
    if last is not None and (last.author_id, last.text) == (actor.pk, text):
        return last
    if refusal := answer_refusal(row):
        raise RuleBroken(refusal)
    if not text:
        raise RuleBroken("Ghi nội dung trao đổi rồi gửi.")
    if len(text) > ANSWER_LIMIT:
        raise RuleBroken(f"Nội dung trao đổi dài {len(text)} chữ cái, tối đa {ANSWER_LIMIT}. Hãy rút gọn.")
    later = ReviewRemark.objects.filter(item=remark.item_id, review_id__gt=remark.review_id)
    if newer := later.select_related("review__revision").order_by("-review_id").first():
        raise RuleBroken(
            f"Mục {remark.item.ordinal} có đề nghị sửa mới hơn, ở lần nộp {newer.review.revision.number}. "
            "Trả lời ở đề nghị đó."
        )
    reply = RemarkReply.objects.create(remark=remark, author=actor, text=text, written_at=clock.now())
    journal.record(actor, ANSWERED, row, after={"items": [remark.item.ordinal]}, note=text)
    notices.remark_answered(row, reply, ordinal=remark.item.ordinal, actor=actor)
    return reply
