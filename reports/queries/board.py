"""The board as the office reads it: five numbers of one phase that filter, rows of units, the targets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from campaigns.models import Campaign, Phase
from campaigns.queries.submissions import Board, BoardCell, BoardRow, Counts, board_rows
from core.calendar import Timeliness
from reports.queries.sources import Sources, sources_of_report
from reports.queries.targets import TargetBoard, target_board

HANDED_IN = ("submitted", "returned", "accepted", "on_named_day", "late")
OWING = ("not_submitted", "drafting", "overdue", "returned")
# Filter words of the address, in the order of the five numbers.
FILTERS: dict[str, Callable[[BoardCell], bool]] = {
    "": lambda cell: True,
    "da-nop": lambda cell: cell.state.value in HANDED_IN,
    "dung-han": lambda cell: cell.timeliness in (Timeliness.ON_TIME, Timeliness.ON_NAMED_DAY),
    "tra-lai": lambda cell: cell.state.value == "returned",
    "qua-han": lambda cell: cell.state.value == "overdue",
    "khong-nop": lambda cell: cell.state.value == "not_handed_in",
}


@dataclass(frozen=True)
class Number:
    """One of the large numbers; `url` sets its filter."""

    value: int
    label: str
    note: str
    url: str
    current: bool
    bad: bool = False


@dataclass(frozen=True)
class Line:
    """A unit's row, with the cell that the numbers speak of."""

    row: BoardRow
    focus: BoardCell | None


@dataclass(frozen=True)
class BoardPage:
    """Everything that the page shows; `focus` is the phase that the numbers speak of."""

    campaign: Campaign
    phases: tuple[Phase, ...]
    focus: Phase | None
    numbers: tuple[Number, ...]
    lines: tuple[Line, ...]
    all_lines: int
    to_review: int
    targets: TargetBoard
    # Somebody owes a report of the phase in focus, and it can still be handed in.
    has_owing: bool = False


def board_page(campaign: Campaign, today: date, *, phase_ordinal: int | None = None, chosen: str = "") -> BoardPage:
    """The board of the campaign: 7 statements (3 of rows, 1 of accepted reports, 3 of targets) for any number of units.

    Without `phase_ordinal` the numbers speak of the open phase that ends first, else of the last one closed.
    """
    board = board_rows(campaign, today)
    focus = next((phase for phase in board.phases if phase.ordinal == phase_ordinal), None) or phase_in_focus(
        board.phases
    )
    accepts = FILTERS.get(chosen, FILTERS[""])
    lines = [Line(row, _cell(row, focus)) for row in board.rows]
    counts = board.counts.get(focus.pk, Counts()) if focus else Counts()
    known = sources_up_to(campaign, focus, today)
    return BoardPage(
        campaign=campaign,
        phases=board.phases,
        focus=focus,
        numbers=_numbers(board, counts, focus, chosen if chosen in FILTERS else ""),
        lines=tuple(line for line in lines if line.focus is None or accepts(line.focus)),
        all_lines=len(lines),
        to_review=sum(
            1
            for line in lines
            for cell in line.row.cells
            # The office's own report is the director's to judge.
            if cell.state.value in ("submitted", "on_named_day", "late") and not line.row.unit.is_office
        ),
        targets=target_board(campaign, known.known),
        has_owing=any(
            line.focus is not None and line.focus.state.value in OWING and line.focus.phase.state == "open"
            for line in lines
        ),
    )


def sources_up_to(campaign: Campaign, phase: Phase | None, today: date) -> Sources:
    """Accepted reports up to the phase in focus: 1 statement."""
    return sources_of_report(campaign, phase, today)


def phase_in_focus(phases: tuple[Phase, ...]) -> Phase | None:
    """The open phase that ends first, else the last closed one, else the first."""
    is_open = [phase for phase in phases if phase.state == "open"]
    closed = [phase for phase in phases if phase.state == "closed"]
    if is_open:
        return min(is_open, key=lambda phase: phase.report_due_on)
    if closed:
        return max(closed, key=lambda phase: phase.ordinal)
    return phases[0] if phases else None


def _cell(row: BoardRow, focus: Phase | None) -> BoardCell | None:
    return next((cell for cell in row.cells if focus is not None and cell.phase.pk == focus.pk), None)


def _numbers(board: Board, counts: Counts, focus: Phase | None, chosen: str) -> tuple[Number, ...]:
    units = len(board.rows)
    of_phase = f"dot={focus.ordinal}" if focus else ""
    waived = f"{counts.waived} được miễn, " if counts.waived else ""
    late = f"{counts.late} nộp muộn" if counts.late else "không có báo cáo nộp muộn"
    rows = (
        ("", units, "Đơn vị", f"{waived}{counts.expected} phải nộp", False),
        ("da-nop", counts.submitted, "Đã nộp", f"trên {counts.expected} phải nộp", False),
        (
            "dung-han",
            counts.on_time,
            "Đúng hạn",
            f"{counts.on_named_day} nộp trong ngày ghi hạn" if counts.on_named_day else late,
            False,
        ),
        ("tra-lai", counts.returned, "Trả lại", "đơn vị đang sửa" if counts.returned else "không có", True),
        (
            (
                "khong-nop",
                counts.not_handed_in,
                "Không nộp",
                "đợt đã kết thúc" if counts.not_handed_in else "không có",
                True,
            )
            if focus and focus.state == "closed"
            else ("qua-han", counts.overdue, "Quá hạn", "chưa nộp" if counts.overdue else "không có", True)
        ),
    )
    return tuple(
        Number(
            value=value,
            label=label,
            note=note,
            url="?" + "&".join(part for part in (of_phase, f"loc={word}" if word else "") if part),
            current=word == chosen,
            bad=bad,
        )
        for word, value, label, note, bad in rows
    )
