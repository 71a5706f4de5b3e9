"""Laying papers out: for the archive, for previews, for the console."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from core import journal
from documents.content import Paper, WorkingPaper
from documents.docx import render_docx
from documents.models import IssuedPaper
from documents.pages import count_pages
from documents.pdf import render_pdf
from documents.services.files import PAPER_FILES, store_bytes
from documents.uploads import CONTENT_TYPES, DOCX, PDF

ARCHIVED = journal.register("documents.issuedpaper.archived", "lưu bản in của văn bản đã ban hành", "saved")


@dataclass(frozen=True)
class PrintedPaper:
    """A print that was not archived; a Word file has pages only for the program that opens it."""

    file: bytes
    page_count: int | None
    sha256: str


RENDERERS: dict[str, Callable[[Paper | WorkingPaper], bytes]] = {PDF: render_pdf, DOCX: render_docx}


def print_paper(content: Paper | WorkingPaper, form: str = PDF) -> PrintedPaper:
    """The content as a PDF with its pages counted or as a Word file, nothing stored: for previews and the console."""
    file = RENDERERS[form](content)
    return PrintedPaper(file, count_pages(file) if form == PDF else None, hashlib.sha256(file).hexdigest())


def printed_pdf(file: bytes) -> PrintedPaper:
    """A PDF that was laid out elsewhere or archived, with its pages counted."""
    return PrintedPaper(file, count_pages(file), hashlib.sha256(file).hexdigest())


def print_kept(paper: IssuedPaper, form: str = PDF) -> PrintedPaper:
    """The archived bytes of a paper that is published; a draft, and what the archive does not hold yet, as it reads now."""
    archived = {PDF: paper.pdf, DOCX: paper.word}[form] if paper.is_published and paper.is_printed else None
    if archived is None:
        return print_paper(paper.paper, form)
    with archived.file.open("rb") as kept:
        file = bytes(kept.read())
    return printed_pdf(file) if form == PDF else PrintedPaper(file, None, archived.sha256)


def render_paper(paper_id: int) -> bool:
    """The print of the paper's present content is in the archive; True when this call made it.

    Called by the job, by the system. Does nothing when the content was printed before or changes meanwhile (its own job
    follows), so an issued paper keeps its bytes. The print of an issued paper is journalled with its fingerprint.
    """
    paper = IssuedPaper.objects.select_related("pdf", "body").get(pk=paper_id)
    if paper.is_printed:
        return False
    printed = print_paper(paper.paper)
    # The Word file of a published paper is archived too; one that is still a draft changes with its content.
    word = print_paper(paper.paper, DOCX) if paper.is_published else None
    with transaction.atomic():
        row = IssuedPaper.objects.select_for_update().get(pk=paper_id)
        if row.is_printed or row.content_sha256 != paper.content_sha256:
            return False
        row.pdf = store_bytes(
            content=printed.file,
            name=f"{paper.file_name}.pdf",
            content_type=CONTENT_TYPES[PDF],
            access_kind=PAPER_FILES,
            access_id=row.pk,
        )
        row.printed_sha256 = row.content_sha256
        row.page_count = printed.page_count
        if word:
            row.word = store_bytes(
                content=word.file,
                name=f"{paper.file_name}.docx",
                content_type=CONTENT_TYPES[DOCX],
                access_kind=PAPER_FILES,
                access_id=row.pk,
            )
        row.save(update_fields=["pdf", "word", "printed_sha256", "page_count"])
        if row.is_published:
            journal.record(None, ARCHIVED, row, after={"sha256": row.pdf.sha256, "page_count": row.page_count})
    return True
