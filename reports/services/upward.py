"""Verbs of a department's final report in the campaign above: fill the department's report there, hand it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import QuerySet

from campaigns import services as campaigns
from campaigns.models import Submission, SubmissionItem
from campaigns.queries.submissions import Gap, gaps, items_of, latest_revision
from campaigns.services.submissions import locked_with_phase
from core import journal
from core.errors import RuleBroken
from documents.models import EvidenceItem, IssuedPaper
from documents.services import render_paper
from documents.uploads import CONTENT_TYPES, PDF
from reports import notices
from reports.models import Consolidation
from reports.queries.upward import Filling, fillings_of, upward_of

FILLED = journal.register("reports.submission.filled", "điền từ báo cáo tổng hợp của đơn vị", "doc")
SENT = journal.register("reports.consolidation.sent_upward", "gửi báo cáo lên cấp trên", "plane")

# As long as the title of evidence may be.
TITLE_LENGTH = 300


@dataclass(frozen=True)
class Outcome:
    """The report above as it now is: the items (by number) that say what the report says, those left as somebody wrote
    them, and what is still missing; nothing is missing of one that was handed in."""

    submission: Submission
    filled: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    missing: tuple[Gap, ...] = ()

    @property
    def is_sent(self) -> bool:
        return self.submission.state in ("submitted", "accepted")


def send_upward(*, actor: Any, consolidation: Consolidation, replacing: Iterable[int] = ()) -> Outcome:
    """The final report stands as the department's report in the campaign above, and is handed in if nothing is missing.

    The head of the department there, or who deputises for him. The report must be issued: what goes to the body above
    has its number, its day and its file, which become the evidence of each item. Items that somebody wrote in stay as
    they are, but for those of `replacing` (ordinals). With something missing it is filled and not handed in. Refuses a
    report that is not finalised or not issued, a campaign without one above, a phase that is not open, a report handed
    in already. Sent a second time it changes nothing. Journalled on both sides, as one act; the office above is told.
    """
    return _carry(actor, consolidation, replacing, hands_in=True)


def prepare_upward(*, actor: Any, consolidation: Consolidation, replacing: Iterable[int] = ()) -> Outcome:
    """As `send_upward`, but not handed in: head and staff of the department may; its heads are told that it is ready."""
    return _carry(actor, consolidation, replacing, hands_in=False)


def _carry(actor: Any, consolidation: Consolidation, replacing: Iterable[int], *, hands_in: bool) -> Outcome:
    report = _read(actor, consolidation)
    found = upward_of(report)
    if found.submission is None or found.paper is None:
        raise RuleBroken(found.refusal)
    _refuse_others(actor, found.submission, hands_in=hands_in)
    if found.was_sent:
        return Outcome(found.submission)
    if found.refusal:
        raise RuleBroken(found.refusal)
    if not found.paper.is_printed:
        # The print takes seconds: nobody waits for a lock meanwhile.
        render_paper(found.paper.pk)
    with transaction.atomic(), journal.one_act():
        return _carry_locked(actor, report, found.submission, replacing, hands_in=hands_in)


def _read(actor: Any, consolidation: Consolidation) -> Consolidation:
    rows = Consolidation.objects.select_related("campaign__owner", "campaign__superior__owner", "phase", "paper__body")
    report = rows.get(pk=consolidation.pk)
    if not actor.has_perm("reports.view_consolidation", report):
        raise RuleBroken("Tài khoản của bạn không xem được bản tổng hợp này.")
    return report


def _refuse_others(actor: Any, submission: Submission, *, hands_in: bool) -> None:
    if hands_in and not actor.has_perm("campaigns.submit_submission", submission):
        raise RuleBroken(
            f"Chỉ người đứng đầu {submission.unit}, hoặc người được ủy quyền, được gửi báo cáo lên cấp trên."
        )
    if not actor.has_perm("campaigns.edit_submission", submission):
        raise RuleBroken(f"Chỉ người của {submission.unit} được soạn báo cáo gửi cấp trên.")


def _carry_locked(
    actor: Any, report: Consolidation, submission: Submission, replacing: Iterable[int], *, hands_in: bool
) -> Outcome:
    # Phase before report, as every verb locks them; read again, for another press may have been faster.
    locked_with_phase(submission)
    report = _read(actor, report)
    found = upward_of(report)
    if found.submission is None or found.paper is None:
        raise RuleBroken(found.refusal)
    if found.was_sent:
        return Outcome(found.submission)
    if found.refusal:
        raise RuleBroken(found.refusal)
    row, paper = found.submission, found.paper
    fillings = fillings_of(report, row, replacing)
    to_write = [each for each in fillings if each.state == "filled"]
    standing = [each for each in fillings if each.state in ("filled", "same")]
    kept = tuple(each.item.ordinal for each in fillings if each.state == "kept")
    if not standing:
        raise RuleBroken(
            "Không có mục nào đang mở nhận nội dung từ báo cáo này. Soạn tiếp báo cáo gửi cấp trên theo cách thường."
        )
    for each in to_write:
        _write(actor, each)
    _change_evidence(actor, row, paper, [each.item for each in standing])
    if to_write or row.source_paper_id != paper.pk:
        row.source_paper = paper
        row.save(update_fields=["source_paper"])
        left = f"; giữ nguyên {_named(kept)}" if kept else ""
        filled = {"paper": paper.pk, "items": [each.item.ordinal for each in to_write], "kept": list(kept)}
        journal.record(actor, FILLED, row, after=filled, note=f"{paper.spoken}{left}")
    return _handed_in(actor, report, row, standing, kept, hands_in=hands_in)


def _handed_in(
    actor: Any,
    report: Consolidation,
    row: Submission,
    standing: list[Filling],
    kept: tuple[int, ...],
    *,
    hands_in: bool,
) -> Outcome:
    submission = Submission.objects.select_related("phase__campaign__owner", "unit", "source_paper__body").get(
        pk=row.pk
    )
    missing = tuple(gaps(submission, items_of(submission), latest_revision(submission)))
    if hands_in and not missing:
        campaigns.submit_submission(actor=actor, submission=submission)
        journal.record(actor, SENT, report, after={"submission": submission.pk}, note=_destination(submission))
    elif not hands_in:
        notices.prepared_upward(submission, report, actor=actor)
    return Outcome(submission, tuple(each.item.ordinal for each in standing), kept, missing)


def _destination(submission: Submission) -> str:
    return f"{submission.phase.campaign.owner}, {str(submission.phase).lower()}"


def _named(ordinals: Iterable[int]) -> str:
    return "mục " + ", ".join(map(str, ordinals))


def _write(actor: Any, filling: Filling) -> None:
    item = filling.item
    try:
        saved = campaigns.save_item(actor=actor, item=item, values=dict(filling.told.values), version=item.version)
    except RuleBroken as refusal:
        raise RuleBroken(f"Mục {item.ordinal}: {refusal}") from refusal
    if saved.is_carried:
        saved = campaigns.confirm_item(actor=actor, item=saved)
    SubmissionItem.objects.filter(pk=saved.pk).update(filled_version=saved.version)


def _change_evidence(actor: Any, submission: Submission, paper: IssuedPaper, items: list[SubmissionItem]) -> None:
    """The paper stands as evidence at these items, in the place of those that they were filled from before."""
    earlier = [old for old in _papers_before(submission) if old.pk != paper.pk]
    for item in items:
        for evidence in item.evidence.all():
            if any(_is_of(evidence, old) for old in earlier):
                campaigns.detach_evidence(actor=actor, item=item, evidence=evidence)
    known = next(
        (
            row
            for row in EvidenceItem.objects.filter(unit=submission.unit_id, document_number=paper.symbol)
            if _is_of(row, paper)
        ),
        None,
    )
    if known is None:
        known = campaigns.add_evidence(
            actor=actor,
            item=items[0],
            title=f"{paper.get_kind_display()}: {paper.title}"[:TITLE_LENGTH],
            document_number=paper.symbol,
            document_on=paper.issued_on,
            upload=_file_of(paper),
        )
    campaigns.attach_evidence(
        actor=actor, submission=submission, ordinals=[item.ordinal for item in items], evidence=known
    )


def _papers_before(submission: Submission) -> QuerySet[IssuedPaper]:
    """Those that the report was filled from, now or when it was handed in before."""
    handed_in = submission.revisions.filter(content__has_key="paper").values_list("content__paper__id", flat=True)
    return IssuedPaper.objects.filter(pk__in=[submission.source_paper_id, *handed_in]).select_related("body")


def _is_of(evidence: EvidenceItem, paper: IssuedPaper) -> bool:
    return (evidence.document_number, evidence.document_on) == (paper.symbol, paper.issued_on)


def _file_of(paper: IssuedPaper) -> SimpleUploadedFile | None:
    """A copy of its own for the body above: the signed copy, else the archived print."""
    stored = paper.signed_copy or paper.pdf
    if stored is None:
        return None
    with stored.file.open("rb") as kept:
        return SimpleUploadedFile(f"{paper.file_name}.pdf", kept.read(), CONTENT_TYPES[PDF])
