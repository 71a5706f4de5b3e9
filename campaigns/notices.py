"""Who is told what in the reporting cycle, and in which words. Called by the services, inside their transaction."""

from typing import Any

from accounts.models import Role, User
from accounts.queries import holders
from campaigns.deadlines import due_words
from campaigns.models import Extension, Phase, Submission, SubmissionRevision
from campaigns.queries.people import people_by_unit
from core import clock
from core.calendar import Bound, Deadline
from core.wording import clock_time, short_date
from notifications.services import Message, notify, tell


def _title(submission: Submission) -> str:
    return f"báo cáo kết quả thi đua đợt {submission.phase.ordinal}"


def _due(phase: Phase) -> str:
    return f"{Bound(phase.report_due_bound).label} {short_date(phase.report_due_on)}"


def phase_opened(phase: Phase, actor: Any) -> None:
    """The heads of the reporting units learn that the phase takes reports, and until when; each once. The number of
    statements does not grow with the units."""
    submissions = list(Submission.objects.filter(phase=phase).select_related("unit"))
    heads = people_by_unit((Role.HEAD,), [row.unit_id for row in submissions], clock.today())
    users = User.objects.in_bulk({pk for people in heads.values() for pk in people})
    tell(
        [
            Message(
                recipient=users[pk],
                kind="campaigns.phase_opened",
                subject=f"Đã mở đợt {phase.ordinal}: nộp báo cáo {_due(phase)}",
                body=(
                    f"{row.unit} nộp báo cáo kết quả thi đua đợt {phase.ordinal} "
                    f"({short_date(phase.starts_on)} - {short_date(phase.ends_on)}) về Văn phòng {_due(phase)}."
                ),
                url=row.get_absolute_url(),
                dedupe_key=f"phase-opened:{phase.pk}:{row.unit_id}",
                scope=phase.journal_scope,
            )
            for row in submissions
            for pk in heads.get((Role.HEAD, row.unit_id), ())
            if pk != actor.pk
        ]
    )


def submitted(submission: Submission, revision: SubmissionRevision, *, actor: Any) -> None:
    """Who will judge it learns that it came: the owner's office, the director for the office's own."""
    owner_id = submission.phase.campaign.owner_id
    judge = Role.DIRECTOR if submission.unit.is_office else Role.OFFICE
    verb = "nộp" if revision.number == 1 else "nộp lại"
    notify(
        holders(judge, [owner_id]),
        kind="campaigns.submission_submitted",
        subject=f"{submission.unit} đã {verb} {_title(submission)}",
        body=f"Lần nộp {revision.number}, lúc {clock_time(revision.submitted_at)} ngày {short_date(revision.submitted_at)}.",
        url=submission.get_absolute_url(),
        dedupe_key=f"submission-submitted:{submission.pk}:{revision.number}",
        scope=submission.journal_scope,
        actor=actor,
    )


def returned(
    submission: Submission, revision: SubmissionRevision, *, reason: str, items: str, mend_by: Deadline, actor: Any
) -> None:
    """The unit's head and staff learn what to mend, in the reviewer's own sentence, and until when."""
    notify(
        holders(Role.HEAD, [submission.unit_id]) | holders(Role.STAFF, [submission.unit_id]),
        kind="campaigns.submission_returned",
        subject=f"{_title(submission).capitalize()} được trả lại để sửa {items}",
        body=(
            f"“{reason}” Đơn vị chỉ cần sửa {items} rồi nộp lại {Bound(mend_by.bound).label} "
            f"{short_date(mend_by.due_on)}."
        ),
        url=submission.get_absolute_url(),
        dedupe_key=f"submission-returned:{submission.pk}:{revision.number}:{revision.reviews.count()}",
        scope=submission.journal_scope,
        actor=actor,
    )


