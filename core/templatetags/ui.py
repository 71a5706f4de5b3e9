"""Template tags and filters of the interface (builtins: no `load` needed). docs/interface.md lists them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.db.models import Model
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import charts, clock, wording
from core import timeline as timeline_words
from core.calendar import Bound, Deadline, Timeliness, WorkingCalendar
from core.models import Holiday, JournalEntry
from core.sessions import seconds_left

SOON_WORKING_DAYS = 3
SPRITE = "img/icons.svg"

register = template.Library()


@register.filter
def date_vi(value: date | datetime | None) -> str:
    """20/6/2021"""
    return wording.short_date(value) if value else ""


@register.filter
def date_vi_long(value: date | datetime | None) -> str:
    """thứ Hai, 21/6/2021"""
    return f"{wording.weekday_name(value)}, {wording.short_date(value)}" if value else ""


@register.filter
def day_vi(value: date | datetime | None) -> str:
    """20/6"""
    return wording.day_and_month(value) if value else ""


@register.filter
def weekday_vi(value: date | datetime | None) -> str:
    """thứ Hai"""
    return wording.weekday_name(value) if value else ""


@register.filter
def datetime_vi(value: datetime | None) -> str:
    """14:32, 21/6/2021"""
    return f"{wording.clock_time(value)}, {wording.short_date(value)}" if value else ""


@register.filter
def time_vi(value: datetime | None) -> str:
    """14:32"""
    return wording.clock_time(value) if value else ""


@register.filter
def quoted_vi(text: Any) -> str:
    """“Giải trình ‘chậm’”"""
    return wording.quoted(str(text))


@register.filter
def number_vi(value: Any, places: int | None = None) -> str:
    """1490000 → 1.490.000; 69.60 → 69,6; with places 1: 69 → 69,0. What is no number stays as it is."""
    if value is None or value == "":
        return ""
    try:
        return wording.number(Decimal(str(value)), places)
    except InvalidOperation:
        return str(value)


@register.filter
def size_vi(value: int | None) -> str:
    """1.2 MB as 1,2 MB"""
    return wording.file_size(value) if value is not None else ""


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A sign of the sprite; decoration only, so it always stands beside a word. `size="s"` is the 16 px one."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        f" {size}" if size else "",
        static(SPRITE),
        name,
    )


@register.inclusion_tag("components/chip.html")
def chip(state: Any = None, *, label: str = "", icon: str = "", tone: str = "") -> dict[str, str]:
    """The state chip from a `core.workflow.State`, or from label, icon and tone; the named ones win."""
    return {
        "label": label or getattr(state, "label", ""),
        "icon": icon or getattr(state, "icon", "dot"),
        "tone": tone or getattr(state, "tone", "grey"),
    }


TIMELINESS_CHIPS = {
    Timeliness.ON_TIME: ("check", "ok"),
    Timeliness.ON_NAMED_DAY: ("flag", "flag"),
    Timeliness.LATE: ("clock", "late"),
}


@register.inclusion_tag("components/chip.html")
def timeliness_chip(value: str) -> dict[str, str]:
    """The chip of a `core.calendar.Timeliness`: đúng hạn, nộp trong ngày ghi hạn, nộp muộn."""
    timeliness = Timeliness(value)
    sign, tone = TIMELINESS_CHIPS[timeliness]
    return {"label": capfirst(str(timeliness.label)), "icon": sign, "tone": tone}


@dataclass(frozen=True)
class DeadlineWords:
    """What the deadline component says; `tone` is empty, soon or past."""

    due: str
    left: str
    last: str
    tone: str


def deadline_words(deadline: Deadline, today: date, calendar: WorkingCalendar, verb: str = "") -> DeadlineWords:
    """The sentence of a deadline as read on `today`."""
    last_day = deadline.last_day_on_time
    last_working_day = deadline.last_working_day_on_time(calendar)
    days_left = deadline.working_days_left(today, calendar)
    if deadline.is_overdue(today):
        left, tone = f"quá hạn {wording.number(deadline.days_overdue(today))} ngày", "past"
    elif today > last_day:
        left, tone = "hôm nay là ngày ghi hạn", "soon"
    elif today > last_working_day:
        left, tone = f"còn nộp được đến hết ngày {wording.day_and_month(last_day)}", "soon"
    elif days_left == 0:
        left, tone = "hôm nay là ngày làm việc cuối", "soon"
    else:
        left, tone = f"còn {days_left} ngày làm việc", "soon" if days_left <= SOON_WORKING_DAYS else ""
    return DeadlineWords(
        due=named_day_words(deadline, verb),
        left=left,
        last=(
            "Ngày làm việc cuối cùng đúng hạn: "
            f"{wording.weekday_name(last_working_day)} {wording.day_and_month(last_working_day)}"
        ),
        tone=tone,
    )


def named_day_words(deadline: Deadline, verb: str = "") -> str:
    """ "Nộp lại trước ngày 20/6/2021 (Chủ nhật)", whatever the day of reading."""
    named_day = f"{wording.short_date(deadline.due_on)} ({wording.weekday_name(deadline.due_on)})"
    return capfirst(f"{verb} {Bound(deadline.bound).label} {named_day}".strip())


@register.simple_tag(takes_context=True)
def late(context: Context, verb: str, deadline: Deadline | None, day: date | None) -> str:
    """ "trả lời muộn 2 ngày làm việc" (`core.wording.late_words`); the working days come as in `deadline`."""
    return wording.late_words(verb, deadline, day, _working_days(context))


def _working_days(context: Context) -> WorkingCalendar:
    calendar = context.get("working_calendar")
    return Holiday.objects.calendar() if calendar is None else calendar


@register.simple_tag(takes_context=True)
def session_seconds(context: Context) -> int:
    """How long the reader of the page stays signed in without doing anything."""
    return seconds_left(context["request"])


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(
    context: Context, deadline: Deadline | None, *, verb: str = "", done: bool = False, compact: bool = False
) -> dict[str, Any]:
    """The deadline component. `verb` opens the sentence ("Nộp lại"); `done`: no countdown; `compact`: one plain line.

    The working days come from `working_calendar` of the context (read once per request); one statement without it. A
    plain line without countdown does not ask for them.
    """
    if deadline is None:
        return {"words": None}
    if done and compact:
        return {"words": {"due": named_day_words(deadline, verb)}, "done": done, "compact": compact}
    words = deadline_words(deadline, clock.today(), _working_days(context), verb)
    return {"words": words, "done": done, "compact": compact}


@register.inclusion_tag("components/progress.html")
def progress(value: float, maximum: float, label: str, *, tone: str = "") -> dict[str, Any]:
    """A thin bar; `label` is read aloud. `tone="good"` is green."""
    return {"value": value, "maximum": maximum or 1, "label": label, "tone": tone}


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts: str) -> dict[str, Any]:
    """Breadcrumbs from label, address, label, address, …, and a last label without address."""
    return {"links": list(zip(parts[0:-1:2], parts[1::2], strict=True)), "here": parts[-1] if len(parts) % 2 else ""}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[JournalEntry], *, named: bool = False, known: Iterable[Model] = ()) -> dict[str, Any]:
    """What happened, newest first, from `JournalEntry.objects.about(obj).for_timeline()`; `named` where the lines are
    about many things, `known` those of them that the page has read already."""
    return {"lines": timeline_words.lines(entries, named=named, known=known)}


@register.inclusion_tag("components/charts/bar.html")
def bar_chart(
    rows: Sequence[Sequence[object]], *, title: str, unit: str = "", maximum: float | None = None, head: str = "Đơn vị"
) -> dict[str, Any]:
    """Bars in a table, from (label, value[, note[, url]]) rows."""
    return {"bars": charts.bars(rows, maximum), "title": title, "unit": unit, "head": head}


@register.inclusion_tag("components/charts/line.html")
def line_chart(
    points: Sequence[tuple[str, float | None]],
    *,
    title: str,
    unit: str = "",
    goal: float | None = None,
    goal_label: str = "Chỉ tiêu",
    head: str = "Thời điểm",
) -> dict[str, Any]:
    """A line with its table, from (label, value or None) points; `goal` is a dashed level."""
    return {
        "line": charts.line(points, goal),
        "title": title,
        "unit": unit,
        "goal": goal,
        "goal_label": goal_label,
        "head": head,
    }


@register.filter
def refused_fields(form: BaseForm) -> list[BoundField]:
    """Visible fields of the form that were refused, for the summary above it."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def page_numbers(page: Any) -> Iterator[Any]:
    """Page numbers around the present one, with "…" where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
