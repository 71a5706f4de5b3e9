"""The board as a workbook: one sheet of units and phases, one of the numbers above them, one of tasks, one of targets."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.text import capfirst

from campaigns.deadlines import due_words
from campaigns.queries.board import BoardCell, BoardTask
from core.wording import clock_time, local_day, short_date
from documents.sheets import Sheet, SheetColumn, Value, workbook
from reports.queries.board import BoardPage

ROLES = {"lead": "Chủ trì", "cooperating": "Phối hợp"}


def board_workbook(page: BoardPage, tasks: Mapping[int, Sequence[BoardTask]], now: datetime) -> bytes:
    """The workbook's bytes, with the tasks of the phase in focus by unit; no statement."""
    sheets = (_units(page), _numbers(page, now), _tasks(page, tasks), _targets(page))
    return workbook(sheets, made_on=local_day(now))


def _numbers(page: BoardPage, now: datetime) -> Sheet:
    """What stands above the rows on the page and on paper, and what they were chosen by."""
    about: list[list[Value]] = [
        ["Tính đến", f"{clock_time(now)} ngày {short_date(now)}", ""],
        ["Chỉ gồm", page.filter_words or "mọi đơn vị", ""],
        ["Số dòng của bảng theo dõi", len(page.lines), ""],
    ]
    counted: list[list[Value]] = [
        [capfirst(each.label), each.value, each.note] for each in (*page.numbers, *page.notes)
    ]
    if page.focus:
        due, planned = page.focus.deadline_of_reports, page.focus.deadline
        note = "theo Kế hoạch" if due == planned else f"Kế hoạch ghi {due_words(planned)}"
        about.insert(0, [f"Báo cáo {str(page.focus).lower()}", due_words(due), note])
    return Sheet(
        name="Số liệu",
        title=page.title,
        columns=(SheetColumn("Số liệu", 34), SheetColumn("Số", 34), SheetColumn("Ghi chú", 34)),
        rows=[*about, *counted],
    )


def _units(page: BoardPage) -> Sheet:
    extended = {cell.phase.pk for line in page.lines for cell in line.row.cells if cell.own}
    by_phase = (
        column
        for phase in page.phases
        for column in (
            SheetColumn(str(phase), 24),
            SheetColumn(f"Ngày nộp {str(phase).lower()}", 20),
            *([SheetColumn(f"Hạn riêng {str(phase).lower()}", 34)] if phase.pk in extended else []),
        )
    )
    return Sheet(
        name="Bảng theo dõi",
        title=page.title,
        columns=(SheetColumn("STT", 6), SheetColumn("Đơn vị", 46), *by_phase, *_reviewer_column(page)),
        rows=[
            [
                at,
                line.row.unit.name,
                *(value for cell in line.row.cells for value in _told(cell, cell.phase.pk in extended)),
                *([line.reviewer] if page.reviewers else []),
            ]
            for at, line in enumerate(page.lines, start=1)
        ],
    )


def _told(cell: BoardCell, is_extended: bool) -> tuple[str | date | None, ...]:
    """State and day; where a unit has a deadline of its own in the phase, that of this one too."""
    own = capfirst(cell.own.words) if cell.own else ""
    return (cell.told, cell.submitted_on, own) if is_extended else (cell.told, cell.submitted_on)


def _reviewer_column(page: BoardPage) -> tuple[SheetColumn, ...]:
    """Only while somebody is given a report of the phase in focus."""
    return (SheetColumn(f"Người thẩm định {str(page.focus).lower()}", 28),) if page.reviewers else ()


def _tasks(page: BoardPage, tasks: Mapping[int, Sequence[BoardTask]]) -> Sheet:
    return Sheet(
        name="Nhiệm vụ",
        title=page.title,
        columns=(
            SheetColumn("Đơn vị", 40),
            SheetColumn("Đợt", 10),
            SheetColumn("Nhiệm vụ", 80),
            SheetColumn("Vai trò", 14),
            SheetColumn("Mức độ thực hiện", 24),
            SheetColumn("Còn thiếu", 34),
        ),
        rows=[
            [line.row.unit.name, str(page.focus), task.text, ROLES.get(task.role, ""), task.status_label, task.gap]
            for line in page.lines
            for task in tasks.get(line.row.unit.pk, ())
        ],
    )


def _targets(page: BoardPage) -> Sheet:
    return Sheet(
        name="Chỉ tiêu",
        title=page.title,
        columns=(
            SheetColumn("STT", 6),
            SheetColumn("Chỉ tiêu", 70),
            SheetColumn("Kế hoạch", 32),
            SheetColumn("Thực hiện", 30),
            SheetColumn("Bên cạnh", 40),
            SheetColumn("Đánh giá", 24),
        ),
        rows=[
            [at, target.text, target.planned, target.reached, target.beside, target.verdict.label]
            for at, target in enumerate(page.targets.targets, start=1)
        ],
    )
