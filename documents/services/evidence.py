"""Keeping evidence."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Unit
from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date
from documents.models import EvidenceItem
from documents.services.files import store_upload

# No office of today wrote a paper before this day: an older one is a slip of the hand.
FIRST_DAY = date(1945, 9, 2)
EVIDENCE_FILES = "documents.evidence"

EVIDENCE_ADDED = journal.register("documents.evidenceitem.added", "thêm minh chứng", "clip")
EVIDENCE_DESCRIBED = journal.register("documents.evidenceitem.described", "ghi lại thông tin minh chứng", "pencil")


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
    """A piece of evidence of the unit, usable for many results: the one that it already has of this document, or a new one.

    The unit's own people and the office of the body. Refuses one without title, one that names neither document,
    extract nor file, a document of a day to come or of long ago, and what `check_upload` refuses. A new one is journalled.
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
    _refuse_unclear(item, has_file=bool(upload))
    if upload:
        item.file = store_upload(actor=actor, upload=upload, access_kind=EVIDENCE_FILES, access_id=unit.pk)
    if known := _known(item):
        known.was_known = True
        return known
    item.save()
    journal.record(actor, EVIDENCE_ADDED, item, after={"title": item.title, "document_number": item.document_number})
    return item


def _known(item: EvidenceItem) -> EvidenceItem | None:
    """What the unit has of the same document. The unit is held, so that two windows at once add one."""
    Unit.objects.select_for_update(no_key=True).get(pk=item.unit_id)
    rows = EvidenceItem.objects.filter(unit=item.unit_id, document_on=item.document_on).order_by("pk")
    return next((row for row in rows if row.covers(item)), None)


@transaction.atomic
def describe_evidence(
    *,
    actor: Any,
    item: EvidenceItem,
    title: str,
    document_number: str = "",
    document_on: date | None = None,
    extract: str = "",
) -> EvidenceItem:
    """The evidence has this name, document and extract; its file stays.

    The unit's own people and the office of the body. Refuses what `add_evidence` refuses. Equal words change nothing.
    Journalled with what they were.
    """
    row = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    before = row.facts
    row.title, row.document_number, row.extract = title.strip(), document_number.strip(), extract.strip()
    row.document_on = document_on
    if not actor.has_perm("documents.add_evidence", row):
        raise RuleBroken("Tài khoản của bạn không có quyền ghi lại minh chứng của đơn vị này.")
    _refuse_unclear(row, has_file=bool(row.file_id))
    if row.facts != before:
        row.save()
        journal.record(actor, EVIDENCE_DESCRIBED, row, before=before, after=row.facts)
    return row


def _refuse_unclear(item: EvidenceItem, *, has_file: bool) -> None:
    if not item.title:
        raise RuleBroken("Minh chứng phải có tên.")
    if not (item.document_number or item.extract or has_file):
        raise RuleBroken("Minh chứng phải có số văn bản, phần trích nội dung hoặc tệp đính kèm.")
    if item.document_on and item.document_on > clock.today():
        raise RuleBroken(f"Ngày của văn bản minh chứng không được sau hôm nay ({short_date(clock.today())}).")
    if item.document_on and item.document_on < FIRST_DAY:
        raise RuleBroken("Ngày của văn bản minh chứng không đúng. Hãy xem lại năm.")
