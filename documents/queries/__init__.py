"""Questions about papers and the law that they cite."""

from documents.queries.legal import citation_doubts
from documents.queries.papers import number_warnings, papers_seen_by

__all__ = ["citation_doubts", "number_warnings", "papers_seen_by"]
