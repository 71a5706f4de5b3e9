"""Giấy mời (Mẫu 1.7) to the meeting that wraps up a phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Unit
from documents.content import Invitation, Paper, Paragraph, Signature
from documents.decree import INVITATION
from documents.letterhead import body_of, head_of
from reports.drafting import Occasion, title_of


@dataclass(frozen=True)
class WrapUpMeeting:
    """What the office says of the meeting; without `starts_at` the paper leaves room for a hand."""

    guests: Sequence[str]
    place: str
    chair: str
    starts_at: datetime | None = None
    requests: Sequence[str] = ()


def wrap_up_invitation(occasion: Occasion, meeting: WrapUpMeeting, signature: Signature) -> Paper:
    """The invitation as a draft; the office's requests to the guests stand before its closing words."""
    owner = occasion.campaign.owner
    topic = meeting_topic(occasion)
    return Paper(
        kind=INVITATION,
        body=body_of(owner),
        summary=f"Dự {topic[:1].lower()}{topic[1:]}",
        year=meeting.starts_at.year if meeting.starts_at else occasion.ends_on.year,
        invitation=Invitation(
            guests=tuple(meeting.guests),
            topic=topic,
            place=meeting.place,
            chair=meeting.chair,
            starts_at=meeting.starts_at,
            year=occasion.ends_on.year,
        ),
        blocks=tuple(Paragraph(line) for line in meeting.requests),
        signature=signature,
        recipients=("Như thành phần mời", f"{head_of(owner)} (b/c)"),
        archive="VT, VP",
        draft=True,
    )


def meeting_topic(occasion: Occasion) -> str:
    """`Hội nghị sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021`."""
    title = title_of(occasion)
    return f"Hội nghị {title[:1].lower()}{title[1:]}"


def usual_meeting(occasion: Occasion) -> WrapUpMeeting:
    """What the office is offered: whom such a meeting invites, where it is held, who chairs it."""
    owner = occasion.campaign.owner
    unions = [str(name).rstrip(";.") for name in occasion.campaign.recipients if "Công đoàn" in str(name)]
    prepared = (
        "Đề nghị Trưởng các phòng, Thủ trưởng các đơn vị chuẩn bị ý kiến về kết quả, tồn tại, nguyên nhân và nhiệm vụ "
        f"{occasion.next_span} của đơn vị mình."
    )
    return WrapUpMeeting(
        guests=(
            f"Lãnh đạo {_body(owner)}",
            *(f"Đại diện {name}" for name in unions),
            "Trưởng các phòng, Thủ trưởng các đơn vị trực thuộc",
            "Các tập thể, cá nhân được khen thưởng",
        ),
        place=f"Hội trường {_body(owner)}",
        chair=head_of(owner),
        requests=(prepared,),
    )


def _body(owner: Unit) -> str:
    return owner.short_name or owner.name
