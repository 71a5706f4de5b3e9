"""Dates, words and occasions of a plan moved to a later year. Pure: no database."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.new_year.moving import (
    last_day_later,
    lunar_name,
    moved_occasion,
    sentence_later,
    still_names,
    words_later,
    years_later,
)

YEARS = st.integers(2015, 2060)
LATER = st.integers(1, 10)


@given(YEARS.flatmap(lambda year: st.dates(date(year, 1, 1), date(year, 12, 31))), LATER)
def test_a_date_keeps_day_and_month(day: date, later: int) -> None:
    moved = years_later(day, later)

    assert moved.year == day.year + later
    assert (moved.month, moved.day) == (
        (2, 28) if (day.month, day.day, moved.day) == (2, 29, 28) else (day.month, day.day)
    )


@pytest.mark.parametrize(
    ("ends_on", "later", "moved"),
    [
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2026, 12, 31), 2, date(2028, 12, 31)),
        (date(2026, 4, 30), 1, date(2027, 4, 30)),
    ],
)
def test_the_end_of_a_month_stays_its_end(ends_on: date, later: int, moved: date) -> None:
    assert last_day_later(ends_on, later) == moved


@given(st.lists(st.dates(date(2015, 1, 1), date(2060, 12, 31)), min_size=2), LATER)
def test_dates_stay_in_order(days: list[date], later: int) -> None:
    moved = [years_later(day, later) for day in sorted(days)]

    assert all(earlier <= following for earlier, following in pairwise(moved))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Phong trào thi đua năm 2021", "Phong trào thi đua năm 2022"),
        ("Tổng kết năm 2021, triển khai nhiệm vụ năm 2022", "Tổng kết năm 2022, triển khai nhiệm vụ năm 2023"),
        ("tăng ít nhất 03 bậc so với năm 2020", "tăng ít nhất 03 bậc so với năm 2021"),
        ("Quyết định năm 2020 của UBND tỉnh", "Quyết định năm 2020 của UBND tỉnh"),
        ("giai đoạn năm 2021-2025", "giai đoạn năm 2021-2025"),
        ("Kế hoạch số 12/KH-UBND ngày 19/01/2021", "Kế hoạch số 12/KH-UBND ngày 19/01/2021"),
        ("Xuân Tân Sửu", "Xuân Nhâm Dần"),
    ],
)
def test_words_follow_the_year_but_not_spans_papers_and_other_years(text: str, moved: str) -> None:
    assert words_later(text, 2021, 1) == moved


def test_the_base_year_of_a_target_moves_in_its_words() -> None:
    assert words_later("Tăng 3 bậc từ năm 2019", 2021, 2, also=[2019]) == "Tăng 3 bậc từ năm 2021"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kế hoạch số 15/KH-UBND ngày 19/01/2021", True),
        ("Quý I/2021", True),
        ("giai đoạn 2021-2025", False),
        ("tăng 3 bậc so với năm 2021", False),
        ("số 12021", False),
        ("năm 2022", False),
    ],
)
def test_a_sentence_that_still_names_the_year(text: str, names: bool) -> None:
    assert still_names(text, 2021) == names


@pytest.mark.parametrize(("year", "name"), [(2021, "Tân Sửu"), (2024, "Giáp Thìn"), (2026, "Bính Ngọ")])
def test_the_lunar_name_of_a_year(year: int, name: str) -> None:
    assert lunar_name(year) == name


@pytest.mark.parametrize(
    ("years", "since", "on", "kept", "is_round", "reason"),
    [
        (
            91,
            date(1930, 2, 3),
            date(2021, 2, 3),
            True,
            False,
            "92 năm, không phải năm tròn; Kế hoạch năm 2021 cũng đã kỷ niệm (91 năm).",
        ),
        (
            70,
            date(1951, 5, 14),
            date(2021, 5, 14),
            False,
            False,
            "Năm 2021 là năm tròn (70 năm), năm 2022 thì không (71 năm).",
        ),
        (94, None, None, True, True, "Năm 2022 là năm tròn: 95 năm."),
        (None, date(1972, 1, 2), date(2021, 1, 2), True, True, "Năm 2022 là năm tròn: 50 năm."),
        (None, None, date(2021, 3, 8), True, False, "Hằng năm."),
        (
            None,
            None,
            None,
            False,
            False,
            "Kế hoạch không ghi ngày và số năm: có thể là việc một lần như đại hội, bầu cử; chọn nếu vẫn còn.",
        ),
    ],
)
def test_occasions_grow_by_the_years_and_say_why_they_are_chosen(
    years: int | None, since: date | None, on: date | None, kept: bool, is_round: bool, reason: str
) -> None:
    occasion = moved_occasion(source=1, name="Ngày lễ", on=on, since=since, years=years, year=2021, later=1)

    assert (occasion.is_kept, occasion.is_round, occasion.reason) == (kept, is_round, reason)
    assert occasion.since == since
    assert occasion.on == (on.replace(year=2022) if on else None)
    assert occasion.years == (years + 1 if years else None)


def test_the_new_lunar_year_is_an_occasion_of_every_year() -> None:
    occasion = moved_occasion(source=1, name="Xuân Tân Sửu", on=None, since=None, years=None, year=2021, later=1)

    assert (occasion.name, occasion.is_kept) == ("Xuân Nhâm Dần", True)


@given(st.integers(1, 3000), YEARS, LATER)
def test_a_round_number_is_always_chosen_beforehand(years: int, year: int, later: int) -> None:
    occasion = moved_occasion(source=1, name="Ngày lễ", on=None, since=None, years=years, year=year, later=later)

    assert occasion.is_round == ((years + later) % 5 == 0)
    assert occasion.is_kept == (occasion.is_round or years % 5 != 0)


KNOWN = {date(2021, 6, 20): date(2022, 6, 18), date(2021, 12, 5): date(2022, 12, 5)}


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Báo cáo trước ngày 20/6/2021.", "Báo cáo trước ngày 18/6/2022."),
        ("Báo cáo trước ngày 20/06/2021 và 05/12/2021.", "Báo cáo trước ngày 18/06/2022 và 05/12/2022."),
        ("Nộp trước 20/6, tổng kết 05/12.", "Nộp trước 18/6, tổng kết 05/12."),
        ("Chậm nhất ngày 20 tháng 6 năm 2021", "Chậm nhất ngày 18 tháng 6 năm 2022"),
        ("Chậm nhất ngày 20 tháng 06", "Chậm nhất ngày 18 tháng 06"),
        ("Trước ngày 15/3/2021 gửi đăng ký năm 2021", "Trước ngày 15/3/2021 gửi đăng ký năm 2022"),
        ("Quyết định số 20/6/2021/QĐ-UBND ngày 31/2/2021", "Quyết định số 20/6/2021/QĐ-UBND ngày 31/2/2021"),
        ("Thực hiện Kế hoạch năm 2021, giai đoạn 2021-2025", "Thực hiện Kế hoạch năm 2022, giai đoạn 2021-2025"),
    ],
)
def test_dates_of_a_sentence_move_where_they_are_known(text: str, later: str) -> None:
    assert sentence_later(text, 2021, 1, KNOWN) == later
