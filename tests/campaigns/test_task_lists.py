"""The spreadsheet of the two lists: template, reading, what is wrong in which row."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from accounts.models import Unit
from campaigns import task_lists
from campaigns.task_lists import COLUMNS, RowProblem, check_rows, read_cells, template
from core.errors import RuleBroken

UNITS = [
    Unit(pk=1, code="qlcn", name="Phòng Quản lý Công nghiệp", short_name="QL Công nghiệp"),
    Unit(pk=2, code="qltm", name="Phòng Quản lý Thương mại", short_name="QL Thương mại"),
    Unit(pk=3, code="tt", name="Trung tâm Khuyến công và Xúc tiến thương mại"),
]


def workbook(*rows: tuple[object, ...], heads: tuple[str, ...] = COLUMNS) -> bytes:
    book = Workbook()
    book.active.append(heads)
    for row in rows:
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def problems(*cells: str) -> list[RowProblem]:
    return check_rows([(2, list(cells))], UNITS, [], 2021)[0].problems


def test_the_template_lists_columns_and_units_and_is_read_back_empty() -> None:
    data = template(UNITS)

    book = load_workbook(BytesIO(data))
    assert [sheet.title for sheet in book.worksheets] == ["Danh mục nhiệm vụ", "Đơn vị"]
    assert tuple(cell.value for cell in book.worksheets[0][1]) == COLUMNS
    assert [(row[0].value, row[1].value) for row in book.worksheets[1].iter_rows(min_row=2)] == [
        (unit.code, unit.name) for unit in UNITS
    ]
    with pytest.raises(RuleBroken, match="chưa có dòng nhiệm vụ nào"):
        read_cells(data)


def test_a_row_appended_to_the_template_is_its_second_row() -> None:
    book = load_workbook(BytesIO(template(UNITS)))
    book.worksheets[0].append(["khung", 1, "Đề án", "qlcn", "", "", ""])
    buffer = BytesIO()
    book.save(buffer)

    assert read_cells(buffer.getvalue()) == [(2, ["khung", "1", "Đề án", "qlcn", "", "", ""])]


def test_cells_become_text_as_a_person_reads_them() -> None:
    data = workbook(
        ("khung", 1.0, "  Đề   án\nhai dòng ", "qlcn", None, None, datetime(2021, 6, 15)),
        (None,) * 7,
        ("khung", "2", "Việc", "qlcn", "", "", date(2021, 9, 30)),
    )

    assert read_cells(data) == [
        (2, ["khung", "1", "Đề án hai dòng", "qlcn", "", "", "15/6/2021"]),
        (4, ["khung", "2", "Việc", "qlcn", "", "", "30/9/2021"]),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"khong phai excel", "Không mở được tệp"),
        (b"PK\x03\x04hong", "Không mở được tệp"),
        (workbook(heads=("Một", "Hai")), "không đúng tệp mẫu, thiếu cột: Nguồn, Số"),
        (workbook(*[("khung", n, "Việc", "qlcn") for n in range(1001)]), "hơn 1000 dòng"),
    ],
    ids=["text", "broken", "other columns", "too many"],
)
def test_what_is_no_filled_template_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        read_cells(data)


def test_a_file_that_swells_when_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_lists, "UNPACKED_LIMIT", 1000)

    with pytest.raises(RuleBroken, match="quá lớn sau khi giải nén"):
        read_cells(workbook(("khung", 1, "Việc", "qlcn")))


def test_a_good_row_means_what_it_says() -> None:
    cells = ["Chương trình khung của UBND tỉnh", "5", "Đề án", "QL CÔNG NGHIỆP", "qltm; TT ;", "Đề án", "15/6/2021"]

    (row,) = check_rows([(2, cells)], UNITS, [("decision", "5")], 2021)

    assert row.problems == []
    assert (row.source, row.lead, row.cooperating, row.due_on) == ("programme", 1, frozenset({2, 3}), date(2021, 6, 15))


def test_a_unit_does_not_lead_and_co_operate_at_once() -> None:
    assert problems("khung", "1", "Việc", "qlcn", "qltm; Phòng Quản lý Công nghiệp", "", "") == [
        RowProblem(
            "Đơn vị phối hợp",
            "“Phòng Quản lý Công nghiệp” đã là đơn vị chủ trì. Bỏ đơn vị này ở cột phối hợp, hoặc sửa đơn vị chủ trì.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1/1/2021", []),
        ("31/12/2021", []),
        ("31/12/2020", ["Hạn 31/12/2020 không thuộc năm 2021 của phong trào. Xem lại trước khi lưu."]),
        ("1/1/2022", ["Hạn 1/1/2022 không thuộc năm 2021 của phong trào. Xem lại trước khi lưu."]),
    ],
)
def test_a_due_date_outside_the_year_is_doubtful_but_may_be_saved(text: str, sentences: list[str]) -> None:
    (row,) = check_rows([(2, ["khung", "1", "Việc", "qlcn", "", "", text])], UNITS, [], 2021)

    assert (row.problems, [doubt.sentence for doubt in row.doubts]) == ([], sentences)


def test_each_wrong_cell_is_named_with_what_to_do() -> None:
    assert problems("khác", "", "", "Phòng QL Thương mại", "Khuyến công", "", "31/6/2021") == [
        RowProblem(
            "Nguồn",
            "“khác” không phải nguồn đã biết. Ghi “Chương trình khung của UBND tỉnh” hoặc “Quyết định nhiệm vụ chủ yếu "
            "của Sở”.",
        ),
        RowProblem("Số", "Chưa ghi số thứ tự. Ghi số của nhiệm vụ trong danh mục."),
        RowProblem("Nội dung", "Chưa ghi nội dung nhiệm vụ."),
        RowProblem("Đơn vị chủ trì", "Không có đơn vị “Phòng QL Thương mại”. Có phải “Phòng Quản lý Thương mại”?"),
        RowProblem(
            "Đơn vị phối hợp",
            "Không có đơn vị “Khuyến công”. Có phải “Trung tâm Khuyến công và Xúc tiến thương mại”?",
        ),
        RowProblem("Hạn", "Ngày 31/6/2021 không có trong lịch. Ghi một ngày có thật."),
    ]


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("15/6/2021", date(2021, 6, 15)),
        ("15.06.2021", date(2021, 6, 15)),
        ("2021-06-15 00:00:00", date(2021, 6, 15)),
        ("", None),
    ],
)
def test_dates_are_read_day_first(text: str, due_on: date | None) -> None:
    (row,) = check_rows([(2, ["khung", "1", "Việc", "qlcn", "", "", text])], UNITS, [], 2021)

    assert (row.due_on, row.problems) == (due_on, [])


@pytest.mark.parametrize("text", ["cuối năm", "6/2021", "29/2/2021"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert [problem.column for problem in problems("khung", "1", "Việc", "qlcn", "", "", text)] == ["Hạn"]


def test_numbers_twice_in_the_file_or_known_already_are_refused() -> None:
    good = ["Việc", "qlcn", "", "", ""]

    rows = check_rows(
        [
            (2, ["khung", "1", *good]),
            (3, ["khung", "1", *good]),
            (4, ["chủ yếu", "1", *good]),
            (5, ["khung", "9", *good]),
        ],
        UNITS,
        [("programme", "9")],
        2021,
    )

    assert [[problem.sentence for problem in row.problems] for row in rows] == [
        [],
        ["Số 1 của Chương trình khung của UBND tỉnh trùng với dòng 2. Sửa một trong hai."],
        [],
        ["Số 9 của Chương trình khung của UBND tỉnh đã có trong phong trào. Bỏ dòng này, hoặc sửa nhiệm vụ đã có."],
    ]


def test_an_unknown_unit_without_a_likeness_leads_to_the_list_of_units() -> None:
    found = problems("khung", "1", "Việc", "xyz", "", "", "")

    assert found == [RowProblem("Đơn vị chủ trì", "Không có đơn vị “xyz”. Xem mã và tên ở trang Đơn vị của tệp mẫu.")]
