"""What a task has to reach, as the annex of a plan writes it: "23 cụm công nghiệp", "100%", "Số lượng (cụm)", "Bằng lời".

One grammar for both ways: what `level_words` writes, `read_level` reads as the same level.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.plan_import.folding import fold, squeeze

PRODUCT, PERCENT, FIGURE, TEXT = "product", "percent", "figure", "text"
NOTHING = frozenset({"", "-", "–", "—", "không", "…", "..."})
UNIT_LENGTH = 40
_MOST_DIGITS = 12
_WHOLE = Decimal(100)

_LABELS = {PRODUCT: "Văn bản", PERCENT: "Tỷ lệ %", FIGURE: "Số lượng", TEXT: "Bằng lời"}
_BY_LABEL = {fold(label): measure for measure, label in _LABELS.items()} | {
    "san pham": PRODUCT,
    "san pham (van ban)": PRODUCT,
    "ty le": PERCENT,
    "ty le phan tram": PERCENT,
    "phan tram": PERCENT,
    "so lieu": FIGURE,
}
NUMBER = r"-?(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_NAMED = re.compile(rf"(?P<label>[^:(]+?)\s*(?::\s*(?P<value>{NUMBER}))?\s*(?:\((?P<unit>.+)\))?")
# How a hand leads to the figure; the words say no more than the level itself.
_LEAD = re.compile(r"(?:(?:đạt|tỷ lệ|ít nhất|tối thiểu|từ|phấn đấu|hoàn thành)\s+)+", re.IGNORECASE)
_PERCENT = re.compile(rf"(?P<value>{NUMBER})\s*(?:%|phần trăm)(?:\s+trở lên)?")
_FIGURE = re.compile(rf"(?P<value>{NUMBER})\s+(?P<unit>\S.*)")
_SUBMITTED = re.compile(r"(?:(?P<product>.+?),\s+trình|Trình)\s+(?P<receiver>\S.*)")


@dataclass(frozen=True, slots=True)
class Level:
    """How a task is measured, in what it is counted, and how much must be reached."""

    measure: str
    unit: str = ""
    value: Decimal | None = None


def usual_level(product: str | None) -> Level:
    """What is meant when nothing is written: the product if the task names one, else words."""
    return Level(PRODUCT if product else TEXT)


def read_level(words: str, usual: Level = Level(TEXT)) -> Level | None:
    """The level that the words state; `usual` when they state nothing, None when they say something else."""
    text = squeeze(words)
    if text.lower() in NOTHING:
        return usual
    named = _NAMED.fullmatch(text)
    if named is not None and (measure := _BY_LABEL.get(fold(named.group("label")).strip())) is not None:
        return _level(measure, named.group("unit") or "", named.group("value"))
    bare = text[lead.end() :] if (lead := _LEAD.match(text)) is not None else text
    if (percent := _PERCENT.fullmatch(bare)) is not None:
        level = _level(PERCENT, "", percent.group("value"))
        # Beyond the whole it is no share: "120%" of last year's figure.
        return Level(FIGURE, "%", level.value) if level and level.value and level.value > _WHOLE else level
    if (figure := _FIGURE.fullmatch(bare)) is not None:
        return _level(FIGURE, figure.group("unit"), figure.group("value"))
    return None


def _level(measure: str, unit: str, printed: str | None) -> Level | None:
    value = read_number(printed) if printed else None
    if len(unit) > UNIT_LENGTH or (value is not None and value.adjusted() >= _MOST_DIGITS):
        return None
    return Level(measure, unit, value)


def level_words(level: Level, usual: Level = Level(TEXT)) -> str:
    """The level in words; empty when it is the usual one."""
    if level == usual:
        return ""
    short = _short(level)
    if short and read_level(short, usual) == level:
        return short
    value = f": {figure_words(level.value)}" if level.value is not None else ""
    unit = f" ({level.unit})" if level.unit else ""
    return f"{_LABELS[level.measure]}{value}{unit}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a task: its product, who receives it, and its level."""

    product: str = ""
    receiver: str = ""
    level: Level = Level(TEXT)


def read_outcome(words: str) -> Outcome:
    """One cell for all: "23 cụm", "Đề án, trình UBND tỉnh", "Trình UBND tỉnh", "Báo cáo"."""
    text = squeeze(words)
    if (level := read_level(text)) is not None:
        return Outcome(level=level)
    if (submitted := _SUBMITTED.fullmatch(text)) is None:
        return Outcome(text, "", Level(PRODUCT))
    product = submitted.group("product") or ""
    return Outcome(product, submitted.group("receiver"), usual_level(product))


def outcome_words(outcome: Outcome) -> str | None:
    """The cell that reads so; None when one cell cannot say it."""
    if outcome.product and outcome.receiver:
        words = f"{outcome.product}, trình {outcome.receiver}"
    elif outcome.receiver:
        words = f"Trình {outcome.receiver}"
    else:
        words = outcome.product or level_words(outcome.level)
    return words if read_outcome(words) == outcome else None


def _short(level: Level) -> str:
    if level.value is None:
        return ""
    return f"{figure_words(level.value)}%" if level.measure == PERCENT else f"{figure_words(level.value)} {level.unit}"


def read_number(printed: str) -> Decimal:
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    return Decimal(printed.replace(",", "."))


def figure_words(value: Decimal) -> str:
    """1.234,5 as people write it."""
    whole, _, part = f"{value:,.2f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
