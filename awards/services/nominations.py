"""Writing a nomination and sending it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Person, Scope, Unit
from awards import notices
from awards.models import AwardKind, Nomination, Subject
from awards.queries.law import belongs_to_superior, kinds_for
from awards.queries.nominations import collectives_to_nominate, people_to_nominate, phases_open_to_nominations
from awards.workflow import NOMINATION
from campaigns.models import Phase
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.workflow import perform
from documents.decree import superior_name
from documents.models import EvidenceItem
from documents.services import add_evidence

STARTED = journal.register("awards.nomination.started", "lập đề nghị khen thưởng", "pencil")
EDITED = journal.register("awards.nomination.edited", "sửa đề nghị khen thưởng", "pencil")
DISCARDED = journal.register("awards.nomination.discarded", "bỏ đề nghị đang soạn", "trash")
EVIDENCE_TAKEN = journal.register("awards.nomination.evidence_attached", "đính kèm minh chứng", "clip")
EVIDENCE_LEFT = journal.register("awards.nomination.evidence_detached", "bỏ minh chứng", "trash")


@dataclass(frozen=True)
class NewPerson:
    """A nominee who is not in the register yet."""

    full_name: str
    position: str
    unit: Unit
    is_leader: bool = False


@dataclass(frozen=True)
class Proposal:
    """What is proposed: one kind for one person (known or new) or one collective, and for what."""

    kind: AwardKind
    achievement: str
    person: Person | None = None
    new_person: NewPerson | None = None
    collective: Unit | None = None


@transaction.atomic
def create_nomination(*, actor: Any, phase: Phase, proposal: Proposal) -> Nomination:
    """A draft nomination of the actor's unit; a new person is put into the register.

    Heads, staff and the office. Refuses a phase that has not begun or whose campaign is over, a kind that is not valid
    for the phase, a nominee who is not the actor's to nominate, and a second one of the same kind for the same nominee.
    Awards of another body, the Sở itself and its director are marked for the superior. Journalled.
    """
    unit = actor.unit_acting_for(Scope.AWARDS)
    if unit is None or not actor.has_perm("awards.add_nomination"):
        raise RuleBroken("Tài khoản của bạn không có quyền lập đề nghị khen thưởng.")
    if not phases_open_to_nominations(actor).filter(pk=phase.pk).exists():
        raise RuleBroken("Chỉ đề nghị khen thưởng cho đợt đã mở của phong trào đang thực hiện.")
    nomination = Nomination(
        phase=phase,
        proposing_unit=unit,
        proposed_by=actor,
        created_at=clock.now(),
        **_columns(actor, phase, proposal),
    )
    _refuse_second(nomination)
    nomination.save()
    journal.record(actor, STARTED, nomination, after=_facts(nomination))
    return nomination


@transaction.atomic
def update_nomination(*, actor: Any, nomination: Nomination, version: int, proposal: Proposal) -> Nomination:
    """The draft or returned nomination says this instead.

    The proposing unit. Refuses what `create_nomination` refuses, a nomination that was sent, and, with `EditConflict`,
    one that another person saved since `version`; his text is in the error. The same content changes nothing.
    """
    row = _mine(actor, nomination)
    if row.version != version:
        raise EditConflict("Người khác vừa sửa đề nghị này. So sánh hai bản bên dưới rồi lưu lại.", row)
    before = _facts(row)
    for column, value in _columns(actor, row.phase, proposal).items():
        setattr(row, column, value)
    _refuse_second(row)
    after = _facts(row)
    if after != before:
        row.version += 1
        row.save()
        journal.record(actor, EDITED, row, before=before, after=after)
    return row


@transaction.atomic
def discard_nomination(*, actor: Any, nomination: Nomination) -> None:
    """A draft that was never sent is gone; its evidence stays with the unit. The proposing unit. Journalled."""
    row = _mine(actor, nomination)
    if row.state != "drafted":
        raise RuleBroken("Chỉ bỏ được đề nghị chưa gửi.")
    journal.record(actor, DISCARDED, row, before=_facts(row))
    row.delete()


@transaction.atomic
def attach_evidence(
    *,
    actor: Any,
    nomination: Nomination,
    title: str,
    document_number: str = "",
    document_on: date | None = None,
    upload: UploadedFile | None = None,
) -> EvidenceItem:
    """A file or a cited document lies in the nomination's dossier, and with the unit for other uses.

    The proposing unit, while the nomination can be edited. Refuses what `documents.add_evidence` refuses. Journalled; twice
    changes nothing.
    """
    row = _mine(actor, nomination)
    item = add_evidence(
        actor=actor,
        unit=row.proposing_unit,
        title=title,
        document_number=document_number,
        document_on=document_on,
        upload=upload,
    )
    if not row.evidence.filter(pk=item.pk).exists():
        row.evidence.add(item)
        journal.record(actor, EVIDENCE_TAKEN, row, after={"evidence": item.pk}, note=item.title)
    return item


@transaction.atomic
def detach_evidence(*, actor: Any, nomination: Nomination, item: EvidenceItem) -> None:
    """The piece of evidence no longer belongs to the dossier; it stays with the unit. A second call does nothing."""
    row = _mine(actor, nomination)
    if row.evidence.filter(pk=item.pk).exists():
        row.evidence.remove(item)
        journal.record(actor, EVIDENCE_LEFT, row, before={"evidence": item.pk}, note=item.title)


@transaction.atomic
def propose_nomination(*, actor: Any, nomination: Nomination) -> Nomination:
    """The nomination lies with the office; one for the office's own people goes on to the director at once.

    The unit's head. Refuses one without achievement or without a valid kind. Journalled; office or director is told.
    """
    # Words said when the case was returned stay in the journal; they are no opinion on what is sent now.
    unsaid = {"office_opinion": "", "decision_reason": ""}
    perform(NOMINATION, "propose", nomination, actor=actor, changes={"proposed_by": actor, **unsaid})
    row = Nomination.objects.select_related(
        "phase__campaign__owner", "kind", "proposing_unit", "person__unit", "collective"
    ).get(pk=nomination.pk)
    if not row.kind.covers(row.phase.ends_on):
        raise RuleBroken("Hình thức khen này không còn hiệu lực cho đợt. Chọn hình thức khác rồi gửi lại.")
    unit = row.collective or (row.person.unit if row.person else None)
    if unit is not None and unit.is_office and not row.is_for_superior:
        perform(NOMINATION, "pass_to_director", row, actor=None)
        notices.screened(row, actor=actor)
    else:
        notices.proposed(row, actor=actor)
    nomination.refresh_from_db()
    return row


def _mine(actor: Any, nomination: Nomination) -> Nomination:
    """The row, locked, when the actor may edit it now."""
    row = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if not actor.has_perm("awards.edit_nomination", row):
        raise RuleBroken("Chỉ đơn vị đề nghị được sửa hồ sơ này.")
    if not row.can_be_edited:
        raise RuleBroken("Hồ sơ đã gửi nên không sửa được. Chỉ sửa được khi hồ sơ bị trả lại.")
    return row


def _columns(actor: Any, phase: Phase, proposal: Proposal) -> dict[str, Any]:
    """The columns that the proposal means, after the refusals about kind and nominee."""
    owner = phase.campaign.owner
    kind = proposal.kind
    if kind not in kinds_for(phase.ends_on):
        raise RuleBroken("Hình thức khen này không áp dụng cho đợt đã chọn. Chọn hình thức khác.")
    person, collective = _nominee(actor, owner, proposal)
    if person is not None:
        name, position = person.full_name, ", ".join(filter(None, (person.position, person.unit.name)))
    else:
        assert collective is not None
        name, position = collective.name, owner.name if collective != owner else superior_name(owner.superior)
    return {
        "kind": kind,
        "person": person,
        "collective": collective,
        "nominee_name": name,
        "nominee_position": position,
        "achievement": proposal.achievement.strip(),
        "is_for_superior": belongs_to_superior(owner, kind, person, collective),
    }


def _nominee(actor: Any, owner: Unit, proposal: Proposal) -> tuple[Person | None, Unit | None]:
    if proposal.kind.subject == Subject.COLLECTIVE:
        unit = proposal.collective
        if unit is None:
            raise RuleBroken("Chọn tập thể được đề nghị.")
        if not collectives_to_nominate(actor, owner).filter(pk=unit.pk).exists():
            raise RuleBroken("Bạn chỉ đề nghị được tập thể của đơn vị mình.")
        return None, unit
    if proposal.new_person is not None:
        return _registered(actor, owner, proposal.new_person), None
    if proposal.person is None:
        raise RuleBroken("Chọn người được đề nghị, hoặc nhập họ tên và chức vụ.")
    if not people_to_nominate(actor, owner).filter(pk=proposal.person.pk).exists():
        raise RuleBroken("Bạn chỉ đề nghị được người của đơn vị mình.")
    return proposal.person, None


def _registered(actor: Any, owner: Unit, new: NewPerson) -> Person:
    """The person of that name and post in the unit, put into the register when not there."""
    if not collectives_to_nominate(actor, owner).filter(pk=new.unit.pk).exists():
        raise RuleBroken("Bạn chỉ đề nghị được người của đơn vị mình.")
    person, _ = Person.objects.get_or_create(
        full_name=" ".join(new.full_name.split()),
        position=" ".join(new.position.split()),
        unit=new.unit,
        defaults={"is_leader": new.is_leader},
    )
    return person


def _refuse_second(nomination: Nomination) -> None:
    twin = (
        Nomination.objects.filter(
            phase=nomination.phase,
            kind=nomination.kind,
            person=nomination.person,
            collective=nomination.collective,
        )
        .exclude(pk=nomination.pk)
        .exclude(state="refused")
        .select_related("proposing_unit")
        .first()
    )
    if twin and twin.proposing_unit == nomination.proposing_unit:
        raise RuleBroken(
            f"{nomination.nominee_name} đã có đề nghị {nomination.kind.name} của đơn vị bạn trong đợt này. Mở đề nghị đó."
        )
    if twin:
        raise RuleBroken(
            f"{nomination.nominee_name} đã được {twin.proposing_unit.name} đề nghị {nomination.kind.name} trong đợt này."
        )


def _facts(nomination: Nomination) -> dict[str, Any]:
    return {
        "kind": nomination.kind_id,
        "person": nomination.person_id,
        "collective": nomination.collective_id,
        "nominee_name": nomination.nominee_name,
        "nominee_position": nomination.nominee_position,
        "achievement": nomination.achievement,
        "is_for_superior": nomination.is_for_superior,
    }
