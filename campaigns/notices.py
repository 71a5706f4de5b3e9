"""Who is told what in the reporting cycle, and in which words. Called by the services, inside their transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import Role, Scope, User
from accounts.queries import holders
from campaigns.deadlines import due_words
from campaigns.models import Extension, Inspection, Phase, RemarkReply, Submission, SubmissionRevision
from campaigns.queries.people import people_by_unit
from core import clock
from core.calendar import Bound, Deadline
from core.models import JournalEntry
from core.wording import clock_time, short_date
from notifications.services import Message, notify, tell


def _title(submission: Submission) -> str:
    return f"báo cáo kết quả thi đua đợt {submission.phase.ordinal}"


def _heads_of(submissions: Sequence[Submission], actor: Any) -> Iterator[tuple[Submission, User]]:
    """Each report with each head of its unit but the actor: 3 statements for any number of units."""
    heads = people_by_unit((Role.HEAD,), [row.unit_id for row in submissions], clock.today())
    users = User.objects.in_bulk({pk for people in heads.values() for pk in people})
    for row in submissions:
        for pk in heads.get((Role.HEAD, row.unit_id), ()):
            if pk != actor.pk:
                yield row, users[pk]


def phase_opened(phase: Phase, actor: Any) -> None:
    """The heads of the reporting units learn that the phase takes reports, and until when; each once. The number of
    statements does not grow with the units."""
    submissions = list(Submission.objects.filter(phase=phase).with_judge().select_related("unit"))
    due = due_words(phase.deadline_of_reports)
    tell(
        [
            Message(
                recipient=head,
                kind="campaigns.phase_opened",
                subject=f"Đã mở đợt {phase.ordinal}: nộp báo cáo {due}",
                body=(
                    f"{row.unit} nộp báo cáo kết quả thi đua đợt {phase.ordinal} "
                    f"({short_date(phase.starts_on)} - {short_date(phase.ends_on)}) về {row.office_words} {due}."
                ),
                url=row.get_absolute_url(),
                dedupe_key=f"phase-opened:{phase.pk}:{row.unit_id}",
                scope=phase.journal_scope,
            )
            for row, head in _heads_of(submissions, actor)
        ]
    )


def phase_taken_back(phase: Phase, told: Iterable[User], actor: Any) -> None:
    """Whoever was told of the opening, or reminded, learns that no report is asked yet; once for each time."""
    times = JournalEntry.objects.about(phase).filter(code="campaigns.phase.taken_back").count()
    notify(
        told,
        kind="campaigns.phase_taken_back",
        subject=f"Đợt {phase.ordinal} chưa mở: chưa phải nộp báo cáo",
        body=(
            f"Đợt {phase.ordinal} ({short_date(phase.starts_on)} - {short_date(phase.ends_on)}) của “{phase.campaign}” "
            "được đưa về chưa mở. Khi đợt mở lại sẽ có thông báo mới."
        ),
        url=phase.campaign.get_absolute_url(),
        dedupe_key=f"phase-taken-back:{phase.pk}:{times}",
        scope=phase.journal_scope,
        actor=actor,
    )


def deadline_moved(
    phase: Phase, submissions: Sequence[Submission], withdrawn: Collection[int], *, key: int, actor: Any
) -> None:
    """The heads of units that still write learn by when they report now, and of which reports the request for more time was
    `withdrawn` with that; `key` tells one moving from the next. The number of statements does not grow with the units."""
    of_request = " Đề nghị gia hạn đang chờ được rút vì hạn này không sớm hơn ngày đã đề nghị."
    tell(
        [
            Message(
                recipient=head,
                kind="campaigns.deadline_moved",
                subject=f"Hạn nộp báo cáo đợt {phase.ordinal} nay là {due_words(row.deadline)}",
                body=f"{row.unit} nộp báo cáo kết quả thi đua đợt {phase.ordinal} về {row.office_words} "
                f"{due_words(row.deadline)}.{of_request if row.pk in withdrawn else ''}",
                url=row.get_absolute_url(),
                dedupe_key=f"deadline-moved:{key}:{row.unit_id}",
                scope=phase.journal_scope,
            )
            for row, head in _heads_of(submissions, actor)
        ]
    )


def phase_closed(phase: Phase, actor: Any) -> None:
    """The heads of the units that still owed a report learn that none is taken any more. The number of statements does not
    grow with the units."""
    owed = (
        Submission.objects.filter(phase=phase, state__in=("drafting", "returned")).with_judge().select_related("unit")
    )
    tell(
        [
            Message(
                recipient=head,
                kind="campaigns.phase_closed",
                subject=f"Đợt {phase.ordinal} đã kết thúc, báo cáo của {row.unit} ghi là không nộp",
                body=_left_undone(row),
                url=row.get_absolute_url(),
                dedupe_key=f"phase-closed:{phase.pk}:{row.unit_id}",
                scope=phase.journal_scope,
            )
            for row, head in _heads_of(list(owed), actor)
        ]
    )


def _left_undone(submission: Submission) -> str:
    came_back = "Báo cáo được trả lại chưa nộp lại nên không được tính. " if submission.state == "returned" else ""
    return f"{came_back}Đợt không nhận báo cáo nữa. Liên hệ {submission.office_words} nếu cần bổ sung."


def submitted(submission: Submission, revision: SubmissionRevision, *, actor: Any) -> None:
    """Who will judge it learns that it came: the owner's office, the director for the office's own."""
    owner_id = submission.phase.campaign.owner_id
    judge = Role.DIRECTOR if submission.unit.is_office else Role.OFFICE
    verb = "nộp" if revision.number == 1 else "nộp lại"
    notify(
        holders(judge, [owner_id], Scope.REPORTS),
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
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS)
        | holders(Role.STAFF, [submission.unit_id], Scope.REPORTS),
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
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS),
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
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS),
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
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS),
        kind="campaigns.submission_required",
        subject=f"{submission.unit} cần nộp {_title(submission)}",
        body="Quyết định miễn nộp đã được bỏ. "
        + (
            "Báo cáo trở lại tình trạng bị trả lại: sửa các mục được nêu rồi nộp lại."
            if submission.state == "returned"
            else f"Hạn nộp: {Bound(submission.bound).label} {short_date(submission.due_on)}."
        ),
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
        holders(judge, [report.phase.campaign.owner_id], Scope.REPORTS),
        kind="campaigns.extension_asked",
        subject=f"{report.unit} đề nghị gia hạn {_title(report)}: nộp {due_words(extension.granted_deadline)}",
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
        holders(Role.HEAD, [report.unit_id], Scope.REPORTS) | holders(Role.STAFF, [report.unit_id], Scope.REPORTS),
        kind="campaigns.extension_granted",
        subject=f"{_title(report).capitalize()} được gia hạn: nộp {due_words(deadline)}",
        body=f"Hạn cũ: {due_words(extension.before)}." + (f" “{words}”" if words else ""),
        url=extension.get_absolute_url(),
        dedupe_key=f"extension-granted:{extension.pk}",
        scope=extension.journal_scope,
        actor=actor,
    )


def extension_refused(extension: Extension, *, actor: Any) -> None:
    """The unit's head and staff learn that the deadline stays, and why; of a closed phase no deadline stands."""
    report = extension.submission
    kept = f" Hạn giữ nguyên: {due_words(extension.before)}." if report.phase.state == "open" else ""
    notify(
        holders(Role.HEAD, [report.unit_id], Scope.REPORTS) | holders(Role.STAFF, [report.unit_id], Scope.REPORTS),
        kind="campaigns.extension_refused",
        subject=f"{_title(report).capitalize()} không được gia hạn như đã đề nghị",
        body=f"“{extension.decision_note}”{kept}",
        url=extension.get_absolute_url(),
        dedupe_key=f"extension-refused:{extension.pk}",
        scope=extension.journal_scope,
        actor=actor,
    )


