"""The office's own reminder from the board: who is told, and in what words."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Role, User
from campaigns.deadlines import due_words
from campaigns.models import Submission
from campaigns.queries.extensions import present_deadlines
from campaigns.queries.people import people_by_unit
from core import clock
from core.calendar import Deadline, WorkingCalendar
from core.models import Holiday
from core.wording import day_and_month, weekday_name
from notifications.models import Notification
from notifications.services import Message, tell


def remind(submissions: Sequence[Submission], *, actor: Any) -> list[Notification]:
    """Heads and staff of the units learn that their report is awaited; once a day each. Eleven statements for any
    number."""
    people = people_by_unit((Role.HEAD, Role.STAFF), [row.unit_id for row in submissions], clock.today())
    users = User.objects.in_bulk({pk for holders in people.values() for pk in holders})
    calendar = Holiday.objects.calendar()
    deadlines = present_deadlines(submissions, calendar)
    return tell(
        [
            Message(
                recipient=users[pk],
                kind="reports.reminder",
                subject=f"Văn phòng nhắc: nộp báo cáo kết quả thi đua {str(row.phase).lower()}",
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
