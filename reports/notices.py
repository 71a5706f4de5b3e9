"""The office's own reminder from the board: who is told, and in what words."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from accounts.models import Role, Scope, User
from accounts.queries import holders
from campaigns.deadlines import due_words
from campaigns.models import Submission
from campaigns.queries.cascading import fate_of, sent_from
from campaigns.queries.extensions import present_deadlines
from campaigns.queries.people import people_by_unit
from core import clock
from core.calendar import Deadline, WorkingCalendar
from core.models import Holiday
from core.wording import day_and_month, weekday_name
from documents.models import IssuedPaper
from notifications.models import Notification
from notifications.services import Message, notify, tell
from reports.models import Consolidation


def remind(submissions: Sequence[Submission], *, actor: Any) -> list[Notification]:
    """Heads and staff of the units learn that their report is awaited; once a day each. Twelve statements for any
    number."""
    people = people_by_unit((Role.HEAD, Role.STAFF), [row.unit_id for row in submissions], clock.today())
    users = User.objects.in_bulk({pk for holders in people.values() for pk in holders})
    calendar = Holiday.objects.calendar()
    deadlines = present_deadlines(submissions, calendar)
    named = Submission.objects.filter(pk__in=[row.pk for row in submissions]).with_judge().only("pk")
    offices = {row.pk: row.office_words for row in named}
    return tell(
        [
            Message(
                recipient=users[pk],
                kind="reports.reminder",
                subject=f"{offices[row.pk]} nhắc: nộp báo cáo kết quả thi đua {str(row.phase).lower()}",
                body=_body(row, deadlines[row.pk], calendar),
                dedupe_key=reminder_key(row),
                url=row.get_absolute_url(),
                scope=row.journal_scope,
            )
            for row in submissions
            for role in (Role.HEAD, Role.STAFF)
            for pk in people.get((role, row.unit_id), ())
            if pk != actor.pk
        ]
    )


def reminder_key(submission: Submission) -> str:
    return f"reports.reminder:{submission.pk}:{clock.today().isoformat()}"


def _body(submission: Submission, deadline: Deadline, calendar: WorkingCalendar) -> str:
    """When it is due, in the words of the deadline, and what to do."""
    last = deadline.last_working_day_on_time(calendar)
    again = " lại" if submission.state == "returned" else ""
    return (
        f"Báo cáo {str(submission.phase).lower()} của {submission.unit} phải nộp{again} {due_words(deadline)}. "
        f"Ngày làm việc cuối cùng đúng hạn: {weekday_name(last)} {day_and_month(last)}. "
        "Mời đơn vị hoàn thành và nộp trên hệ thống."
    )


def prepared_upward(submission: Submission, report: Consolidation, *, actor: Any) -> None:
    """The heads of the department learn that its report to the body above is filled in and waits for them."""
    above = submission.phase.campaign.owner
    notify(
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS),
        kind="reports.upward_prepared",
        subject=f"Báo cáo {str(submission.phase).lower()} gửi {above.brief} đã được điền, chờ nộp",
        body=f"Nội dung lấy từ bản tổng hợp “{report.title}”. Xem lại rồi nộp.",
        url=reverse("campaigns:submission_preview", args=[submission.pk]),
        dedupe_key=f"upward-prepared:{submission.pk}:{report.pk}:{submission.revisions.count()}",
        scope=submission.journal_scope,
        actor=actor,
    )


def source_ended(paper: IssuedPaper, actor: Any) -> None:
    """The office above learns that the paper behind a department's report holds no longer. 1 statement for a paper that
    was never sent up."""
    for submission in sent_from(paper):
        above = submission.phase.campaign.owner_id
        notify(
            holders(Role.OFFICE, [above], Scope.REPORTS),
            kind="reports.source_ended",
            subject=f"{submission.unit.brief}: {paper.spoken} {fate_of(paper)}",
            body=(
                f"Báo cáo {str(submission.phase).lower()} mà đơn vị đã nộp được lập từ văn bản này. Xem lại báo cáo; cần "
                "số liệu khác thì trả lại để đơn vị nộp lại."
            ),
            url=reverse("campaigns:review_desk", args=[submission.pk]),
            dedupe_key=f"source-ended:{submission.pk}:{paper.pk}",
            scope=submission.journal_scope,
            actor=actor,
        )
