"""Rows of tables in the text of a plan: "| 1 | Xây dựng kế hoạch | Phòng A |", or cells parted by tabs as they are pasted."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.plan_import.draft import Found, Span, Words
from campaigns.plan_import.folding import squeeze
from campaigns.plan_import.levels import NOTHING

# A bar inside a cell is written with a backslash before it, as Markdown does.
_BAR = re.compile(r"(?<!\\)\|")
_RULED = re.compile(r"[-–—=:\s]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_FEWEST_TABS = 2


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with its cells as words; an empty cell, or a dash for nothing, is None."""

    line: int
    cells: tuple[Words | None, ...]

    @property
    def filled(self) -> list[Words]:
        return [cell for cell in self.cells if cell is not None]


def kept_bars(cell: str) -> str:
    """The text of a cell as it stands between bars."""
    return cell.replace("|", r"\|")


def line_of_row(cells: Iterable[str]) -> str:
    """The line that `read_row` reads as a row of these texts, whose bars are kept already."""
    return " | ".join(["", *cells, ""]).strip()


def read_row(raw: str, line: int) -> TableRow | None:
    """The row that a line of the text holds, or None when it is no row."""
    edges = _edges_of(raw)
    return TableRow(line, tuple(_cell(raw, line, start, end) for start, end in edges)) if edges else None


def is_drawn(raw: str) -> bool:
    """The line that Markdown draws under the names of the columns."""
    return raw.count("|") > 1 and "--" in raw and _RULED.fullmatch(raw.replace("|", "")) is not None


def _edges_of(raw: str) -> list[tuple[int, int]]:
    if raw.lstrip().startswith("|"):
        bars = [bar.start() for bar in _BAR.finditer(raw)]
        edges = list(zip([bar + 1 for bar in bars], [*bars[1:], len(raw)], strict=True))
        return edges if raw[slice(*edges[-1])].strip() else edges[:-1]
    tabs = [index for index, letter in enumerate(raw) if letter == "\t"]
    if len(tabs) < _FEWEST_TABS:
        return []
    return list(zip([0, *(tab + 1 for tab in tabs)], [*tabs, len(raw)], strict=True))


def _cell(raw: str, line: int, start: int, end: int) -> Words | None:
    printed = raw[start:end]
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", printed.replace(r"\|", "|")))
    text = squeeze(_BOLD.sub(r"\1", text))
    if text.lower() in NOTHING:
        return None
    first = start + len(printed) - len(printed.lstrip())
    return Found(text, (Span(line, first, start + len(printed.rstrip())),))


def joined(first: Words | None, second: Words | None) -> Words | None:
    """A cell whose words go on in the row below, as a page end parts them."""
    if first is None or second is None:
        return first or second
    return Found(f"{first.value} {second.value}", first.spans + second.spans)
