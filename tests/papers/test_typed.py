"""What is typed into a box comes on paper as lines, lists and tables."""

from dataclasses import replace
from functools import partial

import pytest

from documents import content
from documents.content import (
    Column,
    PaperRefused,
    Row,
    printable,
    rows_without_table,
    runs,
    says_nothing,
    typed_blocks,
    typed_heading,
)
from documents.content.doubts import content_doubts
from documents.docx import render_docx
from documents.pdf import render_html
from tests.papers import samples
from tests.papers.word import ReadWord

Paragraph = partial(content.Paragraph, typed=True)
DashList = partial(content.DashList, typed=True)
Table = partial(content.Table, typed=True)
PASTED = "Đơn vị\tChỉ tiêu\tKết quả\nPhòng Quản lý Công nghiệp\t10\t8,5%\n\t2.000\t"


def test_each_line_is_a_paragraph() -> None:
    assert list(typed_blocks("Một.\r\n\r\n  Hai:\nBa.", "", "Bốn.")) == [
        Paragraph("Một."),
        Paragraph("Hai:", keep_with_next=True),
        Paragraph("Ba."),
        Paragraph("Bốn."),
    ]


def test_lines_with_a_dash_are_one_list_over_several_texts() -> None:
    assert list(typed_blocks("Kết quả:\n- một;\n\n– hai;", "+ ba.", "-5 độ.")) == [
        Paragraph("Kết quả:", keep_with_next=True),
        DashList(("một;", "hai;", "ba.")),
        Paragraph("-5 độ."),
    ]


@pytest.mark.parametrize("typed", ["- ", "-", "- –\n+", "\u200b\n\ufeff", "***", "./.", " . /. "])
def test_lines_that_say_nothing_are_left_out(typed: str) -> None:
    assert (says_nothing(typed), list(typed_blocks(typed))) == (True, [])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Hết./.", "Hết."),
        ("còn lại./. Số liệu đến ngày 20/11", "còn lại. Số liệu đến ngày 20/11"),
        ("Dấu chấm đủ rồi../.", "Dấu chấm đủ rồi."),
        ("Gõ cách ; . /.", "Gõ cách."),
        ("Thiếu chấm/.", "Thiếu chấm."),
        ("Ngày .../.../2026, số …/BC", "Ngày .../.../2026, số …/BC"),
        ("Đạt 1/2. Số 15/KH.", "Đạt 1/2. Số 15/KH."),
    ],
)
def test_the_mark_of_the_end_is_left_out(typed: str, printed: str) -> None:
    assert list(typed_blocks(typed)) == [Paragraph(printed)]


def test_rows_of_a_spreadsheet_are_a_table() -> None:
    [intro, table] = typed_blocks(f"Số liệu:\n{PASTED}")

    assert intro == Paragraph("Số liệu:", keep_with_next=True)
    assert table == Table(
        columns=(Column("Đơn vị", 93), Column("Chỉ tiêu", 34, "right"), Column("Kết quả", 31, "right")),
        rows=(Row(("Phòng Quản lý Công nghiệp", "10", "8,5%")), Row(("", "2.000", ""))),
    )


def test_two_texts_are_two_tables() -> None:
    assert [type(block) for block in typed_blocks(PASTED, PASTED)] == [content.Table, content.Table]


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    [table] = typed_blocks('Tên\t"Chỉ\r\ntiêu"\r\n"ô ""có""\r\nhai dòng./."\t5\r\n-\t-')

    assert isinstance(table, content.Table)
    assert [column.title for column in table.columns] == ["Tên", "Chỉ\ntiêu"]
    assert table.rows == (Row(('ô "có"\nhai dòng.', "5")), Row(("-", "-")))


def test_quoted_words_over_two_lines_are_no_cell() -> None:
    assert list(typed_blocks('"Một việc\nmột đầu mối"\nHọ tên:\tA')) == [
        Paragraph('"Một việc'),
        Paragraph('một đầu mối"'),
        Paragraph("Họ tên: A"),
    ]


