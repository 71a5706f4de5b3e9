"""Lines as given -> clean lines that remember the column every character came from.

Cleaning: NFC, non-breaking and exotic spaces folded, invisible characters dropped, Markdown marks stripped.
"""

import re
import unicodedata
from dataclasses import dataclass

from campaigns.plan_import.folding import fold, squeeze
from campaigns.plan_import.names import can_be_quoted, in_quotes

_LINE_END = re.compile(r"\r\n|\n|\r")
_NEEDS_CARE = re.compile(
    r"[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2070-\u209f]|[*_`#>\\|~&<\[]"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_TAB_WIDTH = 4

_RULE = re.compile(r"[-–—=*_.~+|:\s]{3,}$|\|[\s:|-]+$")
_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?$", re.IGNORECASE)
# Longer runs of spaces mean no more than this one, and keep every pattern from walking over them again and again.
_LONGEST_GAP = 12
_WIDE_GAP = re.compile(f" {{{_LONGEST_GAP + 1},}}")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_QUOTE = re.compile(r"^\s*(?:>\s*)+")
_CHECK_BOX = re.compile(r"\s*[-*+]\s+(?P<box>\[[ xX]\]\s+)")
_MARKS = re.compile(
    r"\*\*+|__+|~~|`+|<br\s*/?>"
    r"|\\(?=[\\`*_{}\[\]()#+\-.!|>])"
    r"|(?<![\w*])\*(?=[^\s*][^*]{0,300}\*)"
    r"|(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_][^_]{0,300}_)|(?<=[^\s_])_(?!\w)"
)
_ENTITY = re.compile(r"&nbsp;|&amp;|&quot;")
_ENTITY_TEXT = {"&nbsp;": " ", "&amp;": "&", "&quot;": '"'}


@dataclass(frozen=True, slots=True)
class CleanLine:
    """One line of the file: its number from 1, its clean text, and where each character stood."""

    number: int
    text: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None
    offset: int = 0
    heading_level: int = 0
    raw_length: int = 0

    @property
    def is_blank(self) -> bool:
        return not self.text

    @property
    def indent(self) -> int:
        """How many columns stand before the text."""
        return self.starts[0] if self.starts else self.offset

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Columns in the line as given for the clean characters from start to end."""
        if self.starts is None or self.ends is None:
            return self.offset + start, self.offset + end
        if not self.starts:
            return 0, 0
        last = len(self.starts) - 1
        return self.starts[min(start, last)], self.ends[min(max(end - 1, start), last)]


def source_lines(text: str) -> list[str]:
    """The lines as given, the way their numbers count: line n stands at index n - 1."""
    return _LINE_END.split(text)


def clean_lines(text: str) -> list[CleanLine]:
    """Every line of the file, blank ones included."""
    return [clean_line(raw, number) for number, raw in enumerate(source_lines(text), start=1)]


# The first row of a table names its columns and states no fact.
_COLUMN_NAME = re.compile(
    r"(?:s?tt|so tt|so thu tu|(?:cac )?dot(?: thi dua)?|thoi (?:gian|han)|noi dung|nhiem vu|don vi|co quan|ca nhan|ghi chu|ket qua"
    r"|san pham|han|chi tieu|muc tieu|tien do|chu tri|phoi hop|nguoi|bo phan)\b"
)
_LONGEST_NAME = 5


def _names_columns(row: str) -> bool:
    cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
    return len(cells) > 1 and all(
        len(cell.split()) <= _LONGEST_NAME and _COLUMN_NAME.match(fold(cell)) is not None for cell in cells
    )


def is_kept(name: str) -> bool:
    """Whether a name can be read back letter for letter: its quotes pair, and none of its signs is a mark of Markdown."""
    printed = in_quotes(squeeze(name))
    return can_be_quoted(name) and clean_line(printed, 1).text == printed


def clean_line(raw: str, number: int) -> CleanLine:
    text = raw.strip()
    if _is_no_text(text):
        return CleanLine(number, "", None, None, raw_length=len(raw))
    if not _NEEDS_CARE.search(raw) and not _WIDE_GAP.search(text):
        offset = len(raw) - len(raw.lstrip(" "))
        return CleanLine(number, text, None, None, offset=offset, raw_length=len(raw))
    return _clean_with_care(raw, number)


def _is_no_text(text: str) -> bool:
    """An empty line, a drawn line, the number of a page, or the names of the columns of a table."""
    if not text or _RULE.match(text) is not None or _PAGE_NUMBER.match(text) is not None:
        return True
    return text.startswith("|") and _names_columns(text)


def _clean_with_care(raw: str, number: int) -> CleanLine:
    chars, starts, ends = _composed(raw)
    text = "".join(chars)
    dropped, replaced, level = _marks_of(text)
    for gap in _WIDE_GAP.finditer(text):
        dropped.update(range(gap.start() + _LONGEST_GAP, gap.end()))
    kept = [index for index in range(len(text)) if index not in dropped]
    chars = [replaced.get(index, text[index]) for index in kept]
    first, last = 0, len(chars)
    while first < last and chars[first] == " ":
        first += 1
    while last > first and chars[last - 1] == " ":
        last -= 1
    clean = "".join(chars[first:last])
    if _is_no_text(clean):
        clean, first, last = "", 0, 0
    return CleanLine(
        number,
        clean,
        tuple(starts[kept[index]] for index in range(first, last)),
        tuple(ends[kept[index]] for index in range(first, last)),
        heading_level=level if clean else 0,
        raw_length=len(raw),
    )


def _composed(raw: str) -> tuple[list[str], list[int], list[int]]:
    """NFC letter by letter with the columns each came from; spaces folded, invisible characters gone."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, length = 0, len(raw)
    while position < length:
        stop = position + 1
        while stop < length and unicodedata.combining(raw[stop]):
            stop += 1
        cluster = raw[position:stop]
        for letter in unicodedata.normalize("NFC", cluster) if not cluster.isascii() else cluster:
            for printed in _printed(letter):
                chars.append(printed)
                starts.append(position)
                ends.append(stop)
        position = stop
    return chars, starts, ends


def _printed(letter: str) -> str:
    if letter == "\t":
        return " " * _TAB_WIDTH
    if letter in _INVISIBLE:
        return ""
    if letter.isspace() or unicodedata.category(letter) in ("Cc", "Cs", "Zs"):
        return " "
    return letter


def _marks_of(text: str) -> tuple[set[int], dict[int, str], int]:
    """Places of Markdown marks to drop, characters to replace, and the level of a "#" heading."""
    dropped: set[int] = set()
    replaced: dict[int, str] = {}
    level = 0
    if quote := _QUOTE.match(text):
        dropped.update(range(quote.end()))
    body = quote.end() if quote else 0
    if heading := _HEADING.match(text[body:]):
        level = len(heading.group(1))
        dropped.update(range(body, body + heading.end()))
        body += heading.end()
    bullet = body + len(text[body:]) - len(text[body:].lstrip())
    if box := _CHECK_BOX.match(text):
        dropped.update(range(*box.span("box")))
    for mark in _MARKS.finditer(text):
        if mark.start() == bullet and mark.group() == "*" and text[bullet + 1 : bullet + 2] in (" ", ""):
            continue
        dropped.update(range(mark.start(), mark.end()))
    for entity in _ENTITY.finditer(text):
        replaced[entity.start()] = _ENTITY_TEXT[entity.group()]
        dropped.update(range(entity.start() + 1, entity.end()))
    if text.lstrip().startswith("|"):
        _fold_table_row(text, dropped, replaced)
    return dropped, replaced, level


_NUMBERED_ROW = re.compile(r"\s*\|\s*(?P<number>\d{1,2})[.)]?\s*\|(?=\s*[^\W\d_])")


def _fold_table_row(text: str, dropped: set[int], replaced: dict[int, str]) -> None:
    bars = [index for index, letter in enumerate(text) if letter == "|"]
    filled = [index for index, letter in enumerate(text) if letter not in "| "]
    if numbered := _NUMBERED_ROW.match(text):
        # The number of a row marks an item as it does in a list: "| 1 | Xây dựng kế hoạch |".
        dropped.update(range(numbered.end("number"), numbered.end() - 1))
        replaced[numbered.end() - 1] = "."
        bars.remove(numbered.end() - 1)
    for bar in bars:
        if not filled or bar < filled[0] or bar > filled[-1]:
            dropped.add(bar)
        else:
            replaced[bar] = ";"
