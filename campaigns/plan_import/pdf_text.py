"""The text of a .pdf: printed lines put together into paragraphs, two columns of head and foot kept apart.

A paragraph goes on in the next line when its line reaches the right margin and the next one is not indented.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from campaigns.plan_import.blocks import CLOSING_WORDS, CUT_NUMBER
from campaigns.plan_import.errors import PlanUnreadable
from campaigns.plan_import.folding import fold, is_upper_line
from campaigns.plan_import.markers import read_marker
from campaigns.plan_import.merged import GridCell, rows_of_tasks
from campaigns.plan_import.names import has_open_quote
from campaigns.plan_import.rows import kept_bars, line_of_row
from campaigns.plan_import.sections import is_known_heading

_ENCRYPTED = "Tệp PDF được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại."
_SCANNED = "Tệp PDF chỉ có hình quét, không có chữ; hãy dùng tệp Word hoặc PDF có chữ."
_BROKEN = "Tệp PDF bị hỏng, không mở được."
_PAGE_LIMIT = 200
_TOO_MANY_PAGES = "Tệp PDF dài hơn 200 trang; hãy chọn tệp chỉ có kế hoạch."
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
_PAGE_OF = re.compile(r"\btrang\s*\d{1,3}(?:\s*/\s*\d{1,3})?", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"(?<=[^\W_][-/])\s*\n\s*(?=[^\W_])")
_COLUMN_GAP = 18.0
# A ruled table has at least three columns between four lines, and two rows between three.
_DATA_COLUMNS = 3
_EDGES_OF_TABLE = 7
# Lines closer than this are one drawn line.
_RULE_WIDTH = 3.0
_RUNNING = 2
_SAME_HEIGHT = 4.0
_MARGIN_SHARE = 0.93
_INDENT = 8.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line, or its part in one column."""

    text: str
    left: float
    right: float
    top: float
    height: float
    page: int
    is_column: bool


def text_of_pdf(data: bytes) -> str:
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            if len(pdf.pages) > _PAGE_LIMIT:
                raise PlanUnreadable(_TOO_MANY_PAGES)
            lines: list[_Line] = []
            pages: list[list[list[_Line]]] = []
            widths: list[int] = []
            for number, page in enumerate(pdf.pages):
                widths.append(round(page.width))
                pages.append(_rows_of_page(page, number))
                page.close()
            for rows in _without_running_heads(pages):
                lines.extend(_in_reading_order(rows))
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect):
            raise PlanUnreadable(_ENCRYPTED) from error
        raise PlanUnreadable(_BROKEN) from error
    except PDFPasswordIncorrect as error:
        raise PlanUnreadable(_ENCRYPTED) from error
    except (PDFException, PDFSyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
            RecursionError, AssertionError, OverflowError) as error:  # fmt: skip
        raise PlanUnreadable(_BROKEN) from error
    if sum(letter.isalpha() for line in lines for letter in line.text) < 20:
        raise PlanUnreadable(_SCANNED)
    return "\n".join(_paragraphs(lines, widths))


def _rows_of_page(page: Any, number: int) -> list[list[_Line]]:
    """The printed rows of a page, each in its columns; a ruled table of three columns or more is one row a line."""
    tables = [] if len(page.edges) < _EDGES_OF_TABLE else _data_tables(page)
    for table in tables:
        page = page.outside_bbox(table.bbox, strict=False)
    rows = _rows_of_text(page, number)
    for table in tables:
        rows.extend([line] for line in _lines_of_table(table, number))
    return sorted(rows, key=lambda row: min(line.top for line in row))


def _data_tables(page: Any) -> list[Any]:
    """The ruled tables; where a row goes on over the edge of the page, that edge closes it."""
    tables = [table for table in page.find_tables() if _is_data(table)]
    ends = sorted({end for table in tables for end in _open_ends(page, table)})
    if not ends:
        return tables
    return [table for table in page.find_tables({"explicit_horizontal_lines": ends}) if _is_data(table)]


def _open_ends(page: Any, table: Any) -> Iterator[float]:
    left, top, right, bottom = table.bbox
    columns = [
        edge
        for edge in page.edges
        if edge["orientation"] == "v"
        and left - _RULE_WIDTH <= edge["x0"] <= right + _RULE_WIDTH
        and edge["top"] <= bottom + _RULE_WIDTH
        and edge["bottom"] >= top - _RULE_WIDTH
    ]
    highest = min((edge["top"] for edge in columns), default=top)
    lowest = max((edge["bottom"] for edge in columns), default=bottom)
    if highest < top - _RULE_WIDTH:
        yield highest
    if lowest > bottom + _RULE_WIDTH:
        yield lowest


