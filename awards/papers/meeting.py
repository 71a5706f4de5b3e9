"""Biên bản họp Hội đồng Thi đua - Khen thưởng and biên bản kiểm phiếu (Mẫu 1.9)."""

from collections.abc import Sequence
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal

from awards.models import CouncilMeeting, CouncilVote, VoteBasis
from awards.papers.request import COUNCIL, spoken_phase
from core import wording
from documents.content import Block, Column, Heading, Meeting, Paper, Paragraph, Row, Signature, Table
from documents.decree import MINUTES
from documents.letterhead import body_of


def minutes_paper(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> Paper:
    """The minutes of the meeting with the votes about each nominee."""
    how = "bỏ phiếu kín" if meeting.is_secret else "biểu quyết"
    return _paper(
        meeting,
        summary=f"Họp {COUNCIL} xét khen thưởng {spoken_phase(meeting.phase)}",
        held=Meeting(
            place=meeting.place,
            attendees=(
                f"Thành viên {COUNCIL}: {len(meeting.present_lines):02d}/{meeting.members:02d} người",
                *meeting.present_lines,
            ),
            absent="; ".join(line.strip() for line in meeting.absent.splitlines() if line.strip()),
            chair=meeting.chair,
            secretary=meeting.secretary,
            starts_at=_moment(meeting, meeting.starts_at),
            ends_at=_moment(meeting, meeting.ends_at),
            year=meeting.held_on.year,
        ),
        blocks=(
            Heading("Trình danh sách", level=2),
            Paragraph(f"Thư ký trình Hội đồng hồ sơ đề nghị khen thưởng của {len(votes):02d} tập thể, cá nhân."),
            Heading(f"Thảo luận và {how}", level=2),
            Paragraph(
                f"Hội đồng thảo luận từng trường hợp và {how}. Kết quả như sau ({_basis(meeting)}):",
                keep_with_next=True,
            ),
            _table(meeting, votes),
            Heading("Kết luận", level=2),
            *(Paragraph(line.strip()) for line in meeting.conclusion.splitlines() if line.strip()),
        ),
        signature=Signature(post=meeting.chair_post, name=meeting.chair, authority="TM", for_post="Hội đồng"),
        other=Signature(post="Thư ký", name=meeting.secretary),
    )


def count_paper(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> Paper:
    """The minutes of the count of a secret ballot, signed by its tellers."""
    first, *others = meeting.teller_lines
    return _paper(
        meeting,
        summary=f"Kiểm phiếu xét khen thưởng {spoken_phase(meeting.phase)}",
        held=Meeting(
            place=meeting.place,
            attendees=meeting.teller_lines,
            chair=first,
            secretary=others[0] if others else meeting.secretary,
            year=meeting.held_on.year,
            spoken_name="Việc kiểm phiếu",
            attendees_label="Thành phần Ban kiểm phiếu",
            chair_label="Trưởng Ban kiểm phiếu",
            secretary_label="Người ghi biên bản",
            topic_label="Kết quả kiểm phiếu",
        ),
        blocks=(
            Paragraph(
                f"Hội đồng có {meeting.members:02d} thành viên, dự họp {len(meeting.present_lines):02d} người; "
                f"bỏ phiếu kín về {len(votes):02d} tập thể, cá nhân ({_basis(meeting)}):",
                keep_with_next=True,
            ),
            _table(meeting, votes),
            Paragraph("Biên bản được thông qua trước Hội đồng và lưu cùng phiếu bầu đã niêm phong."),
        ),
        signature=Signature(post="Trưởng Ban kiểm phiếu", name=_name(first)),
        other=Signature(post="Người ghi biên bản", name=_name(others[0] if others else meeting.secretary)),
    )


def percent(votes: int, voters: int) -> str:
    """`88,9%`: one decimal, half up."""
    share = (Decimal(votes) * 100 / Decimal(voters)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{wording.number(share)}%"


def _paper(
    meeting: CouncilMeeting,
    *,
    summary: str,
    held: Meeting,
    blocks: tuple[Block, ...],
    signature: Signature,
    other: Signature,
) -> Paper:
    return Paper(
        kind=MINUTES,
        body=body_of(meeting.phase.campaign.owner),
        summary=summary,
        meeting=held,
        blocks=blocks,
        signature=signature,
        co_signature=other,
        archive="VT, Hồ sơ Hội đồng",
        year=meeting.held_on.year,
        draft=True,
    )


def _basis(meeting: CouncilMeeting) -> str:
    whom = "tổng số" if meeting.basis == VoteBasis.ALL_MEMBERS else "số"
    rest = "thành viên Hội đồng" if meeting.basis == VoteBasis.ALL_MEMBERS else "thành viên dự họp"
    return f"tỷ lệ đồng ý tính trên {whom} {meeting.voters:02d} {rest}"


def _table(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> Table:
    return Table(
        columns=(
            Column("TT", 11, "center"),
            Column("Tập thể, cá nhân", 51),
            Column("Phát ra", 16, "center"),
            Column("Thu về", 16, "center"),
            Column("Hợp lệ", 16, "center"),
            Column("Đồng ý", 16, "center"),
            Column("Không đồng ý", 16, "center"),
            Column("Tỷ lệ", 18, "center"),
        ),
        rows=tuple(
            Row(
                (
                    str(at),
                    vote.nomination.nominee_name,
                    *(str(one) for one in (vote.issued, vote.returned, vote.valid, vote.agreed, vote.disagreed)),
                    percent(vote.agreed, meeting.voters),
                )
            )
            for at, vote in enumerate(votes, start=1)
        ),
    )


def _moment(meeting: CouncilMeeting, at: time | None) -> datetime | None:
    return datetime.combine(meeting.held_on, at) if at else None


def _name(line: str) -> str:
    """The bare name of `Bà Lê Thị Hoa, Chuyên viên`."""
    name = line.split(",", maxsplit=1)[0].strip()
    return name.removeprefix("Ông ").removeprefix("Bà ")
