from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core import wording


def test_days_are_written_without_leading_zeros() -> None:
    day = date(2021, 6, 6)

    assert [wording.short_date(day), wording.day_and_month(day), wording.weekday_name(day)] == [
        "6/6/2021",
        "6/6",
        "Chủ nhật",
    ]


def test_a_moment_is_read_in_local_time() -> None:
    late_evening = datetime(2021, 6, 19, 17, 1, tzinfo=UTC)

    assert wording.short_date(late_evening) == "20/6/2021"
    assert wording.clock_time(late_evening) == "00:01"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1490000, None, "1.490.000"),
        (69.6, None, "69,6"),
        (Decimal("69.60"), None, "69,6"),
        (Decimal("100.00"), None, "100"),
        (69, 1, "69,0"),
        (Decimal("1234567.891"), 2, "1.234.567,89"),
        (-1500, None, "-1.500"),
        (0, None, "0"),
    ],
)
def test_numbers(value: wording.Number, places: int | None, text: str) -> None:
    assert wording.number(value, places) == text


@pytest.mark.parametrize(
    ("size", "text"), [(800, "800 byte"), (340 * 1024, "340 KB"), (1_258_291, "1,2 MB"), (20 * 1024**2, "20,0 MB")]
)
def test_sizes_of_files(size: int, text: str) -> None:
    assert wording.file_size(size) == text


@pytest.mark.parametrize(
    ("part", "whole", "places", "told"),
    [
        (5, 8, 1, "62,5"),
        (5, 8, 0, "63"),
        (7, 8, 0, "88"),
        (1, 3, 1, "33,3"),
        (2, 3, 1, "66,7"),
        (1, 2000, 1, "0,1"),
        (3, 3, 1, "100"),
    ],
)
def test_percentages_are_rounded_half_up(part: int, whole: int, places: int, told: str) -> None:
    assert wording.number(wording.percent(part, whole, places)) == told


@pytest.mark.parametrize(
    ("post", "unit", "said"),
    [
        ("Trưởng phòng", "Phòng Quản lý Công nghiệp", "Trưởng phòng Quản lý Công nghiệp"),
        ("Trưởng phòng", "QL Công nghiệp", "Trưởng phòng QL Công nghiệp"),
        ("Chánh Văn phòng", "Văn phòng", "Chánh Văn phòng"),
        ("Chánh Văn phòng", "Văn phòng Sở", "Chánh Văn phòng Sở"),
        ("Giám đốc Trung tâm", "Trung tâm Khuyến công", "Giám đốc Trung tâm Khuyến công"),
        ("Giám đốc", "Sở Công Thương", "Giám đốc Sở Công Thương"),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh Hà Tĩnh", "Chủ tịch UBND tỉnh Hà Tĩnh"),
        ("Chi cục trưởng", "Chi cục Quản lý thị trường", "Chi cục trưởng Chi cục Quản lý thị trường"),
        ("", "Thanh tra", "Thanh tra"),
    ],
)
def test_a_post_and_its_unit_say_no_word_twice(post: str, unit: str, said: str) -> None:
    assert wording.said_once(post, unit) == said