def _is_data(table: Any) -> bool:
    return max((len(row.cells) for row in table.rows), default=0) >= _DATA_COLUMNS


def _lines_of_table(table: Any, number: int) -> Iterator[_Line]:
    """ "| 1 | Xây dựng kế hoạch | Phòng A |", as the tables of a Word file are read, merged cells too."""
    texts = [[kept_bars(_unbroken(cell or "")) for cell in cells] for cells in table.extract()]
    merged = rows_of_tasks([_grid_row(table, row, cells) for row, cells in zip(table.rows, texts, strict=True)])
    left, _, right, _ = table.bbox
    for at, text in enumerate(merged or map(line_of_row, texts)):
        _, top, _, bottom = table.rows[at].bbox
        yield _Line(text, left, right, top, bottom - top, number, True)


def _grid_row(table: Any, row: Any, texts: Sequence[str]) -> list[GridCell]:
    """A place without a cell of its own belongs to one that reaches down from above, or across from the left."""
    _, top, _, bottom = row.bbox
    middle = (top + bottom) / 2
    reaching = [cell for cell in table.cells if cell[1] < top - _RULE_WIDTH and cell[1] < middle < cell[3]]
    grid = []
    for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
        # The narrowest cell: a wider one reaches into the columns beside it.
        left, _, right, _ = min((each for each in column.cells if each), key=lambda each: each[2] - each[0])
        centre = (left + right) / 2
        goes_on = cell is None and any(each[0] < centre < each[2] for each in reaching)
        grid.append(GridCell(text, goes_on=goes_on))
    return grid


def _unbroken(cell: str) -> str:
    """The lines of a cell as one; "2021-" and "2025" were one word that the narrow column broke at its hyphen."""
    return " ".join(_BROKEN_WORD.sub("", cell).split())


def _rows_of_text(page: Any, number: int) -> list[list[_Line]]:
    words = page.extract_words(x_tolerance=1.5, y_tolerance=3, keep_blank_chars=False, use_text_flow=False)
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (round(word["bottom"], 1), word["x0"])):
        if rows and abs(rows[-1][-1]["bottom"] - word["bottom"]) <= 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    parted: list[list[_Line]] = []
    for row in rows:
        row.sort(key=lambda word: word["x0"])
        parts: list[list[dict[str, Any]]] = [[row[0]]]
        for word in row[1:]:
            if word["x0"] - parts[-1][-1]["x1"] > _COLUMN_GAP and not _is_mark(parts[-1]):
                parts.append([word])
            else:
                parts[-1].append(word)
        parted.append([_line_of(part, number, len(parts) > 1) for part in parts])
    kept = ([line for line in row if not _is_page_number(line, page, is_alone=len(row) == 1)] for row in parted)
    return [row for row in kept if row]


def _without_running_heads(pages: Sequence[list[list[_Line]]]) -> Iterator[list[list[_Line]]]:
    """The rows of each page but those that several pages print at the same height, whatever their page number."""
    printed = Counter(
        mark for rows in pages for mark in {_mark_of(line) for row in rows[:2] + rows[-3:] for line in row}
    )
    for rows in pages:
        yield [kept for row in rows if (kept := [line for line in row if printed[_mark_of(line)] < _RUNNING])]


def _mark_of(line: _Line) -> tuple[str, int]:
    return _PAGE_OF.sub("", line.text), round(line.top / _SAME_HEIGHT)


def _is_mark(words: list[dict[str, Any]]) -> bool:
    text = " ".join(word["text"] for word in words)
    return (len(text) <= 4 and read_marker(f"{text} x") is not None) or fold(text) in ("so:", "so")


def _line_of(words: list[dict[str, Any]], page: int, is_column: bool) -> _Line:
    return _Line(
        " ".join(word["text"] for word in words),
        words[0]["x0"],
        words[-1]["x1"],
        min(word["top"] for word in words),
        max(word["bottom"] - word["top"] for word in words),
        page,
        is_column,
    )


