"""What the papers of awards stand on, each as a căn cứ names it, and the names that they share."""

from collections.abc import Iterable

from accounts.models import Unit
from awards.models import CouncilMeeting
from awards.papers.wording import COUNCIL, MINUTES_SUMMARY
from campaigns.models import Campaign, Phase
from documents.decree import written_date
from documents.models import IssuedPaper
from documents.queries.texts import Words

_ORDINALS = {1: "nhất", 2: "hai", 3: "ba", 4: "tư"}


def spoken_phase(phase: Phase) -> str:
    """`đợt thi đua thứ nhất năm 2021`"""
    return f"đợt thi đua thứ {_ORDINALS.get(phase.ordinal, phase.ordinal)} năm {phase.campaign.year}"


def short_body(owner: Unit) -> str:
    return owner.short_name or owner.name


def cited_plan(campaign: Campaign) -> str:
    """The plan with its day in words, as the decree wants it in a căn cứ."""
    number = f" số {campaign.plan_number}" if campaign.plan_number else ""
    day = f" {written_date(campaign.plan_issued_on, campaign.year)}" if campaign.plan_issued_on else ""
    return f"Kế hoạch{number}{day} của {campaign.owner.name} về phong trào thi đua năm {campaign.year}"


def cited_meetings(meetings: Iterable[CouncilMeeting], words: Words) -> tuple[str, ...]:
    """Each meeting by the number and day of its minutes, by its own day while they bear none."""
    return tuple(_cited_minutes(meeting, words) for meeting in meetings)


def _cited_minutes(meeting: CouncilMeeting, words: Words) -> str:
    minutes = _in_force(meeting.minutes)
    if minutes is not None:
        return f"{minutes.cited} {_small(minutes.title)}"
    about = words.say(MINUTES_SUMMARY.code, **meeting_values(meeting))
    return f"Biên bản {written_date(meeting.held_on, meeting.held_on.year)} {_small(about)}"


def _in_force(paper: IssuedPaper | None) -> IssuedPaper | None:
    while paper is not None and paper.state == "replaced":
        paper = paper.replacement
    return paper if paper is not None and paper.state == "issued" else None


def meeting_values(meeting: CouncilMeeting) -> dict[str, str]:
    """What fills the trích yếu of the minutes."""
    return {"hoi_dong": COUNCIL, "dot_thi_dua": spoken_phase(meeting.phase)}


def _small(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")
