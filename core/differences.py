"""What differs between two texts, word by word."""

import difflib
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A run of words: "same", "gone" or "new"."""

    kind: str
    text: str


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """What was taken out and what was put in, word by word; spaces and lines are kept."""
    old, new = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        pieces += [Piece(mark, "".join(words)) for mark, words in (("gone", old[a:b]), ("new", new[c:d])) if words]
    return tuple(pieces)
