"""Verbs of papers, private files and evidence."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts.models import Unit
from core import clock, jobs, journal
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date
from core.workflow import perform
from documents.content import Paper, WorkingPaper, to_dict
from documents.docx import render_docx
from documents.models import EvidenceItem, IssuedPaper, StoredFile, private_path
from documents.pages import count_pages, has_pages
from documents.pdf import render_pdf
from documents.queries import number_warnings
from documents.uploads import CONTENT_TYPES, DOCX, PDF, CheckedUpload, check_upload
from documents.workflow import PAPER

PAPER_FILES = "documents.issuedpaper"
EVIDENCE_FILES = "documents.evidence"

DRAFTED = journal.register("documents.issuedpaper.drafted", "lập dự thảo văn bản", "pencil")
REDRAFTED = journal.register("documents.issuedpaper.redrafted", "lập lại dự thảo văn bản", "pencil")
ARCHIVED = journal.register("documents.issuedpaper.archived", "lưu bản in của văn bản đã ban hành", "saved")
SIGNED_COPY = journal.register("documents.issuedpaper.signed_copy_attached", "đính kèm bản đã ký", "sign")
EVIDENCE_ADDED = journal.register("documents.evidenceitem.added", "thêm minh chứng", "clip")


class NumberDoubted(RuleBroken):
    """The number or the date is odd; the same call with `confirmed=True` goes through."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        super().__init__(" ".join(warnings))
        self.warnings = warnings


@transaction.atomic
def draft_paper(*, actor: Any, body: Unit, content: Paper, scope: str = "") -> IssuedPaper:
    """A new draft of the body with this content, and its print on the way.

    The office of the body only. Journalled; the print is made by the job `documents.render_paper`.
    """
    paper = IssuedPaper(kind=content.kind, body=body, scope=scope, created_by=actor, created_at=clock.now())
    _require_office(actor, paper)
    _take_content(paper, _as_draft(content))
    paper.save()
    journal.record(actor, DRAFTED, paper, after={"state": paper.state, "title": paper.title})
    jobs.enqueue("documents.render_paper", paper.pk)
    return paper


@transaction.atomic
def redraft_paper(*, actor: Any, paper: IssuedPaper, content: Paper) -> IssuedPaper:
    """The draft holds this content instead; equal content changes nothing.

    The office of the body only. Refuses a paper that was sent for signing or issued, and another kind. Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    _require_office(actor, row)
    if row.state != "drafted":
        raise RuleBroken("Văn bản đã trình ký nên không sửa được nội dung. Hãy rút lại dự thảo trước.")
    if row.kind != content.kind:
        raise RuleBroken("Không đổi được loại của một văn bản đã lập. Hãy lập văn bản khác.")
    before = row.title
    if _take_content(row, _as_draft(content)):
        row.save(update_fields=["content", "content_sha256", "title", "folded_title", "drafting_unit"])
        journal.record(actor, REDRAFTED, row, before={"title": before}, after={"title": row.title})
        jobs.enqueue("documents.render_paper", row.pk)
    return row


@transaction.atomic
def submit_for_signing(*, actor: Any, paper: IssuedPaper) -> IssuedPaper:
    """The paper lies with its signatory, without the mark of a draft; its content is frozen until it is taken back.

    The office of the body only. Refuses a paper that is no draft. Journalled.
    """
    return _performed("send_for_signing", actor, paper, replace(paper.paper, draft=False))


@transaction.atomic
def take_back_paper(*, actor: Any, paper: IssuedPaper) -> IssuedPaper:
    """The paper is a draft again. The office of the body only. Refuses one that was issued. Journalled."""
    return _performed("take_back", actor, paper, _as_draft(paper.paper))


@transaction.atomic
def issue_paper(
    *, actor: Any, paper: IssuedPaper, number: int, issued_on: date, confirmed: bool = False
) -> IssuedPaper:
    """The paper bears its number and date and is issued; its content and bytes never change again.

    The office (văn thư) of the body only, after signing (Nghị định 30/2020/NĐ-CP, Điều 15.2). Refuses a number that the
    series of the year already has, a day to come, and, unless `confirmed`, a jump or a date out of order
    (`NumberDoubted`). A second press with the same number and date changes nothing. Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    if row.state == "issued" and (row.number, row.issued_on) == (number, issued_on):
        return row
    if number < 1:
        raise RuleBroken("Số văn bản phải là số nguyên từ 1 trở lên.")
    if issued_on > clock.today():
        raise RuleBroken(f"Ngày ban hành không được sau hôm nay ({short_date(clock.today())}).")
    if row.state == "sent_for_signing":
        _refuse_taken_number(row, number, issued_on.year)
        doubts = () if confirmed else number_warnings(row, number=number, issued_on=issued_on)
        if doubts:
            raise NumberDoubted(doubts)
    try:
        with transaction.atomic():
            return _performed(
                "issue",
                actor,
                row,
                row.paper.issued(number=number, issued_on=issued_on),
                number=number,
                year=issued_on.year,
                issued_on=issued_on,
            )
    except IntegrityError as taken:
        # Two people numbered two papers at the same moment: the database let one through.
        raise RuleBroken(_taken(row, number, issued_on.year)) from taken


