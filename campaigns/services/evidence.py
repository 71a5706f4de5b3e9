"""Verbs of the evidence of an item: add, describe, use again, take off."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.models import Submission, SubmissionItem
from campaigns.queries.frozen import fingerprint
from campaigns.services.submissions import locked, locked_item, refuse_foreign_hand, touch
from core import journal
from core.errors import EditConflict, RuleBroken
from documents import services as documents
from documents.models import EvidenceItem

ATTACHED = journal.register("campaigns.submission.evidence_attached", "gắn minh chứng vào báo cáo", "clip")
DETACHED = journal.register("campaigns.submission.evidence_detached", "bỏ minh chứng khỏi báo cáo", "trash")


def _open_item(actor: Any, item: SubmissionItem) -> SubmissionItem:
    row = locked_item(item, locked(item.submission_id))
    refuse_foreign_hand(actor, row)
    return row


def _record(actor: Any, code: str, row: SubmissionItem, evidence: EvidenceItem) -> None:
    facts = {"item": row.ordinal, "evidence": evidence.pk}
    journal.record(actor, code, row.submission, after=facts, note=f"Mục {row.ordinal}: {evidence.title}")


@transaction.atomic
def add_evidence(
    *,
    actor: Any,
    item: SubmissionItem,
    title: str,
    document_number: str = "",
    document_on: date | None = None,
    extract: str = "",
    upload: UploadedFile | None = None,
) -> EvidenceItem:
    """A piece of evidence of the unit, new or the one that it has of this document, standing at the item. Head or staff of
    the unit, while the item is open.

    Refuses what `documents.services.add_evidence` refuses (file of another kind, over 20 MB, nothing named). Journalled;
    twice changes nothing.
    """
    row = _open_item(actor, item)
    evidence = documents.add_evidence(
        actor=actor,
        unit=row.submission.unit,
        title=title,
        document_number=document_number,
        document_on=document_on,
        extract=extract,
        upload=upload,
    )
    if not row.evidence.filter(pk=evidence.pk).exists():
        row.evidence.add(evidence)
        _record(actor, ATTACHED, row, evidence)
        touch(row.submission)
    return evidence


@transaction.atomic
def describe_evidence(
    *,
    actor: Any,
    item: SubmissionItem,
    evidence: EvidenceItem,
    seen: str,
    title: str,
    document_number: str = "",
    document_on: date | None = None,
    extract: str = "",
) -> EvidenceItem:
    """The evidence that stands at the item has this name, document and extract; versions already handed in keep theirs.

    Head or staff of the unit, while the item is open. `seen` is the fingerprint of the facts that the person began
    from: refuses with
    `EditConflict` (holding the evidence as it now is) when somebody wrote others meanwhile. Refuses too what
    `documents.services.describe_evidence` refuses, and evidence that also stands at an item that is not open or in
    another dossier. Equal words change nothing. Journalled.
    """
    row = _open_item(actor, item)
    current = row.evidence.select_for_update().get(pk=evidence.pk)
    if fingerprint(current.facts) != seen:
        extract = f", trích nội dung “{current.extract}”" if current.extract else ""
        raise EditConflict(f"Người khác vừa ghi lại minh chứng này: {current.cited}{extract}.", current)
    if _stands_elsewhere(current):
        raise RuleBroken(
            "Minh chứng này còn nằm trong mục không mở hoặc hồ sơ khác nên giữ nguyên. Hãy thêm minh chứng mới."
        )
    described = documents.describe_evidence(
        actor=actor,
        item=current,
        title=title,
        document_number=document_number,
        document_on=document_on,
        extract=extract,
    )
    touch(row.submission)
    return described


def _stands_elsewhere(evidence: EvidenceItem) -> bool:
    links = (link for link in EvidenceItem._meta.related_objects if link.related_model is not SubmissionItem)
    is_in_dossier = any(getattr(evidence, str(link.get_accessor_name())).exists() for link in links)
    items = evidence.items.select_related("submission__phase")
    return is_in_dossier or any(item.edit_refusal for item in items)


@transaction.atomic
def attach_evidence(
    *, actor: Any, submission: Submission, ordinals: Iterable[int], evidence: EvidenceItem
) -> list[SubmissionItem]:
    """Evidence that the unit already has stands at these items too; answers those where it did not stand before.

    Head or staff of the unit, while the items are open. Refuses evidence of another unit, and all of it when one of the
    items is not open. Twice changes nothing. Journalled for each item, as one act.
    """
    report = locked(submission.pk)
    if evidence.unit_id != report.unit_id:
        raise RuleBroken("Chỉ dùng được minh chứng của chính đơn vị.")
    rows = list(report.items.filter(ordinal__in=list(ordinals)).exclude(evidence=evidence).order_by("ordinal"))
    for row in rows:
        row.submission = report
        refuse_foreign_hand(actor, row)
    if not rows:
        return []
    evidence.items.add(*rows)
    with journal.one_act():
        for row in rows:
            _record(actor, ATTACHED, row, evidence)
    touch(report)
    return rows


@transaction.atomic
def detach_evidence(*, actor: Any, item: SubmissionItem, evidence: EvidenceItem) -> None:
    """The evidence no longer stands at this item; it stays the unit's, and in the revisions that named it.

    Head or staff of the unit, while the item is open. Twice changes nothing. Journalled.
    """
    row = _open_item(actor, item)
    if row.evidence.filter(pk=evidence.pk).exists():
        row.evidence.remove(evidence)
        _record(actor, DETACHED, row, evidence)
        touch(row.submission)
