"""Taking the signed paper back into the archive: its signatures are checked, its words compared."""

from functools import partial
from typing import Any

import pypdfium2
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import clock, journal
from core.errors import RuleBroken
from documents.models import IssuedPaper, SignedCopyCheck, StoredFile
from documents.pages import count_pages
from documents.services.files import PAPER_FILES, store_checked
from documents.services.papers import require_office
from documents.services.printing import print_paper
from documents.signing.comparison import compared
from documents.signing.roots import trusted_roots
from documents.signing.validation import found_signatures
from documents.uploads import PDF, check_upload

# A copy that nobody confirmed yet is seen by the office alone.
WAITING_COPIES = "documents.signedcopycheck"

SIGNED_COPY = journal.register("documents.issuedpaper.signed_copy_attached", "đính kèm bản đã ký", "sign")
COPY_DOUBTED = journal.register("documents.issuedpaper.signed_copy_doubted", "tải lên bản đã ký cần đối chiếu", "warn")
COPY_DROPPED = journal.register("documents.issuedpaper.signed_copy_dropped", "bỏ bản đã ký chưa đối chiếu", "cross")


def attach_signed_copy(*, actor: Any, paper: IssuedPaper, upload: UploadedFile) -> SignedCopyCheck:
    """The signed paper lies beside the archived one with what was found in it; an earlier copy stays in the archive.

    A copy with a broken signature or another text waits for `accept_signed_copy` instead and takes the place of one
    that waited. The office of the body only. Refuses a paper that is not issued, and a file that is no PDF or does not
    open. The same copy twice changes nothing. Journalled.
    """
    paper = IssuedPaper.objects.select_related("pdf").get(pk=paper.pk)
    require_office(actor, paper)
    refuse_unissued(paper)
    checked = check_upload(upload, (PDF,))
    content = upload.read()
    upload.seek(0)
    refuse_closed(content)
    # A long file takes seconds to read: nobody else's row is locked meanwhile.
    found = checked_copy(paper, content, actor)
    with transaction.atomic():
        row = _locked(actor, paper)
        if known := row.copy_checks.filter(file__sha256=checked.sha256).select_related("file").first():
            if known.accepted_at and row.signed_copy_id != known.file_id:
                accept_found(actor, row, known)
            return known
        _drop_waiting(row)
        kind = WAITING_COPIES if found.must_be_confirmed else PAPER_FILES
        found.file = store_checked(checked, upload, access_kind=kind, access_id=row.pk, actor=actor)
        found.save()
        if found.must_be_confirmed:
            after = {"sha256": checked.sha256, **_counted(found)}
            journal.record(actor, COPY_DOUBTED, row, after=after, note=checked.name)
        else:
            accept_found(actor, row, found)
    return found


@transaction.atomic
def accept_signed_copy(*, actor: Any, check: SignedCopyCheck, confirmed: bool) -> IssuedPaper:
    """The copy that waited lies beside its paper, as one that a person compared.

    The office of the body only. Refuses one that nobody confirmed and a paper that is no longer issued. A second press
    changes nothing. Journalled.
    """
    row = _locked(actor, check.paper)
    found = row.copy_checks.select_related("file").get(pk=check.pk)
    if found.accepted_at is None:
        if not confirmed:
            raise RuleBroken("Hãy đối chiếu các điểm đã nêu rồi đánh dấu xác nhận, hoặc bỏ bản này.")
        # From now on whoever sees the paper may have the copy.
        found.file.access_kind = PAPER_FILES
        found.file.save(update_fields=["access_kind"])
        accept_found(actor, row, found)
    return row


@transaction.atomic
def discard_signed_copy(*, actor: Any, check: SignedCopyCheck) -> None:
    """The copy that waited is forgotten. The office of the body only. Refuses an accepted one. Journalled."""
    row = _locked(actor, check.paper)
    found = row.copy_checks.select_related("file").get(pk=check.pk)
    if found.accepted_at is not None:
        raise RuleBroken("Bản đã ký này đã được nhận nên không bỏ được.")
    journal.record(actor, COPY_DROPPED, row, before={"sha256": found.file.sha256}, note=found.file.name)
    _drop_waiting(row)


def _locked(actor: Any, paper: IssuedPaper) -> IssuedPaper:
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    refuse_unissued(row)
    return row


def refuse_unissued(paper: IssuedPaper) -> None:
    """A signed copy belongs to a paper that holds."""
    if paper.state != "issued":
        raise RuleBroken("Chỉ đính kèm bản đã ký khi văn bản đã có số và ngày ban hành.")


def refuse_closed(content: bytes) -> None:
    """Refuses a PDF that does not open, or only with a password."""
    try:
        pages = count_pages(content)
    except pypdfium2.PdfiumError as failure:
        if "password" in str(failure).lower():
            raise RuleBroken("Tệp PDF này có mật khẩu mở tệp. Hãy bỏ mật khẩu rồi tải lên.") from failure
        pages = 0
    if not pages:
        raise RuleBroken("Tệp PDF này không mở được. Hãy quét hoặc xuất lại bản đã ký rồi tải lên.")


def archived_print(paper: IssuedPaper) -> bytes:
    """The bytes that were archived; made for this once while the job that archives them is still under way."""
    if paper.is_printed and paper.pdf:
        with paper.pdf.file.open("rb") as archived:
            return bytes(archived.read())
    return print_paper(paper.paper).file


def checked_copy(paper: IssuedPaper, content: bytes, actor: Any) -> SignedCopyCheck:
    """What the copy's signatures and words say, not kept yet."""
    return SignedCopyCheck(
        paper=paper,
        signatures=[finding.stored() for finding in found_signatures(content, trusted_roots())],
        comparison=compared(archived_print(paper), content, symbol=paper.paper.symbol).stored(),
        checked_by=actor,
        checked_at=clock.now(),
    )


def accept_found(
    actor: Any, paper: IssuedPaper, found: SignedCopyCheck, *, code: str = SIGNED_COPY, **known: Any
) -> None:
    """The copy lies beside the paper; journalled with what is known of it."""
    before: StoredFile | None = paper.signed_copy
    found.accepted_at = clock.now()
    found.save(update_fields=["accepted_at"])
    paper.signed_copy = found.file
    paper.save(update_fields=["signed_copy"])
    journal.record(
        actor,
        code,
        paper,
        before={"sha256": before.sha256} if before else None,
        after={"sha256": found.file.sha256, **_counted(found), **known},
        note=found.file.name,
    )


def _drop_waiting(paper: IssuedPaper) -> None:
    for waiting in paper.copy_checks.filter(accepted_at=None).select_related("file"):
        file = waiting.file
        waiting.delete()
        storage, path = file.file.storage, file.file.name
        file.delete()
        transaction.on_commit(partial(storage.delete, str(path)))


def _counted(found: SignedCopyCheck) -> dict[str, int]:
    compared_text = found.compared
    return {
        "signatures": len(found.signatures),
        "warnings": len(found.warnings),
        "differences": len(compared_text.differences) + compared_text.left_out,
    }