def remark_answered(submission: Submission, reply: RemarkReply, *, ordinal: int, actor: Any) -> None:
    """The other side learns what was answered at an item: the unit's head and staff, or who judges the report."""
    owner_id, unit = submission.phase.campaign.owner_id, submission.unit
    if actor.has_perm("campaigns.edit_submission", submission):
        speaker, told = str(unit), holders(Role.DIRECTOR if unit.is_office else Role.OFFICE, [owner_id], Scope.REPORTS)
    else:
        speaker = submission.judge
        told = holders(Role.HEAD, [unit.pk], Scope.REPORTS) | holders(Role.STAFF, [unit.pk], Scope.REPORTS)
    notify(
        told,
        kind="campaigns.remark_answered",
        subject=f"{speaker} trao đổi về mục {ordinal} của {_title(submission)}",
        body=f"{reply.author}: “{reply.text}”",
        url=reply.remark.get_absolute_url(),
        dedupe_key=f"remark-answered:{reply.pk}",
        scope=submission.journal_scope,
        actor=actor,
    )


def _tell_inspected(inspection: Inspection, *, step: str, subject: str, body: str, actor: Any) -> None:
    """The unit's head and staff learn one step of the inspection, each step once."""
    notify(
        holders(Role.HEAD, [inspection.unit_id], Scope.REPORTS)
        | holders(Role.STAFF, [inspection.unit_id], Scope.REPORTS),
        kind="campaigns.inspection",
        subject=subject,
        body=body,
        url=inspection.get_absolute_url(),
        dedupe_key=f"inspection:{inspection.pk}:{step}",
        scope=inspection.journal_scope,
        actor=actor,
    )


