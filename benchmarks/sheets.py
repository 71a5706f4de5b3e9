"""A workbook of 50,000 rows and 12 columns by us and by openpyxl's write-only mode."""

from datetime import date
from io import BytesIO

import django

from benchmarks.measure import Work

ROWS, COLUMNS = 50_000, 12


def _rows() -> list[list[str | int | date]]:
    day = date(2021, 6, 18)
    return [[at, f"Nhiệm vụ số {at}", day, *(at * step for step in range(COLUMNS - 3))] for at in range(1, ROWS + 1)]


def ours() -> Work:
    """Our typed, framed sheet with its frozen head."""
    django.setup()
    from documents.sheets import Sheet, SheetColumn, workbook

    columns = tuple(SheetColumn(f"Cột {at}", 14) for at in range(COLUMNS))
    sheet = Sheet("Danh sách", columns, _rows())
    return lambda: workbook([sheet], made_on=date(2021, 6, 30))


def openpyxl_write_only() -> Work:
    """The same cells without any style."""
    from openpyxl import Workbook

    rows = _rows()

    def work() -> None:
        book = Workbook(write_only=True)
        page = book.create_sheet("Danh sách")
        for cells in rows:
            page.append(cells)
        book.save(BytesIO())

    return work