def _is_page_number(line: _Line, page: Any, *, is_alone: bool) -> bool:
    """A number near the edge of the page; beside other words it must say "trang"."""
    near_edge = line.top < 0.1 * page.height or line.top > 0.88 * page.height
    return near_edge and _PAGE_NUMBER.match(line.text) is not None and (is_alone or "trang" in fold(line.text))


def _in_reading_order(rows: list[list[_Line]]) -> list[_Line]:
    """Rows of two columns that follow each other are read column by column."""
    ordered: list[_Line] = []
    block: list[list[_Line]] = []
    for row in rows:
        if len(row) == 2 or (block and _belongs_to_columns(row, block)):
            block.append(row)
            continue
        ordered.extend(_column_wise(block))
        block = []
        ordered.extend(row)
    ordered.extend(_column_wise(block))
    return ordered


def _belongs_to_columns(row: list[_Line], block: list[list[_Line]]) -> bool:
    """A single piece between rows of two columns, clearly inside one of them."""
    split = min(parts[-1].left for parts in block if len(parts) == 2)
    line = row[0]
    close = line.top - block[-1][0].top < 90
    return (
        len(row) == 1 and close and (line.left >= split - 40 or (line.right < split and line.right - line.left < 240))
    )


def _column_wise(block: list[list[_Line]]) -> list[_Line]:
    if not block:
        return []
    split = min(parts[-1].left for parts in block if len(parts) == 2) - 40
    pieces = [line if line.is_column else _as_column(line) for row in block for line in row]
    return [line for line in pieces if line.left < split] + [line for line in pieces if line.left >= split]


def _as_column(line: _Line) -> _Line:
    return _Line(line.text, line.left, line.right, line.top, line.height, line.page, True)


def _paragraphs(lines: list[_Line], widths: Sequence[int]) -> list[str]:
    margins = _margins(lines, widths)
    result: list[str] = []
    previous: _Line | None = None
    for line in lines:
        left, right = margins.get(widths[line.page], (0.0, 0.0))
        if previous is not None and _goes_on(previous, line, left, right, in_quotes=has_open_quote(result[-1])):
            joint = "" if previous.text.endswith("/") or CUT_NUMBER.search(previous.text) else " "
            result[-1] = f"{result[-1]}{joint}{line.text}"
        else:
            if previous is not None and line.page == previous.page and line.top - previous.top > 2.6 * previous.height:
                result.append("")
            result.append(line.text)
        previous = line
    return result


def _margins(lines: list[_Line], widths: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Where the lines of running text begin and end, by the width of the page: an annex may lie on its side."""
    found: dict[int, tuple[float, float]] = {}
    for line in lines:
        if not line.is_column:
            left, right = found.get(widths[line.page], (line.left, line.right))
            found[widths[line.page]] = min(left, line.left), max(right, line.right)
    return found


def _goes_on(previous: _Line, line: _Line, left: float, right: float, *, in_quotes: bool) -> bool:
    """In the middle of a name in quotes a number or a dash opens no item."""
    if previous.is_column or line.is_column:
        return False
    if not in_quotes and (read_marker(line.text) is not None or is_known_heading(line.text)):
        return False
    if is_upper_line(previous.text) != is_upper_line(line.text) and not _is_last_word(previous, line):
        return False
    if previous.text.endswith(".") and CLOSING_WORDS.match(fold(line.text)):
        return False
    if _is_centred(previous, left, right):
        return False
    reaches_margin = previous.right - left >= _MARGIN_SHARE * (right - left)
    first_word = line.text.split(" ", 1)[0]
    # A word that would still have fitted into the previous line shows that a paragraph ended there.
    width = (line.right - line.left) / max(len(line.text), 1) * (len(first_word) + 1)
    full = reaches_margin or previous.right + width > right
    indented = line.left - left > _INDENT and line.left - previous.left > _INDENT
    return full and not indented


def _is_last_word(previous: _Line, line: _Line) -> bool:
    """A short form that stands alone on the last line of its sentence: "… Trung tâm và" and "XTTM."."""
    return not previous.text.endswith((".", ":")) and line.text.endswith((".", ";")) and " " not in line.text


def _is_centred(line: _Line, left: float, right: float) -> bool:
    """As far from one margin as from the other, and from both: a line of the title, never of a paragraph."""
    before, after = line.left - left, right - line.right
    return before > _INDENT and abs(before - after) <= _INDENT
