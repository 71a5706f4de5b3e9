"""Official papers of the campaign's owner, as content."""

from reports.papers.summary import awards_sentence, report_paper, returns_sentence
from reports.papers.urging import urged_units, urging_letter

__all__ = [
    "awards_sentence",
    "report_paper",
    "returns_sentence",
    "urged_units",
    "urging_letter",
]
