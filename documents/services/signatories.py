"""Who signs a draft: chosen by the office among those who may."""

from typing import Any

from django.db import transaction

from core import jobs, journal
from core.errors import RuleBroken
from documents.content import unjudged
from documents.models import IssuedPaper
from documents.queries.signatories import signatories_of
from documents.services.papers import require_office, take_content
from documents.services.verification import with_mark

SIGNATORY_CHOSEN = journal.register("documents.issuedpaper.signatory_chosen", "chọn người ký", "sign")


@transaction.atomic
def choose_signatory(*, actor: Any, paper: IssuedPaper, key: str) -> IssuedPaper:
    """The draft bears this person's authority, post and name, and keeps who was chosen; it is printed anew.

    The office of the body only. Refuses a paper that was sent for signing or issued, and who may not sign it today.
    Journalled; the same choice again changes nothing.
    """
    row = IssuedPaper.objects.select_for_update(of=("self",)).select_related("body").get(pk=paper.pk)
    require_office(actor, row)
    if row.state != "drafted":
        raise RuleBroken("Văn bản đã trình ký nên không đổi được người ký. Hãy rút lại dự thảo trước.")
    chosen = signatories_of(row).find(key)
    if chosen is None:
        raise RuleBroken("Người vừa chọn không có quyền ký văn bản này hôm nay. Tải lại trang rồi chọn người khác.")
    before = row.paper.signature
    if take_content(row, with_mark(row, unjudged(row.paper, signature=chosen.signature))) or row.signatory_key != key:
        row.signatory_key = key
        row.save(update_fields=["content", "content_sha256", "signatory_key"])
        journal.record(
            actor,
            SIGNATORY_CHOSEN,
            row,
            before={"signature": " / ".join((*before.lines, before.name))},
            after={"signature": " / ".join((*chosen.signature.lines, chosen.signature.name))},
            note=chosen.label,
        )
        jobs.enqueue("documents.render_paper", row.pk)
    return row
