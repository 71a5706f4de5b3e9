"""Sentences of a paragraph, as places in its text."""

import re

_END = re.compile(r"(?:\.\.\.|…)[\s.;,]*|[.!?][”\"’)]*\s+(?=[A-ZĐÀ-ỸƠƯĂÂÊÔ“\"0-9])")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|tp|KT|TM|TL|TUQ|TS|ThS|PGS|GS|Q|P|BCH|Đ|đ|v\.v|\d{1,2})$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    stop = len(text) if end is None else end
    found = []
    position = start
    for match in _END.finditer(text, start, stop):
        if (
            match.group()[0] == "."
            and not match.group().startswith("...")
            and _ABBREVIATED.search(text, max(match.start() - 6, 0), match.start())
            and (text[match.start() - 1].isalpha() or not text[match.end() : match.end() + 1].isupper())
        ):
            continue
        found.append((position, match.end()))
        position = match.end()
    if position < stop and text[position:stop].strip(" ."):
        found.append((position, stop))
    return found
