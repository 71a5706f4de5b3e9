"""What cannot be true in a report: a share over 100 %, a day to come, a figure below nothing. One sentence for each."""

from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.models import SubmissionItem
from campaigns.models.tasks import Measure
from core.wording import number, short_date

FULL = Decimal(100)
LIMIT = Decimal(10) ** 12
# A product of the year may rest on a paper of the year before; anything older was typed wrongly.
YEARS_BACK = 1


def _figure_fault(value: Decimal, measure: str) -> str:
    if measure == Measure.PERCENT and not 0 <= value <= FULL:
        return f"Tỷ lệ phải từ 0 đến 100 %. Bạn ghi {number(value)}."
    if value < 0:
        return f"Số liệu không được nhỏ hơn 0. Bạn ghi {number(value)}."
    if value >= LIMIT:
        return "Số liệu quá lớn: phần nguyên có tối đa 12 chữ số."
    return ""


def _day_fault(day: date, earliest: date, today: date) -> str:
    if day > today:
        return f"Ngày không được sau hôm nay ({short_date(today)}). Bạn ghi {short_date(day)}."
    if day < earliest:
        return f"Ngày phải từ {short_date(earliest)} trở đi. Bạn ghi {short_date(day)}."
    return ""


def faults(item: SubmissionItem, values: dict[str, Any], today: date) -> dict[str, str]:
    """The columns among `values` that cannot be true, each with its sentence."""
    earliest = date(item.submission.phase.starts_on.year - YEARS_BACK, 1, 1)
    found: dict[str, str] = {}
    for name in ("value", "estimate_value"):
        if values.get(name) is not None:
            found[name] = _figure_fault(values[name], item.measure)
    for name in ("product_on", "done_until"):
        if values.get(name) is not None:
            found[name] = _day_fault(values[name], earliest, today)
    return {name: sentence for name, sentence in found.items() if sentence}
