"""Private files, evidence, and the archive of official papers."""

from documents.models.evidence import EvidenceItem, EvidenceItemQuerySet
from documents.models.files import StoredFile, private_path
from documents.models.jobs import PrintJob
from documents.models.legal import LegalField, LegalKind, LegalText, LegalTextQuerySet, citations
from documents.models.numbering import NumberingRule, NumberSeries
from documents.models.papers import IssuedPaper, IssuedPaperQuerySet, PaperKind
from documents.models.signing import SignedCopyCheck
from documents.models.texts import PaperTextQuerySet, PaperTextVersion
from documents.models.verification import PaperSettings, VerificationMark

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
    "PaperSettings",
    "PaperTextQuerySet",
    "PaperTextVersion",
    "PrintJob",
    "SignedCopyCheck",
    "StoredFile",
    "VerificationMark",
    "citations",
    "private_path",
]
