"""Working days when nobody passes a calendar in: Monday to Friday, less Vietnam's public holidays and days in lieu.

The holidays come from the library `holidays`, which is plain data; the application passes its own calendar instead.
"""

import datetime
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _holidays_of(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year, expand=False)


def is_working_day(day: datetime.date) -> bool:
    """A weekday that is no public holiday, or a weekend day that is worked in exchange."""
    return _holidays_of(day.year).is_working_day(day)


def name_of_rest_day(day: datetime.date) -> str:
    """ "Chủ nhật", "thứ Bảy", or the words for a day off on a weekday."""
    return {5: "thứ Bảy", 6: "Chủ nhật"}.get(day.weekday(), "ngày nghỉ lễ")
