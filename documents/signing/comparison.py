"""The words of a signed copy beside those of the archived print: what else changed than the number and the date."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

import pypdfium2

from core.wording import short_date
from documents.pages import one_document_at_a_time

# Beyond these a file is no paper of an office, and reading it would keep everybody waiting.
MOST_PAGES = 400
MOST_WORDS = 150_000
MOST_DIFFERENCES = 20
CONTEXT_WORDS = 3
LONGEST_PIECE = 40
# Below this share of common words the copy is another text: a list of differences would only be noise.
OTHER_TEXT = 0.35

SAME, DIFFERENT, OTHER, NO_TEXT, TOO_LONG = "same", "different", "other", "no_text", "too_long"
_NUMBER, _DAY = "⟨số⟩", "⟨ngày⟩"


@dataclass(frozen=True)
class Difference:
    """One place where the two differ, with a few words before it; either side may be empty."""

    archived: str
    received: str
    before: str = ""


@dataclass(frozen=True)
class Comparison:
    """How the text of the copy stands to the archived print.

    `filled` tells of number and date that one has and the other lacks; `contradictions` of a number or date that is
    another than the recorded one.
    """

    outcome: str
    differences: tuple[Difference, ...] = ()
    left_out: int = 0
    filled: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def must_be_confirmed(self) -> bool:
        return self.outcome in (DIFFERENT, OTHER, TOO_LONG) or bool(self.contradictions)

    def stored(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome,
            "differences": [[row.archived, row.received, row.before] for row in self.differences],
            "left_out": self.left_out,
            "filled": list(self.filled),
            "contradictions": list(self.contradictions),
        }

    @classmethod
    def restored(cls, row: dict[str, Any]) -> "Comparison":
        return cls(
            outcome=row["outcome"],
            differences=tuple(Difference(*three) for three in row["differences"]),
            left_out=row["left_out"],
            filled=tuple(row["filled"]),
            contradictions=tuple(row["contradictions"]),
        )


@dataclass
class _Text:
    """A text without its numbers and dates, and what stood in their places."""

    words: list[str]
    numbers: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)


def compared(archived: bytes, received: bytes, *, symbol: str) -> Comparison:
    """The copy beside the archived print; `symbol` is the ký hiệu that follows the number (`BC-SCT`)."""
    try:
        ours, theirs = _masked(_lines(archived), symbol), _masked(_lines(received), symbol)
    except _TooLong:
        return Comparison(TOO_LONG)
    if not any(character.isalnum() for word in theirs.words for character in word):
        return Comparison(NO_TEXT)
    if _share_in_common(ours.words, theirs.words) < OTHER_TEXT:
        return Comparison(OTHER)
    found = _differences(ours.words, theirs.words)
    filled, contradictions = _beside(ours, theirs)
    return Comparison(
        outcome=DIFFERENT if found else SAME,
        differences=tuple(found[:MOST_DIFFERENCES]),
        left_out=max(0, len(found) - MOST_DIFFERENCES),
        filled=filled,
        contradictions=contradictions,
    )


class _TooLong(Exception):
    pass


def _lines(content: bytes) -> str:
    """The text of all pages without the page numbers, which stand elsewhere when pages break elsewhere."""
    pages = []
    with one_document_at_a_time, pypdfium2.PdfDocument(content) as document:
        if len(document) > MOST_PAGES:
            raise _TooLong
        for page in document:
            lines = [line.strip() for line in page.get_textpage().get_text_bounded().splitlines() if line.strip()]
            for end in (0, -1):
                if lines and re.fullmatch(r"\d{1,3}", lines[end]):
                    del lines[end]
            pages.append("\n".join(lines))
    return "\n".join(pages)


def _masked(text: str, symbol: str) -> _Text:
    # PDFium marks a hyphen at a line's end; other producers part letters from their marks or join f and i.
    flat = " ".join(unicodedata.normalize("NFKC", text.replace("\ufffe", "").replace("\u00ad", "")).split())
    found = _Text([])

    def day(match: re.Match[str]) -> str:
        found.days.append(_spoken(*match.groups()))
        return f" {_DAY} "

    def number(match: re.Match[str]) -> str:
        found.numbers.append(f"{int(match[1]):02d}" if match[1] else "")
        return f"{_NUMBER}/{symbol}"

    bare = unicodedata.normalize("NFKC", symbol)
    flat = re.sub(rf"(?<=[Ss]ố)\s*:?\s*(\d{{0,6}})\s*/\s*{re.escape(bare)}\b", number, flat)
    # The paper's own date stands below its place and, in annexes and replacements, after its number.
    flat = re.sub(r",\s*ngày\s*(\d{0,2})\s*tháng\s*(\d{0,2})\s*năm\s*(\d{4})", day, flat, count=1)
    after = (
        rf"(?<={re.escape(_NUMBER)}/{re.escape(symbol)})\s*ngày\s*(\d{{0,2}})\s*tháng\s*(\d{{0,2}})\s*năm\s*(\d{{4}})"
    )
    flat = re.sub(after, day, flat)
    found.words = flat.split()
    if len(found.words) > MOST_WORDS:
        raise _TooLong
    return found


def _share_in_common(ours: list[str], theirs: list[str]) -> float:
    common = (Counter(ours) & Counter(theirs)).total()
    return 2 * common / max(1, len(ours) + len(theirs))


def _differences(ours: list[str], theirs: list[str]) -> list[Difference]:
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    left, right = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    changes = [
        (left[a:b], right[c:d], ours[max(0, start + a - CONTEXT_WORDS) : start + a])
        for kind, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes()
        if kind != "equal"
    ]
    moved = _moved(changes)
    return [
        Difference(_piece(gone), _piece(come), " ".join(before))
        for gone, come, before in changes
        if not (tuple(gone) in moved and not come) and not (tuple(come) in moved and not gone)
    ]


def _moved(changes: list[tuple[list[str], list[str], list[str]]]) -> set[tuple[str, ...]]:
    """Pieces that only stand in another order: programs write the two columns of the head in either."""
    gone = Counter(tuple(gone) for gone, come, _ in changes if gone and not come)
    come = Counter(tuple(come) for gone, come, _ in changes if come and not gone)
    return {piece for piece, times in gone.items() if come[piece] == times}


def _piece(words: list[str]) -> str:
    shown = " ".join(words[:LONGEST_PIECE]) + (" …" if len(words) > LONGEST_PIECE else "")
    return shown.replace(_NUMBER, "…").replace(_DAY, "ngày …")


def _beside(ours: _Text, theirs: _Text) -> tuple[tuple[str, ...], tuple[str, ...]]:
    filled: list[str] = []
    contradictions: list[str] = []
    for name, left, right in (
        ("Số", ours.numbers, theirs.numbers),
        ("Ngày", ours.days, theirs.days),
    ):
        archived, received = (left or [""])[0], (right or [""])[0]
        if archived == received:
            continue
        if archived and received:
            contradictions.append(f"{name} trên bản tải lên là {received}, trong hệ thống là {archived}.")
        elif received:
            filled.append(f"{name} {received} được điền ngoài hệ thống.")
        else:
            filled.append(f"{name} để trống trong phần chữ của bản tải lên; trong hệ thống là {archived}.")
    return tuple(filled), tuple(contradictions)


def _spoken(day: str, month: str, year: str) -> str:
    """`2/7/2021`; empty when the place for it was left blank or no calendar has it."""
    try:
        on = date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return ""
    return short_date(on)