@pytest.mark.parametrize("columns", range(2, 13))
def test_a_table_stays_between_the_margins(columns: int) -> None:
    [table] = typed_blocks("\n".join(["\t".join(["Tên cột rất dài " * columns] * columns)] * 2))

    assert isinstance(table, content.Table)
    assert table.width_mm <= 160


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Họ tên:\tNguyễn Văn A", ["Họ tên: Nguyễn Văn A"]),
        ("\tThụt dòng.\n\tThụt nữa.", ["Thụt dòng.", "Thụt nữa."]),
        ("\n".join(["\t".join("0123456789abc")] * 2), ["0 1 2 3 4 5 6 7 8 9 a b c"] * 2),
        ("1.\tTham mưu 02 văn bản.\n2.\tTổ chức 03 hội nghị.", ["1. Tham mưu 02 văn bản.", "2. Tổ chức 03 hội nghị."]),
        ("a)\tMột;\n\tb)\tHai.", ["a) Một;", "b) Hai."]),
        ("(1)\tMột;\n1.1\tHai;\nIV.\tBa.", ["(1) Một;", "1.1 Hai;", "IV. Ba."]),
    ],
)
def test_tabs_that_make_no_table_are_gaps(typed: str, printed: list[str]) -> None:
    assert list(typed_blocks(typed)) == [Paragraph(text) for text in printed]


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("\n".join(["\t".join("0123456789abc")] * 3), 3),
        ("STT\tNội dung\tKết quả", 1),
        (PASTED, 0),
        ("Họ tên:\tNguyễn Văn A", 0),
        ("1.\tMột\n2.\tHai", 0),
    ],
)
def test_rows_that_make_no_table_are_counted(typed: str, rows: int) -> None:
    assert rows_without_table(typed) == rows


@pytest.mark.parametrize("bullet", ["-", "–", "•", "·", "o", "§", "\t-"])
def test_bullets_before_tabs_are_one_list(bullet: str) -> None:
    typed = f"Gồm:\n{bullet}\tMột;\n{bullet}\tHai.\n- Ba."

    assert list(typed_blocks(typed)) == [Paragraph("Gồm:", keep_with_next=True), DashList(("Một;", "Hai.", "Ba."))]


def test_numbers_before_several_cells_are_a_table() -> None:
    [table] = typed_blocks("STT\tNội dung\n1.\tTham mưu\n2.\tTổ chức")

    assert isinstance(table, content.Table)
    assert table.rows == (Row(("1.", "Tham mưu")), Row(("2.", "Tổ chức")))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a) Tên phần", "Tên phần"),
        ("b)Tên\nphần./.", "Tên phần"),
        ("1. Tên phần", "Tên phần"),
        ("- IV. phần", "IV. phần"),
        ("1.500 tấn thép", "1.500 tấn thép"),
        ("A) ", "A)"),
    ],
)
def test_a_name_of_a_part_is_left_without_its_own_number(typed: str, printed: str) -> None:
    assert typed_heading(typed) == printed


STARS = "Sản lượng điện (**) đạt 120 triệu kWh; số hộ (**) là **500**."


def test_typed_stars_print_as_they_were_typed() -> None:
    paper = replace(
        samples.letter_report(),
        blocks=(
            *typed_blocks(STARS, f"- {STARS}", f"Tên\tSố\n{STARS}\t5"),
            content.Paragraph("Trên đây là **báo cáo**."),
        ),
    )

    html, word = render_html(paper), ReadWord(render_docx(paper)).letters

    assert (html.count(STARS), html.count("<strong>báo cáo</strong>")) == (3, 1)
    assert word.count("".join(STARS.split())) == 3


@pytest.mark.parametrize("text", ["Điện (**) đạt 120; hộ (**) là 500.", "Điện** và hộ**.", "** Ghi chú ** của bảng"])
def test_signs_of_footnotes_in_a_sentence_of_ours_are_no_bold_words(text: str) -> None:
    assert [run.text for run in runs(text)] == [text]


def test_days_that_people_typed_are_doubted_and_our_own_are_refused() -> None:
    wrong = "Hoàn thành trước ngày 31/6/2026 và 30/02/2026."

    paper = replace(samples.letter_report(), blocks=tuple(typed_blocks(wrong)))

    assert [said for said in content_doubts(paper) if "lịch" in said] == [
        "“31/6/2026” là ngày không có trong lịch; hãy xem lại.",
        "“30/02/2026” là ngày không có trong lịch; hãy xem lại.",
    ]
    with pytest.raises(PaperRefused, match="“31/6/2026” là ngày không có trong lịch"):
        replace(samples.letter_report(), blocks=(content.Paragraph(wrong),))


def test_a_box_stands_for_letters_that_no_paper_has() -> None:
    assert printable(tuple(typed_blocks("Tốt 👍🏽 ⇒ đạt", PASTED))) == (
        Paragraph("Tốt □ □ đạt"),
        *typed_blocks(PASTED),
    )
