"""Paragraphs: clean lines joined where a page end or a narrow column broke them, still knowing their places."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from campaigns.plan_import.draft import Found, Span, Words
from campaigns.plan_import.folding import fold, is_upper_line, squeeze
from campaigns.plan_import.markers import read_marker
from campaigns.plan_import.names import NAMED_PERIOD, OPENING, has_open_quote, sealed, unquoted
from campaigns.plan_import.normalise import CleanLine
from campaigns.plan_import.sections import is_known_heading

V = TypeVar("V")

_SENTENCE_END = tuple(".;:!?…")
_CLOSERS = " \"”’')]»"
# A line that ends in one of these words cannot be the end of a paragraph.
_CONNECTIVE = re.compile(
    r"\b(?:và|của|các|những|cho|với|về|tại|từ|đến|do|bởi|theo|trong|trên|dưới|là|để|nhằm|gắn|hoặc|hay|cùng|như"
    r"|được|bị|đã|sẽ|ngày)$"
)
# The number of a document that a narrow column broke at its hyphen: "15/KH-" and "UBND".
CUT_NUMBER = re.compile(r"\d/[A-ZĐ]+-$")
CLOSING_WORDS = re.compile(r"^tren day la\b")
_NARROW = 130


@dataclass(slots=True)
class Block:
    """One paragraph. `placed` says that its text stands somewhere in the draft (or needs no place)."""

    text: str
    pieces: list[tuple[int, int, CleanLine, int]]
    folded: str = ""
    heading_level: int = 0
    placed: bool = False
    offsets: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.pieces[0][2].number

    @property
    def indent(self) -> int:
        return self.pieces[0][2].indent

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places of text[start:end] in the lines as given."""
        found: list[Span] = []
        first = max(bisect.bisect_right(self.offsets, start) - 1, 0)
        for offset, length, line, inner in self.pieces[first:]:
            if offset >= end and found:
                break
            left, right = max(start, offset), min(end, offset + length)
            if left < right:
                found.append(Span(line.number, *line.raw_span(left - offset + inner, right - offset + inner)))
            elif offset >= end:
                break
        if not found:
            _, _, line, inner = self.pieces[first]
            found.append(Span(line.number, *line.raw_span(inner, inner + 1)))
        return tuple(found)

    def find(self, value: V, start: int, end: int) -> Found[V]:
        return Found(value, self.spans(start, end))

    def words(self, start: int, end: int, strip: str = " ") -> Words | None:
        """text[start:end] without outer spaces and the given marks; None when nothing is left."""
        while start < end and self.text[start] in strip:
            start += 1
        while end > start and self.text[end - 1] in strip:
            end -= 1
        return self.find(squeeze(self.text[start:end]), start, end) if start < end else None

    def name(self, start: int, end: int, strip: str = " ") -> Words | None:
        """The same for a name: without the quotes that hold it."""
        words = self.words(start, end, strip)
        return Words(unquoted(words.value), words.spans) if words is not None else None


def block_of(parts: Sequence[tuple[CleanLine, int, int]]) -> Block:
    """A block from cuts (line, start, end) of clean lines."""
    text = ""
    pieces: list[tuple[int, int, CleanLine, int]] = []
    for line, start, end in parts:
        if text and not (CUT_NUMBER.search(text) and line.text[start].isupper()):
            text += " "
        pieces.append((len(text), end - start, line, start))
        text += line.text[start:end]
    return Block(text, pieces, fold(text), parts[0][0].heading_level, offsets=[piece[0] for piece in pieces])


def paragraphs(lines: Sequence[CleanLine]) -> list[Block]:
    """The blocks of the body of a plan."""
    width = wrap_width(lines)
    blocks: list[Block] = []
    current: list[tuple[CleanLine, int, int]] = []
    blank_before = False
    for line in lines:
        if line.is_blank:
            blank_before = True
            continue
        if current and not _continues(current, line, blank_before, width):
            blocks.append(_item_of(current))
            current = []
        current.append((line, 0, len(line.text)))
        blank_before = False
    if current:
        blocks.append(_item_of(current))
    return blocks


def _item_of(parts: Sequence[tuple[CleanLine, int, int]]) -> Block:
    """The paragraph with its names in quotes sealed."""
    block = block_of(parts)
    if OPENING in block.text:
        marker = read_marker(block.text)
        block.text = sealed(block.text, marker.end if marker is not None else 0)
        block.folded = fold(block.text)
    return block


def wrap_width(lines: Sequence[CleanLine]) -> int | None:
    """The width at which the whole text was broken into lines, or None when a line is a paragraph."""
    ends = [_end_column(line) for line in lines if not line.is_blank]
    longest = max(ends, default=0)
    if longest > _NARROW or longest < 50:
        return None
    full = sum(1 for end in ends if end >= 0.85 * longest)
    return longest if full >= 5 and full >= 0.25 * len(ends) else None


def _end_column(line: CleanLine) -> int:
    return line.indent + len(line.text)


def _continues(current: list[tuple[CleanLine, int, int]], line: CleanLine, blank: bool, width: int | None) -> bool:
    last = current[-1][0]
    previous = last.text
    is_full = width is not None and not blank and _is_full(last, line, width)
    if line.heading_level or current[0][0].heading_level or NAMED_PERIOD.match(previous):
        return False
    if is_full and has_open_quote(" ".join(part.text for part, _, _ in current)):
        return True
    if read_marker(line.text) is not None:
        return _is_no_marker(previous, line.text, blank, is_full)
    if is_upper_line(line.text) or is_upper_line(previous):
        return is_upper_line(line.text) and is_upper_line(previous) and not blank and len(current) < 3
    if is_known_heading(line.text) or (len(current) == 1 and is_known_heading(previous)):
        return False
    opening = line.text[0]
    ended = previous.rstrip(_CLOSERS).endswith(_SENTENCE_END)
    if opening.islower():
        return not blank or not ended
    if ended:
        return is_full and CLOSING_WORDS.match(fold(line.text)) is None
    if opening.isdigit() or opening in ",;.)%":
        return True
    return is_full or is_cut_off(previous)


def _is_full(line: CleanLine, following: CleanLine, width: int) -> bool:
    """The first word of the next line would not have fitted on this one."""
    return _end_column(line) + 1 + len(following.text.split(" ", 1)[0]) > width


_DASH_INSIDE = re.compile(r"^[-–—]\s*(?:\d|[^\W\d_])")


def _is_no_marker(previous: str, text: str, blank: bool, is_full: bool) -> bool:
    """A dash that a broken line brought to the front: "(19/5/1890" and "- 19/5/2021)", "kinh tế" and "- xã hội"."""
    if _DASH_INSIDE.match(text) is None or previous.endswith(_SENTENCE_END):
        return False
    if previous[-1].isdigit() and text.lstrip("-–— ")[:1].isdigit():
        return True
    if not blank and previous.count("(") > previous.count(")") and ")" in text:
        return True
    return is_full and text.lstrip("-–— ")[:1].islower()


def is_cut_off(previous: str) -> bool:
    """Ends in the middle of a sentence: a comma, a dash, a small linking word, an open bracket or quote."""
    if previous.endswith((",", "-", "–", "(", "“")):
        return True
    if _CONNECTIVE.search(previous[-20:]):
        return True
    return previous.count("(") > previous.count(")") or has_open_quote(previous)
