"""What people typed or pasted into a box, as blocks of a paper."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from documents.content.blocks import NARROWEST_COLUMN_MM, Block, Column, DashList, Paragraph, Row, Table

BETWEEN_MARGINS_MM = 160
# More columns leave no room for words.
MOST_COLUMNS = 12
# A column counts as many letters of its longest cell, so that a long one leaves room for the others.
FEWEST_LETTERS, MOST_LETTERS = 4, 40
_DASH = re.compile(r"[-–—•+*]\s+\S")
_FIGURE = re.compile(r"[-+]?[\d.,]+\s?%?")


def typed_blocks(*texts: str) -> Iterator[Block]:
    """Each line is a paragraph of its own, an empty one is none. Lines that begin with a dash are one list. Lines of a text
    with tabs, as a spreadsheet gives them, are a table, the first of them its head."""
    lines = [(line.rstrip(), at) for at, text in enumerate(texts) for line in text.splitlines() if line.strip()]
    for (kind, _), group in groupby(lines, _kind_and_text):
        found = [line for line, _ in group]
        if kind == "dash":
            yield DashList(tuple(line.strip() for line in found))
        elif kind == "row" and _is_table(found):
            yield _table([[cell.strip() for cell in line.split("\t")] for line in found])
        else:
            yield from (_paragraph(line) for line in found)


def _kind_and_text(line_of: tuple[str, int]) -> tuple[str, int]:
    """Lists run on from text to text, tables do not."""
    line, text = line_of
    if "\t" in line:
        return "row", text
    return ("dash", 0) if _DASH.match(line.strip()) else ("line", 0)


def _is_table(lines: list[str]) -> bool:
    """A lonely tab is a gap, and one at the beginning of a line an indent."""
    columns = max(line.count("\t") + 1 for line in lines)
    return len(lines) > 1 and columns <= MOST_COLUMNS and any("\t" in line.strip() for line in lines)


def _table(rows: list[list[str]]) -> Table:
    columns = list(zip_longest(*rows, fillvalue=""))
    letters = [min(max(FEWEST_LETTERS, *map(len, column)), MOST_LETTERS) for column in columns]
    spare = BETWEEN_MARGINS_MM - NARROWEST_COLUMN_MM * len(columns)
    return Table(
        columns=tuple(
            Column(title, NARROWEST_COLUMN_MM + spare * share // sum(letters), _alignment(below))
            for (title, *below), share in zip(columns, letters, strict=True)
        ),
        rows=tuple(Row(cells) for cells in list(zip(*columns, strict=True))[1:]),
    )


def _alignment(cells: Iterable[str]) -> str:
    told = [cell for cell in cells if cell]
    return "right" if told and all(_FIGURE.fullmatch(cell) for cell in told) else "left"


def _paragraph(line: str) -> Paragraph:
    text = re.sub(r"\s*\t\s*", " ", line).strip()
    return Paragraph(text, keep_with_next=text.endswith(":"))
