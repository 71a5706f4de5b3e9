"""Questions about more time for a report: what waits for whom, what was decided, why a new date cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Role, Scope, User
from campaigns.deadlines import due_words, present_deadline, rest_doubt
from campaigns.models import Extension, Submission
from campaigns.queries.submissions import to_review
from campaigns.workflow import deadline_may_still_move
from core.calendar import Bound, Deadline, WorkingCalendar
from core.models import JournalEntry, JournalEntryQuerySet
from core.wording import short_date

# A new date farther away than this is a year mistyped.
FARTHEST = timedelta(days=366)


def _shown() -> QuerySet[Extension]:
    return Extension.objects.select_related(
        "submission__phase__campaign", "submission__unit", "asked_by__person", "decided_by__person"
    )


def extensions_waiting(user: User) -> list[Extension]:
    """What the person's own units asked and nobody decided yet, the oldest first. One statement."""
    own = user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    return list(_shown().filter(state="asked", submission__unit_id__in=own).order_by("asked_at", "pk"))


def to_decide(user: User) -> QuerySet[Extension]:
    """Asked and waiting for this person: he judges the reports."""
    return _shown().filter(state="asked", submission__in=to_review(user).values("pk")).order_by("asked_at", "pk")


def decided_extensions(user: User) -> QuerySet[Extension]:
    """What was decided or withdrawn, among what the person sees, the newest first."""
    return (
        _shown().filter(pk__in=Extension.objects.visible_to(user).values("pk")).exclude(state="asked").order_by("-pk")
    )


def extensions_of(submission: Submission) -> list[Extension]:
    """The report's own, the newest first. One statement."""
    return list(_shown().filter(submission=submission).order_by("-pk"))


@dataclass(frozen=True)
class Panel:
    """What a person sees of extensions on the page of a report, and what he may do about them."""

    extensions: tuple[Extension, ...]
    may_ask: bool
    may_withdraw: bool
    may_extend: bool
    answers: bool

    @property
    def waiting(self) -> Extension | None:
        return next((row for row in self.extensions if row.state == "asked"), None)


def extension_panel(user: User, submission: Submission) -> Panel:
    """The report's extensions with the person's verbs. One statement."""
    question, rows = Extension(submission=submission), tuple(extensions_of(submission))
    is_open = deadline_may_still_move(question, user) is None
    is_waiting = any(row.state == "asked" for row in rows)
    asks = user.has_perm("campaigns.ask_extension", question)
    answers = user.has_perm("campaigns.decide_extension", question)
    return Panel(
        extensions=rows,
        may_ask=asks and is_open and not is_waiting,
        may_withdraw=asks,
        may_extend=answers and is_open and not is_waiting,
        answers=answers,
    )


def about_with_extensions(submission: Submission) -> JournalEntryQuerySet:
    """The journal of the report together with that of its extensions; no statement of its own."""
    return JournalEntry.objects.filter(
        Q(object_type=submission._meta.label_lower, object_id=submission.pk)
        | Q(object_type=Extension._meta.label_lower, object_id__in=submission.extensions.values("pk"))
    )


def extendable(user: User) -> QuerySet[Any]:
    """Reports that the person may give more time: he judges them, their units still write, the phase is open. Each with
    `returned_at` of its last return."""
    rows: Any = to_review(user).filter(phase__state="open", state__in=("drafting", "returned"))
    return rows.with_last_return().order_by("phase__starts_on", "unit__position", "pk")


def present_deadlines(submissions: Iterable[Submission], calendar: WorkingCalendar) -> dict[int, Deadline]:
    """What each unit works towards now, by submission id. One statement."""
    rows = {row.pk: row for row in submissions}
    returned: dict[int, datetime | None] = dict(
        Submission.objects.filter(pk__in=rows).with_last_return().values_list("pk", "returned_at")
    )
    return {pk: present_deadline(row, returned.get(pk), calendar) for pk, row in rows.items()}


def extended_deadline(submission: Submission, until: date) -> Deadline:
    """The deadline after an extension to that day. One never handed in keeps the wording of its due date; one that was is
    mended until the end of the day, so that the lateness of the first handing in stays."""
    bound = submission.bound if submission.first_submitted_at is None else Bound.BY
    return Deadline(until, bound)


def date_doubts(submission: Submission, until: date, calendar: WorkingCalendar) -> list[str]:
    """What a person should know of that day before it becomes the deadline: nothing of it forbids it. No statement."""
    phase, doubts = submission.phase, []
    if doubt := rest_doubt(extended_deadline(submission, until), calendar):
        kept = " Hạn gia hạn không lùi sang ngày làm việc tiếp theo." if phase.campaign.rolls_to_working_day else ""
        doubts.append(doubt + kept)
    if phase.wrap_up_on and until >= phase.wrap_up_on:
        doubts.append(
            f"Ngày này không sớm hơn hạn tổng kết đợt ({short_date(phase.wrap_up_on)}). Báo cáo nộp lúc đó có thể không kịp "
            "vào báo cáo tổng hợp."
        )
    elif until > phase.ends_on:
        doubts.append(f"Ngày này sau ngày kết thúc đợt ({short_date(phase.ends_on)}).")
    return doubts


def date_refusal(submission: Submission, until: date, present: Deadline, today: date) -> str:
    """Why the report cannot be extended to that day; "" when it can. No statement."""
    if until < today:
        return f"Ngày {short_date(until)} đã qua. Chọn một ngày sau hôm nay ({short_date(today)})."
    if until <= present.due_on:
        return f"Hạn mới phải sau hạn hiện nay ({due_words(present)})."
    if extended_deadline(submission, until).last_day_on_time < today:
        return f"Nộp trước ngày {short_date(until)} thì hôm nay đã hết hạn. Chọn ngày muộn hơn."
    if until > max(present.due_on, today) + FARTHEST:
        return f"Ngày {short_date(until)} cách hạn hiện nay hơn một năm. Xem lại năm đã ghi."
    return ""
