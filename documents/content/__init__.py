"""The content of papers, apart from how it is laid out.

A `Paper` (official, Nghị định 30/2020/NĐ-CP) or a `WorkingPaper` (receipt, register, list, achievement report) is built
once by an app's `papers.py`, frozen, and given to every renderer (PDF, DOCX). It refuses with `PaperRefused` what the
decree forbids. `to_dict` and `from_dict` carry it through JSON unchanged, so that a snapshot can be kept for years;
what was kept is read back as it was, whatever is refused by then.
Our own text may carry `**chữ đậm**`; every renderer asks `runs()` for the pieces. Blocks that are `typed` hold the words of a
person as they were typed.
"""

from typing import Any

from documents.content.blocks import Article, Block, Column, DashList, Heading, Paragraph, Row, Run, Table, runs
from documents.content.directions import Directions
from documents.content.letters import BOX, odd_letters, printable
from documents.content.meeting import Invitation, Meeting
from documents.content.paper import Annex, Paper
from documents.content.people import Body, Signature
from documents.content.stored import UNREADABLE, restored, stored, unjudged
from documents.content.typed import (
    MOST_COLUMNS,
    rows_of_tables,
    rows_without_table,
    says_nothing,
    typed_blocks,
    typed_doubts,
    typed_heading,
    typed_parts,
)
from documents.content.verification import Verification
from documents.content.working import SignatureBox, WorkingPaper
from documents.decree import PaperRefused

_KNOWN: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Heading, Paragraph, DashList, Article, Column, Row, Table),
        *(Annex, Body, Signature, Meeting, Invitation, Verification, Directions, SignatureBox, Paper, WorkingPaper),
    )
}


def to_dict(paper: Paper | WorkingPaper) -> dict[str, Any]:
    """The paper as plain JSON values."""
    written: dict[str, Any] = stored(paper)
    return written


def from_dict(kept: dict[str, Any]) -> Paper:
    """The official paper that `to_dict` wrote."""
    paper = restored(kept, _KNOWN)
    if not isinstance(paper, Paper):
        raise PaperRefused(UNREADABLE)
    return paper


def working_paper_from_dict(kept: dict[str, Any]) -> WorkingPaper:
    """The working paper that `to_dict` wrote."""
    paper = restored(kept, _KNOWN)
    if not isinstance(paper, WorkingPaper):
        raise PaperRefused("Dữ liệu lưu của giấy tờ không đọc được; hãy báo quản trị hệ thống.")
    return paper


__all__ = [
    "BOX",
    "MOST_COLUMNS",
    "Annex",
    "Article",
    "Block",
    "Body",
    "Column",
    "DashList",
    "Directions",
    "Heading",
    "Invitation",
    "Meeting",
    "Paper",
    "PaperRefused",
    "Paragraph",
    "Row",
    "Run",
    "Signature",
    "SignatureBox",
    "Table",
    "Verification",
    "WorkingPaper",
    "from_dict",
    "odd_letters",
    "printable",
    "rows_of_tables",
    "rows_without_table",
    "runs",
    "says_nothing",
    "to_dict",
    "typed_blocks",
    "typed_doubts",
    "typed_heading",
    "typed_parts",
    "unjudged",
    "working_paper_from_dict",
]
