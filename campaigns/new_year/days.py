"""What is said about the dates of the new plan: days of rest, phases that contradict themselves or each other, occasions
outside their phase."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from campaigns.deadlines import due_words
from campaigns.models import Phase
from campaigns.new_year.draft import PhaseDraft, YearDraft
from campaigns.plan_draft import phase_date_problems
from core.calendar import SATURDAY, Bound, Deadline, WorkingCalendar, public_holidays
from core.wording import short_date, weekday_name

_DAY = timedelta(days=1)
# A summary later than this after its phase is a date that was forgotten.
_LONGEST_WRAP_UP = timedelta(days=62)
_LONGEST_NAME = 60


@dataclass(frozen=True)
class DayNote:
    """What is to be said about a date, and the date proposed instead if there is one. `is_doubt`: somebody should look."""

    key: str
    sentence: str
    proposal: date | None = None
    is_doubt: bool = True


@dataclass(frozen=True)
class PlainDay:
    """A date that may well be a day of rest: that is told, with the `advice`."""

    key: str
    label: str
    day: date
    advice: str = ""

    def note(self, calendar: WorkingCalendar, names: Mapping[date, str]) -> DayNote | None:
        if calendar.is_working_day(self.day):
            return None
        sentence = f"{self.label} là {_rest_day(self.day, names)}. {self.advice}".strip()
        return DayNote(self.key, sentence, is_doubt=False)


@dataclass(frozen=True)
class DueDay:
    """A due date, judged by its last day on time: of "trước ngày 20/6" that is 19/6.

    `rolls`: the campaign counts it through the next working day by itself. No date after `latest` is proposed.
    """

    key: str
    label: str
    deadline: Deadline
    latest: date
    rolls: bool = False

    def note(self, calendar: WorkingCalendar, names: Mapping[date, str]) -> DayNote | None:
        """None when the last day on time is a working day. What is proposed leaves more time, never less."""
        last = self.deadline.last_day_on_time
        if calendar.is_working_day(last):
            return None
        is_before = self.deadline.bound == Bound.BEFORE
        opening, named = self.label + (f" {due_words(self.deadline)}" if is_before else ""), _rest_day(last, names)
        following = calendar.next_working_day(last)
        if self.rolls:
            return DayNote(
                self.key,
                f"{opening}: ngày cuối cùng theo Kế hoạch là {named}. Phong trào lùi hạn rơi vào ngày nghỉ, nên ngày cuối "
                f"cùng còn đúng hạn là {_named(following)}.",
                is_doubt=False,
            )
        working = _named(calendar.last_working_day(last))
        told = f"{opening}: ngày cuối cùng còn đúng hạn là {named}, ngày làm việc cuối cùng là {working}."
        later = Deadline(self.deadline.due_on + (following - last), self.deadline.bound)
        if later.due_on > self.latest:
            return DayNote(self.key, f"{told} Giữ nguyên nếu đúng ý.")
        return DayNote(self.key, f"{told} Đề xuất {due_told(later, calendar)}.", later.due_on)


def due_told(deadline: Deadline, calendar: WorkingCalendar, *, rolls: bool = False) -> str:
    """ "trước ngày 10/12/2022, còn đúng hạn đến hết thứ Sáu 9/12/2022"; "chậm nhất ngày 9/12/2022 (thứ Sáu)".

    `rolls` as of `DueDay`.
    """
    last = (deadline.rolled(calendar) if rolls else deadline).last_day_on_time
    if last == deadline.last_day_on_time == deadline.due_on:
        return f"{due_words(deadline)} ({weekday_name(last)})"
    return f"{due_words(deadline)}, còn đúng hạn đến hết {_named(last)}"


def _named(day: date) -> str:
    return f"{weekday_name(day)} {short_date(day)}"


def _rest_day(day: date, names: Mapping[date, str]) -> str:
    """Chủ nhật 19/6/2022; thứ Sáu 2/9/2022 (ngày nghỉ: Quốc khánh)."""
    if day.weekday() >= SATURDAY:
        return _named(day)
    holiday = names.get(day) or public_holidays(day.year).get(day)
    return f"{_named(day)} (ngày nghỉ{f': {holiday}' if holiday else ''})"


def notes_of(draft: YearDraft, calendar: WorkingCalendar) -> list[DayNote]:
    """All that is to be said about the dates of the draft."""
    return [
        *order_notes(draft.phases),
        *occasion_notes(draft.phases),
        *(note for day in days_of(draft) if (note := day.note(calendar, draft.holiday_names))),
    ]


def days_of(draft: YearDraft) -> Iterator[PlainDay | DueDay]:
    """Every date of the draft, in the order of the plan."""
    for phase in draft.phases:
        yield from _days_of_phase(phase, rolls=draft.rolls)
    for task in draft.kept_tasks:
        if task.due_on:
            label = f"Hạn của nhiệm vụ “{_brief(task.text)}”"
            yield DueDay(f"{task.key}-due_on", label, Deadline(task.due_on, Bound.BY), _year_end(task.due_on))


def _days_of_phase(phase: PhaseDraft, *, rolls: bool) -> Iterator[PlainDay | DueDay]:
    name = f"đợt {phase.ordinal}"
    for verb, column, day in (("bắt đầu", "starts_on", phase.starts_on), ("kết thúc", "ends_on", phase.ends_on)):
        advice = f"Đợt {verb} vào ngày nghỉ vẫn được; đề xuất giữ nguyên để các đợt nối liền."
        yield PlainDay(f"{phase.key}-{column}", f"Ngày {verb} {name}", day, advice)
    due = phase.report_deadline
    yield DueDay(f"{phase.key}-report_due_on", f"Hạn báo cáo {name}", due, _latest_report(phase), rolls)
    if wrap_up := phase.wrap_up_deadline:
        latest = _year_end(wrap_up.last_day_on_time)
        yield DueDay(f"{phase.key}-wrap_up_on", f"Hạn tổng kết {name}", wrap_up, latest)
    for each in phase.occasions:
        if each.is_kept and each.on:
            yield PlainDay(f"{each.key}-on", each.title, each.on)


def _latest_report(phase: PhaseDraft) -> date:
    """How late reports may be due without passing the end or the summary of their phase, if they do not yet."""
    limits = [day for day in (phase.ends_on, phase.wrap_up_on) if day and day >= phase.report_due_on]
    return min([*limits, _year_end(phase.report_deadline.last_day_on_time)])


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def contradictions(
    key: str, name: str, starts_on: date | None, ends_on: date | None, due_on: date | None
) -> Iterator[DayNote]:
    """Dates of a phase that cannot be together, said at the field that is to be changed."""
    for sentence in phase_date_problems(name, starts_on, ends_on, due_on):
        yield DayNote(f"{key}-{'report_due_on' if 'hạn báo cáo' in sentence else 'ends_on'}", sentence)


def order_notes(phases: Sequence[PhaseDraft]) -> Iterator[DayNote]:
    """Phases that overlap, run backwards or out of order, and due dates outside their phase: a sentence each, with a
    proposal where one day mends it."""
    for phase in phases:
        yield from _notes_within(phase)
    for earlier, later in pairwise(phases):
        if later.starts_on <= earlier.ends_on:
            yield _overlap(earlier, later)


def _overlap(earlier: PhaseDraft, later: PhaseDraft) -> DayNote:
    begins = f"Đợt {later.ordinal} bắt đầu {short_date(later.starts_on)}"
    if later.starts_on <= earlier.starts_on:
        told = f"trước hoặc cùng ngày bắt đầu của đợt {earlier.ordinal}: hai đợt sai thứ tự."
        return DayNote(f"{later.key}-starts_on", f"{begins}, {told} Xem lại ngày của hai đợt.")
    told = f"khi đợt {earlier.ordinal} chưa kết thúc ({short_date(earlier.ends_on)}): hai đợt chồng lên nhau."
    after = earlier.ends_on + _DAY
    if after > later.ends_on:
        return DayNote(f"{later.key}-starts_on", f"{begins}, {told} Xem lại ngày của hai đợt.")
    return DayNote(f"{later.key}-starts_on", f"{begins}, {told} Đề xuất bắt đầu {short_date(after)}.", after)


def _notes_within(phase: PhaseDraft) -> Iterator[DayNote]:
    name = f"Đợt {phase.ordinal}"
    due_on, ends_on, wrap_up_on = phase.report_due_on, phase.ends_on, phase.wrap_up_on
    yield from contradictions(phase.key, name, phase.starts_on, ends_on, due_on)
    if due_on > ends_on:
        yield DayNote(
            f"{phase.key}-report_due_on",
            f"{name}: hạn báo cáo {short_date(due_on)} sau ngày kết thúc đợt {short_date(ends_on)}. Giữ nguyên nếu đúng ý.",
        )
    if wrap_up_on and wrap_up_on > ends_on + _LONGEST_WRAP_UP:
        yield DayNote(
            f"{phase.key}-wrap_up_on",
            f"{name}: hạn tổng kết {short_date(wrap_up_on)} sau ngày kết thúc đợt {short_date(ends_on)} hơn hai tháng. Xem "
            "lại hai ngày này.",
        )
    if wrap_up_on and wrap_up_on < due_on:
        yield DayNote(
            f"{phase.key}-wrap_up_on",
            f"{name}: hạn tổng kết {short_date(wrap_up_on)} trước hạn đơn vị báo cáo {short_date(due_on)}. Xem lại hai hạn "
            "này.",
        )


def occasion_notes(phases: Sequence[PhaseDraft]) -> Iterator[DayNote]:
    """Kept occasions that their phase does not hold: its dates were changed."""
    for phase in phases:
        for each in phase.occasions:
            if each.is_kept and each.on and not phase.starts_on <= each.on <= phase.ends_on:
                yield DayNote(
                    f"{each.key}-on",
                    f"{outside_phase(each.title, each.on, phase)} Xem lại ngày, hoặc bỏ chọn và nêu trong kế hoạch ở đợt khác.",
                )


def outside_phase(title: str, on: date, phase: PhaseDraft | Phase) -> str:
    return (
        f"{title}: ngày {short_date(on)} ngoài thời gian của đợt {phase.ordinal} "
        f"({short_date(phase.starts_on)} – {short_date(phase.ends_on)})."
    )


def _brief(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rsplit(' ', 1)[0]}…"