def _inspected_how(inspection: Inspection) -> str:
    return str(inspection.get_kind_display()).lower()


def inspection_scheduled(inspection: Inspection, *, actor: Any) -> None:
    day = short_date(inspection.held_on)
    _tell_inspected(
        inspection,
        step="scheduled",
        subject=f"{inspection.unit} được kiểm tra ngày {day}",
        body=f"{inspection.office_words} {_inspected_how(inspection)} về phong trào thi đua năm {inspection.campaign.year}, ngày {day}.",
        actor=actor,
    )


def inspection_moved(inspection: Inspection, earlier: date, *, actor: Any) -> None:
    day = short_date(inspection.held_on)
    _tell_inspected(
        inspection,
        step=f"moved:{inspection.held_on.isoformat()}:{inspection.kind}:{clock.now().isoformat()}",
        subject=f"Đổi lịch kiểm tra {inspection.unit}: ngày {day}",
        body=f"Lịch trước: ngày {short_date(earlier)}. Lịch mới: {_inspected_how(inspection)}, ngày {day}.",
        actor=actor,
    )


def inspection_called_off(inspection: Inspection, *, actor: Any) -> None:
    """Without an address: the inspection is gone."""
    notify(
        holders(Role.HEAD, [inspection.unit_id], Scope.REPORTS)
        | holders(Role.STAFF, [inspection.unit_id], Scope.REPORTS),
        kind="campaigns.inspection",
        subject=f"Không kiểm tra {inspection.unit} ngày {short_date(inspection.held_on)} nữa",
        dedupe_key=f"inspection:{inspection.pk}:called_off",
        scope=inspection.journal_scope,
        actor=actor,
    )


def inspection_recorded(inspection: Inspection, *, actor: Any) -> None:
    day, deadline = short_date(inspection.held_on), inspection.deadline
    asked = (
        f"“{inspection.request}” Đơn vị trả lời {due_words(deadline)}." if deadline else "Đơn vị không phải trả lời."
    )
    _tell_inspected(
        inspection,
        step="recorded",
        subject=(
            f"Kiểm tra {inspection.unit} ngày {day}: trả lời {due_words(deadline)}"
            if deadline
            else f"Đã ghi kết quả kiểm tra {inspection.unit} ngày {day}"
        ),
        body=asked,
        actor=actor,
    )


def inspection_mended(inspection: Inspection, changed: Iterable[str], *, actor: Any) -> None:
    """Which parts of the record are others now, and what is asked."""
    columns = {"answer_due_on" if name == "answer_bound" else name: None for name in changed}
    names = ", ".join(str(Inspection._meta.get_field(name).verbose_name) for name in columns)  # type: ignore[union-attr]
    deadline = inspection.deadline
    asked = f" “{inspection.request}” Đơn vị trả lời {due_words(deadline)}." if deadline else ""
    _tell_inspected(
        inspection,
        step=f"mended:{clock.now().isoformat()}",
        subject=f"Sửa kết quả kiểm tra {inspection.unit} ngày {short_date(inspection.held_on)}",
        body=f"{inspection.office_words} đã sửa {names}.{asked}",
        actor=actor,
    )


def answer_due_moved(inspection: Inspection, earlier: Deadline | None, note: str, *, actor: Any) -> None:
    day, deadline = short_date(inspection.held_on), inspection.deadline
    _tell_inspected(
        inspection,
        step=f"due:{clock.now().isoformat()}",
        subject=f"Kiểm tra {inspection.unit} ngày {day}: trả lời {due_words(deadline) if deadline else ''}",
        body=f"Hạn trả lời trước đây: {due_words(earlier) if earlier else ''}." + (f" “{note}”" if note else ""),
        actor=actor,
    )


def answer_waived(inspection: Inspection, *, actor: Any) -> None:
    _tell_inspected(
        inspection,
        step="waived",
        subject=f"Kết thúc kiểm tra {inspection.unit} ngày {short_date(inspection.held_on)}, không chờ trả lời nữa",
        body=f"“{inspection.waiver_reason}”",
        actor=actor,
    )


