"""What becomes of an issued paper that was wrong: it is withdrawn, or another one takes its place."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from core import clock, jobs, journal
from core.errors import RuleBroken
from core.wording import short_date
from core.workflow import perform
from documents import issuing, notices
from documents.content import unjudged
from documents.content.amending import amended
from documents.content.replacement import naming_replaced, no_longer_naming
from documents.models import IssuedPaper
from documents.services.papers import as_draft, redraft_paper, require_office, take_content
from documents.services.verification import with_mark
from documents.workflow import PAPER

REPLACEMENT_DRAFTED = journal.register(
    "documents.issuedpaper.replacement_drafted", "lập dự thảo văn bản thay thế", "swap"
)


@transaction.atomic
def withdraw_paper(
    *, actor: Any, paper: IssuedPaper, reason: str, withdrawn_on: date, document: str = ""
) -> IssuedPaper:
    """The issued paper no longer holds from that day; its bytes stay in the archive (Điều 18.4).

    The office of the body only. Refuses a paper that is not issued or was replaced, a day before it was issued or to
    come, and a missing reason. A second press changes nothing. Journalled; heads of units and the director are told.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    why = reason.strip()
    if row.state == "withdrawn" and (row.withdrawal_reason, row.withdrawn_on) == (why, withdrawn_on):
        return row
    if not why:
        raise RuleBroken("Thu hồi văn bản phải ghi lý do.")
    if withdrawn_on > clock.today():
        raise RuleBroken(f"Ngày thu hồi không được sau hôm nay ({short_date(clock.today())}).")
    if row.issued_on and withdrawn_on < row.issued_on:
        raise RuleBroken(f"Ngày thu hồi không được trước ngày ban hành ({short_date(row.issued_on)}).")
    known = {"withdrawn_on": withdrawn_on, "withdrawn_by_document": document.strip(), "withdrawal_reason": why}
    withdrawn = perform(
        PAPER,
        "withdraw",
        paper,
        actor=actor,
        note=why,
        changes=known,
        after={"withdrawn_on": withdrawn_on.isoformat(), "document": document.strip()},
    )
    notices.paper_withdrawn(withdrawn, on=withdrawn_on, actor=actor)
    issuing.tell_of_end(withdrawn, actor)
    return withdrawn


@transaction.atomic
def draft_replacement(*, actor: Any, paper: IssuedPaper) -> IssuedPaper:
    """A new draft of the same kind holds the paper's content and names the paper that it will replace (Điều 18.3).

    The issued paper holds until the new one is issued; one that was withdrawn stays withdrawn. The office of the body
    only; a second press gives the same draft. Refuses a paper that is not issued. Journalled on both papers.
    """
    old = IssuedPaper.objects.select_for_update().select_related("body").get(pk=paper.pk)
    require_office(actor, old)
    if known := IssuedPaper.objects.filter(replaces=old).first():
        return known
    if old.state not in ("issued", "withdrawn"):
        raise RuleBroken("Chỉ lập văn bản thay thế cho văn bản đã ban hành và chưa bị thay thế.")
    draft = IssuedPaper(
        kind=old.kind,
        body=old.body,
        scope=old.scope,
        signatory_key=old.signatory_key,
        replaces=old,
        created_by=actor,
        created_at=clock.now(),
    )
    content = unjudged(as_draft(old.paper), year=clock.today().year, verification=None)
    if old.replaces:
        content = no_longer_naming(content, old.replaces.cited)
    take_content(draft, with_mark(draft, naming_replaced(content, old.cited)))
    draft.save()
    for row in (old, draft):
        journal.record(actor, REPLACEMENT_DRAFTED, row, after={"replaces": old.symbol})
    jobs.enqueue("documents.render_paper", draft.pk)
    return draft


@transaction.atomic
def amend_replacement(*, actor: Any, paper: IssuedPaper, typed: Mapping[str, str], read_sha256: str) -> IssuedPaper:
    """The draft that replaces another paper has the typed words (`documents.content.amending` names the texts).

    The office of the body only. Refuses a paper that replaces none or was sent for signing, words that the decree
    forbids, and a content that somebody changed since it was read. Journalled as a new draft; equal words are not.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    if row.replaces_id is None:
        raise RuleBroken("Chỉ sửa ở đây nội dung của văn bản thay thế; văn bản khác sửa ở nơi đã lập ra nó.")
    if read_sha256 != row.content_sha256:
        raise RuleBroken(
            "Nội dung đã được người khác sửa sau khi bạn mở trang này. Hãy chép lại phần đã nhập rồi mở trang mới."
        )
    content = amended(row.paper, typed)
    # A signature that was written by hand is nobody's whom the list names.
    signatory = row.signatory_key if content.signature == row.paper.signature else ""
    return redraft_paper(actor=actor, paper=row, content=content, signatory=signatory)
