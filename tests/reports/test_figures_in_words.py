"""Figures as people write them."""

from decimal import Decimal

import pytest

from reports.figures_in_words import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Ban hành 02 văn bản; 100% công chức đăng ký.", [("2", False), ("100", True)]),
        ("Kim ngạch đạt 1.490.000 USD, tăng 7,25%.", [("1490000", False), ("7.25", True)]),
        ("Tờ trình 45/TTr-SCT ngày 12/5/2021, dịch COVID-19.", []),
        ("6 tháng đầu năm 2021, đợt 1, Đề án số 3, hạng 12.", [("6", False)]),
        ("Đúng hạn 76,5 %, còn 8.", [("76.5", True), ("8", False)]),
        ("Áp dụng TCVN ISO 9001:2015, dịch vụ công mức độ 4, nhiệm kỳ 2020 – 2025, lớp 12, khóa 14.", []),
        ("Cụm công nghiệp Gia Lách 2, xã Kỳ Anh 1.", []),
        ("Huyện Kỳ Anh 02 cụm, thị xã Hồng Lĩnh 12 cụm, Sở 3 cụm.", [("2", False), ("12", False), ("3", False)]),
        ("", []),
    ],
)
def test_what_is_counted_is_found_and_what_is_named_is_not(text: str, figures: list[tuple[str, bool]]) -> None:
    assert [(each.value, each.is_percent) for each in figures_in(text)] == [
        (Decimal(value), is_percent) for value, is_percent in figures
    ]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("2,5 tỷ đồng", "2500000000", "đồng"),
        ("1.500 tr.đ", "1500000000", "đồng"),
        ("1,2 nghìn tỷ đồng", "1200000000000", "đồng"),
        ("120 triệu kWh", "120000000", "kwh"),
        ("12 tấn", "12", "tấn"),
        ("5 mô hình", "5", ""),
        ("12 tỷ lệ", "12", ""),
    ],
)
def test_a_figure_knows_what_it_is_measured_in(text: str, amount: str, unit: str) -> None:
    [found] = figures_in(text)

    assert (found.amount, found.unit) == (Decimal(amount), unit)
