"""A text inside its box: as large as it may, in as many lines as the box holds, never beyond it."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.certificates.layout import SMALLEST, Box
from documents.decree import PaperRefused
from documents.letterwidths import POINT_MM, width_mm
from documents.titles import balanced

LINE_SPACING = 1.15
STEP = 0.5
# The table of widths knows the common letters of upright and bold Times; italic and rare letters get some air.
AIR = 1.04


@dataclass(frozen=True)
class Fitted:
    """The lines of a text with the size in points that they fit at."""

    lines: tuple[str, ...]
    size: float

    @property
    def line_height(self) -> float:
        """In millimetres."""
        return self.size * LINE_SPACING * POINT_MM

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_height


def fitted(text: str, box: Box) -> Fitted:
    """The text at the largest size that fits; a word is torn only when it is longer than the box at the smallest size.

    Refuses a text that even the smallest size cannot hold.
    """
    words = text.split()
    if not words:
        return Fitted((), box.size)
    for size in _sizes(box.size):
        widest = max(_width(word, box, size) for word in words)
        if widest <= box.width and (found := _at(size, text, box)):
            return found
    smallest = min(SMALLEST, box.size)
    if found := _at(smallest, " ".join(_torn(word, box, smallest) for word in words), box):
        return found
    raise PaperRefused(
        f"Dòng “{box.line.label}” dài quá khung trên giấy khen ({len(text)} ký tự): “{text[:40].strip()}…”; "
        "hãy rút gọn, hoặc tăng khổ giấy."
    )


def _sizes(largest: float) -> Iterator[float]:
    size = largest
    while size > SMALLEST:
        yield size
        size -= STEP
    yield min(SMALLEST, largest)


def _at(size: float, text: str, box: Box) -> Fitted | None:
    """The text at this size when its lines are not too many."""
    most = int(box.height / (size * LINE_SPACING * POINT_MM) + 1e-6)
    lines = tuple(line for part in text.split("\n") for line in _wrapped(part.split(), box, size))
    if not lines or len(lines) > most:
        return None
    return Fitted(_evened(text, lines, box, size), size)


def _wrapped(words: list[str], box: Box, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _width(longer, box, size) > box.width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _evened(text: str, lines: tuple[str, ...], box: Box, size: float) -> tuple[str, ...]:
    """Centred lines of about equal length, where they fit as well."""
    if len(lines) == 1 or box.line.align != "center" or "\n" in text:
        return lines
    even = balanced(" ".join(text.split()), max(len(line) for line in lines))
    fits = len(even) <= len(lines) and all(_width(line, box, size) <= box.width for line in even)
    return even if fits else lines


def _torn(word: str, box: Box, size: float) -> str:
    """The word in pieces that fit, with spaces between."""
    pieces, piece = [], ""
    for letter in word:
        if piece and _width(piece + letter, box, size) > box.width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return " ".join((*pieces, piece))


def _width(text: str, box: Box, size: float) -> float:
    return width_mm(text, size, bold=box.line.bold) * AIR
