"""Tables with fixed columns: the two that lay out the head and the foot of a paper, and those with figures."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from documents.content import Column, Row, Table
from documents.docx.elements import Shape, add, keep_with_next, mm, paragraph, points
from documents.docx.styles import BARE_TABLE, FRAMED_TABLE, S
from documents.docx.writing import one_line, write
from documents.layout import Layout

# Rows of a longer table may be cut at a page's foot, as in the PDF.
UNCUT_ROWS = 150


def bare_table(parent: Any, widths: Sequence[float]) -> Any:
    """A table without borders and padding, for parts that stand side by side."""
    return _table(parent, BARE_TABLE, widths)


def bare_row(table: Any, widths: Sequence[float]) -> list[Any]:
    """A new row that no page cuts; its cells are to be filled, each with at least one paragraph."""
    row = _row(table, whole=True)
    return [_cell(row, width) for width in _twips(widths)]


def whole_row(table: Any, widths: Sequence[float]) -> Any:
    """A new row that no page cuts with one cell over all columns."""
    return _cell(_row(table, whole=True), sum(_twips(widths)), span=len(widths))


def _table(parent: Any, style: str, widths: Sequence[float]) -> Any:
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val=style)
    add(properties, "tblW", w=mm(sum(widths)), type="dxa")
    if style == FRAMED_TABLE:
        add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblLook", val="0000")
    grid = add(table, "tblGrid")
    for width in _twips(widths):
        add(grid, "gridCol", w=width)
    return table


def _twips(widths: Sequence[float]) -> list[int]:
    """Column widths whose rounded sum is the rounded sum of the widths."""
    edges = [mm(sum(widths[:at])) for at in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _row(table: Any, *, whole: bool, is_head: bool = False) -> Any:
    row = add(table, "tr")
    properties = add(row, "trPr")
    if whole:
        add(properties, "cantSplit")
    if is_head:
        add(properties, "tblHeader")
    return row


def _cell(row: Any, width: int, *, span: int = 1) -> Any:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=span)
    return cell


def write_table(parent: Any, block: Table, m: Layout) -> None:
    """The table with its title, its note, its head repeated on each page, and the gap below it."""
    if block.title:
        write(paragraph(parent, S.TABLE_TITLE), one_line(block.title))
    if block.note:
        write(paragraph(parent, S.TABLE_NOTE), one_line(block.note))
    widths = [column.width_mm for column in block.columns]
    table = _table(parent, FRAMED_TABLE, widths)
    twips = _twips(widths)
    _write_head(table, block.columns, twips, m)
    whole = len(block.rows) <= UNCUT_ROWS
    for row in block.rows:
        _write_row(table, row, block.columns, twips, whole=whole)
    paragraph(parent, S.AFTER_TABLE)


def _write_head(table: Any, columns: Sequence[Column], twips: Sequence[int], m: Layout) -> None:
    row = _row(table, whole=True, is_head=True)
    for column, width in zip(columns, twips, strict=True):
        cell = _cell(row, width)
        margins = add(cell[0], "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=points(m.head_cell_padding), type="dxa")
        add(cell[0], "vAlign", val="center")
        write(paragraph(cell, S.HEAD_CELL), one_line(column.title))


def _write_row(table: Any, row: Row, columns: Sequence[Column], twips: Sequence[int], *, whole: bool) -> None:
    made = _row(table, whole=whole)
    if row.kind == "group":
        cell = _cell(made, sum(twips), span=len(columns))
        add(cell[0], "vAlign", val="center")
        title = paragraph(cell, S.CELL)
        write(title, one_line(row.cells[0]), bold=True)
        keep_with_next(title)
        return
    for text, column, width in zip(row.cells, columns, twips, strict=True):
        cell = _cell(made, width)
        add(cell[0], "vAlign", val="center")
        shape = None if column.align == "left" else Shape(align=column.align)
        write(paragraph(cell, S.CELL, shape), text, bold=row.kind == "total")