def accepted(submission: Submission, revision: SubmissionRevision, *, actor: Any) -> None:
    """The unit's head learns that nothing more is to be done."""
    notify(
        holders(Role.HEAD, [submission.unit_id]),
        kind="campaigns.submission_accepted",
        subject=f"{_title(submission).capitalize()} đã được chấp nhận",
        body=f"Lần nộp {revision.number} của {submission.unit} được chấp nhận và sẽ đưa vào báo cáo tổng hợp.",
        url=submission.get_absolute_url(),
        dedupe_key=f"submission-accepted:{submission.pk}:{revision.number}:{revision.reviews.count()}",
        scope=submission.journal_scope,
        actor=actor,
    )


def waived(submission: Submission, *, reason: str, key: int, actor: Any) -> None:
    """The unit's head learns that no report is asked of him, and why. `key` tells one waiving from the next."""
    notify(
        holders(Role.HEAD, [submission.unit_id]),
        kind="campaigns.submission_waived",
        subject=f"{submission.unit} được miễn nộp {_title(submission)}",
        body=f"Lý do: {reason}",
        url=submission.get_absolute_url(),
        dedupe_key=f"submission-waived:{submission.pk}:{key}",
        scope=submission.journal_scope,
        actor=actor,
    )


def required_again(submission: Submission, *, key: int, actor: Any) -> None:
    """The unit's head learns that the waiver is over. `key` tells one time from the next."""
    notify(
        holders(Role.HEAD, [submission.unit_id]),
        kind="campaigns.submission_required",
        subject=f"{submission.unit} cần nộp {_title(submission)}",
        body=f"Quyết định miễn nộp đã được bỏ. Hạn nộp: {Bound(submission.bound).label} {short_date(submission.due_on)}.",
        url=submission.get_absolute_url(),
        dedupe_key=f"submission-required:{submission.pk}:{key}",
        scope=submission.journal_scope,
        actor=actor,
    )


def extension_asked(extension: Extension, *, actor: Any) -> None:
    """Who judges the report learns until when the unit wants to report, and why."""
    report = extension.submission
    judge = Role.DIRECTOR if report.unit.is_office else Role.OFFICE
    notify(
        holders(judge, [report.phase.campaign.owner_id]),
        kind="campaigns.extension_asked",
        subject=f"{report.unit} đề nghị gia hạn {_title(report)} đến {short_date(extension.until)}",
        body=f"Hạn hiện nay: {due_words(extension.before)}. Lý do: “{extension.reason}”",
        url=extension.get_absolute_url(),
        dedupe_key=f"extension-asked:{extension.pk}",
        scope=extension.journal_scope,
        actor=actor,
    )


def extension_granted(extension: Extension, deadline: Deadline, *, actor: Any) -> None:
    """The unit's head and staff learn the new deadline, whether they asked for it or not."""
    report = extension.submission
    words = extension.decision_note or ("" if extension.asked_by_id else extension.reason)
    notify(
        holders(Role.HEAD, [report.unit_id]) | holders(Role.STAFF, [report.unit_id]),
        kind="campaigns.extension_granted",
        subject=f"{_title(report).capitalize()} được gia hạn: nộp {due_words(deadline)}",
        body=f"Hạn cũ: {due_words(extension.before)}." + (f" “{words}”" if words else ""),
        url=extension.get_absolute_url(),
        dedupe_key=f"extension-granted:{extension.pk}",
        scope=extension.journal_scope,
        actor=actor,
    )


def extension_refused(extension: Extension, *, actor: Any) -> None:
    """The unit's head and staff learn that the deadline stays, and why."""
    report = extension.submission
    notify(
        holders(Role.HEAD, [report.unit_id]) | holders(Role.STAFF, [report.unit_id]),
        kind="campaigns.extension_refused",
        subject=f"{_title(report).capitalize()} không được gia hạn đến {short_date(extension.until)}",
        body=f"“{extension.decision_note}” Hạn giữ nguyên: {due_words(extension.before)}.",
        url=extension.get_absolute_url(),
        dedupe_key=f"extension-refused:{extension.pk}",
        scope=extension.journal_scope,
        actor=actor,
    )
