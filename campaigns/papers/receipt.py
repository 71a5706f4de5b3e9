"""Biên nhận: who handed what in when, against which deadline, with the fingerprint of what was handed in."""

from accounts.models import Unit
from campaigns.models import SubmissionRevision
from core.calendar import Bound
from core.wording import clock_time, local_day, short_date, weekday_name
from documents.content import Column, Paragraph, Row, Table, WorkingPaper
from documents.letterhead import body_of

# The fingerprint in groups that an eye can follow.
_GROUP = 8


def receipt_paper(revision: SubmissionRevision, *, office: Unit, authority: str) -> WorkingPaper:
    """The receipt of one revision, a paper outside the decree."""
    submission = revision.submission
    owner, phase = submission.phase.campaign.owner, submission.phase
    day = local_day(revision.submitted_at)
    giver = body_of(owner)
    return WorkingPaper(
        title="Biên nhận báo cáo",
        subtitle=f"Kết quả phong trào thi đua đợt\u00a0{phase.ordinal} năm {phase.campaign.year}",
        superior=giver.name,
        body_name=office.name.upper(),
        place=giver.place,
        dated_on=day,
        blocks=(
            Table(
                columns=(Column("Nội dung", 45), Column("Ghi nhận", 115)),
                rows=tuple(Row((label, words)) for label, words in _lines(revision, authority) if words),
            ),
            Paragraph(
                "Dấu vân tay được tính từ toàn bộ nội dung đã nộp: nội dung đổi dù một chữ thì dấu vân tay đổi. "
                "Biên nhận này do hệ thống lập khi nhận báo cáo, không thay cho kết quả thẩm định."
            ),
        ),
    )


def _lines(revision: SubmissionRevision, authority: str) -> list[tuple[str, str]]:
    submission = revision.submission
    at = revision.submitted_at
    by = f"{revision.submitted_by}, {authority}" if authority else str(revision.submitted_by)
    items = revision.content["items"]
    evidence = {each["id"] for item in items for each in item["evidence"]}
    return [
        ("Đơn vị nộp", submission.unit.name),
        ("Phong trào", submission.phase.campaign.title),
        ("Nộp lúc", f"{clock_time(at)}, {weekday_name(at)}, ngày {short_date(at)}"),
        ("Người nộp", by),
        ("Lần nộp", _which(revision)),
        ("Hạn nộp", f"{Bound(submission.bound).label.capitalize()} {short_date(submission.due_on)}"),
        ("So với hạn", str(submission.timeliness.label).capitalize() if submission.timeliness else ""),
        ("Số mục, minh chứng", f"{len(items)} mục, {len(evidence)} minh chứng"),
        ("Dấu vân tay (SHA-256)", _grouped(revision.sha256)),
    ]


def _which(revision: SubmissionRevision) -> str:
    first = revision.submission.submitted_on
    if revision.number == 1 or first is None:
        return str(revision.number)
    return f"{revision.number} (nộp lại sau khi sửa; tính hạn theo lần nộp đầu, ngày {short_date(first)})"


def _grouped(sha256: str) -> str:
    return " ".join(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))
