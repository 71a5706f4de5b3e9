from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from documents.content import Annex, Body, Column, Heading, Paper, Paragraph, Row, Signature, Table
from documents.sheets import CELL_LIMIT, Sheet, SheetColumn, paper_workbook, typed, workbook

MADE_ON = date(2021, 6, 30)


def opened(data: bytes):
    return load_workbook(BytesIO(data))


def listed(*rows, name="Danh sách", columns=("Tên", "Giá trị")) -> Sheet:
    return Sheet(name, tuple(SheetColumn(title, 20) for title in columns), rows)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.490.000", 1490000),
        ("0", 0),
        ("-12", -12),
        ("95,5", Decimal("95.5")),
        ("1.234,56", Decimal("1234.56")),
        ("20/6/2021", date(2021, 6, 20)),
        ("31/6/2021", "31/6/2021"),
        ("05", "05"),
        ("1.49", "1.49"),
        ("12/KH-SCT", "12/KH-SCT"),
        ("100%", "100%"),
        ("", ""),
    ],
)
def test_a_cell_is_what_its_text_says(text, value):
    assert typed(text) == value
    assert type(typed(text)) is type(value)


def test_cells_have_types_the_head_is_frozen_and_columns_have_widths():
    sheet = opened(
        workbook(
            [listed(("Số xã", 12), ("Tỷ lệ", Decimal("95.5")), ("Ngày", MADE_ON), ("Trống", None))], made_on=MADE_ON
        )
    )["Danh sách"]
    assert [cell.value for cell in sheet["B"]] == ["Giá trị", 12, 95.5, datetime(2021, 6, 30), None]
    assert sheet["B4"].number_format == "d/m/yyyy"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["A"].width == pytest.approx(20, abs=1)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5 bậc", "@cmd", "https://example.org", "{=SUM(A1)}"])
def test_a_text_is_never_run(text):
    sheet = opened(workbook([listed((text, 1))], made_on=MADE_ON))["Danh sách"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)


def test_a_text_longer_than_a_cell_ends_with_an_ellipsis():
    sheet = opened(workbook([listed(("á" * 40_000, 1))], made_on=MADE_ON))["Danh sách"]
    assert sheet["A2"].value == "á" * (CELL_LIMIT - 1) + "…"


def test_names_of_sheets_are_made_fit_and_told_apart():
    long = "Kết quả thực hiện từng nhiệm vụ thi đua"
    book = opened(workbook([listed(name=long), listed(name=long), listed(name="6/2021 [nháp]")], made_on=MADE_ON))
    assert book.sheetnames == ["Kết quả thực hiện từng nhiệm vụ", "Kết quả thực hiện từng (2)", "6 2021 nháp"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("1. Báo cáo số 182/BC-SCT: Sơ kết phong trào", "1. Báo cáo số 182 BC-SCT Sơ kết"),
        ("1. Báo cáo số 1182/BC-SCT: Sơ kết phong trào", "1. Báo cáo số 1182 BC-SCT Sơ"),
        ("Tiến độ, chất lượng, hiệu quả, sáng kiến", "Tiến độ, chất lượng, hiệu quả"),
        ("x" * 40, "x" * 31),
        (f"1. {'x' * 40}", f"1. {'x' * 28}"),
    ],
)
def test_the_name_of_a_sheet_ends_with_a_whole_word(wanted, name):
    assert opened(workbook([listed(name=wanted)], made_on=MADE_ON)).sheetnames == [name]


def test_equal_lists_give_equal_bytes():
    assert workbook([listed(("a", 1))], made_on=MADE_ON) == workbook([listed(("a", 1))], made_on=MADE_ON)


def test_every_table_of_a_paper_is_a_sheet_with_its_figures():
    columns = (Column("STT", 12, "center"), Column("Chỉ tiêu", 100), Column("Thực hiện", 40, "right"))
    own = Table(
        columns, (Row(("I. CHUNG",), "group"), Row(("1", "Số **xã**", "1.250")), Row(("", "Cộng", "95,5"), "total"))
    )
    annexed = Table(columns, (Row(("1", "Ngày họp (**)", "20/6/2021")),), title="Lịch họp", typed=True)
    paper = Paper(
        kind="BC",
        body=Body(name="SỞ CÔNG THƯƠNG", symbol="SCT", place="Hà Tĩnh"),
        summary="kết quả",
        year=2021,
        blocks=(Heading("Kết quả"), own, Paragraph("Chi tiết tại phụ lục kèm theo.")),
        annexes=(Annex("Lịch", (annexed,)),),
        signature=Signature(post="Giám đốc", name=""),
        draft=True,
    )
    book = opened(paper_workbook(paper, made_on=MADE_ON))
    assert book.sheetnames == ["1. Báo cáo kết quả", "2. Lịch họp"]
    first, second = book.worksheets
    assert [[cell.value for cell in row] for row in first.iter_rows(min_row=2)] == [
        ["I. CHUNG", None, None],
        [1, "Số xã", 1250],
        [None, "Cộng", 95.5],
    ]
    assert [first[cell].font.bold for cell in ("A2", "B3", "B4")] == [True, False, True]
    assert (second["B2"].value, second["C2"].value) == ("Ngày họp (**)", datetime(2021, 6, 20))
