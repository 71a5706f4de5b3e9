"""Private files, evidence, and the archive of official papers."""

from documents.models.evidence import EvidenceItem, EvidenceItemQuerySet
from documents.models.files import StoredFile, private_path
from documents.models.legal import LegalField, LegalKind, LegalText, LegalTextQuerySet
from documents.models.numbering import NumberingRule, NumberSeries
from documents.models.papers import IssuedPaper, IssuedPaperQuerySet, PaperKind
from documents.models.signing import SignedCopyCheck

__all__ = [
    "EvidenceItem",
    "EvidenceItemQuerySet",
    "IssuedPaper",
    "IssuedPaperQuerySet",
    "LegalField",
    "LegalKind",
    "LegalText",
    "LegalTextQuerySet",
    "NumberSeries",
    "NumberingRule",
    "PaperKind",
    "SignedCopyCheck",
    "StoredFile",
    "private_path",
]
