"""What becomes of asked extensions when nobody needs an answer any longer; part of the verb that made it so."""

from collections.abc import Iterable
from typing import Any

from campaigns import notices
from campaigns.models import Extension, Phase, Submission
from campaigns.workflow import EXTENSION
from core import clock
from core.workflow import perform


def withdraw_undecided(*, actor: Any, submission: Submission) -> None:
    """The unit hands the report in: what it asked is withdrawn with that."""
    _settle(submission.extensions.filter(state="asked"), "withdraw", actor, "Đơn vị đã nộp báo cáo.")


def refuse_undecided_of_waived(*, actor: Any, submission: Submission) -> None:
    """The report is waived: no date is needed."""
    _settle(submission.extensions.filter(state="asked"), "refuse", actor, "Đơn vị được miễn nộp báo cáo này.")


def refuse_undecided_of_closed(*, actor: Any, phase: Phase) -> None:
    """The phase is closed: nothing more is taken, so the system itself answers what still waits; the units are told."""
    rows = list(Extension.objects.filter(submission__phase=phase, state="asked").select_related("submission__unit"))
    _settle(rows, "refuse", None, f"{phase} đã kết thúc khi đề nghị chưa được trả lời.")
    for extension in rows:
        notices.extension_refused(extension, actor=actor)


def withdraw_overtaken(*, submissions: Iterable[Submission]) -> set[int]:
    """The deadline of the phase was put off: a day that brings no more time is no longer asked for. Returns of which
    reports."""
    deadlines = {row.pk: row.deadline for row in submissions}
    asked = Extension.objects.filter(submission__in=deadlines, state="asked").select_related("submission")
    overtaken = [row for row in asked if not row.granted_deadline.is_later_than(deadlines[row.submission_id])]
    _settle(overtaken, "withdraw", None, "Hạn báo cáo của đợt nay không sớm hơn ngày đã đề nghị.")
    return {row.submission_id for row in overtaken}


def _settle(asked: Iterable[Extension], verb: str, actor: Any, note: str) -> None:
    for extension in asked:
        changes = {"decided_by": actor, "decided_at": clock.now(), "decision_note": note}
        perform(EXTENSION, verb, extension, actor=actor, note=note, changes=changes)
