"""The two lists of tasks as a spreadsheet: the template to fill, the reading of it, what is wrong in which row.

Pure: units and numbers already taken are given; nothing is written.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from accounts.models import Unit
from campaigns.deadlines import year_doubt
from campaigns.models.tasks import TaskSource
from campaigns.services import ListedTask, Share
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date

COLUMNS = ("Nguồn", "Số", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Hạn")
SOURCE, NUMBER, TEXT, LEAD, COOPERATING, PRODUCT, DUE = COLUMNS
WIDTHS = (38, 8, 70, 34, 40, 36, 14)
ROW_LIMIT = 1000
FIRST_ROW = 2
UNPACKED_LIMIT = 60 * 1024 * 1024
_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?")
_NUMBER_LENGTH, _PRODUCT_LENGTH = 40, 300


@dataclass(frozen=True)
class RowProblem:
    """What is wrong or doubtful in one cell, and what to do."""

    column: str
    sentence: str


@dataclass
class SheetRow:
    """One filled row: the cells as text (to be shown, and sent again on saving), what they mean, what is wrong, and what
    may be saved but looks doubtful."""

    number: int
    cells: list[str]
    source: str = ""
    lead: int | None = None
    cooperating: frozenset[int] = frozenset()
    due_on: date | None = None
    problems: list[RowProblem] = field(default_factory=list)
    doubts: list[RowProblem] = field(default_factory=list)

    @property
    def columns(self) -> list[tuple[str, str, list[str], list[str]]]:
        """(column, cell, what is wrong in it, what is doubtful in it)"""

        def about(column: str, found: list[RowProblem]) -> list[str]:
            return [problem.sentence for problem in found if problem.column == column]

        return [
            (column, cell, about(column, self.problems), about(column, self.doubts))
            for column, cell in zip(COLUMNS, self.cells, strict=True)
        ]

    def cell(self, column: str) -> str:
        return self.cells[COLUMNS.index(column)]


def template(units: Iterable[Unit]) -> bytes:
    """The workbook to fill: the list on the first sheet, units with code and name on the second."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh mục nhiệm vụ"
    sheet.append(COLUMNS)
    sheet.freeze_panes = "A2"
    head = PatternFill("solid", start_color="1F3A5F")
    for cell, width in zip(sheet[1], WIDTHS, strict=True):
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = head
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sources = ",".join(str(label) for source, label in TaskSource.choices if source != TaskSource.PLAN)
    choice = DataValidation(type="list", formula1=f'"{sources}"', allow_blank=True)
    choice.add(f"A{FIRST_ROW}:A{ROW_LIMIT}")
    sheet.add_data_validation(choice)
    # Whole columns, not cells: a row that only looks filled would push what is appended far down.
    for letter in "CDEF":
        sheet.column_dimensions[letter].alignment = Alignment(vertical="top", wrap_text=True)
    sheet.column_dimensions["G"].number_format = "DD/MM/YYYY"
    listed = book.create_sheet("Đơn vị")
    listed.append(("Mã", "Tên"))
    for cell in listed[1]:
        cell.font = Font(bold=True)
    for unit in units:
        listed.append((unit.code, unit.name))
    listed.column_dimensions["A"].width, listed.column_dimensions["B"].width = 20, 60
    listed["D1"] = (
        "Cách điền: mỗi nhiệm vụ một dòng. Đơn vị ghi mã hoặc tên như bảng này; nhiều đơn vị phối hợp cách nhau bằng "
        "dấu chấm phẩy (;). Hạn ghi ngày/tháng/năm."
    )
    listed["D1"].alignment = Alignment(wrap_text=True, vertical="top")
    listed.column_dimensions["D"].width = 60
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_cells(data: bytes) -> list[tuple[int, list[str]]]:
    """(row number, cells as text) of each filled row of the first sheet. Refuses what is no such workbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > UNPACKED_LIMIT:
            raise RuleBroken("Tệp quá lớn sau khi giải nén. Chỉ giữ trang danh mục rồi tải lên lần nữa.")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise RuleBroken("Không mở được tệp. Chỉ nhận tệp Excel .xlsx không đặt mật khẩu, theo tệp mẫu.") from error
    rows = book.worksheets[0].iter_rows(values_only=True, max_col=len(COLUMNS), max_row=FIRST_ROW + ROW_LIMIT)
    heads = [fold(_text(value)) for value in next(rows, ())]
    missing = [column for column, head in zip(COLUMNS, _padded(heads), strict=True) if fold(column) != head]
    if missing:
        raise RuleBroken(
            f"Dòng đầu của trang thứ nhất không đúng tệp mẫu, thiếu cột: {', '.join(missing)}. Tải tệp mẫu rồi điền lại."
        )
    filled = []
    for number, values in enumerate(rows, start=FIRST_ROW):
        cells = _padded([_text(value) for value in values])
        if any(cells):
            filled.append((number, cells))
    if not filled:
        raise RuleBroken("Tệp chưa có dòng nhiệm vụ nào. Điền từ dòng 2 rồi tải lên lần nữa.")
    if len(filled) > ROW_LIMIT:
        raise RuleBroken(f"Tệp có hơn {ROW_LIMIT} dòng. Chia thành nhiều tệp rồi nhập từng tệp.")
    return filled


def _padded(cells: list[str]) -> list[str]:
    return [*cells, *[""] * (len(COLUMNS) - len(cells))]


def _text(value: Any) -> str:
    """A cell as a person reads it: days as 20/6/2021, whole numbers without ".0"."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return short_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return re.sub(r"\s+", " ", str(value)).strip()


