"""Rows of tables and boxes to tick: the names of columns say nothing, the number of a row marks an item."""

import pytest

from campaigns.plan_import.normalise import clean_line


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |", ""),
        ("| Đợt | Thời gian | Nội dung |", ""),
        ("|----|:---:|", ""),
        ("| 1 | Xây dựng kế hoạch | Phòng A |", "1. Xây dựng kế hoạch ; Phòng A"),
        ("| 02. | Tổ chức hội nghị | |", "02. Tổ chức hội nghị"),
        ("| Đợt 1 | Từ 01/01 đến 30/6/2023 |", "Đợt 1 ; Từ 01/01 đến 30/6/2023"),
        ("- [ ] Rà soát hồ sơ", "- Rà soát hồ sơ"),
        ("* [x] **Số hóa** dữ liệu", "* Số hóa dữ liệu"),
        ("| 1 | 2 |", "1 ; 2"),
        ("| UBND TỈNH | CỘNG HÒA |", "UBND TỈNH ; CỘNG HÒA"),
    ],
)
def test_rows_and_boxes(row, text):
    assert clean_line(row, 1).text == text


def test_columns_are_known_behind_the_number_of_a_row():
    line = clean_line("| 1 | Xây dựng |", 7)
    start = line.text.index("Xây")
    assert line.raw_span(start, start + 3) == (6, 9)
