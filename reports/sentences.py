"""The words of a unit, typed or pasted on several lines, as sentences of one paragraph. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from django.utils.text import capfirst

from documents.content import typed_parts

SEE_TABLE = "Chi tiết tại bảng dưới đây."
# `1.` `1.Ban hành` `a)` `(1)` `1.2.` `II/` at the beginning of an item; `1.2` without a point only before a capital.
_NUMBER = re.compile(
    r"\(?(?P<above>(?:\w{1,3}\.)*)(?P<last>\d{1,3}|[a-zđ]|[ivx]{1,5})"
    r"(?:\)\s*|[./]{1,2}\s+|\.(?<=\d\.)(?=[^\W\d])|-\s+(?=\D)|(?P<bare>\s+))(?=\S)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"^(?:[-–—•+*]\s+)+")
_FIRST = ("1", "01", "a", "i")


class Line(NamedTuple):
    """A line without the mark of its list; `mark` is the kind of that: `- `, `1.`, `a)`; empty of other lines."""

    mark: str
    words: str


class Told(NamedTuple):
    """What is told so far, and the kind of mark that its last line had."""

    words: str = ""
    mark: str = ""


def ended(text: str) -> str:
    """The words on one line with a full stop; a table among them on lines of its own, announced."""
    parts = list(typed_parts(text)) or [[]]
    told = [part if isinstance(part, str) else _sentence(part, part is not parts[-1]) for part in parts]
    return "\n\n".join([SEE_TABLE, *told] if isinstance(parts[0], str) else told)


def behind(words: str, more: str) -> str:
    """Two sentences; the second begins a line where the first ends with a table."""
    ends_with_table = "\t" in words[words.rfind("\n") + 1 :]
    return f"{words}\n{more}" if ends_with_table else f"{words} {more}"


def _sentence(lines: Iterable[str], is_above_table: bool) -> str:
    words = reduce(_followed, _unmarked(lines), Told()).words
    return words if is_above_table and words.endswith(":") else f"{words.rstrip('.;:, ')}."


def _unmarked(lines: Iterable[str]) -> Iterator[Line]:
    """The lines that say something. A number is the mark of a list that began with the first of its kind: other lines
    begin with a figure."""
    begun: set[str] = set()
    for line in lines:
        words = _SIGNS.sub("", line)
        signs = line.removesuffix(words)
        number = _NUMBER.match(words)
        kind = _kind(number) if number else ""
        if number and (kind in begun or number["last"].lower() in _FIRST) and _is_mark(number):
            begun.add(kind)
            signs, words = f"{signs}{kind}", words[number.end() :]
        if words.strip(" -+;."):
            yield Line(signs, words.strip(" ;"))


def _is_mark(number: re.Match[str]) -> bool:
    """`1.1 Mục con`, but neither `1.1 tỷ đồng` nor `1 văn bản`."""
    return not number["bare"] or bool(number["above"] and number.string[number.end()].isupper())


def _kind(number: re.Match[str]) -> str:
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", number[0].strip()))


def _followed(said: Told, line: Line) -> Told:
    """A line behind those before it: at once after a colon, behind a semicolon as the next item of one list, else as a new
    sentence where it begins like one."""
    before, words = said.words.rstrip(".;, "), line.words
    if not before:
        return Told(words, line.mark)
    if before.endswith(":"):
        return Told(f"{before} {lowered(words)}", line.mark)
    has_ended = said.words.endswith(".")
    if line.mark and line.mark == said.mark:
        is_sentence = has_ended and words[:1].isupper()
        words = words if is_sentence else lowered(words)
    elif line.mark and said.mark:
        is_sentence, words = True, capfirst(words)
    else:
        is_sentence = lowered(words) != words or (has_ended and words[:1].isupper())
    return Told(f"{before}{'.' if is_sentence else ';'} {words}", line.mark)


# Beginnings that keep their capital.
BODIES = (
    "Sở", "Trung tâm", "Ủy ban", "Uỷ ban", "Đảng", "Nhà nước", "Chính phủ", "Thủ tướng", "Quốc hội", "Tỉnh ủy",
    "Hội đồng nhân dân", "Văn phòng",
)  # fmt: skip
# "Phòng Kế hoạch" is a name, "Phòng chống dịch" is not.
BODIES_BY_NAME = ("Phòng", "Bộ", "Cục", "Thanh", "Ban")
# A capital that opens another's name, so that the word before it is an ordinary one: "Trình Sở Công Thương".
OPENS_A_NAME = (
    "Sở",
    "Bộ",
    "Ủy",
    "Uỷ",
    "Đề",
    "Kế",
    "Quyết",
    "Nghị",
    "Chính",
    "Thủ",
    "Quốc",
    "Trung",
    "Phòng",
    "Hội",
)
NUMBERED_PAPER = re.compile(
    r"(Luật|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Đề án|Báo cáo|Tờ trình|Công văn|Văn bản) số \d"
)


def lowered(text: str) -> str:
    """Small first letter after a colon, unless the first word is an abbreviation, or begins a name or a numbered paper."""
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0].strip(".,;:()")
    is_abbreviation = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    is_body = any(text.startswith(body) and not text[len(body) : len(body) + 1].isalpha() for body in BODIES)
    opens_name = second[:1].isupper() and not second[1:2].isupper()
    is_name = opens_name and (second not in OPENS_A_NAME or first in BODIES_BY_NAME)
    keeps = is_abbreviation or is_body or is_name or NUMBERED_PAPER.match(text) is not None
    return text if keeps else text[:1].lower() + text[1:]
