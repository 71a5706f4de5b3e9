"""The sổ vàng as a sheet."""

from collections.abc import Iterable
from datetime import date

from awards.models import Certificate, GoldenBook
from documents.sheets import Sheet, SheetColumn

COLUMNS = (
    SheetColumn("Số", 8),
    SheetColumn("Tên tập thể, họ và tên", 34),
    SheetColumn("Chức vụ, đơn vị", 44),
    SheetColumn("Hình thức", 16),
    SheetColumn("Thành tích", 54),
    SheetColumn("Quyết định", 18),
    SheetColumn("Ngày quyết định", 16),
    SheetColumn("Tình trạng quyết định", 20),
)


def golden_book_sheet(book: GoldenBook, lines: Iterable[Certificate]) -> Sheet:
    """A row for each giấy khen of the year; no statement but that of the lines."""
    return Sheet(
        name=f"Sổ vàng {book.year}",
        title=f"Sổ vàng khen thưởng năm {book.year}, {book.body.name}",
        columns=COLUMNS,
        rows=[_row(line) for line in lines],
    )


def _row(line: Certificate) -> list[str | int | date | None]:
    nomination = line.nomination
    paper = nomination.decision.paper if nomination.decision else None
    return [
        line.number,
        nomination.nominee_name,
        nomination.nominee_position,
        nomination.kind.name,
        line.achievement,
        paper.symbol if paper else "",
        paper.issued_on if paper else None,
        paper.state_row.label if paper else "",
    ]
