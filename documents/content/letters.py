"""Letters that a paper can print: text is kept in one form (NFC), what nobody sees is left out, the rest is refused.

Words that nobody can mend any more are not refused: a box stands where such letters stood.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from documents.decree import PaperRefused

_SEEN_AT_ONCE = re.compile(r"[ -~\n\u00a0-\u00ac\u00ae-\u017f\u1ea0-\u1ef9]*")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
# Controls, soft hyphens, zero-width marks, marks of writing direction, selectors of emoji forms.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Bullets and ticks of Word's own fonts.
_OF_WORD = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf076": "•", "\uf0d8": "•", "\uf0fc": "√"})
_SPACES = re.compile(r"[\t\u2000-\u200a\u205f\u3000]")
# What Times New Roman and Tinos both draw upright, bold and italic: Latin with all marks, Greek, Cyrillic, punctuation,
# currency, fractions, arrows, some signs of mathematics and shapes.
_LETTERS = (
    "\n -~\u00a0-\u024f\u0259\u02b0-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u045f\u0490\u0491\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20be\u2100-\u214e\u2153\u2154\u215b-\u215e\u2190-\u2195"
    "\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u221f\u2229\u222b\u2248\u2260\u2261\u2264\u2265"
    "\u2500\u2502\u25a0\u25a1\u25aa\u25ab\u25ac\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf\u25e6"
)
_PRINTABLE = re.compile(f"[{_LETTERS}]*")
_ODD = re.compile(f"[^{_LETTERS}]")
_RUN_OF_ODD = re.compile(f"[^{_LETTERS}]+")
BOX = "□"
_Value = TypeVar("_Value")
_SHOWN_AROUND = 20


def cleaned(value: Any) -> Any:
    """The same value with all its texts in NFC and without unseen characters; whatever is clean already stays itself."""
    return _with_texts(value, _cleaned_text)


def printable(value: _Value) -> _Value:
    """The same, with one box for the letters beside one another that the decree's font does not have."""
    shown: _Value = _with_texts(value, _printable_text)
    return shown


def cleaned_fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that cleaning changes."""
    return _changed_fields(value, _cleaned_text)


def _with_texts(value: Any, changed_text: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return changed_text(value)
    if isinstance(value, tuple):
        items = tuple(_with_texts(item, changed_text) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if is_dataclass(value) and not isinstance(value, type):
        changed = _changed_fields(value, changed_text)
        return replace(value, **changed) if changed else value
    return value


def _changed_fields(value: Any, changed_text: Callable[[str], str]) -> dict[str, Any]:
    named = ((name, getattr(value, name)) for name in _names(value.__class__))
    return {name: new for name, old in named if (new := _with_texts(old, changed_text)) is not old}


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _cleaned_text(text: str) -> str:
    if _SEEN_AT_ONCE.fullmatch(text):
        return text
    clean = _SPACES.sub(" ", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))
    clean = unicodedata.normalize("NFC", clean.translate(_OF_WORD))
    return text if clean == text else clean


def _printable_text(text: str) -> str:
    clean = _cleaned_text(text)
    return clean if _PRINTABLE.fullmatch(clean) else _RUN_OF_ODD.sub(BOX, clean)


def refuse_unprintable(value: Any) -> None:
    """Refuses a letter that the decree's font does not have (emoji, symbols of Word's own fonts, other scripts)."""
    for text in all_texts(value):
        if _PRINTABLE.fullmatch(text):
            continue
        letters = ", ".join(f"“{letter}” (mã U+{ord(letter):04X})" for letter in odd_letters(text))
        raise PaperRefused(
            f"Ký tự {letters} trong đoạn “{_around(text)}” không có trong phông chữ Times New Roman; hãy xóa hoặc thay ký "
            "tự đó."
        )


def odd_letters(text: str) -> tuple[str, ...]:
    """The letters that the decree's font does not have, each once, in their order."""
    return tuple(dict.fromkeys(_ODD.findall(_cleaned_text(text))))


def _around(text: str) -> str:
    """The words about the first odd letter."""
    at = _PRINTABLE.match(text).end()  # type: ignore[union-attr]
    begins = text.rfind(" ", 0, max(0, at - _SHOWN_AROUND)) + 1
    words = " ".join(text[begins : at + _SHOWN_AROUND].split())
    return f"…{words}" if begins else words


def all_texts(value: Any) -> Iterator[str]:
    """Every text inside a paper or a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from all_texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(value.__class__):
            yield from all_texts(getattr(value, name))
