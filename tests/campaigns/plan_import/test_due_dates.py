"""Ways of setting the dates of the reports, and dates that no phase can take."""

import pytest

from campaigns.plan_import import parse_plan

PLAN = """SỞ XÂY DỰNG
Số: 12/KH-SXD
Hà Tĩnh, ngày 03 tháng 02 năm 2023

KẾ HOẠCH
Tổ chức phong trào thi đua năm 2023

I. CÁC ĐỢT THI ĐUA
Trong năm 2023 tổ chức hai đợt thi đua:
- Đợt {first}từ 01/01/2023 đến 30/6/2023.
- Đợt {last}từ 01/7/2023 đến 31/12/2023.
{aside}
II. NHIỆM VỤ
- Hoàn thành nhiệm vụ.
III. TỔ CHỨC THỰC HIỆN
1. {duty}
"""
JUNE, DECEMBER = "2023-06-15", "2023-12-08"


def plan(duty: str, first: str = "1 ", last: str = "2 ", aside: str = "") -> dict:
    return parse_plan(PLAN.format(duty=duty, first=first, last=last, aside=aside)).to_json()


def dues(read: dict) -> list[tuple]:
    return [(phase["report_due_on"], phase["report_due_bound"]) for phase in read["phases"]]


@pytest.mark.parametrize(
    ("duty", "bound"),
    [
        ("Các phòng báo cáo kết quả trước ngày 15/6 và 08/12/2023.", "before"),
        ("Trước ngày 15/6/2023 các phòng gửi báo cáo đợt 1; trước ngày 08/12/2023 gửi báo cáo đợt 2.", "before"),
        ("Các phòng báo cáo sơ kết trước 15/6/2023, tổng kết trước 08/12/2023.", "before"),
        ("Đợt một báo cáo trước 15/6/2023; đợt cuối năm báo cáo trước 08/12/2023.", "before"),
        ("Định kỳ ngày 15/6 và ngày 08/12 hằng năm, các phòng gửi báo cáo về Văn phòng.", "by"),
        ("Thời hạn gửi báo cáo: 15/6/2023 (đợt 1), 08/12/2023 (đợt 2).", "by"),
        ("Báo cáo bằng văn bản: đợt 1 – 15/6/2023, đợt 2 – 08/12/2023.", "by"),
    ],
)
def test_both_dates_find_their_phase(duty, bound):
    read = plan(duty)
    assert dues(read) == [(JUNE, bound), (DECEMBER, bound)]
    assert read["warnings"] == []


def test_the_last_day_of_a_month_in_words():
    read = plan("Các phòng báo cáo đợt 1 chậm nhất ngày cuối cùng của tháng 6, đợt 2 trước ngày 08/12/2023.")
    assert dues(read) == [("2023-06-30", "by"), (DECEMBER, "before")]


def test_phases_without_numbers_are_counted():
    text = "Các phòng gửi báo cáo đợt một trước ngày 15/6/2023, đợt hai trước ngày 08/12/2023."
    read = plan("Các phòng tổ chức thực hiện.", first="đầu năm: ", last="cuối năm: ", aside=text)
    assert dues(read) == [(JUNE, "before"), (DECEMBER, "before")]


@pytest.mark.parametrize(
    ("duty", "expected", "text", "message"),
    [
        (
            "Các phòng báo cáo đợt 3 trước ngày 15/6/2023.",
            [(None, None), (None, None)],
            "15/6/2023",
            "Hạn báo cáo 15/6/2023 chưa gắn được với đợt nào; văn phòng xem câu này và điền vào đợt đúng nếu cần.",
        ),
        (
            "Các phòng báo cáo đợt 1 trước ngày 15/6/2023. Báo cáo đợt 1 trước ngày 20/6/2023.",
            [(JUNE, "before"), (None, None)],
            "20/6/2023",
            (
                "Hạn báo cáo 20/6/2023 khác với hạn 15/6/2023 đã lấy cho “Đợt 1”; "
                "văn phòng xem câu này và điền vào đợt đúng nếu cần."
            ),
        ),
    ],
    ids=["no such phase", "two dates for one phase"],
)
def test_a_date_that_no_phase_takes_is_said(duty, expected, text, message):
    read = plan(duty)
    assert dues(read) == expected
    assert [(warning["line"], warning["text"], warning["message"]) for warning in read["warnings"]] == [
        (16, text, message)
    ]


def test_a_day_after_which_something_begins_is_no_limit():
    read = plan("Các phòng báo cáo đợt 1 trước ngày 15/6/2023, triển khai đợt 2 sau ngày 08/12/2023.")
    assert dues(read) == [(JUNE, "before"), (None, None)]
