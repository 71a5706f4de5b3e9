"""What people typed or pasted into a box, as blocks of a paper."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from documents.content.blocks import NARROWEST_COLUMN_MM, Block, Column, DashList, Paragraph, Row, Table
from documents.content.letters import cleaned

BETWEEN_MARGINS_MM = 160
# More columns leave no room for words.
MOST_COLUMNS = 12
# A column counts as many letters of its longest cell, so that a long one leaves room for the others.
FEWEST_LETTERS, MOST_LETTERS = 4, 40
_DASH = re.compile(r"[-–—•+*]\s+\S")
_FIGURE = re.compile(r"[-+]?[\d.,]+\s?%?")
# The paper prints the mark of its end itself: `./.` wherever it was typed, `/.` behind the last word; a gap that a hand is
# to fill (`.../.../2021`) is none.
_END_MARK = re.compile(r"(?<!\.)[\s;,]{0,3}\.{1,2}\s?/\s?\.(?!\.)|(?<![./])\s?/\.\s*$")
_SAYS_NOTHING = re.compile(r"[-–—•+*·\s]*+\.?\s*")
# What a text editor puts before the tab of a list; its bullets may come as letters of their font.
_LABEL = r"(?:\d{1,3}|[a-zđ]|[IVX]{1,5})"
_NUMBER = re.compile(rf"\(?{_LABEL}[.)]|\d{{1,2}}(?:\.\d{{1,2}})+\.?", re.IGNORECASE)
_BULLET = re.compile(r"[-–—•+*·▪●○■□◦‣➢✓❖§Øüvoq]")
# The number that a name of a part was typed with.
_OWN_LABEL = re.compile(rf"(?:{_LABEL}(?:\)\s*|\.\s+)|[-–—•+*]\s+)(?=\S)", re.IGNORECASE)
# A spreadsheet puts a cell of several lines between quotation marks.
_QUOTED_CELL = re.compile(r'(?:^|(?<=\t))"((?:[^"]|"")*)"(?=\t|$)', re.MULTILINE)
_LINE_IN_CELL = "\0"
_GAP = re.compile(rf"[\t{_LINE_IN_CELL}]")


def typed_blocks(*texts: str) -> Iterator[Block]:
    """Each line is a paragraph of its own, one that says nothing is none. Lines that begin with a dash are one list. Lines of
    a text with tabs, as a spreadsheet gives them, are a table, the first of them its head; behind numbers or bullets, as a
    text editor gives them, they are a list. The marks that the paper prints itself are left out."""
    lines = [(line, at) for at, text in enumerate(texts) for line in _lines(text)]
    for (kind, _), group in groupby(lines, _kind_and_text):
        found = [line for line, _ in group]
        if kind == "dash":
            yield DashList(tuple(line.strip() for line in found), typed=True)
        elif kind == "row" and _is_table(found):
            yield _table([[_cell(cell) for cell in line.split("\t")] for line in found])
        else:
            yield from (_paragraph(line) for line in found)


def typed_heading(text: str) -> str:
    """The name of a part on one line, without the number that the paper gives it itself."""
    name = " ".join(_END_MARK.sub("", cleaned(text)).split())
    label = _OWN_LABEL.match(name)
    return name[label.end() :] if label else name


def says_nothing(text: str) -> bool:
    """Whether there is nothing in it that a paper would show: gaps, unseen letters, dashes alone."""
    return _SAYS_NOTHING.fullmatch(_said(text)) is not None


def rows_without_table(text: str) -> int:
    """How many lines of cells will print as running text: of more columns than a page holds, or a row by itself."""
    if "\t" not in text:
        return 0
    groups = (list(group) for has_tab, group in groupby(_lines(text), lambda line: "\t" in line) if has_tab)
    return sum(len(rows) for rows in groups if not _is_table(rows) and max(map(_gaps, rows)) > 1)


def _gaps(line: str) -> int:
    return line.strip().count("\t")


def _lines(text: str) -> Iterator[str]:
    """The lines that say something, in clean letters, tabs between the cells of rows only."""
    whole = _QUOTED_CELL.sub(_on_one_line, "\n".join(text.splitlines()))
    clean = ("\t".join(map(_said, line.split("\t"))).rstrip() for line in whole.split("\n"))
    told = (line for line in clean if "\t" in line or not _SAYS_NOTHING.fullmatch(line))
    for has_tab, group in groupby(told, lambda line: "\t" in line):
        lines = list(group)
        items = [_listed(line) for line in lines] if has_tab else []
        yield from items if items and all(items) else lines


def _on_one_line(cell: re.Match[str]) -> str:
    """A cell of a row with its line ends set aside; other words between quotation marks stay as they are."""
    before, after = cell.string[: cell.start()], cell.string[cell.end() :]
    if "\n" not in cell[1] or not (before.endswith("\t") or after.startswith("\t")):
        return cell[0]
    return cell[1].strip("\n").replace('""', '"').replace("\t", " ").replace("\n", _LINE_IN_CELL)


def _said(words: str) -> str:
    clean = _LINE_IN_CELL.join(cleaned(line) for line in words.split(_LINE_IN_CELL))
    return _END_MARK.sub(".", clean) if "/" in clean else clean


def _listed(line: str) -> str:
    """The item of a list that has its number or bullet before a tab; empty of any other line."""
    mark, tab, words = line.lstrip("\t").partition("\t")
    if not tab or "\t" in words:
        return ""
    if _BULLET.fullmatch(mark.strip()):
        return f"- {words}"
    return f"{mark.strip()} {words}" if _NUMBER.fullmatch(mark.strip()) else ""


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
        typed=True,
    )


def _cell(words: str) -> str:
    return words.replace(_LINE_IN_CELL, "\n").strip()


def _alignment(cells: Iterable[str]) -> str:
    told = [cell for cell in cells if cell]
    return "right" if told and all(_FIGURE.fullmatch(cell) for cell in told) else "left"


def _paragraph(line: str) -> Paragraph:
    pieces = (piece.strip() for piece in _GAP.split(line))
    text = " ".join(piece for piece in pieces if piece)
    return Paragraph(text, keep_with_next=text.endswith(":"), typed=True)
