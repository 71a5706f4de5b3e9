"""What cannot be true in a report (a share over 100 %, a day to come, a figure below nothing), and what should be looked at
again. One sentence for each."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.models import SubmissionItem
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import Measure
from campaigns.outline import means_none
from core.wording import number, short_date
from documents.content import typed_doubts

FULL = Decimal(100)
LIMIT = Decimal(10) ** 12
# A product of the year may rest on a paper of the year before; anything older was typed wrongly.
YEARS_BACK = 1
# A unit may well do twice what was planned; more looks like a slip of the keys.
MANY_TIMES = 3
# What the unit tells in words of its own.
WORDS = {
    "text": "Kết quả",
    "difficulty": "Khó khăn, nguyên nhân",
    "estimate": "Ước thực hiện đến hết đợt",
    "product_number": "Số, ký hiệu văn bản",
}


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


def doubts(item: SubmissionItem) -> Iterator[str]:
    """What of a saved item contradicts itself or will not print: told to the unit, never in its way. No statement."""
    yield from _doubted_words(item)
    if not item.is_lead:
        yield from _doubted_denial(item)
        return
    value, estimate, is_done = item.value, item.estimate_value, item.status in (ItemStatus.DONE, ItemStatus.AHEAD)
    target = item.task.target_value if item.task and item.measure == Measure.FIGURE else None
    if item.status == ItemStatus.NOT_STARTED and value:
        yield f"Ghi “Chưa thực hiện” nhưng đã có số liệu {number(value)}."
    if is_done and target and value is not None and value < target:
        yield f"Ghi hoàn thành nhưng mới được {number(value)}, kế hoạch là {number(target)}."
    if item.status == ItemStatus.IN_PROGRESS and target and value is not None and value >= target:
        yield f"Ghi “Đang thực hiện” nhưng đã được {number(value)}, kế hoạch là {number(target)}."
    for words, figure in (("Số liệu", value), ("Số ước đến hết đợt", estimate)):
        if target and figure is not None and figure >= MANY_TIMES * target:
            yield f"{words} ({number(figure)}) gấp {number(round(figure / target, 1))} lần kế hoạch ({number(target)})."
    if value is not None and estimate is not None and estimate < value:
        yield f"Số ước đến hết đợt ({number(estimate)}) nhỏ hơn số đã thực hiện ({number(value)})."
    if is_done and item.estimate.strip():
        yield "Ghi hoàn thành nhưng còn phần ước thực hiện."
    if item.done_until and item.done_until < item.submission.phase.starts_on:
        starts_on = short_date(item.submission.phase.starts_on)
        yield f"“Thực hiện đến ngày” ({short_date(item.done_until)}) ở trước ngày đầu của đợt ({starts_on})."
    if item.done_until and item.product_on and item.product_on > item.done_until:
        yield f"Ngày của văn bản ({short_date(item.product_on)}) ở sau “Thực hiện đến ngày” ({short_date(item.done_until)})."


def none_label(item: SubmissionItem) -> str:
    """The tick of a unit that has nothing to tell here."""
    return "Không có nội dung này trong đợt" if item.entry else "Đơn vị không có phần việc phối hợp trong đợt"


def _doubted_denial(item: SubmissionItem) -> Iterator[str]:
    if item.is_none or not means_none(item.text):
        return
    said = item.text.strip().rstrip("./ ")
    advice = (
        f"nên xóa và chọn “{none_label(item)}”." if item.may_be_none else "nên ghi nội dung của đơn vị, mục này cần có."
    )
    yield f"Nội dung chỉ ghi “{said}”, bản tổng hợp coi là không có: {advice}"


def _doubted_words(item: SubmissionItem) -> Iterator[str]:
    """Letters and tables that the unit's paper cannot show, and days that no calendar has."""
    for name, label in WORDS.items():
        text = getattr(item, name) if name in item.own_fields and not item.is_none else ""
        where = "Nội dung" if item.entry else label
        yield from (f"{where} {doubt}" for doubt in typed_doubts(text))
