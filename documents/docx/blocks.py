"""The text of a paper and of its annexes (ô 6)."""

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from documents import decree
from documents.content import Article, Block, DashList, Heading, Paragraph, Table
from documents.docx.elements import Shape, keep_with_next, paragraph
from documents.docx.styles import S
from documents.docx.tables import write_table
from documents.docx.writing import one_line, write, write_marked
from documents.layout import Layout

_HEADINGS = {1: S.HEADING_1, 2: S.HEADING_2, 3: S.HEADING_3}


def write_blocks(parent: Any, blocks: Iterable[Block], m: Layout) -> None:
    """The blocks one after another; they are numbered already."""
    for block in blocks:
        match block:
            case Heading():
                write(paragraph(parent, _HEADINGS[block.level]), one_line(block.printed))
            case Paragraph():
                if block.text == decree.END_MARK:
                    tie_last_words(parent)
                written = write if block.typed else write_marked
                written(paragraph(parent, S.TEXT, _shape(block)), block.text, italic=block.italic)
            case DashList():
                written = write if block.typed else write_marked
                for line in block.lines:
                    written(paragraph(parent, S.TEXT), line)
            case Article():
                write_marked(paragraph(parent, S.TEXT), block.text, label=block.label)
                for text in block.more:
                    write_marked(paragraph(parent, S.TEXT), text)
            case Table():
                write_table(parent, block, m)


def tie_last_words(parent: Any, *, one_line: bool = False) -> None:
    """What was written last stays on the page of what follows: the last paragraph, or the last row of a table.

    When the last words are one line, what stands before them stays too.
    """
    for at in range(len(parent) - 1, max(0, len(parent) - (3 if one_line else 2)), -1):
        keep_with_next(parent[at])
        if parent[at - 1].tag == qn("w:tbl"):
            for written in parent[at - 1][-1].iter(qn("w:p")):
                keep_with_next(written)
            return


def _shape(block: Paragraph) -> Shape:
    """What the paragraph has apart from the style: only text that is not centred or set right may be indented."""
    is_flush = not block.indent or block.align in ("center", "right")
    return Shape(
        align=None if block.align == "justify" else block.align,
        first_line=0 if is_flush else None,
        keep_next=block.keep_with_next,
    )