@transaction.atomic
def attach_signed_copy(*, actor: Any, paper: IssuedPaper, upload: UploadedFile) -> IssuedPaper:
    """The scan of the signed and stamped paper lies beside it; an earlier scan stays in the archive.

    The office of the body only. Refuses a paper that is not issued, and a file that is no PDF or does not open. The same scan twice
    changes nothing. Journalled.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    _require_office(actor, row)
    if row.state != "issued":
        raise RuleBroken("Chỉ đính kèm bản đã ký khi văn bản đã có số và ngày ban hành.")
    checked = check_upload(upload, (PDF,))
    if not has_pages(upload.read()):
        raise RuleBroken("Tệp PDF này không mở được. Hãy quét hoặc xuất lại bản đã ký rồi tải lên.")
    upload.seek(0)
    before = row.signed_copy
    stored = _store(checked, upload, access_kind=PAPER_FILES, access_id=row.pk, actor=actor)
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


def render_paper(paper_id: int) -> bool:
    """The print of the paper's present content is in the archive; True when this call made it.

    Called by the job, by the system. Does nothing when the content was printed before or changes meanwhile (its own job
    follows), so an issued paper keeps its bytes. The print of an issued paper is journalled with its fingerprint.
    """
    paper = IssuedPaper.objects.select_related("pdf", "body").get(pk=paper_id)
    if paper.is_printed:
        return False
    printed = print_paper(paper.paper)
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
        row.save(update_fields=["pdf", "printed_sha256", "page_count"])
        if row.state == "issued":
            journal.record(None, ARCHIVED, row, after={"sha256": row.pdf.sha256, "page_count": row.page_count})
    return True


@dataclass(frozen=True)
class PrintedPaper:
    """A print that was not archived; a Word file has pages only for the program that opens it."""

    file: bytes
    page_count: int | None
    sha256: str


RENDERERS: dict[str, Callable[[Paper | WorkingPaper], bytes]] = {PDF: render_pdf, DOCX: render_docx}


def form_of(file_name: str) -> str:
    """The form (`PDF`, `DOCX`) that the end of a file's name asks for. Refuses every other end."""
    form = PurePath(file_name).suffix.lower().removeprefix(".")
    if form not in RENDERERS:
        raise RuleBroken(f"Chỉ ghi được văn bản ra tệp {' hoặc '.join(f'.{known}' for known in RENDERERS)}.")
    return form


def print_paper(content: Paper | WorkingPaper, form: str = PDF) -> PrintedPaper:
    """The content as a PDF with its pages counted or as a Word file, nothing stored: for previews and the console."""
    file = RENDERERS[form](content)
    return PrintedPaper(file, count_pages(file) if form == PDF else None, hashlib.sha256(file).hexdigest())


@transaction.atomic
def store_upload(
    *, actor: Any, upload: UploadedFile, access_kind: str, access_id: int, kinds: tuple[str, ...] = tuple(CONTENT_TYPES)
) -> StoredFile:
    """The upload is kept as a private file of the thing named by `access_kind` and `access_id`.

    Whether the actor may add files to that thing is the caller's rule. Refuses what `check_upload` refuses. The same
    bytes for the same thing are kept once.
    """
    return _store(check_upload(upload, kinds), upload, access_kind=access_kind, access_id=access_id, actor=actor)


