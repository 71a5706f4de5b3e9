"""Questions about papers and the law that they cite."""

from documents.queries.papers import number_warnings, papers_seen_by

__all__ = ["number_warnings", "papers_seen_by"]
