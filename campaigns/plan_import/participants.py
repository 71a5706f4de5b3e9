"""The units that a plan names as taking part: "Đối tượng thi đua … Các phòng, đơn vị tham gia: Văn phòng; Phòng A",
"Các sở, ban, ngành tham gia: Sở A; Sở B"."""

import re

from campaigns.plan_import.draft import Words
from campaigns.plan_import.folding import fold
from campaigns.plan_import.tree import Item

_HEADING = re.compile(
    r"(?:pham vi, |pham vi va )?doi tuong(?: thi dua| tham gia| thuc hien| ap dung)?(?:, pham vi)?\W*$"
)
_UNITS = re.compile(r"(?:phòng|đơn vị|sở, (?:ban, )?ngành|tham gia)[^:;.]{0,40}:\s*(?P<units>\S.*)", re.IGNORECASE)


def read_participants(root: Item) -> tuple[Words | None, set[int]]:
    """The names as one text, and the ids of the items that hold them."""
    for item in root.walk():
        if not _HEADING.match(fold(item.title)):
            continue
        for part in (item, *item.children):
            start = part.title_end if part is item else part.start
            named = _UNITS.search(part.block.text, start)
            if named is not None and (words := part.block.words(*named.span("units"), " .;")) is not None:
                item.block.placed = part.block.placed = True
                return words, {id(item), id(part)}
    return None, set()
