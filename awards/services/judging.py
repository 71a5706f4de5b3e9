"""Screening by the office and deciding by the director: one case at a time, with a reason."""

from typing import Any

from django.db import transaction
from django.db.models import F

from awards import notices
from awards.models import Nomination
from awards.workflow import NOMINATION
from core import journal, wording
from core.errors import RuleBroken
from core.workflow import perform

LONGEST_OPINION = 3000
OPINION = journal.register("awards.nomination.opinion_written", "ghi ý kiến thẩm tra", "pencil")


@transaction.atomic
def write_opinion(*, actor: Any, nomination: Nomination, opinion: str) -> Nomination:
    """The office's opinion stands in the case; the case stays where it is.

    The owner's office, while the case waits for it. Refuses more than 3.000 letters. Equal text changes nothing.
    Journalled.
    """
    row = Nomination.objects.select_for_update().get(pk=nomination.pk)
    offer = NOMINATION.offer("return_to_unit", row, actor)
    if offer is None:
        raise RuleBroken("Chỉ Văn phòng ghi ý kiến thẩm tra, khi hồ sơ đang chờ thẩm tra.")
    if offer.refusal:
        raise RuleBroken(offer.refusal)
    text = _fitting(opinion)
    if text != row.office_opinion:
        before, row.office_opinion = row.office_opinion, text
        row.save(update_fields=["office_opinion"])
        journal.record(actor, OPINION, row, before={"office_opinion": before}, after={"office_opinion": text})
    return row


@transaction.atomic
def screen_nomination(
    *, actor: Any, nomination: Nomination, opinion: str = "", seen_version: int | None = None
) -> Nomination:
    """The case lies with the director, with the office's opinion.

    The owner's office. Refuses the office's own people and cases of the superior. Journalled; the director is told.
    """
    row = _with_words("screen", actor, nomination, "office_opinion", opinion, seen_version)
    notices.screened(row, actor=actor)
    return row


@transaction.atomic
def list_nomination_upward(
    *, actor: Any, nomination: Nomination, opinion: str = "", seen_version: int | None = None
) -> Nomination:
    """The case stands in the list to propose to the superior.

    The owner's office, or the director (where the office head is the nominee); each in his own words. Only cases of
    the superior. Journalled; the unit is told.
    """
    is_office = actor.has_perm("awards.screen_nomination", nomination)
    column = "office_opinion" if is_office else "decision_reason"
    row = _with_words("list_upward", actor, nomination, column, opinion, seen_version)
    notices.judged(row, "listed_upward", "Đưa vào danh sách đề nghị cấp trên", opinion.strip(), actor=actor)
    return row


@transaction.atomic
def return_nomination_to_unit(
    *, actor: Any, nomination: Nomination, reason: str, seen_version: int | None = None
) -> Nomination:
    """The unit has the case back with the office's reason. Refuses an empty reason. Journalled; the unit is told."""
    _require(reason, "Ghi lý do trả lại để đơn vị biết cần sửa gì.")
    row = _with_words("return_to_unit", actor, nomination, "office_opinion", reason, seen_version, raise_version=True)
    notices.judged(row, "returned", f"{row.office_words} trả lại đề nghị", reason.strip(), actor=actor)
    return row


@transaction.atomic
def approve_nomination(
    *, actor: Any, nomination: Nomination, reason: str = "", seen_version: int | None = None
) -> Nomination:
    """The director has approved: the case waits for its decision paper. Journalled; unit and office are told.

    Refuses the director's own case and cases of the superior.
    """
    row = _with_words("approve", actor, nomination, "decision_reason", reason, seen_version)
    notices.judged(row, "approved", "Đã duyệt", reason.strip(), actor=actor)
    return row


@transaction.atomic
def return_nomination(
    *, actor: Any, nomination: Nomination, reason: str, seen_version: int | None = None
) -> Nomination:
    """The unit has the case back with the director's reason. Refuses an empty reason. Unit and office are told."""
    _require(reason, "Ghi lý do trả lại để đơn vị biết cần sửa gì.")
    row = _with_words("return", actor, nomination, "decision_reason", reason, seen_version, raise_version=True)
    notices.judged(row, "returned", f"{row.phase.campaign.owner.head_title} trả lại hồ sơ", reason.strip(), actor=actor)
    return row


@transaction.atomic
def refuse_nomination(
    *, actor: Any, nomination: Nomination, reason: str, seen_version: int | None = None
) -> Nomination:
    """The director has refused, for good. Refuses an empty reason. Journalled; unit and office are told."""
    _require(reason, f"Ghi lý do không duyệt để đơn vị và {nomination.office_words} biết.")
    row = _with_words("refuse", actor, nomination, "decision_reason", reason, seen_version)
    notices.judged(row, "refused", "Không duyệt", reason.strip(), actor=actor)
    return row


def _require(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise RuleBroken(sentence)


def _fitting(words: str) -> str:
    said = words.strip()
    if len(said) > LONGEST_OPINION:
        raise RuleBroken(
            f"Ý kiến dài {wording.number(len(said))} ký tự; rút gọn còn không quá {wording.number(LONGEST_OPINION)} ký tự."
        )
    return said


def _with_words(
    transition: str,
    actor: Any,
    nomination: Nomination,
    column: str,
    words: str,
    seen_version: int | None,
    *,
    raise_version: bool = False,
) -> Nomination:
    """Take the transition and keep the words beside the state; a case that goes back gets a new version.

    Refuses a `seen_version` that is no longer the case's: it was mended after the person opened it.
    """
    said = _fitting(words)
    version = Nomination.objects.select_for_update().get(pk=nomination.pk).version
    changes: dict[str, Any] = {column: said} if said else {}
    if raise_version:
        changes["version"] = F("version") + 1
    perform(NOMINATION, transition, nomination, actor=actor, note=said, changes=changes)
    # Afterwards, so that a case that was judged meanwhile is refused by its state; what was done is rolled back.
    if seen_version not in (None, version):
        raise RuleBroken("Hồ sơ đã được sửa sau khi bạn mở trang. Hãy xem nội dung mới rồi bấm lại.")
    return Nomination.objects.select_related(
        "phase__campaign__owner", "kind", "proposing_unit", "person__unit", "collective"
    ).get(pk=nomination.pk)
