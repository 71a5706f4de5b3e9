"""Verbs of papers, private files and evidence."""

from documents.services.corrections import amend_replacement, draft_replacement, withdraw_paper
from documents.services.evidence import EVIDENCE_FILES, add_evidence, describe_evidence
from documents.services.files import PAPER_FILES, store_bytes, store_upload
from documents.services.numbering import set_numbering
from documents.services.papers import (
    NumberDoubted,
    PaperDoubted,
    direct_paper,
    draft_paper,
    issue_paper,
    redraft_paper,
    submit_for_signing,
    take_back_paper,
)
from documents.services.printing import PrintedPaper, print_kept, print_paper, printed_pdf, render_paper
from documents.services.signatories import choose_signatory
from documents.services.signatures import seal_annex, seal_paper, sign_paper
from documents.services.signing import (
    WAITING_COPIES,
    accept_signed_copy,
    attach_signed_copy,
    discard_signed_copy,
)
from documents.services.verification import marked, print_marked, set_marking

__all__ = [
    "EVIDENCE_FILES",
    "PAPER_FILES",
    "WAITING_COPIES",
    "NumberDoubted",
    "PaperDoubted",
    "PrintedPaper",
    "accept_signed_copy",
    "add_evidence",
    "amend_replacement",
    "attach_signed_copy",
    "choose_signatory",
    "describe_evidence",
    "direct_paper",
    "discard_signed_copy",
    "draft_paper",
    "draft_replacement",
    "issue_paper",
    "marked",
    "print_kept",
    "print_marked",
    "print_paper",
    "printed_pdf",
    "redraft_paper",
    "render_paper",
    "seal_annex",
    "seal_paper",
    "set_marking",
    "set_numbering",
    "sign_paper",
    "store_bytes",
    "store_upload",
    "submit_for_signing",
    "take_back_paper",
    "withdraw_paper",
]
