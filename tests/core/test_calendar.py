"""Working days and lateness around the plan's own dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import STANDARD_CALENDAR, Bound, Deadline, Timeliness, calendar_from_rows

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 6, 18), Timeliness.ON_TIME),
        (date(2021, 6, 19), Timeliness.ON_TIME),
        (date(2021, 6, 20), Timeliness.ON_NAMED_DAY),
        (date(2021, 6, 21), Timeliness.LATE),
    ],
)
def test_before_excludes_the_named_day_but_only_flags_it(day: date, expected: Timeliness) -> None:
    assert Deadline(date(2021, 6, 20), Bound.BEFORE).timeliness(day) == expected


def test_by_includes_the_named_day() -> None:
    deadline = Deadline(date(2021, 6, 20), Bound.BY)

    assert deadline.timeliness(date(2021, 6, 20)) == Timeliness.ON_TIME
    assert deadline.timeliness(date(2021, 6, 21)) == Timeliness.LATE


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2021, 6, 9), 7), (date(2021, 6, 17), 1), (date(2021, 6, 18), 0), (date(2021, 6, 19), 0)],
)
def test_countdown_to_the_last_working_day(today: date, left: int) -> None:
    assert Deadline(date(2021, 6, 20)).working_days_left(today, STANDARD_CALENDAR) == left


@pytest.mark.parametrize(
    "day", [date(2021, 2, 10), date(2021, 2, 16), date(2021, 4, 21), date(2021, 5, 3), date(2021, 9, 3)]
)
def test_holidays_of_2021(day: date) -> None:
    assert not STANDARD_CALENDAR.is_working_day(day)


def test_entered_years_replace_the_library() -> None:
    calendar = calendar_from_rows([(date(2021, 6, 25), True), (date(2021, 6, 26), False)])

    assert not calendar.is_working_day(date(2021, 6, 25))
    assert calendar.is_working_day(date(2021, 6, 26))
    assert calendar.is_working_day(date(2021, 9, 2))
    assert not calendar.is_working_day(date(2022, 9, 2))


@given(DAYS, st.integers(-40, 40))
def test_add_lands_on_a_working_day_and_counts_back(day: date, count: int) -> None:
    start = STANDARD_CALENDAR.next_working_day(day)

    landed = STANDARD_CALENDAR.add(start, count)

    assert STANDARD_CALENDAR.is_working_day(landed)
    assert STANDARD_CALENDAR.count_between(start, landed) == count
