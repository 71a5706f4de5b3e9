"""The tables of a paper as its PDF, its Word file and its workbook hold them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pdfplumber
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from openpyxl import load_workbook

from documents.content import Paper, Table, WorkingPaper
from documents.docx import render_docx
from documents.pdf import render_pdf
from documents.sheets import Value, paper_workbook, typed
from tests.papers.word import squeezed

Rows = list[tuple[str, ...]]


def tables_of(paper: Paper | WorkingPaper) -> tuple[Table, ...]:
    """The tables of the content: the paper's own, then those of its annexes."""
    annexes = paper.annexes if isinstance(paper, Paper) else ()
    parts = (paper.blocks, *(annex.blocks for annex in annexes))
    return tuple(block for blocks in parts for block in blocks if isinstance(block, Table))


def assert_three_forms_agree(paper: Paper | WorkingPaper) -> None:
    """Every row of every table stands in all three files, with the same words and figures."""
    told = tables_of(paper)
    assert told
    heads = {tuple(squeezed(column.title) for column in table.columns) for table in told}
    rows = [_bare(row.cells, len(table.columns)) for table in told for row in table.rows]

    assert without(heads, from_pdf(render_pdf(paper))) == rows
    assert without(heads, from_word(render_docx(paper))) == rows
    values = [_values(row.cells, len(table.columns)) for table in told for row in table.rows]
    found = from_workbook(paper_workbook(paper, made_on=date(2021, 7, 5)))
    assert found == values, [pair for pair in zip(found, values, strict=False) if pair[0] != pair[1]]


def without(heads: set[tuple[str, ...]], rows: Iterable[tuple[str, ...]]) -> Rows:
    return [row for row in rows if row not in heads]


def from_pdf(file: bytes) -> Iterator[tuple[str, ...]]:
    with pdfplumber.open(BytesIO(file)) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                yield from (tuple(squeezed(cell or "") for cell in row) for row in table)


def from_word(file: bytes) -> Iterator[tuple[str, ...]]:
    for table in Document(BytesIO(file)).tables:
        if table.style is not None and table.style.name == "Bảng có khung":
            for row in table._tbl.tr_lst:
                cells = tuple(squeezed(_Cell(cell, table).text) for cell in row.tc_lst)
                spans = sum(int(found.get(qn("w:val"))) - 1 for found in row.iter(qn("w:gridSpan")))
                yield (*cells, *("",) * spans)


def from_workbook(file: bytes) -> list[tuple[Value, ...]]:
    return [
        tuple(_day(value) for value in row)
        for sheet in load_workbook(BytesIO(file))
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]


def _day(value: object) -> Value:
    if isinstance(value, datetime):
        return value.date()
    return Decimal(str(value)) if isinstance(value, int | float) else value  # type: ignore[return-value]


def _bare(cells: tuple[str, ...], columns: int) -> tuple[str, ...]:
    return tuple(squeezed(_plain(cell)) for cell in cells) + ("",) * (columns - len(cells))


def _values(cells: tuple[str, ...], columns: int) -> tuple[Value, ...]:
    values = [_day(typed(plain)) if (plain := _plain(cell)) else None for cell in cells]
    return (*values, *(None,) * (columns - len(cells)))


def _plain(text: str) -> str:
    return text.strip()
