"""What a summary report says on the page of its paper: whether the reports it was made of still stand."""

from collections.abc import Iterator

from accounts.models import User
from documents.decree import REPORT
from documents.models import IssuedPaper
from documents.remarks import Remark
from reports.models import Consolidation
from reports.queries.standing import standing_of


def on_paper(paper: IssuedPaper, user: User) -> Iterator[Remark]:
    """A finalised report whose sources have changed since. 1 statement for a report's paper, 3 more when it is ours."""
    if paper.kind != REPORT:
        return
    rows = Consolidation.objects.visible_to(user).filter(paper=paper).select_related("campaign", "phase")
    consolidation = rows.first()
    words = standing_of(consolidation).words if consolidation else ""
    if consolidation and words:
        yield Remark(
            text=f"Từ khi hoàn tất báo cáo: {words}. Văn bản này giữ nguyên số liệu đã chốt.",
            url=consolidation.get_absolute_url(),
            action="Mở bản tổng hợp",
        )
