"""Centred titles and heads of tables: where their lines end."""

from dataclasses import replace
from datetime import date

import pytest

from documents.composition import head_title, place_lines
from documents.content import Body, Column
from documents.docx import render_docx
from documents.layout import DECREE_30
from documents.pdf import render_pdf
from documents.titles import balanced
from tests.papers import samples
from tests.papers.conftest import read
from tests.papers.word import ReadWord


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


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("Hà Tĩnh", ("Hà Tĩnh, ngày 31 tháng 12 năm 2027",)),
        ("Thành phố Hồ Chí Minh", ("Thành phố Hồ Chí Minh,", "ngày 31 tháng 12 năm 2027")),
    ],
)
def test_a_long_place_leaves_the_date_to_the_next_line_inside_the_margins(place: str, lines: tuple[str, ...]) -> None:
    paper = replace(samples.letter(), body=Body("SỞ CÔNG THƯƠNG", "SCT", place, "UBND TỈNH"), draft=False)
    paper = paper.issued(number=7, issued_on=date(2027, 12, 31))

    printed = read(render_pdf(paper))
    written = ReadWord(render_docx(paper))

    assert place_lines(paper, DECREE_30) == lines
    assert max(letter["x1"] for letter in printed.pdf.pages[0].chars) <= 190.5 * 72 / 25.4
    assert lines[-1] in printed.text()
    assert written.texts("Địa danh và thời gian") == ["\n".join(lines)]
