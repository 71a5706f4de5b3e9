"""Giấy mời (Mẫu 1.7) to the meeting that wraps up a phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from documents.content import Invitation, Paper, Paragraph, Signature
from documents.decree import INVITATION
from documents.letterhead import archive_of, body_of, head_of
from documents.queries.texts import words_of
from reports import wording
from reports.drafting import Occasion, title_of
from reports.papers.summary import union_of


@dataclass(frozen=True)
class WrapUpMeeting:
    """What the office says of the meeting; without `starts_at` the paper leaves room for a hand."""

    guests: Sequence[str]
    place: str
    chair: str
    starts_at: datetime | None = None
    requests: Sequence[str] = ()


def wrap_up_invitation(occasion: Occasion, meeting: WrapUpMeeting, signature: Signature) -> Paper:
    """The invitation as a draft; the office's requests to the guests stand before its closing words. One statement."""
    owner = occasion.campaign.owner
    words, said = words_of(owner), invitation_values(occasion)
    topic = words.say(wording.INVITED_TO.code, **said)
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
            closing_words=words.say(wording.INVITATION_CLOSING.code, **said),
        ),
        blocks=tuple(Paragraph(_closed(line)) for line in meeting.requests),
        signature=signature,
        recipients=words.say_items(wording.INVITATION_RECIPIENTS.code, **said),
        archive=archive_of(owner),
        draft=True,
    )


def _closed(line: str) -> str:
    """A request with a mark at its end."""
    return line if line.endswith((".", ";", ":", "!", "?", "…")) else f"{line}."


def invitation_values(occasion: Occasion) -> dict[str, str]:
    """What fills the places of the sentences that the office words itself. No statement."""
    owner = occasion.campaign.owner
    title = title_of(occasion)
    return {
        "ten_don_vi": owner.short_name or owner.name,
        "nguoi_dung_dau": head_of(owner),
        "lanh_dao": owner.branch_heads,
        "ten_hoi_nghi": f"{title[:1].lower()}{title[1:]}",
        "cong_doan": union_of(occasion.campaign.recipients),
        "ky_toi": occasion.next_span,
    }


def usual_meeting(occasion: Occasion) -> WrapUpMeeting:
    """What the office is offered: whom such a meeting invites, where it is held, who chairs it. One statement."""
    owner = occasion.campaign.owner
    words, said = words_of(owner), invitation_values(occasion)
    return WrapUpMeeting(
        guests=words.say_items(wording.GUESTS.code, **said),
        place=words.say(wording.MEETING_PLACE.code, **said),
        chair=head_of(owner),
        requests=(words.say(wording.PREPARED.code, **said),),
    )
