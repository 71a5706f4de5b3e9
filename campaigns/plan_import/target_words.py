"""How a plan says the measure of a target whose own words do not: "Nâng cao chất lượng (đo bằng tỷ lệ phần trăm, ít nhất 90)".

One grammar for both ways: what `measure_words` writes, `stated_measure` reads.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.plan_import.levels import NUMBER, figure_words, read_number

_METRICS = {
    "percent": "tỷ lệ phần trăm",
    "rank_gain": "số bậc tăng",
    "rank_within": "thứ hạng",
    "count": "số lượng",
    "text": "lời",
}
_DIRECTIONS = {"at_least": "ít nhất", "at_most": "nhiều nhất", "all": "tất cả"}
_RESULTS = {"task_lists": "tính từ hai danh mục nhiệm vụ", "stated": "do Văn phòng ghi"}
_STATED = re.compile(
    rf"\s*\(đo bằng (?P<metric>{'|'.join(_METRICS.values())}), (?P<direction>{'|'.join(_DIRECTIONS.values())})"
    rf"(?: (?P<value>{NUMBER}))?(?:, so với năm (?P<year>\d{{4}}))?"
    rf"(?:, kết quả (?:(?P<result>{'|'.join(_RESULTS.values())})|theo chỉ số “(?P<indicator>[^“”]+)”))?\)\W*$"
)


@dataclass(frozen=True, slots=True)
class StatedMeasure:
    """The measure with where its result comes from; `result` and `indicator` are empty where the usual is meant."""

    metric: str
    value: Decimal | None = None
    direction: str = "at_least"
    baseline_year: int | None = None
    result: str = ""
    indicator: str = ""


def stated_measure(text: str) -> tuple[str, StatedMeasure | None]:
    """The target's own words, and the measure that stands in brackets behind them."""
    found = _STATED.search(text)
    if found is None:
        return text, None
    value, year = found.group("value"), found.group("year")
    indicator = found.group("indicator") or ""
    return text[: found.start()], StatedMeasure(
        metric=_code(_METRICS, found.group("metric")),
        value=read_number(value) if value else None,
        direction=_code(_DIRECTIONS, found.group("direction")),
        baseline_year=int(year) if year else None,
        result="indicator" if indicator else _code(_RESULTS, found.group("result")),
        indicator=indicator,
    )


def _code(words: dict[str, str], word: str | None) -> str:
    return next((code for code, known in words.items() if known == word), "")


def measure_words(measure: StatedMeasure) -> str:
    value = f" {figure_words(measure.value)}" if measure.value is not None else ""
    year = f", so với năm {measure.baseline_year}" if measure.baseline_year else ""
    result = f", kết quả {_RESULTS[measure.result]}" if measure.result in _RESULTS else ""
    if measure.indicator:
        result = f", kết quả theo chỉ số “{measure.indicator}”"
    return f"(đo bằng {_METRICS[measure.metric]}, {_DIRECTIONS[measure.direction]}{value}{year}{result})"
