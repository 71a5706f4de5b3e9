"""Verbs of an inspection: schedule, change, call off, record, answer, ask again, close."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Role, Unit
from campaigns import notices
from campaigns.deadlines import due_words
from campaigns.models import Campaign, Inspection, Phase
from campaigns.queries.inspections import last_settled
from campaigns.workflow import INSPECTION
from core import clock, journal
from core.calendar import Bound, Deadline
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from core.wording import short_date
from core.workflow import perform
from documents import services as documents
from documents.models import EvidenceItem

SCHEDULED = journal.register("campaigns.inspection.scheduled", "lập lịch kiểm tra", "eye")
CHANGED = journal.register("campaigns.inspection.changed", "sửa lịch kiểm tra", "pencil")
CALLED_OFF = journal.register("campaigns.inspection.called_off", "bỏ lịch kiểm tra", "trash")

# A day farther away than this is a year mistyped.
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class InspectionPlan:
    """What is settled before an inspection: of which phase, how, when, who takes part."""

    kind: str
    held_on: date
    participants: str = ""
    phase: Phase | None = None


@dataclass(frozen=True)
class NewEvidence:
    """A piece of evidence that comes with an answer."""

    title: str
    document_number: str = ""
    document_on: date | None = None
    upload: UploadedFile | None = None


@transaction.atomic
def schedule_inspection(*, actor: Any, campaign: Campaign, unit: Unit, plan: InspectionPlan) -> Inspection:
    """The unit is to be inspected on that day.

    The owner's office. Refuses a closed campaign, a unit that does not take part, one's own unit, a phase of another
    campaign, a day more than a year away. The same one scheduled twice is one. Journalled; the unit's people are told.
    """
    owner = Campaign.objects.select_for_update(of=("self",)).select_related("owner").get(pk=campaign.pk)
    row = Inspection(campaign=owner, unit=unit, made_by=actor, made_at=clock.now(), **_columns(plan))
    _refuse_stranger(actor, row)
    if owner.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không lập lịch kiểm tra nữa.")
    if not owner.participants.filter(pk=unit.pk).exists():
        raise RuleBroken(f"{unit} không tham gia phong trào này nên không kiểm tra ở đây.")
    _refuse_day(row, plan)
    known = owner.inspections.filter(unit=unit, state="scheduled", kind=plan.kind, held_on=plan.held_on).first()
    if known:
        return known
    row.save()
    journal.record(actor, SCHEDULED, row, after=_facts(row))
    notices.inspection_scheduled(row, actor=actor)
    return row


@transaction.atomic
def schedule_inspections(
    *, actor: Any, campaign: Campaign, units: Iterable[Unit], plan: InspectionPlan
) -> list[Inspection]:
    """Each of the units is to be inspected so. All or none: refuses what `schedule_inspection` refuses, and no unit.
    Journalled one by one as one act; each unit's people are told."""
    chosen = list(units)
    if not chosen:
        raise RuleBroken("Chọn ít nhất một đơn vị.")
    with journal.one_act():
        return [schedule_inspection(actor=actor, campaign=campaign, unit=unit, plan=plan) for unit in chosen]


@transaction.atomic
def change_inspection(
    *, actor: Any, inspection: Inspection, plan: InspectionPlan, seen: int | None = None
) -> Inspection:
    """What was settled before the inspection is settled anew, until its result is recorded.

    The owner's office. Refuses what `schedule_inspection` refuses and, with `EditConflict` that carries the row as it is
    now, what another person changed since `seen` (`last_settled` when the page was opened; None where no page was).
    Equal values change nothing. Journalled; the unit's people are told of another day or way.
    """
    row = _locked(inspection)
    _refuse_stranger(actor, row)
    if row.state != "scheduled":
        raise RuleBroken("Kết quả kiểm tra đã được ghi nên không sửa lịch nữa.")
    _refuse_day(row, plan)
    before = _facts(row)
    for name, value in _columns(plan).items():
        setattr(row, name, value)
    after = _facts(row)
    if after == before:
        return row
    if seen is not None and seen != last_settled(row):
        raise EditConflict(_who_was_first(row), Inspection.objects.select_related("phase").get(pk=row.pk))
    row.save(update_fields=["kind", "held_on", "participants", "phase"])
    journal.record(actor, CHANGED, row, before=before, after=after)
    if (before["held_on"], before["kind"]) != (after["held_on"], after["kind"]):
        notices.inspection_moved(row, date.fromisoformat(str(before["held_on"])), actor=actor)
    return row


