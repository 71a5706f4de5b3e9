"""Words of the office's own reminders from the board."""

from campaigns.models import Submission
from core.calendar import Deadline, WorkingCalendar
from core.wording import day_and_month, short_date, weekday_name


def reminder_subject(submission: Submission) -> str:
    return f"Văn phòng nhắc: nộp báo cáo kết quả thi đua {str(submission.phase).lower()}"


def reminder_body(submission: Submission, calendar: WorkingCalendar) -> str:
    """When it is due, in the words of the deadline, and what to do."""
    deadline: Deadline = submission.deadline
    bound = "trước ngày" if deadline.bound == "before" else "chậm nhất ngày"
    last = deadline.last_working_day_on_time(calendar)
    named = f"{bound} {short_date(deadline.due_on)}"
    return (
        f"Báo cáo {str(submission.phase).lower()} của {submission.unit} phải nộp {named}. "
        f"Ngày làm việc cuối cùng đúng hạn: {weekday_name(last)} {day_and_month(last)}. "
        "Mời đơn vị hoàn thành và nộp trên hệ thống."
    )
