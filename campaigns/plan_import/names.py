"""Names in quotes: how a plan writes a name whose own words would be read as a date, a limit or the next item of a list.

"“Đợt 30/4 - 1/5; 2/9”: từ ngày …" names a phase. What stands so in quotes is sealed: its letters lie where no pattern
finds them, until its words are taken. Quotes elsewhere (a slogan, a title) are read like any other words.
"""

import re
import sys

OPENING, CLOSING = "“", "”"
# The letters of a sealed name, one for one, in a plane of Unicode that no text uses.
_PLANE = 0xF0000
_SEALED = re.compile("[\U000f0000-\U0010ffff]")
# Where a plan names something: at the head of an item, behind the word for a goal, in a list of occasions; and what follows.
_BEFORE = re.compile(
    r"^\W*(?:mục tiêu:\s*)?$|(?:\b(?:mừng|niệm|hướng tới):?|;|\d năm)\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:$|[.;(]|: từ ngày \d|: \d{1,4} nhiệm vụ)")

# A line of a list of phases that says nothing but a name and its two days, whatever the name is.
NAMED_PERIOD = re.compile(r".{1,260}(?=:\s*từ ngày \d[\d/]{7,9} đến ngày \d[\d/]{7,9}\W*$)")


def in_quotes(name: str) -> str:
    return f"{OPENING}{name}{CLOSING}"


def quote_end(text: str, start: int) -> int | None:
    """The place behind the quote that opens at `start`, quotes inside it counted; None when it stays open."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == OPENING) - (text[at] == CLOSING)
        if depth == 0:
            return at + 1
    return None


def has_open_quote(text: str) -> bool:
    return text.count(OPENING) > text.count(CLOSING)


def is_quoted(text: str) -> bool:
    """Whether one pair of quotes holds the whole text."""
    return text.startswith(OPENING) and quote_end(text, 0) == len(text)


def unquoted(text: str) -> str:
    return text[1:-1] if is_quoted(text) else text


def can_be_quoted(name: str) -> bool:
    """Quotes inside a name must pair, else its end cannot be found."""
    return quote_end(in_quotes(name), 0) == len(name) + 2


def sealed(text: str, first: int) -> str:
    """The text of an item with its names in quotes sealed; `first` is where the words begin behind its mark."""
    letters = list(text)
    start = text.find(OPENING, first)
    while start >= 0:
        end = quote_end(text, start)
        if end is not None and _BEFORE.search(text[first:start]) and _BEHIND.match(text, end):
            letters[start + 1 : end - 1] = map(_seal, text[start + 1 : end - 1])
            start = text.find(OPENING, end)
        else:
            start = text.find(OPENING, start + 1)
    return "".join(letters)


def _seal(letter: str) -> str:
    return chr(ord(letter) + _PLANE) if ord(letter) + _PLANE <= sys.maxunicode else letter


def unsealed(text: str) -> str:
    return _SEALED.sub(lambda found: chr(ord(found.group()) - _PLANE), text)
