"""Figures as people write them in a sentence: 05, 76,5%, 1.490.000. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# No date (20/6/2021), no number of a paper (45/TTr-SCT), no part of a name (COVID-19).
_FIGURE = re.compile(
    r"(?<![\w/.,\-–])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\w/]|[.,]\d|-\w)(?:\s?(?P<percent>%))?"
)
# What follows these names a thing and counts nothing: năm 2021, Đề án số 3, đợt 1, mức độ 4, ISO 9001:2015, 2020 – 2025.
_NAMING = re.compile(
    r"(?:năm|ngày|tháng|quý|số|đợt|mục|điều|khoản|lần|kỳ|thứ|hạng|giai đoạn|phụ lục|nghị quyết|mức độ|cấp độ|khóa|khoá|lớp"
    r"|thế hệ|quốc lộ|tỉnh lộ|ISO|TCVN|QCVN|(?<!\d)(?:19|20)\d\d\s*[-–]|\d:)\s*$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")
LONGEST_WORDS = 20


@dataclass(frozen=True)
class Written:
    """A figure of a text: its value, whether it is a percentage, where its letters stand, and the two words behind it, which
    name what it counts."""

    value: Decimal
    is_percent: bool
    start: int
    end: int
    words: str
    counts: tuple[str, ...] = ()


def figures_in(text: str) -> Iterator[Written]:
    """What is counted or measured in the text; days, years and numbers of papers are not."""
    for found in _FIGURE.finditer(text):
        before = text[: found.start()]
        if names_a_thing(before) or _ends_a_name(found[0], before):
            continue
        digits = found["whole"].replace(".", "")
        yield Written(
            value=Decimal(f"{digits}.{found['part']}" if found["part"] else digits),
            is_percent=found["percent"] is not None,
            start=found.start(),
            end=found.end(),
            words=found[0],
            counts=tuple(_WORDS.findall(text[found.end() : found.end() + LONGEST_WORDS].lower())[:2]),
        )


def names_a_thing(before: str) -> bool:
    """Whether a figure behind these words is a name: năm 2021, ngày 5."""
    return _NAMING.search(before) is not None


def _ends_a_name(figure: str, before: str) -> bool:
    """Cụm công nghiệp Gia Lách 2: one digit behind two words with capitals; whoever counts writes 02."""
    words = before.split()[-2:]
    return len(figure) == 1 and before[-1:].isspace() and len(words) == 2 and all(word[0].isupper() for word in words)
