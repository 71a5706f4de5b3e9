"""Working days, and what a due date means. Pure arithmetic over a set of days; `working_calendar` reads the rows.

A deadline is a fact (`due_on`, `bound`); lateness is a question asked of it (architecture P4).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays as holidays_library
from django.db import models

SATURDAY = 5
WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class Bound(models.TextChoices):
    """How a due date is worded: "trước ngày" excludes the named day, "chậm nhất ngày" includes it."""

    BEFORE = "before", "trước ngày"
    BY = "by", "chậm nhất ngày"


class Timeliness(models.TextChoices):
    """How a deed on a given day stands to its deadline."""

    ON_TIME = "on_time", "đúng hạn"
    ON_NAMED_DAY = "on_named_day", "nộp trong ngày ghi hạn"
    LATE = "late", "nộp muộn"


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year by law, with their names, as the library `holidays` knows them."""
    return dict(holidays_library.country_holidays("VN", years=year, language="vi"))


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday, less the days off, plus the Saturdays worked instead.

    `known_years` are the years whose days off were entered from the yearly notice; for any other year the public
    holidays of the library `holidays` stand in.
    """

    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()
    known_years: frozenset[int] = field(default_factory=frozenset)

    def is_working_day(self, day: date) -> bool:
        if day in self.days_worked:
            return True
        if day.weekday() >= SATURDAY or day in self.days_off:
            return False
        return day.year in self.known_years or day not in public_holidays(day.year)

    def last_working_day(self, day: date) -> date:
        """The latest working day that is not after `day`."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def next_working_day(self, day: date) -> date:
        """The earliest working day that is not before `day`."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after (before, if negative) `day`."""
        step = timedelta(days=1 if count >= 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def count_between(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]; negative when `until` is the earlier one."""
        if until < after:
            return -self.count_between(until, after)
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(1 for day in days if self.is_working_day(day))


STANDARD_CALENDAR = WorkingCalendar()


@dataclass(frozen=True)
class Deadline:
    """A due date with its wording. On time, on the named day, late: see `timeliness`."""

    due_on: date
    bound: str = Bound.BEFORE

    @property
    def last_day_on_time(self) -> date:
        """The last calendar day that is on time: the day before for "trước ngày", the day itself otherwise."""
        return self.due_on - timedelta(days=1) if self.bound == Bound.BEFORE else self.due_on

    def last_working_day_on_time(self, calendar: WorkingCalendar) -> date:
        return calendar.last_working_day(self.last_day_on_time)

    def timeliness(self, day: date) -> Timeliness:
        """On time through `last_day_on_time`; on the named day flagged, not late; late from the day after."""
        if day <= self.last_day_on_time:
            return Timeliness.ON_TIME
        return Timeliness.ON_NAMED_DAY if day <= self.due_on else Timeliness.LATE

    def is_later_than(self, other: "Deadline") -> bool:
        """Whether it leaves more days: on time, or at least before a report is late."""
        return (self.last_day_on_time, self.due_on) > (other.last_day_on_time, other.due_on)

    def is_overdue(self, day: date) -> bool:
        return day > self.due_on

    def working_days_left(self, today: date, calendar: WorkingCalendar) -> int:
        """Working days after today up to the last working day on time; 0 on that day, negative after it."""
        return calendar.count_between(today, self.last_working_day_on_time(calendar))

    def rolled(self, calendar: WorkingCalendar) -> "Deadline":
        """The same deadline when its last day on time is a working day; else on time through the next working day."""
        last = self.last_day_on_time
        return self if calendar.is_working_day(last) else Deadline(calendar.next_working_day(last), Bound.BY)

    def days_overdue(self, day: date) -> int:
        """Calendar days since the named day; 0 when not overdue."""
        return max((day - self.due_on).days, 0)


def calendar_from_rows(rows: Iterable[tuple[date, bool]]) -> WorkingCalendar:
    """A calendar from (day, is_day_off) rows."""
    kept = tuple(rows)
    return WorkingCalendar(
        days_off=frozenset(day for day, is_off in kept if is_off),
        days_worked=frozenset(day for day, is_off in kept if not is_off),
        known_years=frozenset(day.year for day, _ in kept),
    )
