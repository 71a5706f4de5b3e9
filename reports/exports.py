"""The board as a workbook: one sheet of units and phases, one of tasks, one of targets."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from campaigns.queries.submissions import BoardCell
from core.wording import short_date
from reports.queries.board import BoardPage

HEAD = PatternFill("solid", fgColor="E4EBF4")
LINE = Side(style="thin", color="B8C0CA")
ROLES = {"lead": "Chủ trì", "cooperating": "Phối hợp"}


def board_workbook(page: BoardPage) -> bytes:
    """The workbook's bytes; no statement."""
    book = Workbook()
    book.remove(book.active)
    _sheet(
        book.create_sheet("Bảng theo dõi"),
        [
            "STT",
            "Đơn vị",
            *(column for phase in page.phases for column in (str(phase), f"Ngày nộp {str(phase).lower()}")),
        ],
        [
            [at, line.row.unit.name, *(text for cell in line.row.cells for text in (cell.state.label, _day(cell)))]
            for at, line in enumerate(page.lines, start=1)
        ],
        [6, 46, *([24, 20] * len(page.phases))],
    )
    _sheet(
        book.create_sheet("Nhiệm vụ"),
        ["Đơn vị", "Đợt", "Nhiệm vụ", "Vai trò", "Mức độ thực hiện", "Còn thiếu"],
        [
            [line.row.unit.name, str(cell.phase), task.text, ROLES.get(task.role, ""), task.status_label, task.gap]
            for line in page.lines
            for cell in line.row.cells
            for task in cell.tasks
        ],
        [40, 10, 80, 14, 24, 34],
    )
    _sheet(
        book.create_sheet("Chỉ tiêu"),
        ["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Bên cạnh", "Đánh giá"],
        [
            [at, target.text, target.planned, target.reached, target.beside, target.verdict.label]
            for at, target in enumerate(page.targets.targets, start=1)
        ],
        [6, 70, 32, 30, 40, 24],
    )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _day(cell: BoardCell) -> str:
    return short_date(cell.submitted_on) if cell.submitted_on else ""


def _sheet(sheet: Worksheet, head: list[str], rows: list[list[object]], widths: list[int]) -> None:
    """Head, rows and print set-up: A4 on the long side, head on every page."""
    sheet.append(head)
    for row in rows:
        sheet.append([_harmless(value) for value in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(top=LINE, bottom=LINE, left=LINE, right=LINE)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _harmless(value: object) -> object:
    """A text that a spreadsheet would run as a formula stays a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
