"""Questions about the signed copies of papers."""

from dataclasses import dataclass

from documents.models import IssuedPaper, SignedCopyCheck


@dataclass(frozen=True)
class SignedCopies:
    """What was found in the copy that lies beside the paper, and the copy that waits for somebody to confirm it."""

    accepted: SignedCopyCheck | None = None
    waiting: SignedCopyCheck | None = None


def copies_of(paper: IssuedPaper, *, with_waiting: bool) -> SignedCopies:
    """The checks of the paper's copies: one statement, none for a paper that was never issued."""
    if not paper.is_published:
        return SignedCopies()
    checks = list(paper.copy_checks.select_related("file", "checked_by__person"))
    return SignedCopies(
        accepted=next((check for check in checks if check.file_id == paper.signed_copy_id), None),
        waiting=next((check for check in checks if check.accepted_at is None), None) if with_waiting else None,
    )
