"""One verb for many reports: tried first, then done row by row, each with its own line in the journal."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from campaigns import services as campaigns
from campaigns.models import Submission, SubmissionItem
from core import journal
from core.errors import RuleBroken
from reports.services.reminders import remind_units

# So many at once are one press of a button: the phase is locked meanwhile, and units want to hand in.
MOST_AT_ONCE = 200
# Beside the entries of the outline: all tasks of the report.
ALL_TASKS = "tasks"
# Why nobody is reminded of a report that was handed in.
HANDED_IN_WORDS = {
    "submitted": "Đơn vị đã nộp, báo cáo đang chờ thẩm định.",
    "accepted": "Đơn vị đã nộp, báo cáo đã được chấp nhận.",
}


@dataclass(frozen=True)
class Order:
    """What is to be done with each of the reports. `parts` are entries of the outline, or `ALL_TASKS`, that a return
    opens; `seen` is the revision that the person looked at, by submission id."""

    verb: str
    reason: str = ""
    until: date | None = None
    parts: tuple[str, ...] = ()
    seen: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The reports with which it was done, and those left out with the sentence why, both in the order of the units; `left`
    were not looked at, because enough was done at once."""

    done: tuple[Submission, ...]
    skipped: tuple[tuple[Submission, str], ...]
    left: tuple[Submission, ...] = ()


def try_bulk(*, actor: Any, order: Order, submissions: Iterable[Submission], most: int = MOST_AT_ONCE) -> Outcome:
    """What `perform_bulk` would do now: it is done and taken back, so that the two cannot differ. Nothing stays of it.

    Refuses as `perform_bulk` does.
    """
    with transaction.atomic():
        outcome = _each(actor, order, submissions, most)
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def perform_bulk(*, actor: Any, order: Order, submissions: Iterable[Submission], most: int = MOST_AT_ONCE) -> Outcome:
    """The verb of the order is done with each of the reports that allow it; the others stay as they are.

    Who may do it with one report. Refuses no report; what the verb refuses for one report leaves that one out with its
    sentence. After `most` of them the rest is left for another press, which passes over what is done. Journalled one by
    one as one act; each unit is told as by the single verb.
    """
    return _each(actor, order, submissions, most)


def _each(actor: Any, order: Order, submissions: Iterable[Submission], most: int) -> Outcome:
    # Phases and reports are locked in this order by every verb.
    rows = sorted(submissions, key=lambda row: (row.phase_id, row.pk))
    if not rows:
        raise RuleBroken("Chọn ít nhất một báo cáo.")
    state, sentence, act = _VERBS[order.verb]
    done: list[Submission] = []
    skipped: list[tuple[Submission, str]] = []
    left: list[Submission] = []
    with journal.one_act():
        for row in rows:
            if len(done) == most:
                left.append(row)
                continue
            try:
                if row.state == state:
                    raise RuleBroken(sentence)
                _refuse_own(actor, row, order.verb)
                # A verb brings its own object up to date, also when it is only tried.
                with transaction.atomic():
                    act(actor, copy(row), order)
            except RuleBroken as refusal:
                skipped.append((row, _in_a_list(str(refusal), row)))
            else:
                done.append(row)
    in_order = tuple(sorted(skipped, key=lambda each: _place(each[0])))
    return Outcome(tuple(sorted(done, key=_place)), in_order, tuple(left))


def _place(row: Submission) -> tuple[int, int, str]:
    return row.phase.ordinal, row.unit.position, row.unit.name


def _in_a_list(sentence: str, row: Submission) -> str:
    """The refusal without what only stands where it is the answer to one report."""
    words = sentence.removeprefix(f"Chưa gia hạn cho báo cáo nào. {row.unit}: ")
    return words.removesuffix(" Tải lại trang để xem tình trạng mới nhất.")


def _refuse_own(actor: Any, row: Submission, verb: str) -> None:
    """The office decides nothing about its own report; the sentence says who does."""
    whose = {"accept": "thẩm định", "return": "thẩm định", "extend": "quyết định", "waive": "quyết định"}.get(verb)
    if whose and row.unit.is_office and not actor.has_perm("campaigns.review_submission", row):
        raise RuleBroken(f"Đây là báo cáo của chính {row.office_words}, {row.judge} {whose}.")


def _accept(actor: Any, row: Submission, order: Order) -> None:
    campaigns.accept_submission(actor=actor, submission=row, seen_revision=order.seen.get(row.pk))


def _return(actor: Any, row: Submission, order: Order) -> None:
    parts = Q(entry__in=[part for part in order.parts if part != ALL_TASKS])
    if ALL_TASKS in order.parts:
        parts |= Q(task__isnull=False)
    chosen = SubmissionItem.objects.filter(parts, submission=row)
    remarks = dict.fromkeys(chosen.values_list("pk", flat=True), order.reason)
    if not remarks:
        raise RuleBroken("Báo cáo không có mục nào trong các mục đã chọn.")
    campaigns.return_submission(
        actor=actor, submission=row, remarks=remarks, reason=order.reason, seen_revision=order.seen.get(row.pk)
    )


def _remind(actor: Any, row: Submission, order: Order) -> None:
    if row.state in HANDED_IN_WORDS:
        raise RuleBroken(HANDED_IN_WORDS[row.state])
    if row.phase.state != "open":
        raise RuleBroken(f"{row.phase} không mở nên không nhận báo cáo.")
    if not remind_units(actor=actor, submissions=[row]):
        raise RuleBroken("Không có ai để nhắc.")


def _extend(actor: Any, row: Submission, order: Order) -> None:
    if order.until is None:
        raise RuleBroken("Ghi ngày của hạn mới.")
    campaigns.extend_submissions(actor=actor, submissions=[row], until=order.until, reason=order.reason)


def _waive(actor: Any, row: Submission, order: Order) -> None:
    campaigns.waive_submission(actor=actor, submission=row, reason=order.reason)


# The state in which there is nothing left to do, the sentence that says so, and the verb for one report.
_VERBS: dict[str, tuple[str, str, Callable[[Any, Submission, Order], None]]] = {
    "accept": ("accepted", "Báo cáo đã được chấp nhận.", _accept),
    "return": ("returned", "Báo cáo đã được trả lại.", _return),
    "remind": ("waived", "Đơn vị được miễn nộp báo cáo này.", _remind),
    "extend": ("waived", "Đơn vị được miễn nộp báo cáo này.", _extend),
    "waive": ("waived", "Đơn vị đã được miễn nộp.", _waive),
}
