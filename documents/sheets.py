"""Workbooks: lists as sheets with typed cells, and the tables of a paper as sheets with the same figures."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.content import Annex, Paper, Table, WorkingPaper, runs

Value = str | int | Decimal | date | None

# What Excel holds: characters of a sheet's name, characters of a cell.
NAME_LIMIT, CELL_LIMIT = 31, 32_767
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_FIGURE = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,14})(?:,\d+)?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# Characters of the paper's 13 pt that a millimetre of a column holds.
CHARACTERS_PER_MM = 0.55
A4 = 9
# A day in a workbook is counted from this one.
FIRST_DAY = date(1899, 12, 30)


@dataclass(frozen=True)
class SheetColumn:
    """A column's head and its width in characters."""

    title: str
    width: float


@dataclass(frozen=True)
class Sheet:
    """One list. A row in `strong` (by its place) is printed bold: groups and totals."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    strong: frozenset[int] = frozenset()


def workbook(sheets: Iterable[Sheet], *, made_on: date) -> bytes:
    """The sheets as an XLSX file; equal sheets and day, equal bytes. No text is ever run as a formula or a link.

    Rows are written through (flat memory), so each value's type decides its cell: whole numbers and decimals are
    numbers, dates are dates, a percent such as `Decimal("95.5")` stays the figure that the paper shows.
    """
    out = BytesIO()
    with Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    ) as book:
        book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)})
        styles = _styles(book)
        names: set[str] = set()
        for sheet in sheets:
            name = _free_name(sheet.name, names)
            names.add(name.lower())
            _written(book.add_worksheet(name, _List), sheet, styles)
    return out.getvalue()


def paper_workbook(paper: Paper | WorkingPaper, *, made_on: date) -> bytes:
    """Every table of the paper as a sheet, in the paper's order, with its figures as figures."""
    return workbook(tuple(paper_sheets(paper)), made_on=made_on)


def paper_sheets(paper: Paper | WorkingPaper) -> Iterable[Sheet]:
    """One sheet for each table: the paper's own first, then those of its annexes."""
    tables = [(block, paper.title) for block in paper.blocks if isinstance(block, Table)]
    annexes: tuple[Annex, ...] = paper.annexes if isinstance(paper, Paper) else ()
    for annex in annexes:
        tables.extend((block, annex.title) for block in annex.blocks if isinstance(block, Table))
    for at, (table, title) in enumerate(tables, start=1):
        yield _table_sheet(table, table.title or title, at)


def typed(text: str) -> Value:
    """A cell's text as what it says: `1.490.000` and `95,5` are numbers, `20/6/2021` is a day, the rest stays text.

    A number with a leading zero (`05`) is a label, not a figure.
    """
    if _FIGURE.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
        return Decimal(plain) if "." in plain else int(plain)
    if found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return text
    return text


def _table_sheet(table: Table, title: str, at: int) -> Sheet:
    bare = " ".join(title.split())
    return Sheet(
        name=f"{at}. {bare}",
        title=bare,
        columns=tuple(
            SheetColumn(" ".join(column.title.split()), round(column.width_mm * CHARACTERS_PER_MM, 1))
            for column in table.columns
        ),
        rows=[[typed(_shown(cell, table)) for cell in row.cells] for row in table.rows],
        strong=frozenset(place for place, row in enumerate(table.rows) if row.kind != "normal"),
    )


def _shown(cell: str, table: Table) -> str:
    """The words of a cell without our marks; people's own words as they typed them."""
    return cell.strip() if table.typed else "".join(piece.text for piece in runs(cell)).strip()


class _List(Worksheet):
    """A sheet of which each figure has a style. Half a million may stand in one: neither place nor style is searched for
    letters to escape."""

    def _xml_number_element(self, number: float | Decimal, attributes: Sequence[tuple[str, object]] = ()) -> None:
        (_, place), (_, style) = attributes
        self.fh.write(f'<c r="{place}" s="{style}"><v>{number:.16G}</v></c>')


@dataclass(frozen=True)
class _Styles:
    head: Format
    normal: Mapping[type, Format]
    strong: Mapping[type, Format]


def _styles(book: Workbook) -> _Styles:
    frame = {"border": 1, "border_color": "#B8C0CA", "valign": "top"}
    shapes: dict[type, dict[str, Any]] = {
        str: {"text_wrap": True},
        int: {"num_format": "#,##0"},
        Decimal: {"num_format": "#,##0.##"},
        date: {"num_format": "d/m/yyyy", "align": "center"},
    }
    head = book.add_format({**frame, "bold": True, "text_wrap": True, "bg_color": "#E4EBF4", "valign": "vcenter"})
    normal, strong = (
        {kind: book.add_format({**frame, **shape, "bold": bold}) for kind, shape in shapes.items()}
        for bold in (False, True)
    )
    return _Styles(head, normal, strong)


def _written(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    """Head, rows and print set-up: A4 on the long side, as wide as the page, the head on every page."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    if sheet.title:
        # An ampersand is a code in a page's header.
        page.set_header(f"&C{sheet.title[:200].replace('&', '&&')}")
    page.set_footer("&C&P/&N")
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, styles.head)
    # Half a million cells pass here: the public writers ask each of them whether its place is written "A1".
    number, text, blank = page._write_number, page._write_string, page._write_blank
    value: Any
    for row, values in enumerate(sheet.rows):
        formats = styles.strong if row in sheet.strong else styles.normal
        line = row + 1
        for at, value in enumerate(values):
            kind = type(value)
            if kind not in formats:
                kind = _kind_of(value)
            if value is None or value == "":
                blank(line, at, None, formats[str])
            elif kind is str:
                text(line, at, _fitting(value), formats[str])
            elif kind is date:
                number(line, at, (value - FIRST_DAY).days, formats[date])
            else:
                number(line, at, value, formats[kind])
    page.autofilter(0, 0, max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))


def _kind_of(value: Value) -> type:
    """The kind of a value of a type that is made of one of ours, such as a marked text or a choice."""
    return next((kind for kind in (str, int, Decimal, date) if isinstance(value, kind)), str)


def _fitting(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def _free_name(wanted: str, taken: set[str]) -> str:
    """A sheet's name without what Excel refuses, cut after a word at its limit, unlike every other of the book."""
    bare = " ".join(_NOT_IN_NAMES.sub(" ", wanted).split()) or "Bảng"
    name, at = _cut(bare, NAME_LIMIT), 2
    while name.lower() in taken:
        ending = f" ({at})"
        name, at = _cut(bare, NAME_LIMIT - len(ending)) + ending, at + 1
    return name


def _cut(text: str, limit: int) -> str:
    """The words that fit; a first word that is longer than half the limit is itself cut."""
    if len(text) <= limit:
        return text
    words = text[: limit + 1].rpartition(" ")[0].rstrip(" ,;.–-(")
    return words if len(words) > limit // 2 else text[:limit].strip()
