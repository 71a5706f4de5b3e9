from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.plan_import import parse_plan
from core.calendar import STANDARD_CALENDAR, Deadline
from reports.demo.plan_today import days_around, plan_text


def read(today: date) -> list[tuple[str, ...]]:
    """The dates of the phases as the importer understood them."""
    days = days_around(today, STANDARD_CALENDAR)
    phases = parse_plan(plan_text(today.year, days.waves[0].starts_on, days.waves)).to_json()["phases"]
    return [tuple(phase[name] for name in ("starts_on", "ends_on", "report_due_on", "wrap_up_on")) for phase in phases]


@settings(max_examples=30)
@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_the_importer_reads_the_plan_of_any_day(today: date) -> None:
    days = days_around(today, STANDARD_CALENDAR)

    assert read(today) == [
        tuple(day.isoformat() for day in (wave.starts_on, wave.ends_on, wave.due_on, wave.wrap_up_on))
        for wave in days.waves
    ]


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_the_phases_lie_around_the_day(today: date) -> None:
    first, second, third = days_around(today, STANDARD_CALENDAR).waves

    assert first.starts_on < first.due_on <= first.ends_on < today
    assert second.starts_on < today < second.due_on <= second.ends_on
    assert Deadline(second.due_on).working_days_left(today, STANDARD_CALENDAR) == 5
    assert today < third.starts_on < third.due_on <= third.ends_on


@pytest.mark.parametrize("today", [date(2026, 6, 22), date(2026, 10, 1)])
def test_in_the_middle_of_a_year_the_plan_is_that_year(today: date) -> None:
    days = days_around(today, STANDARD_CALENDAR)

    assert (days.waves[0].starts_on, days.waves[2].ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
