"""Figures as people write them in a sentence: 05, 76,5%, 1.490.000. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# What makes a figure larger, and what it is measured in: 2,5 tỷ đồng, 1.500 tr.đ, 120 triệu kWh; not tỷ lệ.
_MEASURE = (
    r"\s*(?P<scaled>(?:(?:(?:nghìn|ngàn|triệu|t[ỷỉ](?! lệ| trọng| suất))(?!\w)|tr\.?(?=\s?đ))\s*)*)"
    r"(?P<unit>(?:đồng|đ|USD|kg|tạ|tấn|km²|km2|km|m²|m2|m³|m3|m|ha|lít|kWh|MWh|kW|MWp|MW|MVA)(?!\w))?"
)
# No date (20/6/2021), no number of a paper (45/TTr-SCT), no part of a name (COVID-19).
_FIGURE = re.compile(
    r"(?<![\w/.,\-–])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\w/]|[.,]\d|-\w)(?:\s?(?P<percent>%))?"
    rf"(?={_MEASURE})",
    re.IGNORECASE,
)
# What follows these names a thing and counts nothing: năm 2021, Đề án số 3, đợt 1, mức độ 4, ISO 9001:2015, 2020 – 2025.
_NAMING = re.compile(
    r"(?:năm|ngày|tháng|quý|số|đợt|mục|điều|khoản|lần|kỳ|thứ|hạng|giai đoạn|phụ lục|nghị quyết|mức độ|cấp độ|khóa|khoá|lớp"
    r"|thế hệ|quốc lộ|tỉnh lộ|ISO|TCVN|QCVN|(?<!\d)(?:19|20)\d\d\s*[-–]|\d:)\s*$",
    re.IGNORECASE,
)
_ALSO_WRITTEN = {"tr": "triệu", "tr.": "triệu", "đ": "đồng", "km²": "km2", "m²": "m2", "m³": "m3"}
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_WORDS = re.compile(r"[^\W\d_]+")
LONGEST_WORDS = 20


@dataclass(frozen=True)
class Written:
    """A figure of a text: its value, whether it is a percentage, where its letters stand, and the two words behind it, which
    name what it counts. `scaled` are the words that make it larger (tỷ), `unit` is what it is measured
    in."""

    value: Decimal
    is_percent: bool
    start: int
    end: int
    words: str
    counts: tuple[str, ...] = ()
    scaled: str = ""
    unit: str = ""

    @property
    def scale(self) -> Decimal:
        return scale_of(self.scaled)

    @property
    def amount(self) -> Decimal:
        return self.value * self.scale

    @property
    def is_measured(self) -> bool:
        return bool(self.scaled or self.unit)

    @property
    def with_scale(self) -> str:
        return f"{self.words.strip()} {self.scaled}".rstrip()


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
            counts=tuple(_WORDS.findall(text[found.end("scaled") :][:LONGEST_WORDS].lower())[:2]),
            scaled=_usual(" ".join(found["scaled"].split())),
            unit=_usual((found["unit"] or "").lower()),
        )


def _usual(word: str) -> str:
    return _ALSO_WRITTEN.get(word, word)


def scale_of(words: str) -> Decimal:
    """What a figure before these words is to be taken times: 1.000.000 for `triệu đồng`."""
    return Decimal(10) ** sum(_SCALES.get(word, 0) for word in _WORDS.findall(words.lower()))


def names_a_thing(before: str) -> bool:
    """Whether a figure behind these words is a name: năm 2021, ngày 5."""
    return _NAMING.search(before) is not None


def _ends_a_name(figure: str, before: str) -> bool:
    """Cụm công nghiệp Gia Lách 2: one digit behind two words with capitals; whoever counts writes 02."""
    words = before.split()[-2:]
    return len(figure) == 1 and before[-1:].isspace() and len(words) == 2 and all(word[0].isupper() for word in words)
