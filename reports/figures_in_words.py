"""Figures as people write them in a sentence: 05, 76,5%, 1.490.000. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# No date (20/6/2021), no number of a paper (45/TTr-SCT), no part of a name (COVID-19).
_FIGURE = re.compile(
    r"(?<![\w/.,\-–])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\w/]|[.,]\d|-\w)(?:\s?(?P<percent>%))?"
)
# What follows these names a thing and counts nothing: năm 2021, Đề án số 3, đợt 1.
_NAMING = re.compile(
    r"(?:năm|ngày|tháng|quý|số|đợt|mục|điều|khoản|lần|kỳ|thứ|hạng|giai đoạn|phụ lục|nghị quyết)\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Written:
    """A figure of a text: its value, whether it is a percentage, and where its letters stand."""

    value: Decimal
    is_percent: bool
    start: int
    end: int
    words: str


def figures_in(text: str) -> Iterator[Written]:
    """What is counted or measured in the text; days, years and numbers of papers are not."""
    for found in _FIGURE.finditer(text):
        if _NAMING.search(text[: found.start()]):
            continue
        digits = found["whole"].replace(".", "")
        yield Written(
            value=Decimal(f"{digits}.{found['part']}" if found["part"] else digits),
            is_percent=found["percent"] is not None,
            start=found.start(),
            end=found.end(),
            words=found[0],
        )