@transaction.atomic
def store_bytes(
    *, content: bytes, name: str, content_type: str, access_kind: str, access_id: int, actor: Any = None
) -> StoredFile:
    """Bytes that the system made are kept as a private file; the same bytes for the same thing are kept once."""
    made = CheckedUpload(name, content_type, len(content), hashlib.sha256(content).hexdigest())
    return _store(made, ContentFile(content), access_kind=access_kind, access_id=access_id, actor=actor)


@transaction.atomic
def add_evidence(
    *,
    actor: Any,
    unit: Unit,
    title: str,
    document_number: str = "",
    document_on: date | None = None,
    extract: str = "",
    upload: UploadedFile | None = None,
) -> EvidenceItem:
    """A piece of evidence of the unit, usable for many results.

    The unit's own people and the office of the body. Refuses one without title, one that names neither document,
    extract nor file, a document of a day to come, and what `check_upload` refuses. Journalled.
    """
    item = EvidenceItem(
        unit=unit,
        title=title.strip(),
        document_number=document_number.strip(),
        document_on=document_on,
        extract=extract.strip(),
        added_by=actor,
        added_at=clock.now(),
    )
    if not actor.has_perm("documents.add_evidence", item):
        raise RuleBroken("Tài khoản của bạn không có quyền thêm minh chứng cho đơn vị này.")
    if not item.title:
        raise RuleBroken("Minh chứng phải có tên.")
    if not (item.document_number or item.extract or upload):
        raise RuleBroken("Minh chứng phải có số văn bản, phần trích nội dung hoặc tệp đính kèm.")
    if document_on and document_on > clock.today():
        raise RuleBroken(f"Ngày của văn bản minh chứng không được sau hôm nay ({short_date(clock.today())}).")
    if upload:
        item.file = store_upload(actor=actor, upload=upload, access_kind=EVIDENCE_FILES, access_id=unit.pk)
    item.save()
    journal.record(actor, EVIDENCE_ADDED, item, after={"title": item.title, "document_number": item.document_number})
    return item


def _require_office(actor: Any, paper: IssuedPaper) -> None:
    if not actor.has_perm("documents.manage_paper", paper):
        raise RuleBroken("Chỉ Văn phòng của cơ quan ban hành được lập và quản lý văn bản này.")


def _as_draft(content: Paper) -> Paper:
    return replace(content, draft=True, number=None, issued_on=None, year=content.printed_year)


def _take_content(paper: IssuedPaper, content: Paper) -> bool:
    """Put the content on the row; whether it differs from what was there."""
    if paper.content_sha256 == content.sha256:
        return False
    paper.content = to_dict(content)
    paper.content_sha256 = content.sha256
    paper.title = " ".join(content.clean_summary.split())
    paper.folded_title = fold(paper.title)
    paper.drafting_unit = content.drafting_unit
    return True


def _performed(name: str, actor: Any, paper: IssuedPaper, content: Paper, **columns: Any) -> IssuedPaper:
    known = {key: value.isoformat() if isinstance(value, date) else value for key, value in columns.items()}
    row = perform(
        PAPER,
        name,
        paper,
        actor=actor,
        changes={"content": to_dict(content), "content_sha256": content.sha256, **columns},
        after=known,
    )
    jobs.enqueue("documents.render_paper", row.pk)
    return row


def _refuse_taken_number(paper: IssuedPaper, number: int, year: int) -> None:
    if IssuedPaper.objects.same_series(paper, year).filter(number=number).exists():
        raise RuleBroken(_taken(paper, number, year))


def _taken(paper: IssuedPaper, number: int, year: int) -> str:
    return f"Số {number:02d} đã dùng cho một {paper.get_kind_display().lower()} khác của năm {year}. Hãy nhập số khác."


def _store(checked: CheckedUpload, source: File, *, access_kind: str, access_id: int, actor: Any) -> StoredFile:
    owned = StoredFile.objects.filter(access_kind=access_kind, access_id=access_id, sha256=checked.sha256)
    if known := owned.first():
        return known
    stored = StoredFile(
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        sha256=checked.sha256,
        access_kind=access_kind,
        access_id=access_id,
        uploaded_by=actor,
        uploaded_at=clock.now(),
    )
    path = private_path(stored, checked.name)
    storage = stored.file.storage
    # A transaction that was rolled back leaves its file; the path is its fingerprint: the next attempt takes it over.
    stored.file.name = path if storage.exists(path) else storage.save(path, source)
    stored.save()
    return stored
