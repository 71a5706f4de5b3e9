"""Verbs of more time for a report: ask, withdraw, grant, refuse, extend unasked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from campaigns import notices
from campaigns.deadlines import due_words
from campaigns.models import Extension, Submission
from campaigns.queries.extensions import date_refusal, extended_deadline, present_deadlines
from campaigns.services.submissions import locked_with_phase
from campaigns.workflow import EXTENSION, deadline_may_still_move
from core import clock, journal
from core.calendar import Deadline
from core.errors import RuleBroken
from core.models import Holiday
from core.workflow import perform

ASKED = journal.register("campaigns.extension.asked", "đề nghị gia hạn nộp báo cáo", "clock")
# So many at once are one press of a button; more are a new due date of the phase.
MOST_AT_ONCE = 200


def _present(report: Submission) -> Deadline:
    return present_deadlines([report], Holiday.objects.calendar())[report.pk]


@transaction.atomic
def ask_extension(*, actor: Any, submission: Submission, until: date, reason: str) -> Extension:
    """The unit asks to hand the report in later; the deadline stays until the office answers.

    The unit's head, or who deputises for him. Refuses without a reason, a day that is past or not later than the present
    deadline, a report that its unit does not write now, a phase that is not open, and a second question while one waits;
    the same question pressed twice is one. Journalled; who judges the report is told.
    """
    report = locked_with_phase(submission)
    present = _present(report)
    extension = Extension(
        submission=report,
        until=until,
        reason=reason.strip(),
        asked_by=actor,
        asked_at=clock.now(),
        before_on=present.due_on,
        before_bound=present.bound,
    )
    if not actor.has_perm("campaigns.ask_extension", extension):
        raise RuleBroken("Chỉ người đứng đầu đơn vị, hoặc người được ủy quyền, được đề nghị gia hạn.")
    if waiting := report.extensions.filter(state="asked").first():
        if (waiting.until, waiting.reason) == (extension.until, extension.reason):
            return waiting
        raise RuleBroken(
            f"Đơn vị đang có đề nghị nộp {due_words(waiting.granted_deadline)} chờ trả lời. Rút đề nghị đó trước khi gửi "
            "đề nghị khác."
        )
    if refusal := deadline_may_still_move(extension, actor) or date_refusal(report, until, present, clock.today()):
        raise RuleBroken(refusal)
    if not extension.reason:
        raise RuleBroken("Ghi lý do để người quyết định biết vì sao cần thêm thời gian.")
    extension.save()
    journal.record(actor, ASKED, extension, after={"until": until.isoformat()}, note=extension.reason)
    notices.extension_asked(extension, actor=actor)
    return extension


@transaction.atomic
def withdraw_extension(*, actor: Any, extension: Extension) -> Extension:
    """The unit no longer asks for more time. The unit's head, or who deputises for him; a second press changes nothing.

    Refuses once the question was answered. Journalled.
    """
    row = _locked(extension)
    if row.state != "withdrawn":
        changes = {"decided_by": actor, "decided_at": clock.now()}
        perform(EXTENSION, "withdraw", row, actor=actor, changes=changes)
    extension.refresh_from_db()
    return row


@transaction.atomic
def grant_extension(*, actor: Any, extension: Extension, until: date | None = None, note: str = "") -> Extension:
    """The report is due on the asked day, or on `until`; reminders and punctuality follow, the old deadline is kept.

    Who judges the report. A report that came back is mended until that day instead: the lateness of its first handing in
    stays. Refuses a day that is past or not later than the present deadline, a report that its unit does not write now, a
    phase that is not open, and what was answered meanwhile; the same answer pressed twice is one. Journalled; the unit's
    head and staff are told.
    """
    row = _locked(extension)
    until, note = until or row.until, note.strip()
    if not _is_same_answer(row, "granted", actor, note, until):
        _grant(actor, row, until, note)
    extension.refresh_from_db()
    return row


@transaction.atomic
def refuse_extension(*, actor: Any, extension: Extension, note: str) -> Extension:
    """The deadline stays, for the reason given.

    Who judges the report. Refuses without a reason and what was answered meanwhile; the same answer pressed twice is one.
    Journalled; the unit's head and staff are told.
    """
    row, note = _locked(extension), note.strip()
    if _is_same_answer(row, "refused", actor, note):
        return row
    if not note:
        raise RuleBroken("Ghi lý do không gia hạn để đơn vị biết.")
    changes = {"decided_by": actor, "decided_at": clock.now(), "decision_note": note}
    perform(EXTENSION, "refuse", row, actor=actor, note=note, changes=changes)
    notices.extension_refused(row, actor=actor)
    extension.refresh_from_db()
    return row


@transaction.atomic
def answer_extensions(*, actor: Any, extensions: Iterable[Extension], is_granted: bool, note: str) -> list[Extension]:
    """Each of the questions has the same answer; a granted one its own asked day.

    Who judges the reports. All or none: refuses, with the units named, what `grant_extension` and `refuse_extension`
    refuse; and no question, more than 200 at once. Journalled one by one as one act; each unit is told.
    """
    chosen = sorted(extensions, key=lambda row: (row.submission.phase_id, row.submission_id))
    if not chosen:
        raise RuleBroken("Chọn ít nhất một đề nghị để trả lời.")
    _refuse_too_many(len(chosen))
    done, refusals = [], []
    with journal.one_act():
        for each in chosen:
            try:
                if is_granted:
                    done.append(grant_extension(actor=actor, extension=each, note=note))
                else:
                    done.append(refuse_extension(actor=actor, extension=each, note=note))
            except RuleBroken as refusal:
                refusals.append(f"{each.submission.unit}: {refusal}")
    if refusals:
        raise RuleBroken(" ".join(["Chưa trả lời đề nghị nào.", *refusals]))
    return done


def _refuse_too_many(count: int) -> None:
    if count > MOST_AT_ONCE:
        raise RuleBroken(f"Mỗi lần nhiều nhất {MOST_AT_ONCE} báo cáo. Nếu cả đợt cần thêm thời gian, đổi hạn của đợt.")


@transaction.atomic
def extend_submissions(*, actor: Any, submissions: Iterable[Submission], until: date, reason: str) -> list[Extension]:
    """Each of the reports is due on `until`, for one reason; what a unit had asked is granted with that day.

    Who judges the reports. All or none: refuses, with the units named, what `grant_extension` refuses; and no reason, no
    report, more than 200 at once. A second press changes nothing. Journalled one by one as one act; each unit is told.
    """
    reason = reason.strip()
    chosen = sorted(submissions, key=lambda row: (row.phase_id, row.pk))
    if not chosen:
        raise RuleBroken("Chọn ít nhất một báo cáo để gia hạn.")
    _refuse_too_many(len(chosen))
    if not reason:
        raise RuleBroken("Ghi lý do gia hạn để đơn vị và người xem sau này biết.")
    done, refusals = [], []
    with journal.one_act():
        for each in chosen:
            report = locked_with_phase(each)
            last = report.extensions.order_by("-pk").first()
            if last and _stands(report, until) and _says_the_same(last, actor, until, reason):
                done.append(last)
                continue
            try:
                done.append(_extend(actor, report, last, until, reason))
            except RuleBroken as refusal:
                refusals.append(f"{report.unit}: {refusal}")
    if refusals:
        raise RuleBroken(" ".join(["Chưa gia hạn cho báo cáo nào.", *refusals]))
    return done


def _moved_by(report: Submission) -> str:
    """The column that more time moves: the due date until the report was handed in, the time for mending afterwards."""
    return "due_on" if report.first_submitted_at is None else "mend_until"


def _stands(report: Submission, until: date) -> bool:
    """Whether the report is still due on the day that was given; handed in, or waived, since then it may not be."""
    return bool(getattr(report, _moved_by(report)) == until)


def _says_the_same(last: Extension, actor: Any, until: date, reason: str) -> bool:
    note = reason if last.asked_by_id else ""
    return _is_same_answer(last, "granted", actor, note, until) and reason in (last.reason, last.decision_note)


def _extend(actor: Any, report: Submission, last: Extension | None, until: date, reason: str) -> Extension:
    if last and last.state == "asked":
        last.submission = report
        return _grant(actor, last, until, reason)
    present = _present(report)
    extension = Extension(
        submission=report, until=until, reason=reason, asked_at=clock.now(), before_on=present.due_on,
        before_bound=present.bound,
    )  # fmt: skip
    if not actor.has_perm("campaigns.decide_extension", extension):
        raise RuleBroken("Tài khoản của bạn không có quyền gia hạn ở đây.")
    if refusal := date_refusal(report, until, present, clock.today()):
        raise RuleBroken(deadline_may_still_move(extension, actor) or refusal)
    extension.save()
    return _grant(actor, extension, until, "")


def _locked(extension: Extension) -> Extension:
    """The row as it now is; phase and report are locked first, as by every verb of a report."""
    report = locked_with_phase(extension.submission)
    row = report.extensions.get(pk=extension.pk)
    row.submission = report
    return row


def _is_same_answer(row: Extension, state: str, actor: Any, note: str, until: date | None = None) -> bool:
    known = (row.state, row.decided_by_id, row.decision_note)
    return known == (state, actor.pk, note) and until in (None, row.until)


def _grant(actor: Any, row: Extension, until: date, note: str) -> Extension:
    """Grant and move the deadline; the report is locked."""
    report = row.submission
    present, offer = _present(report), EXTENSION.offer("grant", row, actor)
    if offer and not offer.refusal and (refusal := date_refusal(report, until, present, clock.today())):
        raise RuleBroken(refusal)
    asked, deadline = row.until, extended_deadline(report, until)
    moved = f"Hạn cũ {due_words(present)}, hạn mới {due_words(deadline)}."
    perform(
        EXTENSION,
        "grant",
        row,
        actor=actor,
        note=" ".join(part for part in (moved, note or ("" if row.asked_by_id else row.reason)) if part),
        changes={
            "until": until,
            "before_on": present.due_on,
            "before_bound": present.bound,
            "decided_by": actor,
            "decided_at": clock.now(),
            "decision_note": note,
        },
        before={"until": asked.isoformat()},
        after={"until": until.isoformat()},
    )
    column = _moved_by(report)
    setattr(report, column, until)
    report.save(update_fields=[column])
    row.submission = report
    notices.extension_granted(row, deadline, actor=actor)
    return row
