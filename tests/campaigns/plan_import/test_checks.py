"""Years that cannot belong to one campaign."""

import pytest

from campaigns.plan_import import parse_plan

PLAN = """SỞ XÂY DỰNG
Số: 12/KH-SXD
Hà Tĩnh, ngày {issued}

KẾ HOẠCH
Tổ chức phong trào thi đua năm {titled}

I. CÁC ĐỢT THI ĐUA
- Đợt 1 từ {start} đến 30/6/2023.
- Đợt 2 từ 01/7/2023 đến 31/12/2023.
II. NHIỆM VỤ
- Hoàn thành nhiệm vụ.
"""
WHOLE = "01/01/2023"
DO = "Xem lại năm của ngày ban hành; nếu ghi nhầm thì sửa rồi mới tạo phong trào, nếu đúng thì giữ nguyên."


def messages(issued: str, titled: str = "2023", start: str = WHOLE) -> list[tuple[str, str]]:
    plan = parse_plan(PLAN.format(issued=issued, titled=titled, start=start))
    return [(warning.text, warning.message) for warning in plan.warnings]


@pytest.mark.parametrize("issued", ["03 tháng 02 năm 2023", "15 tháng 12 năm 2022", "31 tháng 12 năm 2023"])
def test_a_day_of_issue_near_the_campaign(issued):
    assert messages(issued) == []


@pytest.mark.parametrize(
    ("issued", "text", "side"),
    [
        ("03 tháng 02 năm 2022", "3/2/2022", "trước phong trào quá lâu"),
        ("03 tháng 02 năm 2019", "3/2/2019", "trước phong trào quá lâu"),
        ("03 tháng 02 năm 2024", "3/2/2024", "sau khi phong trào đã kết thúc"),
        ("03 tháng 02 năm 2032", "3/2/2032", "sau khi phong trào đã kết thúc"),
    ],
)
def test_a_day_of_issue_years_away_says_what_to_do(issued, text, side):
    assert messages(issued) == [(text, f"Ngày ban hành {text} {side} (phong trào từ 1/1/2023 đến 31/12/2023). {DO}")]


def test_a_phase_from_now_on_does_not_hide_a_wrong_year():
    plan = PLAN.replace("từ {start} đến 30/6/2023", "từ nay đến hết tháng 6/2023")
    warnings = parse_plan(plan.format(issued="03 tháng 02 năm 2019", titled="2023")).warnings
    assert [(warning.line, warning.text) for warning in warnings] == [(3, "3/2/2019")]


def test_a_title_of_another_year_than_its_phases():
    said = (
        "Tên kế hoạch ghi năm 2022 nhưng các đợt diễn ra từ 1/1/2023 đến 31/12/2023. "
        "Xem lại năm ở tên kế hoạch và ở ngày của từng đợt, sửa chỗ ghi nhầm rồi mới tạo phong trào."
    )
    assert messages("03 tháng 02 năm 2023", titled="2022") == [("2022", said)]


def test_a_report_is_no_plan():
    text = PLAN.replace("KẾ HOẠCH", "BÁO CÁO").format(issued="03 tháng 02 năm 2023", titled="2023", start=WHOLE)
    assert [(warning.line, warning.message) for warning in parse_plan(text).warnings] == [
        (5, "Văn bản tự ghi là BÁO CÁO, không phải kế hoạch; kiểm tra đã chọn đúng tệp chưa.")
    ]
