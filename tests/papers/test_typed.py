"""What is typed into a box comes on paper as lines, lists and tables."""

import pytest

from documents.content import Column, DashList, Paragraph, Row, Table, typed_blocks

PASTED = "Đơn vị\tChỉ tiêu\tKết quả\nPhòng Quản lý Công nghiệp\t10\t8,5%\n\t2.000\t"


def test_each_line_is_a_paragraph() -> None:
    assert list(typed_blocks("Một.\r\n\r\n  Hai:\nBa.", "", "Bốn.")) == [
        Paragraph("Một."),
        Paragraph("Hai:", keep_with_next=True),
        Paragraph("Ba."),
        Paragraph("Bốn."),
    ]


def test_lines_with_a_dash_are_one_list_over_several_texts() -> None:
    assert list(typed_blocks("Kết quả:\n- một;\n\n– hai;", "+ ba.", "-5 độ.", "- ")) == [
        Paragraph("Kết quả:", keep_with_next=True),
        DashList(("một;", "hai;", "ba.")),
        Paragraph("-5 độ."),
        Paragraph("-"),
    ]


def test_rows_of_a_spreadsheet_are_a_table() -> None:
    [intro, table] = typed_blocks(f"Số liệu:\n{PASTED}")

    assert intro == Paragraph("Số liệu:", keep_with_next=True)
    assert table == Table(
        columns=(Column("Đơn vị", 93), Column("Chỉ tiêu", 34, "right"), Column("Kết quả", 31, "right")),
        rows=(Row(("Phòng Quản lý Công nghiệp", "10", "8,5%")), Row(("", "2.000", ""))),
    )


def test_two_texts_are_two_tables() -> None:
    assert [type(block) for block in typed_blocks(PASTED, PASTED)] == [Table, Table]


@pytest.mark.parametrize("columns", range(2, 13))
def test_a_table_stays_between_the_margins(columns: int) -> None:
    [table] = typed_blocks("\n".join(["\t".join(["Tên cột rất dài " * columns] * columns)] * 2))

    assert isinstance(table, Table)
    assert table.width_mm <= 160


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Họ tên:\tNguyễn Văn A", ["Họ tên: Nguyễn Văn A"]),
        ("\tThụt dòng.\n\tThụt nữa.", ["Thụt dòng.", "Thụt nữa."]),
        ("\n".join(["\t".join("0123456789abc")] * 2), ["0 1 2 3 4 5 6 7 8 9 a b c"] * 2),
    ],
)
def test_tabs_that_make_no_table_are_gaps(typed: str, printed: list[str]) -> None:
    assert list(typed_blocks(typed)) == [Paragraph(text) for text in printed]
