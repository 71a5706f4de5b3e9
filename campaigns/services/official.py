"""Verbs of official figures ("số liệu chính thức"): they replace what an accepted report said before the figures were in."""

from typing import Any

from django.db import transaction

from accounts.models import Role
from campaigns import notices
from campaigns.models import Campaign, Review, Submission, SubmissionItem, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.queries.frozen import counted_items, fingerprint, folded_words
from campaigns.queries.official import (
    awaiting_official,
    in_force,
    official_faults,
    official_fields,
    official_refusal,
    thawed,
    with_official,
)
from campaigns.services.submissions import locked_with_phase
from core import clock, journal
from core.errors import RuleBroken

SUBMITTED = journal.register("campaigns.submission.official_submitted", "gửi số liệu chính thức", "plane")
ACCEPTED = journal.register("campaigns.submission.official_accepted", "chấp nhận số liệu chính thức", "check")
RETURNED = journal.register("campaigns.submission.official_returned", "trả lại số liệu chính thức", "back")


def _locked(submission: Submission) -> Submission:
    """The campaign first: whoever closes it waits for this, or this for him."""
    Campaign.objects.select_for_update().get(pk=submission.phase.campaign_id)
    return locked_with_phase(submission)


@transaction.atomic
def submit_official_figures(
    *,
    actor: Any,
    submission: Submission,
    figures: dict[int, dict[str, Any]],
    note: str = "",
    number: int | None = None,
) -> SubmissionRevision:
    """An accepted report gets its official figures as a new revision, which counts once it is accepted.

    The unit's head, or who deputises for him today. `figures`: item id → columns of `official_fields`. `number` is the
    revision that the person means to hand in: a second press finds it there and changes nothing. Refuses an item that
    takes no official figures, what cannot be true, figures that tell nothing new or came back and are sent again unchanged,
    source and all, a report that is not accepted, figures while others wait, a closed campaign; a closed phase does not
    matter. Journalled; who judges the report is told.
    """
    row = _locked(submission)
    if not actor.has_perm("campaigns.submit_official", row):
        raise RuleBroken("Chỉ người đứng đầu đơn vị, hoặc người được ủy quyền, được gửi số liệu chính thức.")
    last = row.revisions.order_by("-number").first()
    base = in_force(row)
    if last is None or base is None:
        raise RuleBroken(official_refusal(row))
    is_pressed_again = number is not None and last.number >= number
    is_official = last.kind == RevisionKind.OFFICIAL
    if is_pressed_again and is_official and fingerprint(_content(row, base, figures)) == last.sha256:
        return last
    if refusal := official_refusal(row):
        raise RuleBroken(refusal)
    if is_pressed_again:
        raise RuleBroken(f"Báo cáo đã có lần nộp {last.number} trong lúc bạn ghi. Xem lại rồi gửi.")
    content = _content(row, base, figures)
    changed = [new["ordinal"] for new, old in zip(content["items"], base.content["items"], strict=True) if new != old]
    if not changed:
        raise RuleBroken("Chưa có số liệu nào khác với báo cáo đã được chấp nhận.")
    digest = fingerprint(content)
    # Had the last figures been accepted, they would be the base, and equal ones refused above.
    if is_official and (digest, note.strip()) == (last.sha256, last.note):
        raise RuleBroken("Chưa sửa gì so với số liệu bị trả lại. Sửa số liệu hoặc ghi rõ nguồn rồi gửi.")
    now = clock.now()
    revision = SubmissionRevision.objects.create(
        submission=row,
        number=last.number + 1,
        submitted_at=now,
        submitted_by=actor,
        content=content,
        sha256=digest,
        folded=folded_words(content),
        counted=counted_items(content),
        kind=RevisionKind.OFFICIAL,
        note=note.strip(),
    )
    row.has_official_waiting = True
    row.submitted_at = now
    row.save(update_fields=["has_official_waiting", "submitted_at"])
    after = {"revision": revision.number, "items": changed, "sha256": digest}
    journal.record(actor, SUBMITTED, row, after=after, note=note.strip())
    notices.official_submitted(row, revision, items=_named(changed), actor=actor)
    submission.refresh_from_db()
    return revision


