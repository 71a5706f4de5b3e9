"""Verbs of an inspection: schedule, change, call off, record, mend, move the answer's day, answer, ask again, close, wait no
longer for an answer."""

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
from campaigns.queries.inspections import days_to_inspect, last_settled
from campaigns.workflow import INSPECTION
from core import clock, journal
from core.calendar import Bound, Deadline
from core.errors import EditConflict, RuleBroken
from core.models import Holiday, JournalEntry
from core.wording import short_date
from core.workflow import perform
from documents import services as documents
from documents.models import EvidenceItem

SCHEDULED = journal.register("campaigns.inspection.scheduled", "lập lịch kiểm tra", "eye")
CHANGED = journal.register("campaigns.inspection.changed", "sửa lịch kiểm tra", "pencil")
CALLED_OFF = journal.register("campaigns.inspection.called_off", "bỏ lịch kiểm tra", "trash")
MENDED = journal.register("campaigns.inspection.mended", "sửa kết quả kiểm tra", "pencil")
DUE_MOVED = journal.register("campaigns.inspection.due_moved", "đổi hạn trả lời kiểm tra", "clock")

# A deadline farther away than this is a year mistyped.
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
    campaign, a day outside the campaign's year. The same one scheduled twice is one. Journalled; the unit's people are told.
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
        raise EditConflict(_who_was_first(row, "lịch"), Inspection.objects.select_related("phase").get(pk=row.pk))
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

    The owner's office. Refuses a day to come or outside the campaign's year, no findings, a request without deadline, a
    deadline without request or before the next working day, one's own unit. The same record pressed twice is one.
    Journalled; the unit's people are told.
    """
    row = _locked(inspection)
    changes = _recorded(row, held_on, participants, findings, request, answer_due)
    recorded = "answer_awaited" if changes["request"] else "closed"
    if row.state == recorded and all(getattr(row, name) == value for name, value in changes.items()):
        return row
    _refuse_own_unit(actor, row)
    _refuse_record(row, changes)
    if answer_due:
        _refuse_deadline(answer_due)
    verb = "record_request" if changes["request"] else "record"
    perform(INSPECTION, verb, row, actor=actor, note=changes["request"] or changes["findings"], changes=changes)
    notices.inspection_recorded(row, actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def mend_inspection(
    *,
    actor: Any,
    inspection: Inspection,
    held_on: date,
    participants: str,
    findings: str,
    request: str = "",
    answer_due: Deadline | None = None,
    seen: int | None = None,
) -> Inspection:
    """What was recorded is put right before the unit answers; a forgotten request may be added.

    The owner's office. Refuses what `record_inspection` refuses, to take a request back that the unit knows of, what the
    unit has answered and, with `EditConflict`, what another person changed since `seen` (see `change_inspection`). Equal
    values change nothing; a deadline that stays may be past. Journalled; the unit's people are told.
    """
    row = _locked(inspection)
    _refuse_stranger(actor, row)
    if not row.is_mendable:
        raise RuleBroken("Đơn vị đã trả lời, hoặc không chờ trả lời nữa, nên không sửa kết quả kiểm tra được.")
    changes = _recorded(row, held_on, participants, findings, request, answer_due)
    before = {name: getattr(row, name) for name in changes}
    if changes == before:
        return row
    if seen is not None and seen != last_settled(row):
        raise EditConflict(_who_was_first(row, "kết quả"), row)
    _refuse_record(row, changes)
    if row.request and not changes["request"]:
        raise RuleBroken("Đơn vị đã nhận yêu cầu nên không để trống. Không cần trả lời nữa thì kết thúc kèm lý do.")
    if answer_due and answer_due != row.deadline:
        _refuse_deadline(answer_due)
    was, became = _as_journal(before), _as_journal(changes)
    if changes["request"] and not row.request:
        perform(INSPECTION, "add_request", row, actor=actor, changes=changes, before=was, after=became)
    else:
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        journal.record(actor, MENDED, row, before=was, after=became)
    notices.inspection_mended(row, [name for name in changes if changes[name] != before[name]], actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def move_answer_due(*, actor: Any, inspection: Inspection, answer_due: Deadline, note: str = "") -> Inspection:
    """The awaited answer is due on another day, later or earlier; reminders and lateness follow.

    The owner's office. Refuses while no answer is awaited, a deadline before the next working day, one's own unit; the same
    deadline changes nothing. Journalled with the deadline before; the unit's people are told.
    """
    row = _locked(inspection)
    _refuse_stranger(actor, row)
    if row.state != "answer_awaited":
        raise RuleBroken("Không còn chờ đơn vị trả lời nên không đổi hạn trả lời.")
    earlier, note = row.deadline, note.strip()
    if answer_due == earlier:
        return row
    _refuse_deadline(answer_due)
    row.answer_due_on, row.answer_bound = answer_due.due_on, answer_due.bound
    row.save(update_fields=["answer_due_on", "answer_bound"])
    before, after = (_as_journal(_due_columns(each)) for each in (earlier, answer_due))
    journal.record(actor, DUE_MOVED, row, before=before, after=after, note=note)
    notices.answer_due_moved(row, earlier, note, actor=actor)
    inspection.refresh_from_db()
    return row


@transaction.atomic
def waive_answer(*, actor: Any, inspection: Inspection, reason: str) -> Inspection:
    """The inspection ends although the unit has not answered, for the reason given.

    The owner's office. Refuses no reason, while no answer is awaited, one's own unit; the same reason pressed twice is one.
    Journalled; the unit's people are told.
    """
    row, reason = _locked(inspection), reason.strip()
    if row.state == "waived" and row.waiver_reason == reason:
        return row
    _refuse_own_unit(actor, row)
    if not reason:
        raise RuleBroken("Ghi lý do kết thúc khi chưa có trả lời.")
    perform(INSPECTION, "waive", row, actor=actor, note=reason, changes={"waiver_reason": reason})
    notices.answer_waived(row, actor=actor)
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
    asked: str = "",
) -> Inspection:
    """The unit says what it did about the request, with evidence that it has or adds now.

    The unit's head, or who deputises for him; late is accepted. Refuses an empty answer, evidence of another unit, what
    `documents.add_evidence` refuses, and an answer to a request that was worded otherwise when it was shown (`asked`). The
    same answer pressed twice is one. Journalled; the office is told.
    """
    row, answer = _locked(inspection), answer.strip()
    if row.state == "answered" and row.answer == answer and row.answered_by_id == actor.pk:
        return row
    if not answer:
        raise RuleBroken("Ghi nội dung trả lời trước khi gửi.")
    if asked and asked != row.asked and row.state == "answer_awaited":
        raise RuleBroken(f"{row.office_words} vừa sửa yêu cầu. Đọc lại yêu cầu ở trên, rồi gửi trả lời lần nữa.")
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

    The owner's office. Refuses no reason, a deadline before the next working day, one's own unit; the same words pressed
    twice are one. Journalled; the unit's people are told.
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


def _who_was_first(row: Inspection, what: str) -> str:
    last = JournalEntry.objects.about(row).for_timeline().first()
    who = last.actor.display_name if last and last.actor else "Người khác"
    return f"{who} vừa sửa {what} này. So sánh hai bản bên dưới, giữ bản của bạn thì bấm lưu lần nữa."


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


def _recorded(
    row: Inspection, held_on: date, participants: str, findings: str, request: str, answer_due: Deadline | None
) -> dict[str, Any]:
    """What the record changes; a day outside the phase that was named with the day before counts by itself."""
    phase = row.phase
    leaves = (
        phase and phase.starts_on <= row.held_on <= phase.ends_on and not phase.starts_on <= held_on <= phase.ends_on
    )
    return {
        "held_on": held_on,
        "phase_id": None if leaves else row.phase_id,
        "participants": participants.strip(),
        "findings": findings.strip(),
        "request": request.strip(),
        **_due_columns(answer_due),
    }


def _due_columns(answer_due: Deadline | None) -> dict[str, Any]:
    return {
        "answer_due_on": answer_due.due_on if answer_due else None,
        "answer_bound": answer_due.bound if answer_due else Bound.BY,
    }


def _as_journal(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}


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
    _refuse_foreign_day(row, plan.held_on)


def _refuse_foreign_day(row: Inspection, day: date) -> None:
    """A check counts in the reports of its campaign by its day."""
    first, last = days_to_inspect(row.campaign)
    if not first <= day <= last:
        raise RuleBroken(
            f"Ngày kiểm tra {short_date(day)} nằm ngoài phong trào năm {row.campaign.year} "
            f"({short_date(first)} - {short_date(last)}). Xem lại ngày, năm đã ghi."
        )


def _refuse_record(row: Inspection, recorded: dict[str, Any]) -> None:
    if recorded["held_on"] > clock.today():
        raise RuleBroken(f"Ngày kiểm tra {short_date(recorded['held_on'])} chưa đến nên chưa ghi kết quả được.")
    _refuse_foreign_day(row, recorded["held_on"])
    if not recorded["findings"]:
        raise RuleBroken("Ghi kết quả kiểm tra: đã xem gì, thấy gì.")
    if recorded["request"] and not recorded["answer_due_on"]:
        raise RuleBroken("Yêu cầu đơn vị thì phải ghi hạn trả lời.")
    if recorded["answer_due_on"] and not recorded["request"]:
        raise RuleBroken("Có hạn trả lời thì phải ghi yêu cầu đối với đơn vị.")


def _refuse_deadline(deadline: Deadline) -> None:
    """The unit has at least one working day after today."""
    today, calendar = clock.today(), Holiday.objects.calendar()
    if deadline.last_day_on_time < today:
        raise RuleBroken(f"Hạn trả lời {due_words(deadline)} đã qua. Chọn ngày muộn hơn.")
    if deadline.working_days_left(today, calendar) < 1:
        first = calendar.add(today, 1)
        first_named = first + timedelta(days=1) if deadline.bound == Bound.BEFORE else first
        earliest = due_words(Deadline(first_named, deadline.bound))
        raise RuleBroken(f"Hạn trả lời {due_words(deadline)} quá gấp. Chọn “{earliest}” hoặc muộn hơn.")
    if deadline.due_on > today + FARTHEST:
        raise RuleBroken(f"Hạn trả lời {due_words(deadline)} cách hôm nay hơn một năm. Xem lại năm đã ghi.")
