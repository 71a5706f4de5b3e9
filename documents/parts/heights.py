"""How high the rows of a table will be and on which pages they will stand, told before they are laid out."""

import re
from collections.abc import Iterator, Sequence

from documents.content import Row, Table
from documents.layout import Layout
from documents.letterwidths import POINT_MM
from documents.parts.letters import FontLetters, letters_of

# Inside a word a line may end after these before a letter, after a long dash before a figure too.
_JOINTS = re.compile(r"(?<=[-/?!…])(?=[^\W\d_])|(?<=[–—])(?=\w)")
# What HTML takes for one space; a space without a break is a letter.
_SPACES = re.compile("[ \t\r\n\f]+")


def row_heights(table: Table, layout: Layout) -> tuple[float, ...] | None:
    """The height of each row in points; none when the machine's font does not tell all of their letters."""
    # Text between two straight sides is not kerned (papers/paper.css).
    kerned = [column.align != "justify" for column in table.columns]
    kinds = {row.kind for row in table.rows}
    asked = {(kind == "total", each) for kind in kinds - {"group"} for each in kerned}
    asked |= {(True, True)} if "group" in kinds else set()
    written = {letter for row in table.rows for cell in row.cells for letter in cell} - {"\n"}
    fonts: dict[tuple[bool, bool], FontLetters] = {}
    for bold, is_kerned in asked:
        font = letters_of(layout.font_families, bold=bold, kerned=is_kerned)
        if font is None or not font.tells(written):
            return None
        fonts[bold, is_kerned] = font
    beside = 2 * layout.cell_padding[1] + layout.cell_line
    whole = (table.width_mm / POINT_MM - beside) / layout.table_size
    rooms = [(column.width_mm / POINT_MM - beside) / layout.table_size for column in table.columns]

    def lines(row: Row) -> int:
        if row.kind == "group":
            return count_lines(row.cells[0], whole, fonts[True, True])
        letters = [fonts[row.kind == "total", each] for each in kerned]
        return max(map(count_lines, row.cells, rooms, letters))

    line = layout.table_size * layout.title_line_height
    around = 2 * layout.cell_padding[0] + layout.cell_line
    return tuple(lines(row) * line + around for row in table.rows)


def count_lines(text: str, room: float, letters: FontLetters) -> int:
    """The lines of a cell's text where `room` em lie between its sides."""
    if "\n" not in text and letters.width(text) <= room:
        return 1 if text.strip() else 0
    return sum(_lines(paragraph, room, letters) or 1 for paragraph in text.split("\n")) if text.strip() else 0


def _lines(paragraph: str, room: float, letters: FontLetters) -> int:
    space = letters.width(" ")
    lines, used = 0, 0.0
    for chunk, begins_word in _chunks(paragraph):
        width = letters.width(chunk)
        gap = space if begins_word else 0.0
        if lines and used + gap + width <= room:
            used += gap + width
        elif width <= room:
            lines, used = lines + 1, width
        else:
            torn, used = _torn(chunk, room, letters)
            lines += torn
    return lines


def _chunks(paragraph: str) -> Iterator[tuple[str, bool]]:
    """What no line end cuts, each with whether it begins a word."""
    for word in _SPACES.split(paragraph.strip(" \t\r\n\f")):
        for at, chunk in enumerate(_JOINTS.split(word)):
            yield chunk, at == 0


def _torn(word: str, room: float, letters: FontLetters) -> tuple[int, float]:
    """The lines of a word that is longer than the room, and how far the last of them reaches."""
    lines, used = 1, 0.0
    for letter in word:
        width = letters.width(letter)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width
    return lines, used


def page_starts(heights: Sequence[float], *, first: int, room: float, ties: Sequence[bool]) -> list[int]:
    """The rows with which pages begin from row `first` on, where a page has room for rows of that height.

    `ties[n]` says that row n does not part from the row after it.
    """
    starts = [first]
    filled = 0.0
    for at in range(first, len(heights)):
        filled += heights[at]
        if filled > room and at > starts[-1]:
            start = at
            while start > starts[-1] and ties[start - 1]:
                start -= 1
            starts.append(start if start > starts[-1] else at)
            filled = sum(heights[starts[-1] : at + 1])
    return starts
