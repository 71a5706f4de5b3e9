"""What a summary report says on the page of its paper and beside it in lists."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from accounts.models import User
from core.wording import short_date
from documents.decree import REPORT
from documents.models import IssuedPaper
from documents.remarks import Remark
from reports.models import Consolidation
from reports.queries.same_period import age, finalised, others_of, paper_of
from reports.queries.standing import standing_of


def on_paper(paper: IssuedPaper, user: User) -> Iterator[Remark]:
    """A finalised report whose sources have changed since, one that is not the only report of its period, and where it is
    begun anew. 1 statement for a report's paper, 4 more when it is ours."""
    if paper.kind != REPORT:
        return
    rows = Consolidation.objects.visible_to(user).filter(paper=paper).select_related("campaign", "phase")
    consolidation = rows.first()
    if consolidation is None:
        return
    if words := standing_of(consolidation).words:
        yield Remark(
            text=f"Nguồn của báo cáo đã đổi: {words}. Văn bản này giữ nguyên số liệu đã chốt.",
            url=consolidation.get_absolute_url(),
            action="Mở bản tổng hợp",
        )
    if not paper.is_published:
        yield from _of_same_period(consolidation)
    if user.has_perm("reports.manage_consolidation", consolidation):
        yield Remark(
            text="Nội dung được giữ nguyên từ khi hoàn tất. Bản mới lấy lại lời của bản này để viết tiếp; văn bản này còn "
            "nguyên.",
            url=reverse("reports:consolidation_renew", args=[consolidation.pk]),
            action="Lập bản mới từ bản này",
            is_doubt=False,
        )


def _of_same_period(consolidation: Consolidation) -> Iterator[Remark]:
    """A newer report was finalised, or another of the period has gone out already."""
    for other in finalised(others_of(consolidation)):
        is_newer = age(other) > age(consolidation)
        if other.paper and (is_newer or other.paper.state != "drafted"):
            yield Remark(
                text=f"Văn bản này chốt số liệu đến ngày {short_date(consolidation.cut_off_on)}; cùng kỳ còn có báo cáo "
                f"{'mới hơn, ' if is_newer else ''}chốt đến ngày {short_date(other.cut_off_on)}, {paper_of(other)}. "
                "Kiểm tra đúng văn bản cần dùng trước khi trình ký, ban hành.",
                url=other.paper.get_absolute_url(),
                action="Mở văn bản kia",
            )


def in_list(papers: Sequence[IssuedPaper]) -> dict[int, str]:
    """By the paper's id, the day of the report's figures: its title does not tell. 1 statement, none without reports."""
    reports = {paper.pk for paper in papers if paper.kind == REPORT}
    rows = Consolidation.objects.filter(paper__in=reports).values_list("paper_id", "cut_off_on") if reports else ()
    return {pk: f"Chốt số liệu đến ngày {short_date(day)}" for pk, day in rows}
