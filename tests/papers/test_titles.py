"""Centred titles and heads of tables: where their lines end."""

import pytest

from documents.composition import head_title
from documents.content import Column
from documents.layout import DECREE_30
from documents.titles import balanced


@pytest.mark.parametrize(
    ("title", "longest", "lines"),
    [
        (
            "V/v đôn đốc nộp báo cáo kết quả phong trào thi đua đợt 1 năm 2026",
            30,
            ("V/v đôn đốc nộp báo cáo", "kết quả phong trào thi đua", "đợt 1 năm 2026"),
        ),
        (
            (
                "Về việc tặng Giấy khen của Giám đốc Sở Công Thương cho cá nhân có thành tích trong đợt thi đua thứ nhất "
                "năm 2021"
            ),
            52,
            (
                "Về việc tặng Giấy khen của Giám đốc Sở Công Thương",
                "cho cá nhân có thành tích",
                "trong đợt thi đua thứ nhất năm 2021",
            ),
        ),
        (
            "Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng đợt thi đua thứ nhất năm 2021",
            52,
            ("Họp Hội đồng Thi đua - Khen thưởng", "xét khen thưởng đợt thi đua thứ nhất năm 2021"),
        ),
        (
            (
                "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ CÔNG THƯƠNG VÀ TẬP THỂ LAO ĐỘNG TIÊN "
                "TIẾN VÀ LAO ĐỘNG TIÊN TIẾN"
            ),
            44,
            (
                "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG",
                "GIẤY KHEN CỦA GIÁM ĐỐC SỞ CÔNG THƯƠNG",
                "VÀ TẬP THỂ LAO ĐỘNG TIÊN TIẾN",
                "VÀ LAO ĐỘNG TIÊN TIẾN",
            ),
        ),
    ],
)
def test_a_title_ends_no_line_within_a_word_or_after_a_word_that_leads_on(
    title: str, longest: int, lines: tuple[str, ...]
) -> None:
    assert balanced(title, longest) == lines


@pytest.mark.parametrize(
    ("title", "width_mm", "printed"),
    [
        ("Mức độ thực hiện", 31, "Mức_độ thực_hiện"),
        ("Nhiệm vụ chủ trì", 10, "Nhiệm vụ chủ trì"),
        (
            "Số, ngày, tháng, năm của quyết định; cơ quan ban hành",
            90,
            "Số, ngày, tháng, năm của quyết_định; cơ_quan ban_hành",
        ),
        ("STT", 11, "STT"),
    ],
)
def test_the_head_of_a_column_binds_the_words_that_the_column_holds(title: str, width_mm: float, printed: str) -> None:
    assert head_title(Column(title, width_mm), DECREE_30).replace("\u00a0", "_") == printed
