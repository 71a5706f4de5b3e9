"""Giving reports to a reviewer, with the day by which they are to be judged."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from campaigns import notices
from campaigns.models import Submission
from campaigns.services.submissions import locked_with_phase
from campaigns.workflow import reviewer_is_not_author
from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date

ASSIGNED = journal.register("campaigns.submission.assigned", "giao thẩm định", "people")
UNASSIGNED = journal.register("campaigns.submission.unassigned", "thôi giao thẩm định", "people")
# So many at once are one press of a button.
MOST_AT_ONCE = 200


@transaction.atomic
def assign_reviews(
    *, actor: Any, submissions: Iterable[Submission], reviewer: User | None, due_on: date | None = None
) -> int:
    """Each of the reports is the reviewer's to judge, by the end of `due_on` if told; how many that changed.

    Who judges the reports; others of the same right may still judge them. Without a reviewer they are nobody's again.
    All or none: refuses no report, more than 200 at once, a day before today, a report that is settled, and a reviewer
    who may not judge it. The same again changes nothing. Journalled one by one as one act; the reviewer is told once.
    """
    chosen = sorted(submissions, key=lambda row: (row.phase_id, row.pk))
    if not chosen:
        raise RuleBroken("Chọn ít nhất một báo cáo để giao.")
    if len(chosen) > MOST_AT_ONCE:
        raise RuleBroken(f"Mỗi lần nhiều nhất {MOST_AT_ONCE} báo cáo.")
    due_on = due_on if reviewer else None
    if due_on and due_on < clock.today():
        raise RuleBroken(f"Hạn thẩm định không được trước hôm nay ({short_date(clock.today())}).")
    changed = []
    with journal.one_act():
        for each in chosen:
            row = locked_with_phase(each)
            if (row.reviewer_id, row.review_due_on) == (reviewer.pk if reviewer else None, due_on):
                continue
            if refusal := _refusal(actor, row, reviewer):
                raise RuleBroken(f"Chưa giao báo cáo nào. {row.unit}: {refusal}")
            _assign(actor, row, reviewer, due_on)
            changed.append(row)
    if reviewer and changed:
        notices.assigned(changed, reviewer, due_on, actor=actor)
    return len(changed)


def _refusal(actor: Any, row: Submission, reviewer: User | None) -> str | None:
    if not actor.has_perm("campaigns.review_submission", row):
        return "Tài khoản của bạn không có quyền giao thẩm định báo cáo này."
    if row.state in ("accepted", "waived") and not row.has_official_waiting:
        return "Báo cáo đã xong nên không còn gì để thẩm định."
    if reviewer and not reviewer.has_perm("campaigns.review_submission", row):
        return f"{reviewer} không có quyền thẩm định báo cáo này."
    return reviewer_is_not_author(row, reviewer or actor)


def _assign(actor: Any, row: Submission, reviewer: User | None, due_on: date | None) -> None:
    before = {"reviewer": row.reviewer_id, "review_due_on": row.review_due_on and row.review_due_on.isoformat()}
    row.reviewer, row.review_due_on = reviewer, due_on
    row.save(update_fields=["reviewer", "review_due_on"])
    by = f", đến hết ngày {short_date(due_on)}" if due_on else ""
    journal.record(
        actor,
        ASSIGNED if reviewer else UNASSIGNED,
        row,
        before=before,
        after={"reviewer": row.reviewer_id, "review_due_on": due_on and due_on.isoformat()},
        note=f"{reviewer}{by}" if reviewer else "",
    )
