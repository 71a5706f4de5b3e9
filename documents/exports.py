"""The list of papers as a sheet."""

from collections.abc import Iterable

from documents.models import IssuedPaper
from documents.remarks import notes_on
from documents.sheets import Sheet, SheetColumn, Value

COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Trích yếu", 70),
    SheetColumn("Loại", 16),
    SheetColumn("Số, ký hiệu", 18),
    SheetColumn("Ngày ban hành", 15),
    SheetColumn("Tình trạng", 18),
    SheetColumn("Cơ quan ban hành", 34),
    SheetColumn("Số trang", 10),
    SheetColumn("Ghi chú", 34),
)


def papers_sheet(papers: Iterable[IssuedPaper]) -> Sheet:
    """A row for each paper; no statement but those of the papers and of what tells them apart."""
    found = list(papers)
    notes = notes_on(found)
    rows = [[*_row(at, paper), notes.get(paper.pk, "")] for at, paper in enumerate(found, start=1)]
    return Sheet(name="Văn bản", title="Danh sách văn bản", columns=COLUMNS, rows=rows)


def _row(at: int, paper: IssuedPaper) -> list[Value]:
    return [
        at,
        paper.title,
        paper.get_kind_display(),
        paper.symbol,
        paper.issued_on,
        paper.state_row.label,
        paper.body.name,
        paper.page_count if paper.is_printed else None,
    ]
