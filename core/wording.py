"""How dates, numbers and sizes are written here: 20/6/2021, thứ Hai, 1.490.000, 69,6."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from core.calendar import WEEKDAY_NAMES, Deadline, WorkingCalendar

KILOBYTE = 1024
Number = int | float | Decimal


def said_once(first: str, second: str) -> str:
    """`Trưởng phòng` and `Phòng Kế hoạch` as `Trưởng phòng Kế hoạch`: what ends the one and begins the other stands once."""
    said, named = first.split(), second.split()
    shared = next(
        length
        for length in range(min(len(said), len(named)), -1, -1)
        if [word.casefold() for word in said[len(said) - length :]] == [word.casefold() for word in named[:length]]
    )
    return " ".join([*said, *named[shared:]])


def quoted(text: str) -> str:
    """`“Giải trình ‘chậm’”`: words in quotation marks, those that stand in them already the simple ones."""
    return f"“{text.translate(str.maketrans('“”', '‘’'))}”"


def local_day(value: date | datetime) -> date:
    """The local day of a moment; a plain date is itself."""
    if not isinstance(value, datetime):
        return value
    return (timezone.localtime(value) if timezone.is_aware(value) else value).date()


def short_date(value: date | datetime) -> str:
    day = local_day(value)
    return f"{day.day}/{day.month}/{day.year}"


def day_and_month(value: date | datetime) -> str:
    day = local_day(value)
    return f"{day.day}/{day.month}"


def weekday_name(value: date | datetime) -> str:
    return WEEKDAY_NAMES[local_day(value).weekday()]


def rest_day_doubt(event: str, day: date, calendar: WorkingCalendar) -> str:
    """That nobody works on the day of the event ("Ngày họp"); "" when it is a working day. Nothing forbids it."""
    if calendar.is_working_day(day):
        return ""
    return (
        f"{event}, {weekday_name(day)} {short_date(day)}, là ngày nghỉ: ngày làm việc gần nhất sau đó là "
        f"{short_date(calendar.next_working_day(day))}."
    )


def late_words(verb: str, deadline: Deadline | None, day: date | None, calendar: WorkingCalendar) -> str:
    """ "trả lời muộn 2 ngày làm việc" of a deed on the day; without a number when only days of rest lie between; "" when it
    was not late, or not done."""
    if deadline is None or day is None or not deadline.is_overdue(day):
        return ""
    days = calendar.count_between(deadline.due_on, day)
    return f"{verb} muộn {number(days)} ngày làm việc" if days else f"{verb} muộn"


def clock_time(value: datetime) -> str:
    return (timezone.localtime(value) if timezone.is_aware(value) else value).strftime("%H:%M")


def number(value: Number, places: int | None = None) -> str:
    """Dot between thousands, comma before decimals. Without `places`, decimals that say nothing are left out."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = f"{exact:,.{places}f}" if places is not None else f"{exact:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def percent(part: Number, whole: Number, places: int = 1) -> Decimal:
    """`part` of `whole` in percent, half rounded up as people do: 5 of 8 is 62,5, and 63 without decimals."""
    exact = Decimal(str(part)) * 100 / Decimal(str(whole))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def file_size(size: int) -> str:
    if size < KILOBYTE:
        return f"{size} byte"
    if size < KILOBYTE**2:
        return f"{number(round(size / KILOBYTE))} KB"
    return f"{number(size / KILOBYTE**2, 1)} MB"