@transaction.atomic
def call_off_inspection(*, actor: Any, inspection: Inspection) -> None:
    """The inspection does not take place; only the journal keeps it.

    The owner's office, until the result is recorded. Journalled; the unit's people are told.
    """
    row = _locked(inspection)
    _refuse_stranger(actor, row)
    if row.state != "scheduled":
        raise RuleBroken("Kết quả kiểm tra đã được ghi nên không bỏ được nữa.")
    journal.record(actor, CALLED_OFF, row, before=_facts(row))
    notices.inspection_called_off(row, actor=actor)
    row.delete()


@transaction.atomic
def record_inspection(
    *,
    actor: Any,
    inspection: Inspection,
    held_on: date,
    participants: str,
    findings: str,
    request: str = "",
    answer_due: Deadline | None = None,
) -> Inspection:
    """What was found stands in the inspection; with a request the unit owes an answer until the deadline.

    The owner's office. Refuses a day to come, no findings, a request without deadline, a deadline without request or
    already past, one's own unit. The same record pressed twice is one. Journalled; the unit's people are told.
    """
    row = _locked(inspection)
    changes: dict[str, Any] = {
        "held_on": held_on,
        "participants": participants.strip(),
        "findings": findings.strip(),
        "request": request.strip(),
        "answer_due_on": answer_due.due_on if answer_due else None,
        "answer_bound": answer_due.bound if answer_due else Bound.BY,
    }
    recorded = "answer_awaited" if changes["request"] else "closed"
    if row.state == recorded and all(getattr(row, name) == value for name, value in changes.items()):
        return row
    _refuse_own_unit(actor, row)
    today = clock.today()
    if held_on > today:
        raise RuleBroken(f"Ngày kiểm tra {short_date(held_on)} chưa đến nên chưa ghi kết quả được.")
    if held_on < today - FARTHEST:
        raise RuleBroken(f"Ngày kiểm tra {short_date(held_on)} cách hôm nay hơn một năm. Xem lại năm đã ghi.")
    if not changes["findings"]:
        raise RuleBroken("Ghi kết quả kiểm tra: đã xem gì, thấy gì.")
    if changes["request"] and answer_due is None:
        raise RuleBroken("Yêu cầu đơn vị thì phải ghi hạn trả lời.")
    if answer_due and not changes["request"]:
        raise RuleBroken("Có hạn trả lời thì phải ghi yêu cầu đối với đơn vị.")
    if answer_due:
        _refuse_deadline(answer_due)
    verb = "record_request" if changes["request"] else "record"
    perform(INSPECTION, verb, row, actor=actor, note=changes["request"] or changes["findings"], changes=changes)
    notices.inspection_recorded(row, actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def answer_inspection(
    *,
    actor: Any,
    inspection: Inspection,
    answer: str,
    evidence: Iterable[EvidenceItem] = (),
    added: NewEvidence | None = None,
) -> Inspection:
    """The unit says what it did about the request, with evidence that it has or adds now.

    The unit's head, or who deputises for him; late is accepted. Refuses an empty answer, evidence of another unit and
    what `documents.add_evidence` refuses. The same answer pressed twice is one. Journalled; the office is told.
    """
    row, answer = _locked(inspection), answer.strip()
    if row.state == "answered" and row.answer == answer and row.answered_by_id == actor.pk:
        return row
    if not answer:
        raise RuleBroken("Ghi nội dung trả lời trước khi gửi.")
    chosen = list(evidence)
    if any(item.unit_id != row.unit_id for item in chosen):
        raise RuleBroken("Chỉ dùng được minh chứng của chính đơn vị.")
    changes = {"answer": answer, "answered_by": actor, "answered_at": clock.now()}
    perform(INSPECTION, "answer", row, actor=actor, note=answer, changes=changes)
    if added:
        chosen.append(
            documents.add_evidence(
                actor=actor,
                unit=row.unit,
                title=added.title,
                document_number=added.document_number,
                document_on=added.document_on,
                upload=added.upload,
            )
        )
    row.evidence.set(chosen)
    notices.inspection_answered(row, actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def ask_inspected_again(*, actor: Any, inspection: Inspection, note: str, answer_due: Deadline) -> Inspection:
    """The answer does not suffice: the unit answers again until the new deadline. What it wrote stays, to be mended.

    The owner's office. Refuses no reason, a deadline that is past, one's own unit; the same words pressed twice are one.
    Journalled; the unit's people are told.
    """
    row, note = _locked(inspection), note.strip()
    deadline = (answer_due.due_on, answer_due.bound)
    if row.state == "answer_awaited" and (row.answer_due_on, row.answer_bound) == deadline and row.answer:
        return row
    _refuse_own_unit(actor, row)
    if not note:
        raise RuleBroken("Ghi điều còn thiếu để đơn vị biết cần trả lời gì thêm.")
    _refuse_deadline(answer_due)
    changes = {"answer_due_on": answer_due.due_on, "answer_bound": answer_due.bound}
    perform(INSPECTION, "ask_again", row, actor=actor, note=note, changes=changes)
    notices.inspection_asked_again(row, note, actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def close_inspection(*, actor: Any, inspection: Inspection) -> Inspection:
    """The answer suffices; nothing is open any more. The owner's office; not for one's own unit. A second press changes
    nothing. Journalled; the unit's people are told."""
    row = _locked(inspection)
    if row.state != "closed":
        _refuse_own_unit(actor, row)
        perform(INSPECTION, "close", row, actor=actor)
        notices.inspection_closed(row, actor=actor)
    inspection.refresh_from_db()
    return row


def _who_was_first(row: Inspection) -> str:
    last = JournalEntry.objects.about(row).for_timeline().first()
    who = last.actor.display_name if last and last.actor else "Người khác"
    return f"{who} vừa sửa lịch này. So sánh hai bản bên dưới, giữ bản của bạn thì bấm lưu lần nữa."


def _locked(inspection: Inspection) -> Inspection:
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("campaign__owner", "unit", "phase")
    return rows.get(pk=inspection.pk)


def _columns(plan: InspectionPlan) -> dict[str, Any]:
    return {
        "kind": plan.kind,
        "held_on": plan.held_on,
        "participants": plan.participants.strip(),
        "phase": plan.phase,
    }


def _facts(row: Inspection) -> dict[str, Any]:
    return {
        "unit": row.unit_id,
        "kind": row.kind,
        "held_on": row.held_on.isoformat(),
        "participants": row.participants,
        "phase": row.phase_id,
    }


def _refuse_stranger(actor: Any, row: Inspection) -> None:
    if not actor.has_perm("campaigns.manage_inspection", row):
        raise RuleBroken("Chỉ Văn phòng của cơ quan chủ trì phong trào được lập và sửa lịch kiểm tra.")
    _refuse_own_unit(actor, row)


def _refuse_own_unit(actor: Any, row: Inspection) -> None:
    """Separation of duties: nobody inspects his own unit."""
    if row.unit_id in actor.unit_ids(Role.HEAD, Role.STAFF):
        raise RuleBroken("Không tự kiểm tra đơn vị của chính mình.")


def _refuse_day(row: Inspection, plan: InspectionPlan) -> None:
    if plan.phase and plan.phase.campaign_id != row.campaign_id:
        raise RuleBroken("Đợt đã chọn không thuộc phong trào này.")
    if abs(plan.held_on - clock.today()) > FARTHEST:
        raise RuleBroken(f"Ngày kiểm tra {short_date(plan.held_on)} cách hôm nay hơn một năm. Xem lại năm đã ghi.")


def _refuse_deadline(deadline: Deadline) -> None:
    today = clock.today()
    if deadline.last_day_on_time < today:
        raise RuleBroken(f"Hạn trả lời {due_words(deadline)} đã qua. Chọn ngày muộn hơn.")
    if deadline.due_on > today + FARTHEST:
        raise RuleBroken(f"Hạn trả lời {due_words(deadline)} cách hôm nay hơn một năm. Xem lại năm đã ghi.")
