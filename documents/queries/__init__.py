"""Questions about papers and the law that they cite."""

from documents.queries.legal import citation_doubts
from documents.queries.numbering import Numbering, highest_number, next_number, numbering_of
from documents.queries.papers import meeting_doubts, number_warnings, papers_seen_by
from documents.queries.signing import SignedCopies, copies_of
from documents.queries.verification import finding_of

__all__ = [
    "Numbering",
    "SignedCopies",
    "citation_doubts",
    "copies_of",
    "finding_of",
    "highest_number",
    "meeting_doubts",
    "next_number",
    "number_warnings",
    "numbering_of",
    "papers_seen_by",
]
