"""Warnings about dates: days that do not exist, gaps and overlaps of phases, due dates on rest days."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context, in_words
from campaigns.plan_import.deadlines import BEFORE
from campaigns.plan_import.draft import PhaseDraft
from campaigns.plan_import.folding import squeeze
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


def check_phases(phases: Sequence[PhaseDraft], context: Context) -> None:
    _check_neighbours(phases, context)
    for phase in phases:
        _check_due(phase, context)


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
