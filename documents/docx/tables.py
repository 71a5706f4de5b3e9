"""Tables with fixed columns: the two that lay out the head and the foot of a paper, and those with figures."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

from documents.composition import head_title
from documents.content import Column, Row, Table
from documents.docx.elements import Shape, add, keep_with_next, mm, paragraph, points
from documents.docx.styles import BARE_TABLE, FRAMED_TABLE, S
from documents.docx.writing import one_line, write
from documents.layout import Layout


def bare_table(parent: Any, widths: Sequence[float]) -> Any:
    """A table without borders and padding, for parts that stand side by side."""
    return _table(parent, BARE_TABLE, widths)


def bare_row(table: Any, widths: Sequence[float]) -> list[Any]:
    """A new row that no page cuts; its cells are to be filled, each with at least one paragraph."""
    row = _row(table)
    return [_cell(row, width) for width in _twips(widths)]


def whole_row(table: Any, widths: Sequence[float]) -> Any:
    """A new row that no page cuts with one cell over all columns."""
    return _cell(_row(table), sum(_twips(widths)), span=len(widths))


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


def _row(table: Any, *, is_head: bool = False) -> Any:
    """A new row that no page cuts."""
    row = add(table, "tr")
    properties = add(row, "trPr")
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
    for row in block.rows:
        _write_row(table, row, block.columns, twips)
    _tie_end_rows(table)
    paragraph(parent, S.AFTER_TABLE)


def _write_head(table: Any, columns: Sequence[Column], twips: Sequence[int], m: Layout) -> None:
    row = _row(table, is_head=True)
    for column, width in zip(columns, twips, strict=True):
        cell = _cell(row, width)
        margins = add(cell[0], "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=points(m.head_cell_padding), type="dxa")
        add(cell[0], "vAlign", val="center")
        write(paragraph(cell, S.HEAD_CELL), one_line(head_title(column, m)))


def _tie_end_rows(table: Any) -> None:
    """The first row is not left alone at a page's foot, the last not at its top."""
    rows = table.findall(qn("w:tr"))[1:]
    if len(rows) > 1:
        for row in {rows[0], rows[-2]}:
            for written in row.iter(qn("w:p")):
                keep_with_next(written)


def _write_row(table: Any, row: Row, columns: Sequence[Column], twips: Sequence[int]) -> None:
    made = _row(table)
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
