"""Ways of writing the period of a phase."""

import pytest

from campaigns.plan_import import parse_plan

PLAN = """SỞ XÂY DỰNG
Số: 12/KH-SXD
Hà Tĩnh, ngày 03 tháng 02 năm 2023

KẾ HOẠCH
Tổ chức phong trào thi đua năm 2023

I. CÁC ĐỢT THI ĐUA
- Đợt 1: {first}
- Đợt 2: {second}
II. NHIỆM VỤ
- Hoàn thành nhiệm vụ.
"""
HALVES = [("2023-01-01", "2023-06-30"), ("2023-07-01", "2023-12-31")]


def plan(first: str, second: str) -> dict:
    return parse_plan(PLAN.format(first=first, second=second)).to_json()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("từ 01/01/2023 đến 30/6/2023.", "từ 01.7.2023 đến 31-12-2023."),
        ("từ 1/1/23 đến 30/6/23.", "từ 01/7/23 đến 31/12/23."),
        ("từ 01/2023 đến 6/2023.", "(7/2023 - 12/2023)"),
        ("(01/01/2023 → 30/6/2023)", "(01/7/2023 -> 31/12/2023)"),
        (
            "từ ngày đầu tiên của tháng 01 đến ngày cuối cùng của tháng 6 năm 2023.",
            "từ ngày đầu quý III đến ngày cuối cùng của năm 2023.",
        ),
        (
            "từ ngày 01 tháng giêng tới 30 tháng sáu năm 2023.",
            "từ 01 tháng bảy năm 2023 đến ngày 31 tháng mười hai năm 2023.",
        ),
        ("từ tháng 01 đến tháng sáu năm 2023.", "từ 01/7/2023 đến khi kết thúc năm 2023."),
        ("Quý I và quý II năm 2023.", "tháng 7, tháng 8, tháng 9, tháng 10, tháng 11 và tháng 12 năm 2023."),
    ],
)
def test_two_halves_of_a_year(first, second):
    read = plan(first, second)
    assert [(phase["starts_on"], phase["ends_on"]) for phase in read["phases"]] == HALVES
    assert [phase["goals"] for phase in read["phases"]] == [[], []]
    assert read["warnings"] == []


def test_six_months_of_a_year_are_no_month_of_may():
    read = plan("từ 01/01/2023, mỗi 6 tháng năm 2023 một lần.", "từ 01/7/2023.")
    assert [(phase["starts_on"], phase["ends_on"]) for phase in read["phases"]] == [
        ("2023-01-01", None),
        ("2023-07-01", None),
    ]


def test_a_phase_that_runs_backwards_is_said_once():
    warnings = plan("từ 30/6/2023 đến 01/01/2023.", "từ 01/7/2023 đến 31/12/2023.")["warnings"]
    assert [(warning["code"], warning["line"], warning["text"], warning["suggestion"]) for warning in warnings] == [
        ("impossible_date", 9, "30/6/2023 – 1/1/2023", None)
    ]


def test_what_a_phase_is_called_beside_its_number_is_kept():
    read = plan("Tháng thanh niên (từ ngày 01/01 đến 30/6/2023).", "được phát động từ 01/7/2023 đến 31/12/2023.")
    assert [phase["goals"] for phase in read["phases"]] == [["Tháng thanh niên"], []]
