"""Taking the signed paper back into the archive."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import journal
from core.errors import RuleBroken
from documents.models import IssuedPaper
from documents.pages import has_pages
from documents.services.files import PAPER_FILES, store_checked
from documents.services.papers import require_office
from documents.uploads import PDF, check_upload

SIGNED_COPY = journal.register("documents.issuedpaper.signed_copy_attached", "đính kèm bản đã ký", "sign")


@transaction.atomic
def attach_signed_copy(*, actor: Any, paper: IssuedPaper, upload: UploadedFile) -> IssuedPaper:
    """The scan of the signed and stamped paper lies beside it; an earlier scan stays in the archive.

    The office of the body only. Refuses a paper that is not issued, and a file that is no PDF or does not open. The same scan twice
    changes nothing. Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require_office(actor, row)
    if row.state != "issued":
        raise RuleBroken("Chỉ đính kèm bản đã ký khi văn bản đã có số và ngày ban hành.")
    checked = check_upload(upload, (PDF,))
    if not has_pages(upload.read()):
        raise RuleBroken("Tệp PDF này không mở được. Hãy quét hoặc xuất lại bản đã ký rồi tải lên.")
    upload.seek(0)
    before = row.signed_copy
    stored = store_checked(checked, upload, access_kind=PAPER_FILES, access_id=row.pk, actor=actor)
    if stored != before:
        row.signed_copy = stored
        row.save(update_fields=["signed_copy"])
        journal.record(
            actor,
            SIGNED_COPY,
            row,
            before={"sha256": before.sha256} if before else None,
            after={"sha256": stored.sha256},
            note=stored.name,
        )
    return row
