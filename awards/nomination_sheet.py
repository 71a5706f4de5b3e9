"""The list of nominations as a sheet."""

from collections.abc import Iterable

from awards.models import Nomination
from documents.sheets import Sheet, SheetColumn, Value

COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Người, tập thể", 34),
    SheetColumn("Chức vụ, đơn vị", 44),
    SheetColumn("Hình thức", 34),
    SheetColumn("Đợt", 16),
    SheetColumn("Đơn vị đề nghị", 34),
    SheetColumn("Tình trạng", 20),
    SheetColumn("Quyết định", 18),
    SheetColumn("Ngày quyết định", 16),
)


def nominations_sheet(nominations: Iterable[Nomination]) -> Sheet:
    """A row for each nomination in the order of the page; no statement but theirs."""
    rows = [_row(at, nomination) for at, nomination in enumerate(nominations, start=1)]
    return Sheet(name="Đề nghị khen thưởng", title="Danh sách đề nghị khen thưởng", columns=COLUMNS, rows=rows)


def _row(at: int, nomination: Nomination) -> list[Value]:
    paper = nomination.decision.paper if nomination.decision else None
    published = paper if paper and paper.is_published else None
    return [
        at,
        nomination.nominee_name,
        nomination.nominee_position,
        str(nomination.kind),
        f"{nomination.phase} năm {nomination.phase.campaign.year}",
        nomination.proposing_unit.name,
        nomination.state_row.label,
        published.symbol if published else "",
        published.issued_on if published else None,
    ]