def inspection_answered(inspection: Inspection, *, actor: Any) -> None:
    """The owner's office learns that the unit answered."""
    moment = inspection.answered_at or clock.now()
    notify(
        holders(Role.OFFICE, [inspection.campaign.owner_id], Scope.REPORTS),
        kind="campaigns.inspection_answered",
        subject=f"{inspection.unit} đã trả lời yêu cầu kiểm tra",
        body=f"Kiểm tra ngày {short_date(inspection.held_on)}. Trả lời lúc {clock_time(moment)} ngày {short_date(moment)}.",
        url=inspection.get_absolute_url(),
        dedupe_key=f"inspection:{inspection.pk}:answered:{moment.isoformat()}",
        scope=inspection.journal_scope,
        actor=actor,
    )


def inspection_asked_again(inspection: Inspection, note: str, *, actor: Any) -> None:
    until = due_words(inspection.deadline) if inspection.deadline else ""
    _tell_inspected(
        inspection,
        step=f"again:{clock.now().isoformat()}",
        subject=f"Kiểm tra {inspection.unit}: trả lời lại {until}",
        body=f"“{note}”",
        actor=actor,
    )


def inspection_closed(inspection: Inspection, *, actor: Any) -> None:
    _tell_inspected(
        inspection,
        step=f"closed:{clock.now().isoformat()}",
        subject=f"Đã kết thúc kiểm tra {inspection.unit} ngày {short_date(inspection.held_on)}",
        body=f"{inspection.office_words} đã xem trả lời của đơn vị.",
        actor=actor,
    )


def official_submitted(submission: Submission, revision: SubmissionRevision, *, items: str, actor: Any) -> None:
    """Who judges the report learns that official figures came, and at which items."""
    judge = Role.DIRECTOR if submission.unit.is_office else Role.OFFICE
    notify(
        holders(judge, [submission.phase.campaign.owner_id], Scope.REPORTS),
        kind="campaigns.official_submitted",
        subject=f"{submission.unit} gửi số liệu chính thức của {_title(submission)}",
        body=f"Số liệu chính thức ở {items} (lần nộp {revision.number}) chờ chấp nhận."
        + (f" “{revision.note}”" if revision.note else ""),
        url=submission.get_absolute_url(),
        dedupe_key=f"official-submitted:{submission.pk}:{revision.number}",
        scope=submission.journal_scope,
        actor=actor,
    )


def assigned(submissions: Sequence[Submission], reviewer: User, due_on: date | None, *, actor: Any) -> None:
    """The reviewer learns once which reports are his to judge, and until when."""
    named = "; ".join(f"{row.unit} (đợt {row.phase.ordinal})" for row in submissions[:10])
    more = f"; và {len(submissions) - 10} báo cáo khác" if len(submissions) > 10 else ""
    by = f" đến hết ngày {short_date(due_on)}" if due_on else ""
    notify(
        [reviewer],
        kind="campaigns.review_assigned",
        subject=f"Bạn được giao thẩm định {len(submissions)} báo cáo{by}",
        body=f"{named}{more}.",
        url=f"{reverse('campaigns:review_list')}?nguoi=toi",
        dedupe_key=f"review-assigned:{submissions[0].pk}:{reviewer.pk}:{int(clock.now().timestamp())}",
        scope=submissions[0].journal_scope,
        actor=actor,
    )


def official_accepted(submission: Submission, revision: SubmissionRevision, *, actor: Any) -> None:
    """The unit's head learns that the figures count."""
    notify(
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS),
        kind="campaigns.official_accepted",
        subject=f"Số liệu chính thức của {_title(submission)} đã được chấp nhận",
        body=f"Số liệu của lần nộp {revision.number} thay số ước và sẽ đưa vào báo cáo tổng hợp.",
        url=submission.get_absolute_url(),
        dedupe_key=f"official-accepted:{submission.pk}:{revision.number}",
        scope=submission.journal_scope,
        actor=actor,
    )


def official_returned(submission: Submission, revision: SubmissionRevision, *, reason: str, actor: Any) -> None:
    """The unit's head and staff learn why the figures do not count, and that the accepted report still does."""
    notify(
        holders(Role.HEAD, [submission.unit_id], Scope.REPORTS)
        | holders(Role.STAFF, [submission.unit_id], Scope.REPORTS),
        kind="campaigns.official_returned",
        subject=f"Số liệu chính thức của {_title(submission)} bị trả lại",
        body=f"“{reason}” Báo cáo đã được chấp nhận vẫn giữ nguyên; đơn vị có thể gửi lại số liệu khác.",
        url=submission.get_absolute_url(),
        dedupe_key=f"official-returned:{submission.pk}:{revision.number}",
        scope=submission.journal_scope,
        actor=actor,
    )
