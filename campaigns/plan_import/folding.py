"""Folds Vietnamese letters to plain small ones, one character for one character.

Because the length never changes, a place found in the folded text is the same place in the text itself.
"""

import re
import unicodedata

from campaigns.plan_import.names import unsealed


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if len(base) == 1 and base.isascii():
            table[code] = base
    table[ord("đ")] = table[ord("Đ")] = "d"
    for dash in "–—‒―−‑‐":
        table[ord(dash)] = "-"
    for quote in "“”„«»":
        table[ord(quote)] = '"'
    return table


_TABLE = _folding_table()
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Small letters without marks; dashes become "-", double quotes become '"'; same length."""
    return text.translate(_TABLE)


def squeeze(text: str) -> str:
    """The words as people read them: one space between them, none at the ends, names unsealed."""
    return _SPACES.sub(" ", unsealed(text)).strip()


def folded_words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def is_upper_line(text: str) -> bool:
    """A line in capitals, as headings and signing capacities are printed."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 2 and all(not letter.islower() for letter in letters)
