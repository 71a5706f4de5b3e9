"""Warnings about dates: days and years that cannot be, gaps and overlaps of phases, due dates on rest days."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context, in_words
from campaigns.plan_import.deadlines import BEFORE
from campaigns.plan_import.draft import DocumentFacts, PhaseDraft
from campaigns.plan_import.folding import squeeze
from campaigns.plan_import.head import title_year
from campaigns.plan_import.rest_days import name_of_rest_day

_DAY = datetime.timedelta(days=1)
_REACH = 30


def check_impossible_dates(blocks: Iterable[Block], context: Context) -> None:
    for block in blocks:
        for mention in context.mentions(block):
            dated = mention.in_year(context.year)
            if not dated.is_impossible:
                continue
            printed = squeeze(block.text[mention.start : mention.end])
            repaired = dated.repaired
            if repaired is None:
                message = f"Ngày {printed} không có trong lịch; văn phòng điền lại ngày đúng."
            else:
                message = (
                    f"Ngày {printed} không có trong lịch vì tháng {repaired.month} năm {repaired.year} chỉ có "
                    f"{repaired.day} ngày; bản nháp tạm lấy {in_words(repaired)}."
                )
            suggestion = repaired.isoformat() if repaired is not None else None
            context.warn("impossible_date", block.spans(mention.start, mention.end)[0], printed, suggestion, message)


# A plan is written some weeks before its campaign begins; half a year before, its year is rather a slip of the pen.
_EARLIEST = datetime.timedelta(days=183)


def check_years(document: DocumentFacts, phases: Sequence[PhaseDraft], context: Context) -> None:
    """Warns when the year of the title, of the phases and of the day of issue cannot belong to one campaign."""
    issued, year = document.issued_on, context.year
    # A phase that runs "từ nay" begins on the day of issue and says nothing about its year.
    starts = [phase.starts_on.value for phase in phases if phase.starts_on is not None]
    first = min((day for day in starts if issued is None or day != issued.value), default=None)
    last = max((phase.ends_on.value for phase in phases if phase.ends_on is not None), default=None)
    titled = title_year(document.title)
    if titled is not None and first is not None and last is not None and not first.year <= titled <= last.year:
        assert document.title is not None
        message = (
            f"Tên kế hoạch ghi năm {titled} nhưng các đợt diễn ra từ {in_words(first)} đến {in_words(last)}. "
            "Xem lại năm ở tên kế hoạch và ở ngày của từng đợt, sửa chỗ ghi nhầm rồi mới tạo phong trào."
        )
        context.warn("unplaced_text", document.title.spans[-1], str(titled), None, message)
    if issued is None or year is None:
        return
    first = first or datetime.date(year, 1, 1)
    last = last or datetime.date(year, 12, 31)
    if issued.value > last or first - issued.value > _EARLIEST:
        side = "sau khi phong trào đã kết thúc" if issued.value > last else "trước phong trào quá lâu"
        message = (
            f"Ngày ban hành {in_words(issued.value)} {side} (phong trào từ {in_words(first)} đến {in_words(last)}). "
            "Xem lại năm của ngày ban hành; nếu ghi nhầm thì sửa rồi mới tạo phong trào, nếu đúng thì giữ nguyên."
        )
        context.warn("unplaced_text", issued.spans[0], in_words(issued.value), None, message)


_PLANS = frozenset({"KẾ HOẠCH", "KẾ HOẠCH LIÊN TỊCH", "CHƯƠNG TRÌNH", "HƯỚNG DẪN", "PHƯƠNG ÁN", "ĐỀ ÁN"})


def check_kind(document: DocumentFacts, context: Context) -> None:
    """A report on a movement has the sections of its plan."""
    kind = document.kind
    if kind is None or kind.value in _PLANS:
        return
    message = f"Văn bản tự ghi là {kind.value}, không phải kế hoạch; kiểm tra đã chọn đúng tệp chưa."
    context.warn("unplaced_text", kind.spans[0], kind.value, None, message)


def check_phases(phases: Sequence[PhaseDraft], context: Context) -> None:
    ordered = [phase for phase in phases if not _runs_backwards(phase, context)]
    _check_neighbours(ordered, context)
    for phase in ordered:
        _check_due(phase, context)


def _runs_backwards(phase: PhaseDraft, context: Context) -> bool:
    """Warns of a phase that ends before it begins; its other dates have nothing to be compared with."""
    if phase.starts_on is None or phase.ends_on is None or phase.starts_on.value <= phase.ends_on.value:
        return False
    starts, ends = in_words(phase.starts_on.value), in_words(phase.ends_on.value)
    message = (
        f"“{phase.name.value}” ghi kết thúc ngày {ends}, trước ngày bắt đầu {starts}; văn phòng ghi lại hai ngày này."
    )
    context.warn("impossible_date", phase.ends_on.spans[0], f"{starts} – {ends}", None, message)
    return True


def _check_neighbours(phases: Sequence[PhaseDraft], context: Context) -> None:
    dated = sorted(
        (phase for phase in phases if phase.starts_on is not None and phase.ends_on is not None),
        key=lambda phase: (phase.starts_on.value, phase.ordinal) if phase.starts_on else (datetime.date.min, 0),
    )
    for earlier, later in pairwise(dated):
        assert earlier.ends_on is not None
        assert later.starts_on is not None
        if earlier.ends_on.value == datetime.date.max:
            continue
        expected = earlier.ends_on.value + _DAY
        starts = later.starts_on.value
        if starts == expected:
            continue
        code = "phase_gap" if starts > expected else "phase_overlap"
        between = (
            f"có khoảng trống từ {in_words(expected)} đến {in_words(starts - _DAY)}"
            if starts > expected
            else "chồng lên nhau"
        )
        message = (
            f"“{earlier.name.value}” kết thúc ngày {in_words(earlier.ends_on.value)} còn “{later.name.value}” bắt đầu ngày "
            f"{in_words(starts)}: hai đợt {between}."
        )
        text = f"{in_words(earlier.ends_on.value)} – {in_words(starts)}"
        context.warn(code, later.starts_on.spans[0], text, expected.isoformat(), message)


def _check_due(phase: PhaseDraft, context: Context) -> None:
    due = phase.report_due_on
    if due is None:
        return
    on_time = due.value - _DAY if phase.report_due_bound == BEFORE and due.value > datetime.date.min else due.value
    starts = phase.starts_on.value if phase.starts_on is not None else None
    ends = phase.ends_on.value if phase.ends_on is not None else None
    if (starts is not None and on_time < starts) or (ends is not None and on_time > ends):
        side = "trước ngày bắt đầu" if starts is not None and on_time < starts else "sau ngày kết thúc"
        edge = starts if starts is not None and on_time < starts else ends
        assert edge is not None
        context.warn(
            "due_outside_phase",
            due.spans[0],
            in_words(due.value),
            None,
            f"Hạn báo cáo {in_words(due.value)} của “{phase.name.value}” nằm {side} của đợt ({in_words(edge)}).",
        )
    if context.is_working_day(due.value):
        return
    last = _last_working_day(on_time, context)
    suggestion = last.isoformat() if last is not None else None
    named = f"; ngày làm việc cuối cùng còn đúng hạn là {in_words(last)}" if last is not None else ""
    context.warn(
        "due_on_rest_day",
        due.spans[0],
        in_words(due.value),
        suggestion,
        f"Hạn báo cáo {in_words(due.value)} rơi vào {name_of_rest_day(due.value)}{named}.",
    )


def _last_working_day(day: datetime.date, context: Context) -> datetime.date | None:
    for _ in range(_REACH):
        if context.is_working_day(day):
            return day
        if day == datetime.date.min:
            return None
        day -= _DAY
    return None
