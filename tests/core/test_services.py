"""The days off: the first row of a year brings the holidays of the law, so that none is lost."""

from datetime import date

import pytest

from core import services
from core.errors import RuleBroken
from core.models import Holiday, JournalEntry
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


def test_the_first_day_of_a_year_brings_the_days_of_the_law(department: Department) -> None:
    services.add_holiday(actor=department.office, on=date(2021, 5, 3), name="Nghỉ bù", source="Thông báo 123/TB")

    calendar = Holiday.objects.calendar()
    days = (date(2021, 2, 12), date(2021, 4, 30), date(2021, 5, 3), date(2021, 5, 4))
    assert [calendar.is_working_day(day) for day in days] == [False, False, False, True]
    assert JournalEntry.objects.filter(code="core.holiday.added").count() == 1


def test_a_later_day_brings_nothing_and_a_removed_one_stays_removed(department: Department) -> None:
    services.add_holiday(actor=department.office, on=date(2021, 5, 3), name="Nghỉ bù")
    count = Holiday.objects.count()
    services.remove_holiday(actor=department.office, holiday=Holiday.objects.get(on=date(2021, 4, 30)))
    services.add_holiday(actor=department.office, on=date(2021, 5, 4), name="Nghỉ bù")

    assert Holiday.objects.count() == count
    assert Holiday.objects.calendar().is_working_day(date(2021, 4, 30))
    with pytest.raises(RuleBroken, match="đã có trong lịch"):
        services.add_holiday(actor=department.office, on=date(2021, 5, 4), name="Nghỉ bù")
