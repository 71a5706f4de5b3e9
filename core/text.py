"""Vietnamese text made comparable: what a person types without marks finds what was written with them."""

import re
import unicodedata

NUL = "\x00"
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, hyphens and other signs as one space: "Uỷ ban" and "Ủy ban" are equal, "hoá" and
    "hóa" too."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", letters).strip()


def without_nul(text: str) -> str:
    """What a person typed, without the null characters that a broken paste brings and PostgreSQL refuses."""
    return text.replace(NUL, "")


def composed(text: str) -> str:
    """Each letter with its marks as one character (NFC), as nearly all keyboards type it: text that was copied from a PDF or
    a Mac looks the same and is another."""
    return unicodedata.normalize("NFC", text)
