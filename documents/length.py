"""How long a paper will be, told from its content without laying it out."""

from math import ceil

from documents.content import Annex, Block, Paper, Table, WorkingPaper
from documents.content.blocks import texts_of

# A page of 14 pt holds about so many lines and letters of a line; a table's 13 pt about so many letters of a millimetre.
LINES, LETTERS, LETTERS_PER_MM = 40, 85, 0.52
LINES_LANDSCAPE = 26
# Laid out in the worker from here on: about two seconds of layout.
LONG_PAGES = 15


def expected_pages(content: Paper | WorkingPaper) -> int:
    """About how many pages the content fills; never fewer than one."""
    annexes: tuple[Annex, ...] = content.annexes if isinstance(content, Paper) else ()
    parts = [content.blocks, *(annex.blocks for annex in annexes)]
    height = LINES_LANDSCAPE if isinstance(content, WorkingPaper) and content.landscape else LINES
    return sum(max(1, ceil(sum(_lines(block) for block in part) / height)) for part in parts)


def is_long(content: Paper | WorkingPaper) -> bool:
    """Whether the paper is laid out by the worker while the person watches, instead of at once."""
    return expected_pages(content) >= LONG_PAGES


def _lines(block: Block) -> float:
    if isinstance(block, Table):
        widths = [max(1.0, column.width_mm * LETTERS_PER_MM) for column in block.columns]
        return 3 + sum(
            max(ceil(len(cell) / width) or 1 for cell, width in zip(row.cells, widths, strict=False))
            for row in block.rows
        )
    return sum(ceil(len(text) / LETTERS) or 1 for text in texts_of((block,))) * 1.2
