"""Questions about the signed copies of papers."""

from dataclasses import dataclass

from documents.models import IssuedPaper, SignedCopyCheck
from documents.signing.placing import AGENCY_FIELD, PERSON_FIELD


@dataclass(frozen=True)
class SignedCopies:
    """What was found in the copy that lies beside the paper, and the copy that waits for somebody to confirm it."""

    accepted: SignedCopyCheck | None = None
    waiting: SignedCopyCheck | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The signatures that the accepted copy bears, by the fields that hold them."""
        return frozenset(found.field for found in self.accepted.findings) if self.accepted else frozenset()

    @property
    def may_be_signed(self) -> bool:
        return PERSON_FIELD not in self.fields

    @property
    def may_be_sealed(self) -> bool:
        """The agency's signature joins that of a person."""
        return bool(self.fields) and AGENCY_FIELD not in self.fields


def copies_of(paper: IssuedPaper, *, with_waiting: bool) -> SignedCopies:
    """The checks of the paper's copies: one statement, none for a paper that was never issued."""
    if not paper.is_published:
        return SignedCopies()
    checks = list(paper.copy_checks.select_related("file", "checked_by__person"))
    return SignedCopies(
        accepted=next((check for check in checks if check.file_id == paper.signed_copy_id), None),
        waiting=next((check for check in checks if check.accepted_at is None), None) if with_waiting else None,
    )
