"""A plan moved to a later year. Pure: dates and words by rule, what is told about them, and the draft that comes of it.

The rule for a date: the same day and month so many years later; 29/2 becomes 28/2 where there is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from campaigns.plan_draft import phase_date_problems
from core.calendar import SATURDAY, Bound, WorkingCalendar, public_holidays
from core.wording import short_date, weekday_name

LAST_YEAR = 2100
# Anniversaries that a plan celebrates because of their number.
ROUND = 5
_DAY = timedelta(days=1)
# A summary later than this after its phase is a date that was forgotten.
_LONGEST_WRAP_UP = timedelta(days=62)
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
# "năm 2021", not "năm 2021-2025".
_YEAR = re.compile(
    r"(?P<compared>so với (?:cùng kỳ )?)?(?P<word>\bnăm )(?P<year>\d{4})(?!\d|\s*[-–—/]\s*\d)", re.IGNORECASE
)


# "20/6/2021", "20/6", "ngày 20 tháng 6 năm 2021".
_DATE = re.compile(
    r"(?<![\d/-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])"
    r"|(?<=\bngày )(?P<day_said>\d{1,2}) tháng (?P<month_said>\d{1,2})(?: năm (?P<year_said>\d{4}))?"
)
_SPAN = re.compile(r"\b\d{4}\s*[-–—]\s*\d{4}\b")
_COMPARED = re.compile(r"so với (?:cùng kỳ )?năm \d{4}", re.IGNORECASE)


class DayKind(StrEnum):
    START = "start"
    END = "end"
    DUE = "due"
    OCCASION = "occasion"


@dataclass(frozen=True)
class PlannedDay:
    """A date of the new plan: the field it is typed in, and how a sentence names it."""

    key: str
    label: str
    day: date
    kind: DayKind
    bound: str = Bound.BY


@dataclass(frozen=True)
class PhaseDays:
    """The dates of one phase, in the order of the plan; unknown ones are those typed wrongly."""

    key: str
    name: str
    starts_on: date | None
    ends_on: date | None
    due_on: date | None
    wrap_up_on: date | None = None


@dataclass(frozen=True)
class DayNote:
    """What is to be said about a date, and the date proposed instead if there is one. `is_doubt`: somebody should look."""

    key: str
    sentence: str
    proposal: date | None = None
    is_doubt: bool = True


@dataclass(frozen=True)
class OccasionDraft:
    source: int
    name: str
    on: date | None
    since: date | None
    years: int | None
    is_kept: bool
    reason: str
    is_round: bool


@dataclass(frozen=True)
class PhaseDraft:
    source: int
    ordinal: int
    name: str
    starts_on: date
    ends_on: date
    report_due_on: date
    report_due_bound: str
    wrap_up_on: date | None
    wrap_up_bound: str
    goals: tuple[str, ...]
    occasions: tuple[OccasionDraft, ...]


@dataclass(frozen=True)
class MovementDraft:
    source: int
    name: str
    is_kept: bool = True


@dataclass(frozen=True)
class TargetDraft:
    """`newest` says what was last published of its index; `proposal` is the base year that this would be."""

    source: int
    text: str
    value: Decimal | None
    baseline_year: int | None
    is_kept: bool = True
    newest: str = ""
    proposal: int | None = None


@dataclass(frozen=True)
class TaskDraft:
    """`units` says who does it, `remark` what was reported of it this year."""

    source: int
    number: str
    text: str
    due_on: date | None
    is_kept: bool = True
    units: str = ""
    remark: str = ""


@dataclass(frozen=True)
class GroupDraft:
    source: int
    title: str
    tasks: tuple[TaskDraft, ...]


@dataclass(frozen=True)
class UnitDraft:
    """A unit that may take part; `is_new`: it did not this year."""

    pk: int
    name: str
    is_new: bool


@dataclass(frozen=True)
class GoneUnit:
    """A unit of this year that does not exist in the new one; `heir` does its work then, or nobody."""

    pk: int
    name: str
    task_count: int
    heir: int | None = None


@dataclass(frozen=True)
class YearDraft:
    """Next year's campaign before it is made; `source` numbers are the rows it is copied from."""

    year: int
    title: str
    theme: str
    purposes: tuple[str, ...]
    requirements: tuple[str, ...]
    recipients: tuple[str, ...]
    bases: tuple[int, ...]
    phases: tuple[PhaseDraft, ...]
    movements: tuple[MovementDraft, ...]
    targets: tuple[TargetDraft, ...]
    groups: tuple[GroupDraft, ...]
    units: tuple[UnitDraft, ...]
    participants: frozenset[int]
    duties: tuple[str, ...] = ()
    gone: tuple[GoneUnit, ...] = ()
    stopped: int = 0
    holiday_names: Mapping[date, str] = field(default_factory=dict)

    @property
    def tasks(self) -> list[TaskDraft]:
        return [task for group in self.groups for task in group.tasks]

    @property
    def kept_tasks(self) -> list[TaskDraft]:
        return [task for task in self.tasks if task.is_kept]


