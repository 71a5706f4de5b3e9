"""Places in a text and what comes into them.

The office writes these texts, so nothing in them is ever evaluated: a place is a name of a closed list, filled once, and
braces that a value brings stay braces (docs/decisions/0007).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from core.errors import RuleBroken
from documents import decree
from documents.content.letters import cleaned, refuse_unprintable
from documents.texts.registry import TextKind

LONGEST = 2000
_PLACE = re.compile(r"\{\{([^{}]*)\}\}")
_SHOWN_AROUND = 24
ITEMS_END = ";"


class Part(NamedTuple):
    """A run of a filled text; `place` is the name of the place that it came into, empty for the office's own words."""

    text: str
    place: str = ""


def tidied(text: str) -> str:
    """The text as it is kept: one line in one form of letters, without what nobody sees, names of places in small letters."""
    line = " ".join(cleaned(text).split())
    return _PLACE.sub(lambda found: f"{{{{{_name(found[1])}}}}}", line)


def _name(typed: str) -> str:
    return typed.strip().lower()


def places_of(text: str) -> list[str]:
    """The names between double braces, in order."""
    return [_name(name) for name in _PLACE.findall(text)]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled. A place without value is refused: a paper must not be printed with braces."""
    return "".join(part.text for part in parts_of(text, values))


def fill_items(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The items of a list with their places filled; one whose place has nothing to say is left out."""
    typed = (item.strip().rstrip(".") for item in text.split(ITEMS_END))
    kept = (item for item in typed if item and all(values.get(name, "?") for name in places_of(item)))
    return tuple(" ".join(fill(item, values).split()) for item in kept)


def parts_of(text: str, values: Mapping[str, str]) -> list[Part]:
    """The filled text in runs, so that what came into places can be shown apart."""
    parts: list[Part] = []
    end = 0
    for found in _PLACE.finditer(text):
        name = _name(found[1])
        if name not in values:
            raise RuleBroken(
                f"Câu mẫu “{_around(text, found.start())}” có chỗ điền “{found[0]}” không còn dùng được. "
                "Văn phòng hãy sửa câu này ở trang Câu mẫu."
            )
        parts += [Part(text[end : found.start()]), Part(values[name], name)]
        end = found.end()
    parts.append(Part(text[end:]))
    return [part for part in parts if part.text]


def refuse_wrong_text(kind: TextKind, text: str) -> None:
    """Refuses what would spoil a paper: no words, unknown places, single braces, the end mark, odd letters and dates."""
    if not text.strip(f" {ITEMS_END}." if kind.is_list else None):
        raise RuleBroken("Câu mẫu không được để trống.")
    if len(text) > LONGEST:
        raise RuleBroken(f"Câu mẫu dài {len(text)} ký tự; chỉ được tối đa {LONGEST}.")
    allowed = [place.name for place in kind.places]
    for name in places_of(text):
        if name not in allowed:
            raise RuleBroken(f"Không có chỗ điền “{{{{{name}}}}}”. {allowed_words(kind)}")
    rest = _PLACE.sub("", text)
    if "{" in rest or "}" in rest:
        at = min(found for found in (rest.find("{"), rest.find("}")) if found >= 0)
        raise RuleBroken(
            f"Dấu ngoặc nhọn ở “{_around(rest, at)}” chưa đủ cặp. Chỗ điền viết trong hai cặp ngoặc. {allowed_words(kind)}"
        )
    if decree.END_MARK in text:
        raise RuleBroken("Dấu “./.” được ghi sẵn sau chữ cuối của văn bản; hãy bỏ dấu này trong câu mẫu.")
    if wrong := decree.impossible_date(text):
        raise RuleBroken(f"“{wrong}” là ngày không có trong lịch.")
    refuse_unprintable((text,))


def allowed_words(kind: TextKind) -> str:
    """The sentence that names the places of a text."""
    if not kind.places:
        return "Câu này không có chỗ điền nào."
    return f"Câu này dùng được: {', '.join(place.written for place in kind.places)}."


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - _SHOWN_AROUND) : at + _SHOWN_AROUND].split())