def _content(row: Submission, base: SubmissionRevision, figures: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """The content in force with the figures in it, when they may be."""
    open_items = {item["id"]: item for item in awaiting_official(base.content)}
    if set(figures) - set(open_items):
        raise RuleBroken("Chỉ thay số liệu ở mục mà đơn vị chủ trì và có số liệu hoặc số ước.")
    items = []
    for item in base.content["items"]:
        told = figures.get(item["id"], {})
        values = {name: told[name] for name in official_fields(item) if name in told} if told else {}
        replaced = with_official(item, values)
        if replaced is not item:
            for sentence in official_faults(item, row, values, clock.today()).values():
                raise RuleBroken(f"Mục {item['ordinal']}: {sentence}")
        items.append(replaced)
    return {**base.content, "items": items, "official": True}


def _named(ordinals: list[int]) -> str:
    return "mục " + ", ".join(str(ordinal) for ordinal in ordinals)


def _judged(
    actor: Any, row: Submission, seen: int | None, outcome: str, words: str
) -> tuple[SubmissionRevision, Review | None]:
    """The official figures to judge, and the person's own judgement in the same words when this is its second press."""
    if not actor.has_perm("campaigns.review_submission", row):
        raise RuleBroken("Chỉ người thẩm định báo cáo được quyết định về số liệu chính thức.")
    if row.unit_id in actor.unit_ids(Role.HEAD, Role.STAFF):
        raise RuleBroken("Số liệu của chính đơn vị bạn phải do người khác thẩm định.")
    revision = row.revisions.order_by("-number").first()
    if revision is None or revision.kind != RevisionKind.OFFICIAL or not row.has_official_waiting:
        known = revision.reviews.order_by("-id").first() if revision else None
        same = known is not None and (known.reviewer_id, known.outcome, known.reason) == (actor.pk, outcome, words)
        if revision is not None and revision.kind == RevisionKind.OFFICIAL and same:
            return revision, known
        raise RuleBroken("Không có số liệu chính thức nào chờ chấp nhận.")
    if seen is not None and seen != revision.number:
        raise RuleBroken(f"Đơn vị đã gửi số liệu khác (lần nộp {revision.number}). Xem lần mới nhất rồi quyết định.")
    if row.phase.campaign.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không thay số liệu được nữa.")
    return revision, None


@transaction.atomic
def accept_official(*, actor: Any, submission: Submission, note: str = "", seen_revision: int | None = None) -> Review:
    """The official figures count from now on; the report stays accepted, its items follow.

    Who judges the report; nobody for his own unit. Refuses when nothing waits, figures other than those seen, a closed
    campaign. A second press changes nothing. Journalled; the head is told.
    """
    row = _locked(submission)
    revision, known = _judged(actor, row, seen_revision, ReviewOutcome.ACCEPTED, note.strip())
    if known is not None:
        return known
    review = _settle(actor, row, revision, ReviewOutcome.ACCEPTED, note.strip())
    _let_items_follow(row, revision)
    journal.record(actor, ACCEPTED, row, after={"revision": revision.number}, note=note.strip())
    notices.official_accepted(row, revision, actor=actor)
    submission.refresh_from_db()
    return review


@transaction.atomic
def return_official(*, actor: Any, submission: Submission, reason: str, seen_revision: int | None = None) -> Review:
    """The official figures do not count; what was accepted before stays in force, and the unit may send others.

    Who judges the report; nobody for his own unit. Refuses a return without reason, and what `accept_official` refuses. A
    second press changes nothing. Journalled; head and staff are told.
    """
    row = _locked(submission)
    sentence = reason.strip()
    revision, known = _judged(actor, row, seen_revision, ReviewOutcome.RETURNED, sentence)
    if known is not None:
        return known
    if not sentence:
        raise RuleBroken("Ghi lý do trả lại để đơn vị biết phải sửa gì.")
    review = _settle(actor, row, revision, ReviewOutcome.RETURNED, sentence)
    journal.record(actor, RETURNED, row, after={"revision": revision.number}, note=sentence)
    notices.official_returned(row, revision, reason=sentence, actor=actor)
    submission.refresh_from_db()
    return review


def _settle(actor: Any, row: Submission, revision: SubmissionRevision, outcome: str, words: str) -> Review:
    row.has_official_waiting = False
    row.save(update_fields=["has_official_waiting"])
    return Review.objects.create(
        revision=revision, reviewer=actor, outcome=outcome, reason=words, decided_at=clock.now()
    )


def _let_items_follow(row: Submission, revision: SubmissionRevision) -> None:
    """What the unit mends later, when the whole report is returned, is what the office last accepted."""
    frozen = {item["id"]: thawed(item, row) for item in revision.content["items"] if item["task"]}
    columns = ("status", "product_number", "product_on", "value", "text", "done_until", "estimate", "estimate_value")
    items = [
        item
        for item in row.items.filter(pk__in=frozen)
        if any(getattr(item, name) != getattr(frozen[item.pk], name) for name in columns)
    ]
    for item in items:
        for name in columns:
            setattr(item, name, getattr(frozen[item.pk], name))
        item.version += 1
        item.edited_by = revision.submitted_by
        item.edited_at = revision.submitted_at
    SubmissionItem.objects.bulk_update(items, [*columns, "version", "edited_by", "edited_at"])