def years_later(day: date, years: int) -> date:
    """The same day and month; 29/2 becomes 28/2 where there is none."""
    year = day.year + years
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def last_day_later(day: date, years: int) -> date:
    """The last day of a phase: the end of February stays its end, so that no 29/2 falls between two phases."""
    following = day + _DAY
    return years_later(following, years) - _DAY if following.day == 1 else years_later(day, years)


def lunar_name(year: int) -> str:
    """2021 is Tân Sửu."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def words_later(text: str, year: int, years: int, *, also: Iterable[int] = ()) -> str:
    """ "năm 2021" and the year after it become later, "so với năm 2020" too; spans ("2021-2025") and other years stay.

    `also` are more years to move: the base year of a target. The lunar name of the year follows.
    """
    moving = {year, year + 1, *also}

    def later(found: re.Match[str]) -> str:
        named = int(found["year"])
        if named in moving or (named == year - 1 and found["compared"]):
            return f"{found['compared'] or ''}{found['word']}{named + years}"
        return found[0]

    return _YEAR.sub(later, text).replace(lunar_name(year), lunar_name(year + years))


def sentence_later(text: str, year: int, years: int, moved: Mapping[date, date]) -> str:
    """`words_later`, and dates of the text that are among `moved` become what they are moved to; any other date stays. A
    date without a year is one of `year`."""
    said, end = [], 0
    for found in _DATE.finditer(text):
        said += [words_later(text[end : found.start()], year, years), _date_moved(found, year, moved)]
        end = found.end()
    return "".join((*said, words_later(text[end:], year, years)))


def _date_moved(found: re.Match[str], year: int, moved: Mapping[date, date]) -> str:
    """The date as it was written: with its zeros, and with its year where that was said."""
    day, month = found["day"] or found["day_said"], found["month"] or found["month_said"]
    named = found["year"] or found["year_said"]
    try:
        new = moved[date(int(named or year), int(month), int(day))]
    except (KeyError, ValueError):
        return found[0]
    said = tuple(
        f"{part:02d}" if was.startswith("0") else str(part) for was, part in ((day, new.day), (month, new.month))
    )
    if found["day"]:
        return "/".join((*said, str(new.year)) if named else said)
    return f"{said[0]} tháng {said[1]}" + (f" năm {new.year}" if named else "")


def still_names(text: str, year: int) -> bool:
    """Whether the text names the year all the same, in a date or alone; a span of years and a comparison may."""
    rest = _SPAN.sub("", _COMPARED.sub("", text))
    return re.search(rf"(?<!\d){year}(?!\d)", rest) is not None


def moved_occasion(
    *, source: int, name: str, on: date | None, since: date | None, years: int | None, year: int, later: int
) -> OccasionDraft:
    """An occasion of the plan of `year`, so many years `later`: its count grows with them.

    Chosen beforehand are round anniversaries of the new year, what the plan celebrated without its being round, and
    yearly days; not what it celebrated for its round number alone, nor what has neither day nor count.
    """
    count = years if years is not None else (year - since.year if since else None)
    new_name = words_later(name, year, later)
    new_year = year + later
    is_kept, is_round = True, count is not None and (count + later) % ROUND == 0
    if count is None:
        is_kept = on is not None or new_name != name
        reason = (
            "Hằng năm."
            if is_kept
            else "Kế hoạch không ghi ngày và số năm: có thể là việc một lần như đại hội, bầu cử; chọn nếu vẫn còn."
        )
    elif is_round:
        reason = f"Năm {new_year} là năm tròn: {count + later} năm."
    elif count % ROUND == 0:
        is_kept = False
        reason = f"Năm {year} là năm tròn ({count} năm), năm {new_year} thì không ({count + later} năm)."
    else:
        reason = f"{count + later} năm, không phải năm tròn; Kế hoạch năm {year} cũng đã kỷ niệm ({count} năm)."
    return OccasionDraft(
        source=source,
        name=new_name,
        on=years_later(on, later) if on else None,
        since=since,
        years=years + later if years is not None else None,
        is_kept=is_kept,
        reason=reason,
        is_round=is_round,
    )


def rest_day_name(day: date, names: Mapping[date, str]) -> str:
    """Chủ nhật; thứ Tư, ngày nghỉ (Quốc khánh)."""
    holiday = names.get(day) or public_holidays(day.year).get(day, "")
    if day.weekday() >= SATURDAY:
        return weekday_name(day)
    return f"{weekday_name(day)}, ngày nghỉ ({holiday})" if holiday else f"{weekday_name(day)}, ngày nghỉ"


def rest_day_notes(
    days: Iterable[PlannedDay], calendar: WorkingCalendar, names: Mapping[date, str] | None = None
) -> list[DayNote]:
    """Every date on a day of rest, in a sentence: for a due date with the working day before it as proposal.

    The first and last day of a phase and an occasion may lie on any day: told, nothing proposed. A "trước ngày" whose last
    day on time is a day of rest is told with the last working day that remains.
    """
    known = names or {}
    notes = []
    for each in days:
        if not calendar.is_working_day(each.day):
            notes.append(_note_of_rest_day(each, rest_day_name(each.day, known), calendar))
        elif each.kind is DayKind.DUE and each.bound == Bound.BEFORE and not calendar.is_working_day(each.day - _DAY):
            last = calendar.last_working_day(each.day - _DAY)
            sentence = (
                f"{each.label} trước ngày {short_date(each.day)}: ngày cuối còn đúng hạn là "
                f"{rest_day_name(each.day - _DAY, known)} {short_date(each.day - _DAY)}, nên ngày làm việc cuối cùng là "
                f"{weekday_name(last)} {short_date(last)}."
            )
            notes.append(DayNote(each.key, sentence, is_doubt=False))
    return notes


def _note_of_rest_day(each: PlannedDay, name: str, calendar: WorkingCalendar) -> DayNote:
    told = f"{each.label} ({short_date(each.day)}) là {name}."
    if each.kind is DayKind.DUE:
        proposal = calendar.last_working_day(each.day)
        return DayNote(
            each.key,
            f"{told} Đề xuất {weekday_name(proposal)} {short_date(proposal)}, ngày làm việc liền trước.",
            proposal,
        )
    if each.kind is DayKind.OCCASION:
        return DayNote(each.key, told, is_doubt=False)
    verb = "bắt đầu" if each.kind is DayKind.START else "kết thúc"
    return DayNote(
        each.key, f"{told} Đợt {verb} vào ngày nghỉ vẫn được; đề xuất giữ nguyên để các đợt nối liền.", is_doubt=False
    )


def order_notes(phases: Sequence[PhaseDays]) -> list[DayNote]:
    """Phases that overlap, run backwards or out of order, and due dates outside their phase: a sentence each, with a
    proposal where one day mends it."""
    notes = [note for phase in phases for note in _notes_within(phase)]
    for earlier, later in pairwise(phases):
        if earlier.ends_on is None or later.starts_on is None or later.starts_on > earlier.ends_on:
            continue
        starts, ends = short_date(later.starts_on), short_date(earlier.ends_on)
        if earlier.starts_on and later.starts_on <= earlier.starts_on:
            notes.append(
                DayNote(
                    f"{later.key}-starts_on",
                    f"{later.name} bắt đầu {starts}, trước hoặc cùng ngày bắt đầu của {earlier.name.lower()}: hai đợt sai "
                    "thứ tự. Xem lại ngày của hai đợt.",
                )
            )
            continue
        after = earlier.ends_on + _DAY
        proposal = after if later.ends_on is None or after <= later.ends_on else None
        advice = f"Đề xuất bắt đầu {short_date(proposal)}." if proposal else "Xem lại ngày của hai đợt."
        notes.append(
            DayNote(
                f"{later.key}-starts_on",
                f"{later.name} bắt đầu {starts}, khi {earlier.name.lower()} chưa kết thúc ({ends}): hai đợt chồng lên "
                f"nhau. {advice}",
                proposal,
            )
        )
    return notes


def _notes_within(phase: PhaseDays) -> Iterator[DayNote]:
    for sentence in phase_date_problems(phase.name, phase.starts_on, phase.ends_on, phase.due_on):
        yield DayNote(f"{phase.key}-{'report_due_on' if 'hạn báo cáo' in sentence else 'ends_on'}", sentence)
    if phase.due_on and phase.ends_on and phase.due_on > phase.ends_on:
        yield DayNote(
            f"{phase.key}-report_due_on",
            f"{phase.name}: hạn báo cáo {short_date(phase.due_on)} sau ngày kết thúc đợt {short_date(phase.ends_on)}. "
            "Giữ nguyên nếu đúng ý.",
        )
    if phase.ends_on and phase.wrap_up_on and phase.wrap_up_on > phase.ends_on + _LONGEST_WRAP_UP:
        yield DayNote(
            f"{phase.key}-wrap_up_on",
            f"{phase.name}: hạn tổng kết {short_date(phase.wrap_up_on)} sau ngày kết thúc đợt "
            f"{short_date(phase.ends_on)} hơn hai tháng. Xem lại hai ngày này.",
        )
    if phase.due_on and phase.wrap_up_on and phase.wrap_up_on < phase.due_on:
        yield DayNote(
            f"{phase.key}-wrap_up_on",
            f"{phase.name}: hạn tổng kết {short_date(phase.wrap_up_on)} trước hạn đơn vị báo cáo "
            f"{short_date(phase.due_on)}. Xem lại hai hạn này.",
        )


def days_of(draft: YearDraft) -> list[PlannedDay]:
    """Every date of the draft, in the order of the plan."""
    days = []
    for phase in draft.phases:
        key, name = phase_key(phase.source), f"đợt {phase.ordinal}"
        days += [
            PlannedDay(f"{key}-starts_on", f"Ngày bắt đầu {name}", phase.starts_on, DayKind.START),
            PlannedDay(f"{key}-ends_on", f"Ngày kết thúc {name}", phase.ends_on, DayKind.END),
            PlannedDay(
                f"{key}-report_due_on",
                f"Hạn báo cáo {name}",
                phase.report_due_on,
                DayKind.DUE,
                phase.report_due_bound,
            ),
        ]
        if phase.wrap_up_on:
            days.append(
                PlannedDay(
                    f"{key}-wrap_up_on", f"Hạn tổng kết {name}", phase.wrap_up_on, DayKind.DUE, phase.wrap_up_bound
                )
            )
        days += [
            PlannedDay(
                f"{occasion_key(each.source)}-on", each.name[:1].upper() + each.name[1:], each.on, DayKind.OCCASION
            )
            for each in phase.occasions
            if each.is_kept and each.on
        ]
    days += [
        PlannedDay(
            f"{task_key(task.source)}-due_on", f"Hạn của nhiệm vụ “{_brief(task.text)}”", task.due_on, DayKind.DUE
        )
        for task in draft.kept_tasks
        if task.due_on
    ]
    return days


def phase_days_of(draft: YearDraft) -> list[PhaseDays]:
    return [
        PhaseDays(
            phase_key(phase.source),
            f"Đợt {phase.ordinal}",
            phase.starts_on,
            phase.ends_on,
            phase.report_due_on,
            phase.wrap_up_on,
        )
        for phase in draft.phases
    ]


def notes_of(draft: YearDraft, calendar: WorkingCalendar) -> list[DayNote]:
    """All that is to be said about the dates of the draft."""
    return [
        *order_notes(phase_days_of(draft)),
        *occasion_notes(draft),
        *rest_day_notes(days_of(draft), calendar, draft.holiday_names),
    ]


def occasion_notes(draft: YearDraft) -> Iterator[DayNote]:
    """Kept occasions that their phase does not hold: its dates were changed."""
    for phase in draft.phases:
        for each in phase.occasions:
            if each.is_kept and each.on and not phase.starts_on <= each.on <= phase.ends_on:
                yield DayNote(
                    f"{occasion_key(each.source)}-on",
                    f"{each.name[:1].upper()}{each.name[1:]}: ngày {short_date(each.on)} ngoài thời gian của đợt "
                    f"{phase.ordinal} ({short_date(phase.starts_on)} – {short_date(phase.ends_on)}). Xem lại ngày, "
                    "hoặc bỏ chọn và nêu trong kế hoạch ở đợt khác.",
                )


def phase_key(pk: int) -> str:
    return f"dot{pk}"


def occasion_key(pk: int) -> str:
    return f"le{pk}"


def task_key(pk: int) -> str:
    return f"nv{pk}"


def target_key(pk: int) -> str:
    return f"ct{pk}"


def _brief(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]}…"
