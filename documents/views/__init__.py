"""Pages of papers, and the one door to private files."""

from documents.views.corrections import paper_amend, paper_replace, paper_withdraw
from documents.views.directions import paper_direct, paper_signatory
from documents.views.files import file_download
from documents.views.papers import (
    paper_detail,
    paper_issue,
    paper_list,
    paper_page,
    paper_submit,
    paper_take_back,
    paper_word,
)
from documents.views.settings import marking_edit, numbering_edit, settings_page
from documents.views.signing import (
    annex_seal,
    paper_seal,
    paper_sign,
    paper_signed_copy,
    signed_copy_accept,
    signed_copy_discard,
)

__all__ = [
    "annex_seal",
    "file_download",
    "marking_edit",
    "numbering_edit",
    "paper_amend",
    "paper_detail",
    "paper_direct",
    "paper_issue",
    "paper_list",
    "paper_page",
    "paper_replace",
    "paper_seal",
    "paper_sign",
    "paper_signatory",
    "paper_signed_copy",
    "paper_submit",
    "paper_take_back",
    "paper_withdraw",
    "paper_word",
    "settings_page",
    "signed_copy_accept",
    "signed_copy_discard",
]
