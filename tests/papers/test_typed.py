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
    rows_of_tables,
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
        DashList(("một;", "hai;", "+ ba.")),
        Paragraph("-5 độ."),
    ]


@pytest.mark.parametrize(
    "typed", ["- ", "-", "- –\n+", "\u200b\n\ufeff", "***", "./.", " . /. ", "-\t-", "\t\t", "•\t+ -"]
)
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
    ("typed", "of_tables", "without"),
    [
        ("\n".join(["\t".join("0123456789abc")] * 3), 0, 3),
        ("STT\tNội dung\tKết quả", 0, 1),
        (f"{PASTED}\n\nSTT\tNội dung\tKết quả", 3, 1),
        (f"Gồm:\n{PASTED}\n\n{PASTED}", 6, 0),
        ("Họ tên:\tNguyễn Văn A", 0, 0),
        ("1.\tMột\n2.\tHai", 0, 0),
        ("-\tMột:\t1\n-\tHai:\t2", 0, 0),
    ],
)
def test_rows_of_tables_and_rows_that_make_none_are_counted(typed: str, of_tables: int, without: int) -> None:
    assert (rows_of_tables(typed), rows_without_table(typed)) == (of_tables, without)


@pytest.mark.parametrize(
    "bullet", ["-", "–", "•", "·", "o", "§", "\t-", "\uf0b7", "\uf0a7", "\uf076", "\uf0fc", "➢", "✓"]
)
def test_bullets_before_tabs_are_one_list(bullet: str) -> None:
    typed = f"Gồm:\n{bullet}\tMột:\t05 cuộc;\n{bullet}\tHai.\n- Ba."

    assert list(typed_blocks(typed)) == [
        Paragraph("Gồm:", keep_with_next=True),
        DashList(("Một: 05 cuộc;", "Hai.", "Ba.")),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "- Cấp phép:\n+ Mới 3\n  + Gia hạn 2\n- Kiểm tra 5",
        "-\tCấp phép:\n+\tMới 3\n\t+\tGia hạn 2\n-\tKiểm tra 5",
        "•\tCấp phép:\no\tMới 3\n▪\tGia hạn 2\n•\tKiểm tra 5",
        "\uf0b7\tCấp phép:\no\tMới 3\n\uf0a7\tGia hạn 2\n\uf0b7\tKiểm tra 5",
    ],
)
def test_the_level_below_the_dash_keeps_its_plus(typed: str) -> None:
    [listed] = typed_blocks(typed)

    assert isinstance(listed, content.DashList)
    assert listed.lines == ("- Cấp phép:", "+ Mới 3", "+ Gia hạn 2", "- Kiểm tra 5")


def test_the_plus_stands_on_paper_as_it_was_typed() -> None:
    paper = replace(samples.letter_report(), blocks=tuple(typed_blocks("- Cấp phép:\n+ Mới 3;\n- Kiểm tra 5.\n+ Sở")))

    html, word = render_html(paper), ReadWord(render_docx(paper)).letters

    assert [html.count(line) for line in (">- Cấp phép:<", ">+ Mới 3;<", ">+ Sở./.<")] == [1, 1, 1]
    assert "-Cấpphép:+Mới3;-Kiểmtra5.+Sở./." in word


@pytest.mark.parametrize(
    "mark",
    [
        "1/",
        "1-",
        "1.",
        "1)",
        "1.-",
        "a/",
        "a-",
        "A.",
        "II/",
        "IV.",
        "1.1.",
        "a.1)",
        "Điều 1.",
        "Bước 1:",
        "Nhiệm vụ II.",
        "Họ:",
    ],
)
@pytest.mark.parametrize("other", ["", "Ghi chú\tx", "\tthăm hỏi"])
def test_lines_behind_marks_are_a_list(mark: str, other: str) -> None:
    typed = f"{mark}\tTham mưu\n{mark}\tTổ chức\n{other}"

    assert list(typed_blocks(typed)) == [Paragraph(" ".join(line.split())) for line in typed.splitlines() if line]


def test_an_item_goes_on_in_a_line_with_an_indent() -> None:
    assert list(typed_blocks("-\tTrồng cây;\n\tthăm hỏi 5 hộ;\n-\tHiến máu.\nGhi chú\tx")) == [
        DashList(("Trồng cây;",)),
        Paragraph("thăm hỏi 5 hộ;"),
        DashList(("Hiến máu.",)),
        Paragraph("Ghi chú x"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "Đơn vị\tKết quả\nPhòng A\tTốt",
        "A\tB\n1\t2",
        "\tKết quả\nPhòng A\tTốt",
        "2024\t150\n2025\t160,5\n2026\t90%",
        "1\tPhòng A\t5\n2\tPhòng B\t6",
        "1.\tPhòng A\t5\n2.\tPhòng B\t6",
        "STT\tNội dung\tSố\n1.\tPhòng A\nI\tPhòng B\t6",
    ],
)
def test_rows_under_a_head_or_of_figures_or_of_three_cells_are_a_table(typed: str) -> None:
    [table] = typed_blocks(typed)

    assert isinstance(table, content.Table)
    assert 1 + len(table.rows) == len(typed.splitlines())


@pytest.mark.parametrize(
    "typed",
    [
        "1\tTham mưu\n2\tTổ chức",
        "I\tTham mưu\nII\tTổ chức",
        "8:00\tKhai mạc\n9:00\tBế mạc",
        "Đã làm\tcác việc.\nCòn lại\tkhông có.",
    ],
)
def test_two_columns_without_head_or_figures_are_lines(typed: str) -> None:
    assert list(typed_blocks(typed)) == [Paragraph(line.replace("\t", " ")) for line in typed.splitlines()]


def test_an_empty_line_ends_a_table_and_an_empty_row_does_not() -> None:
    listed, first, second = typed_blocks(f"-\tMột\n\n{PASTED}\n\t\t\nX\t1\n\nTên\tSố\nA\t1")

    assert listed == DashList(("Một",))
    assert isinstance(first, content.Table)
    assert isinstance(second, content.Table)
    assert (len(first.rows), second.rows) == (3, (Row(("A", "1")),))


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
