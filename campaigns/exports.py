"""Lists of a campaign as workbooks: its tasks (with the columns that the import reads, and more), the units' reports."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from campaigns.models import Campaign, Inspection, Task
from campaigns.queries.plans import grouped
from campaigns.queries.reviews import ReviewLine
from core.calendar import WorkingCalendar
from core.wording import late_words
from documents.sheets import Sheet, SheetColumn, Value, workbook

COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Nhóm nhiệm vụ", 34),
    SheetColumn("Nguồn", 30),
    SheetColumn("Số", 8),
    SheetColumn("Nội dung", 70),
    SheetColumn("Đơn vị chủ trì", 34),
    SheetColumn("Đơn vị phối hợp", 40),
    SheetColumn("Sản phẩm", 36),
    SheetColumn("Nơi nhận", 24),
    SheetColumn("Cách đánh giá", 24),
    SheetColumn("Đơn vị tính", 14),
    SheetColumn("Hạn", 14),
    SheetColumn("Tình trạng", 14),
)


def tasks_workbook(campaign: Campaign, tasks: Iterable[Task], made_on: date) -> bytes:
    """One sheet with a row for each task in the order of the page; no statement but those of the tasks."""
    rows: list[list[Value]] = []
    for group in grouped(tasks):
        for line in group.lines:
            task = line.task
            rows.append(
                [
                    len(rows) + 1,
                    group.group.title,
                    task.get_source_display(),
                    task.source_number,
                    task.text,
                    line.lead.name if line.lead else "",
                    "; ".join(unit.name for unit in line.cooperating),
                    task.product,
                    task.receiver,
                    task.get_measure_display(),
                    task.figure_unit,
                    task.due_on,
                    "" if task.is_active else "Ngừng thực hiện",
                ]
            )
    title = f"Nhiệm vụ thi đua năm {campaign.year}, {campaign.owner.name}"
    return workbook(
        (Sheet(name=f"Nhiệm vụ {campaign.year}", title=title, columns=COLUMNS, rows=rows),), made_on=made_on
    )


REPORT_COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Đơn vị", 44),
    SheetColumn("Năm", 8),
    SheetColumn("Đợt", 12),
    SheetColumn("Tình trạng", 24),
    SheetColumn("Ngày nộp lần cuối", 18),
    SheetColumn("Giờ nộp", 10),
    SheetColumn("Số lần nộp", 12),
    SheetColumn("Hạn nộp", 14),
    SheetColumn("Người thẩm định", 26),
    SheetColumn("Hạn thẩm định", 16),
)


def reports_workbook(lines: Iterable[ReviewLine], made_on: date) -> bytes:
    """One sheet with the units' reports in the order of the reviewer's page; no statement."""
    rows = [_report_row(at, line) for at, line in enumerate(lines, start=1)]
    sheet = Sheet(name="Báo cáo đơn vị", title="Báo cáo kết quả của các đơn vị", columns=REPORT_COLUMNS, rows=rows)
    return workbook((sheet,), made_on=made_on)


def _report_row(at: int, line: ReviewLine) -> list[Value]:
    report = line.submission
    handed_in = timezone.localtime(report.submitted_at) if report.submitted_at else None
    return [
        at,
        report.unit.name,
        report.phase.campaign.year,
        str(report.phase),
        line.state.label,
        handed_in.date() if handed_in else None,
        f"{handed_in:%H:%M}" if handed_in else "",
        line.revision_count or None,
        report.due_on,
        str(report.reviewer) if report.reviewer else "",
        report.review_due_on,
    ]


INSPECTION_COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Đơn vị", 44),
    SheetColumn("Năm", 8),
    SheetColumn("Đợt", 20),
    SheetColumn("Hình thức", 24),
    SheetColumn("Ngày kiểm tra", 14),
    SheetColumn("Thành phần", 40),
    SheetColumn("Kết quả", 60),
    SheetColumn("Yêu cầu", 60),
    SheetColumn("Hạn trả lời", 14),
    SheetColumn("Trả lời", 60),
    SheetColumn("Ngày trả lời", 14),
    SheetColumn("Trả lời muộn", 24),
    SheetColumn("Tình trạng", 24),
)


def inspections_workbook(inspections: Iterable[Inspection], made_on: date, calendar: WorkingCalendar) -> bytes:
    """One sheet with the inspections in the order of the page; no statement but theirs."""
    rows: list[list[Value]] = [
        [
            at,
            row.unit.name,
            row.campaign.year,
            str(row.phase) if row.phase else "",
            row.get_kind_display(),
            row.held_on,
            row.participants,
            row.findings,
            row.request,
            row.answer_due_on,
            row.answer,
            timezone.localdate(row.answered_at) if row.answered_at else None,
            late_words("trả lời", row.deadline, row.answered_on, calendar),
            row.shown_state.label + (f": {row.waiver_reason}" if row.waiver_reason else ""),
        ]
        for at, row in enumerate(inspections, start=1)
    ]
    sheet = Sheet(name="Kiểm tra", title="Kiểm tra phong trào thi đua", columns=INSPECTION_COLUMNS, rows=rows)
    return workbook((sheet,), made_on=made_on)
