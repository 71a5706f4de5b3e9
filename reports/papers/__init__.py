"""Official papers of the campaign's owner, as content."""

from reports.papers.invitation import WrapUpMeeting, usual_meeting, wrap_up_invitation
from reports.papers.summary import awards_sentence, report_paper, returns_sentence
from reports.papers.urging import urged_units, urging_letter

__all__ = [
    "WrapUpMeeting",
    "awards_sentence",
    "report_paper",
    "returns_sentence",
    "urged_units",
    "urging_letter",
    "usual_meeting",
    "wrap_up_invitation",
]
