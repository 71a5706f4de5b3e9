"""Biên nhận: who handed what in when, against which deadline, with the fingerprint of what was handed in."""

from accounts.models import Unit
from campaigns.models import Phase, SubmissionRevision
from campaigns.models.submissions import RevisionKind
from campaigns.papers.wording import RECEIPT_AGAIN, RECEIPT_NOTE, RECEIPT_OFFICIAL, RECEIPT_SUBTITLE
from core.calendar import Bound
from core.wording import clock_time, local_day, short_date, weekday_name
from documents.content import Column, Paragraph, Row, Table, WorkingPaper
from documents.letterhead import body_of
from documents.queries.texts import Words, words_at

# The fingerprint in groups that an eye can follow.
_GROUP = 8


def receipt_paper(revision: SubmissionRevision, *, office: Unit, authority: str) -> WorkingPaper:
    """The receipt of one revision, a paper outside the decree, in the words of its moment. One statement."""
    submission = revision.submission
    owner = submission.phase.campaign.owner
    day = local_day(revision.submitted_at)
    giver, words = body_of(owner), words_at(owner, revision.submitted_at)
    said = receipt_values(revision, office)
    return WorkingPaper(
        title="Biên nhận báo cáo",
        subtitle=words.say(RECEIPT_SUBTITLE.code, **said),
        superior=giver.name,
        body_name=office.name.upper(),
        place=giver.place,
        dated_on=day,
        blocks=(
            Table(
                columns=(Column("Nội dung", 52), Column("Ghi nhận", 108)),
                rows=tuple(Row((label, told)) for label, told in _lines(revision, said, authority, words) if told),
            ),
            Paragraph(words.say(RECEIPT_NOTE.code, **said)),
        ),
    )


def receipt_values(revision: SubmissionRevision, office: Unit) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    submission = revision.submission
    first = submission.submitted_on
    return {
        "phong_trao": spoken_phase(submission.phase),
        "don_vi": submission.unit.name,
        "van_phong": office.name,
        "lan_nop": str(revision.number),
        "ngay_nop_dau": short_date(first) if first else "",
    }


def spoken_phase(phase: Phase) -> str:
    """`phong trào thi đua đợt 1 năm 2021`: the number stays on the line of its word."""
    return f"phong trào thi đua đợt\u00a0{phase.ordinal} năm {phase.campaign.year}"


def _lines(revision: SubmissionRevision, said: dict[str, str], authority: str, words: Words) -> list[tuple[str, str]]:
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
        ("Lần nộp", _which(revision, said, words)),
        ("Hạn nộp", f"{Bound(submission.bound).label.capitalize()} {short_date(submission.due_on)}"),
        ("So với hạn", str(submission.timeliness.label).capitalize() if submission.timeliness else ""),
        ("Số mục, minh chứng", f"{len(items)} mục, {len(evidence)} minh chứng"),
        ("Dấu vân tay (SHA-256)", _grouped(revision.sha256)),
    ]


def _which(revision: SubmissionRevision, said: dict[str, str], words: Words) -> str:
    if revision.kind == RevisionKind.OFFICIAL:
        return words.say(RECEIPT_OFFICIAL.code, **said)
    if revision.number == 1 or not said["ngay_nop_dau"]:
        return str(revision.number)
    return words.say(RECEIPT_AGAIN.code, **said)


def _grouped(sha256: str) -> str:
    return " ".join(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))
