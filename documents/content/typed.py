"""What people typed or pasted into a box, as blocks of a paper."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from documents.content.blocks import NARROWEST_COLUMN_MM, Block, Column, DashList, Paragraph, Row, Table
from documents.content.letters import BOX, cleaned, odd_letters
from documents.decree import impossible_dates

BETWEEN_MARGINS_MM = 160
# More columns leave no room for words.
MOST_COLUMNS = 12
# A column counts as many letters of its longest cell, so that a long one leaves room for the others.
FEWEST_LETTERS, MOST_LETTERS = 4, 40
_FIGURE = re.compile(r"[-+]?[\d.,]+\s?%?")
# The paper prints the mark of its end itself: `./.` wherever it was typed, `/.` behind the last word; a gap that a hand is
# to fill (`.../.../2021`) is none.
_END_MARK = re.compile(r"(?<!\.)[\s;,]{0,3}\.{1,2}\s?/\s?\.(?!\.)|(?<![./])\s?/\.\s*$")
_SAYS_NOTHING = re.compile(r"[-–—•+*·\s]*+\.?\s*")
# What a text editor puts before an item; some of its bullets come as letters of their font, behind them always a tab.
_BULLET = r"(?P<bullet>[-–—•+*·▪●◦►‣➢❖]\s|[-–—•+*·▪●◦►‣➢❖○■□✓√§Øüvoq]\t)"
_BULLETED = re.compile(rf"{_BULLET}\s*(?P<words>\S.*)", re.DOTALL)
# Of the second level where another bullet stands above.
_LOWER_BULLETS = "o○◦▪§"
_LABEL = r"(?:\d{1,3}|[a-zđ]|[IVX]{1,5})"
# `1.` `a)` `(1)` `1.2` `II/` `Điều 1.` `Bước 1:` `Họ tên:`
_MARK = re.compile(
    rf"\(?(?:[^\W\d_]+\s){{0,3}}{_LABEL}(?:\.{_LABEL}){{0,3}}[.)/-]{{1,2}}|\d{{1,2}}(?:\.\d{{1,2}})+|.*:",
    re.IGNORECASE | re.DOTALL,
)
_ROMAN = re.compile(r"[IVX]+")
_END_OF_SENTENCE = (".", ";", ":", ",", "…")
# The number that a name of a part was typed with.
_OWN_LABEL = re.compile(rf"(?:{_LABEL}(?:\)\s*|\.\s+)|[-–—•+*]\s+)(?=\S)", re.IGNORECASE)
# A spreadsheet puts a cell of several lines between quotation marks.
_QUOTED_CELL = re.compile(r'(?:^|(?<=\t))"((?:[^"]|"")*)"(?=\t|$)', re.MULTILINE)
_LINE_IN_CELL = "\0"
_SIGNS = ("- ", "+ ")
_GAP = re.compile(rf"[\t{_LINE_IN_CELL}]")


def typed_blocks(*texts: str) -> Iterator[Block]:
    """Each line is a paragraph of its own, one that says nothing is none. Lines that begin with a bullet are one list, in
    which `+` stands below the dash. Lines with a tab behind a bullet, number or label (`Bước 1:`) are a list, as a text
    editor gives it. Other lines with tabs are rows of a spreadsheet, the first of them the head of their table: those of
    three columns or more always, those of two where the first reads as a head or two more end with figures. The marks
    that the paper prints itself are left out."""
    pieces = (piece for text in texts for piece in _pieces(text))
    for is_item, group in groupby(pieces, lambda piece: isinstance(piece, str) and piece.startswith(_SIGNS)):
        if is_item:
            yield DashList(tuple(map(str, group)), typed=True)
        else:
            yield from (piece if isinstance(piece, Table) else _paragraph(piece) for piece in group)


def typed_parts(text: str) -> Iterator[list[str] | str]:
    """The lines behind the sign of their level; between them each table, its rows on lines of their own."""
    for is_table, group in groupby(_pieces(text), lambda piece: isinstance(piece, Table)):
        if is_table:
            yield from (_rows_of(piece) for piece in group if isinstance(piece, Table))
        else:
            yield [piece for piece in group if isinstance(piece, str)]


def _rows_of(table: Table) -> str:
    rows = ([column.title for column in table.columns], *(row.cells for row in table.rows))
    return "\n".join("\t".join(cells).replace("\n", " ").rstrip() for cells in rows)


def typed_heading(text: str) -> str:
    """The name of a part on one line, without the number that the paper gives it itself."""
    name = " ".join(_END_MARK.sub("", cleaned(text)).split())
    label = _OWN_LABEL.match(name)
    return name[label.end() :] if label else name


def says_nothing(text: str) -> bool:
    """Whether there is nothing in it that a paper would show: gaps, unseen letters, dashes alone."""
    return _SAYS_NOTHING.fullmatch(_said(text)) is not None


def rows_of_tables(text: str) -> int:
    """How many lines will print as rows of a table, its head among them."""
    return sum(len(lines) for lines in _runs(text) if _is_table(lines)) if "\t" in text else 0


def rows_without_table(text: str) -> int:
    """How many lines of cells will print as running text: of more columns than a page holds, or a row by itself."""
    if "\t" not in text:
        return 0
    lines = (lines for lines in _runs(text) if not _is_list(lines) and not _is_table(lines))
    return sum(len(rows) for rows in lines if max(map(_gaps, rows)) > 1)


def typed_doubts(text: str) -> Iterator[str]:
    """What will print otherwise than it was typed, and days that no calendar has: each said behind the name of the box."""
    if letters := odd_letters(text):
        named = ", ".join(f"“{letter}”" for letter in letters)
        yield f"có {named}, phông chữ của văn bản không có; bản in sẽ ghi {BOX} thay vào đó. Nên xóa hoặc thay."
    if rows := rows_without_table(text):
        yield (
            f"có {rows} dòng dán từ bảng sẽ in thành chữ chạy liền: bảng phải có ít nhất 2 dòng, nhiều nhất {MOST_COLUMNS} "
            "cột."
        )
    for wrong in dict.fromkeys(impossible_dates(text)):
        yield f"ghi “{wrong}”, là ngày không có trong lịch."


def _gaps(line: str) -> int:
    return line.strip().count("\t")


def _pieces(text: str) -> Iterator[str | Table]:
    """The tables and the other lines, those of a list behind the sign of their level."""
    top = ""
    for lines in _runs(text):
        if _is_table(lines):
            yield _table([[_cell(cell) for cell in line.split("\t")] for line in lines])
            continue
        for line in lines:
            item = _BULLETED.match(line.strip())
            bullet = item["bullet"].strip() if item else ""
            top = bullet and (top or bullet)
            is_below = bullet == "+" or (bullet != top and bullet in _LOWER_BULLETS)
            words = _spaced(item["words"] if item else line)
            if not _SAYS_NOTHING.fullmatch(words):
                yield f"{_SIGNS[is_below]}{words}" if item else words


def _runs(text: str) -> Iterator[list[str]]:
    """The lines that say something, in clean letters: rows with tabs together, an empty line ends them."""
    whole = _QUOTED_CELL.sub(_on_one_line, "\n".join(text.splitlines()))
    clean = ("\t".join(map(_said, line.split("\t"))) for line in whole.split("\n"))
    for kind, lines in groupby(clean, _kind):
        if told := [line.rstrip() for line in lines if kind and line.strip()]:
            yield told


def _kind(line: str) -> str:
    """A spreadsheet gives an empty row as tabs alone."""
    if "\t" in (line.rstrip() or line):
        return "row"
    return "" if _SAYS_NOTHING.fullmatch(line) else "line"


def _on_one_line(cell: re.Match[str]) -> str:
    """A cell of a row with its line ends set aside; other words between quotation marks stay as they are."""
    before, after = cell.string[: cell.start()], cell.string[cell.end() :]
    if "\n" not in cell[1] or not (before.endswith("\t") or after.startswith("\t")):
        return cell[0]
    return cell[1].strip("\n").replace('""', '"').replace("\t", " ").replace("\n", _LINE_IN_CELL)


def _said(words: str) -> str:
    clean = _LINE_IN_CELL.join(cleaned(line) for line in words.split(_LINE_IN_CELL))
    return _END_MARK.sub(".", clean) if "/" in clean else clean


def _is_table(lines: list[str]) -> bool:
    if len(lines) < 2 or max(map(_gaps, lines)) + 1 > MOST_COLUMNS or _is_list(lines):
        return False
    if any(line.count("\t") > 1 for line in lines if not _is_listed(line)):
        return True
    first, *others = ([_cell(cell) for cell in line.split("\t")] for line in lines)
    return _is_head(first) or sum(_FIGURE.fullmatch(cells[-1]) is not None for cells in others) > 1


def _is_list(lines: list[str]) -> bool:
    return all(map(_is_listed, lines))


def _is_listed(line: str) -> bool:
    """Whether it is an item of a list, or goes on with one: a tab at the beginning of a line is an indent."""
    mark, tab, words = line.strip().partition("\t")
    if not tab or (_BULLETED.match(mark + tab + words) and len(mark.strip()) == 1):
        return True
    return "\t" not in words and _MARK.fullmatch(mark.strip()) is not None


def _is_head(cells: list[str]) -> bool:
    """Whether the names of columns stand there: neither a number nor a sentence."""
    number, *_ = cells
    if number and (_ROMAN.fullmatch(number) or _MARK.fullmatch(number) or not any(map(str.isalpha, number))):
        return False
    return not any(cell.endswith(_END_OF_SENTENCE) for cell in cells)


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


def _spaced(line: str) -> str:
    pieces = (piece.strip() for piece in _GAP.split(line))
    return " ".join(piece for piece in pieces if piece)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text, keep_with_next=text.endswith(":"), typed=True)
