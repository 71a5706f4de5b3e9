"""Biên bản họp Hội đồng Thi đua - Khen thưởng and biên bản kiểm phiếu (Mẫu 1.9)."""

from collections.abc import Sequence
from datetime import datetime, time

from awards.models import CouncilMeeting, CouncilVote, VoteBasis
from awards.papers.citing import meeting_values
from awards.papers.wording import (
    ATTENDANCE,
    COUNT_CLOSING,
    COUNT_SUMMARY,
    COUNTED_VOTES,
    DISCUSSED,
    MINUTES_SUMMARY,
    PRESENTED,
)
from core import wording
from documents.content import Block, Column, Heading, Meeting, Paper, Paragraph, Row, Signature, Table, typed_blocks
from documents.decree import MINUTES
from documents.letterhead import body_of
from documents.queries.texts import words_of


def minutes_paper(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> Paper:
    """The minutes of the meeting with the votes about each nominee. One statement."""
    words, said = words_of(meeting.phase.campaign.owner), vote_values(meeting, votes)
    return _paper(
        meeting,
        summary=words.say(MINUTES_SUMMARY.code, **said),
        held=Meeting(
            place=meeting.place,
            attendees=(
                words.say(ATTENDANCE.code, **said),
                *meeting.present_lines,
            ),
            absent="; ".join(line.strip() for line in meeting.absent.splitlines() if line.strip()),
            chair=meeting.chair,
            secretary=meeting.secretary,
            starts_at=_moment(meeting, meeting.starts_at),
            ends_at=_moment(meeting, meeting.ends_at),
            year=meeting.held_on.year,
            held_on=meeting.held_on,
        ),
        blocks=(
            Heading("Trình danh sách", level=2),
            Paragraph(words.say(PRESENTED.code, **said)),
            Heading(f"Thảo luận và {said['cach_bieu_quyet']}", level=2),
            Paragraph(words.say(DISCUSSED.code, **said), keep_with_next=True),
            _table(meeting, votes),
            Heading("Kết luận", level=2),
            *typed_blocks(meeting.conclusion),
        ),
        signature=Signature(post=meeting.chair_post, name=meeting.chair, authority="TM", for_post="Hội đồng"),
        other=Signature(post="Thư ký", name=meeting.secretary),
    )


def count_paper(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> Paper:
    """The minutes of the count of a secret ballot, signed by its tellers. One statement."""
    words, said = words_of(meeting.phase.campaign.owner), vote_values(meeting, votes)
    first, *others = meeting.teller_lines
    return _paper(
        meeting,
        summary=words.say(COUNT_SUMMARY.code, **said),
        held=Meeting(
            place=meeting.place,
            attendees=meeting.teller_lines,
            chair=first,
            secretary=others[0] if others else meeting.secretary,
            year=meeting.held_on.year,
            held_on=meeting.held_on,
            spoken_name="Việc kiểm phiếu",
            attendees_label="Thành phần Ban kiểm phiếu",
            chair_label="Trưởng Ban kiểm phiếu",
            secretary_label="Người ghi biên bản",
            topic_label="Kết quả kiểm phiếu",
        ),
        blocks=(
            Paragraph(words.say(COUNTED_VOTES.code, **said), keep_with_next=True),
            _table(meeting, votes),
            Paragraph(words.say(COUNT_CLOSING.code, **said)),
        ),
        signature=Signature(post="Trưởng Ban kiểm phiếu", name=_name(first)),
        other=Signature(post="Người ghi biên bản", name=_name(others[0] if others else meeting.secretary)),
    )


def vote_values(meeting: CouncilMeeting, votes: Sequence[CouncilVote]) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    return {
        **meeting_values(meeting),
        "so_thanh_vien": f"{meeting.members:02d}",
        "so_du_hop": f"{len(meeting.present_lines):02d}",
        "so_truong_hop": f"{len(votes):02d}",
        "cach_bieu_quyet": "bỏ phiếu kín" if meeting.is_secret else "biểu quyết",
        "cach_tinh": _basis(meeting),
    }


def percent(votes: int, voters: int) -> str:
    """`88,9%`: one decimal, half up."""
    return f"{wording.number(wording.percent(votes, voters))}%"


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
            Column("Tập thể, cá nhân", 45),
            Column("Phát ra", 17, "center"),
            Column("Thu về", 17, "center"),
            Column("Hợp lệ", 17, "center"),
            Column("Đồng ý", 18, "center"),
            Column("Không đồng ý", 17, "center"),
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
