"""Reports that tell the same period as another: their papers bear one title, so each is named with its day of figures."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Q

from core.wording import short_date
from documents.workflow import PAPER
from reports.models import Consolidation

# Of such a paper nothing can be mistaken any more.
NO_LONGER_USED = ("withdrawn", "replaced")
NAMED_REPORTS = 3


# For `Exists` on a report.
OTHERS = (
    Consolidation.objects.in_use()
    .filter(Q(phase=OuterRef("phase")) | Q(title=OuterRef("title")), campaign=OuterRef("campaign"))
    .exclude(pk=OuterRef("pk"))
)


def others_of(consolidation: Consolidation) -> list[Consolidation]:
    """The other reports of its phase, or of its title where one of them has no phase, the newest first: 1 statement."""
    same = Q(title=consolidation.title)
    if consolidation.phase_id:
        same |= Q(phase=consolidation.phase_id)
    rows = Consolidation.objects.in_use().filter(same, campaign=consolidation.campaign_id).exclude(pk=consolidation.pk)
    rows = rows.select_related("created_by__person", "paper__body").defer("paper__content")
    return sorted(rows, key=age, reverse=True)


def finalised(reports: Iterable[Consolidation]) -> list[Consolidation]:
    """Those that became a paper which may still be used or holds."""
    return [row for row in reports if row.paper and row.paper.state not in NO_LONGER_USED]


def age(consolidation: Consolidation) -> tuple[date, int]:
    """By which the newer of two reports is known: the day of its figures, then when it was begun."""
    return consolidation.cut_off_on, consolidation.pk


def paper_of(consolidation: Consolidation) -> str:
    """`văn bản đã ban hành (05/BC-SCT)`: where the paper of a finalised report stands; empty without one."""
    if consolidation.paper is None:
        return ""
    label = PAPER.state(consolidation.paper.state).label.lower()
    number = f" ({consolidation.paper.symbol})" if consolidation.paper.is_published else ""
    return f"văn bản {label}{number}"


def listed(reports: Sequence[Consolidation]) -> str:
    """`23/11/2026 (văn bản dự thảo); 1/12/2026 (…)`: finalised reports by their days of figures."""
    named = [f"{short_date(row.cut_off_on)} ({paper_of(row)})" for row in reports[:NAMED_REPORTS]]
    more = len(reports) - NAMED_REPORTS
    return "; ".join(named) + (f" và {more} báo cáo khác" if more > 0 else "")
