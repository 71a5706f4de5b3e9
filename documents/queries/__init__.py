"""Questions about papers and the law that they cite."""

from documents.queries.legal import citation_doubts
from documents.queries.numbering import Numbering, highest_number, next_number, numbering_of
from documents.queries.papers import number_warnings, papers_seen_by
from documents.queries.verification import finding_of

__all__ = [
    "Numbering",
    "citation_doubts",
    "finding_of",
    "highest_number",
    "next_number",
    "number_warnings",
    "numbering_of",
    "papers_seen_by",
]