def check_rows(
    rows: Iterable[tuple[int, list[str]]], units: Iterable[Unit], taken: Iterable[tuple[str, str]], year: int
) -> list[SheetRow]:
    """What each row means, what is wrong and what is doubtful in it. `taken` are the (source, number) that the campaign of
    `year` already has."""
    known = _units_by_word(units)
    existing = set(taken)
    seen: dict[tuple[str, str], int] = {}
    checked = []
    for number, cells in rows:
        row = SheetRow(number, cells)
        _check_source(row)
        _check_number(row, existing, seen)
        _check_words(row)
        _check_units(row, known)
        _check_due(row, year)
        checked.append(row)
    return checked


def listed_tasks(rows: Iterable[SheetRow]) -> list[ListedTask]:
    """The checked rows as the service takes them."""
    return [
        ListedTask(
            source=row.source,
            number=row.cell(NUMBER),
            text=row.cell(TEXT),
            share=Share(row.lead, row.cooperating),
            product=row.cell(PRODUCT),
            due_on=row.due_on,
        )
        for row in rows
    ]


def _units_by_word(units: Iterable[Unit]) -> dict[str, tuple[int, str]]:
    """Folded code, name and short name → (id, name)."""
    known: dict[str, tuple[int, str]] = {}
    for unit in units:
        for word in (unit.code, unit.name, unit.short_name):
            if word:
                known.setdefault(fold(word), (unit.pk, unit.name))
    return known


def _check_source(row: SheetRow) -> None:
    words = fold(row.cell(SOURCE))
    if "khung" in words or words == "programme":
        row.source = TaskSource.PROGRAMME
    elif "chu yeu" in words or "quyet dinh" in words:
        row.source = TaskSource.DECISION
    else:
        told = f"“{row.cell('Nguồn')}” không phải nguồn đã biết." if words else "Chưa ghi nguồn."
        row.problems.append(
            RowProblem(SOURCE, f"{told} Ghi “{TaskSource.PROGRAMME.label}” hoặc “{TaskSource.DECISION.label}”.")
        )


def _check_number(row: SheetRow, existing: set[tuple[str, str]], seen: dict[tuple[str, str], int]) -> None:
    number = row.cell(NUMBER)
    if not number:
        row.problems.append(RowProblem(NUMBER, "Chưa ghi số thứ tự. Ghi số của nhiệm vụ trong danh mục."))
        return
    if len(number) > _NUMBER_LENGTH:
        row.problems.append(RowProblem(NUMBER, f"Số dài quá {_NUMBER_LENGTH} chữ. Chỉ ghi số thứ tự."))
    if not row.source:
        return
    label = TaskSource(row.source).label
    key = (row.source, number)
    if key in existing:
        row.problems.append(
            RowProblem(NUMBER, f"Số {number} của {label} đã có trong phong trào. Bỏ dòng này, hoặc sửa nhiệm vụ đã có.")
        )
    elif key in seen:
        row.problems.append(
            RowProblem(NUMBER, f"Số {number} của {label} trùng với dòng {seen[key]}. Sửa một trong hai.")
        )
    seen.setdefault(key, row.number)


def _check_words(row: SheetRow) -> None:
    if not row.cell(TEXT):
        row.problems.append(RowProblem(TEXT, "Chưa ghi nội dung nhiệm vụ."))
    if len(row.cell(PRODUCT)) > _PRODUCT_LENGTH:
        row.problems.append(RowProblem(PRODUCT, f"Dài quá {_PRODUCT_LENGTH} chữ. Rút gọn tên sản phẩm."))


def _check_units(row: SheetRow, known: Mapping[str, tuple[int, str]]) -> None:
    lead = row.cell(LEAD)
    if lead:
        row.lead = _unit(row, LEAD, lead, known)
    else:
        row.problems.append(RowProblem(LEAD, "Chưa ghi đơn vị chủ trì. Ghi mã hoặc tên một đơn vị."))
    others = [word.strip() for word in row.cell(COOPERATING).split(";") if word.strip()]
    found = {unit: word for word in others if (unit := _unit(row, COOPERATING, word, known))}
    if row.lead in found:
        sentence = f"“{found[row.lead]}” đã là đơn vị chủ trì. Bỏ đơn vị này ở cột phối hợp, hoặc sửa đơn vị chủ trì."
        row.problems.append(RowProblem(COOPERATING, sentence))
    row.cooperating = frozenset(found) - {row.lead}


def _unit(row: SheetRow, column: str, word: str, known: Mapping[str, tuple[int, str]]) -> int | None:
    folded = fold(word)
    if folded in known:
        return known[folded][0]
    near = get_close_matches(folded, known, n=1, cutoff=0.6) or [name for name in known if folded and folded in name]
    hint = f" Có phải “{known[near[0]][1]}”?" if near else " Xem mã và tên ở trang Đơn vị của tệp mẫu."
    row.problems.append(RowProblem(column, f"Không có đơn vị “{word}”.{hint}"))
    return None


def _check_due(row: SheetRow, campaign_year: int) -> None:
    text = row.cell(DUE)
    if not text:
        return
    iso, typed = _ISO_DATE.fullmatch(text), _DATE.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif typed:
        day, month, year = (int(part) for part in typed.groups())
    else:
        row.problems.append(RowProblem(DUE, f"“{text}” không phải một ngày. Ghi ngày/tháng/năm, ví dụ 30/6/2021."))
        return
    try:
        row.due_on = date(year, month, day)
    except ValueError:
        row.problems.append(RowProblem(DUE, f"Ngày {text} không có trong lịch. Ghi một ngày có thật."))
        return
    if doubt := year_doubt(row.due_on, campaign_year):
        row.doubts.append(RowProblem(DUE, f"{doubt} Xem lại trước khi lưu."))
