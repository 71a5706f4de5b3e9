"""The board as the office reads it: the numbers of one phase that filter, rows of units, the targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse

from campaigns.models import Campaign, Phase
from campaigns.queries.board import (
    BoardCell,
    BoardChoice,
    BoardRow,
    BoardTask,
    Counts,
    board_rows,
    board_tasks,
    board_units,
    past_mending,
)
from campaigns.queries.in_use import CAMPAIGN_IN_ADDRESS
from campaigns.queries.results import list_progress, told_tasks
from core.calendar import STANDARD_CALENDAR, WorkingCalendar
from core.wording import number, percent
from reports.queries.targets import TargetBoard, target_board

ON_A_PAGE = 50
# Words of the address, and the number of `campaigns.queries.board.NUMBERS` whose reports each of them shows.
FILTERS = {
    "": "",
    "phai-nop": "expected",
    "da-nop": "submitted",
    "dung-han": "on_time",
    "trong-ngay": "on_named_day",
    "muon": "late",
    "cho-tham-dinh": "waiting",
    "chap-nhan": "accepted",
    "tra-lai": "returned",
    "con-no": "owing",
    "qua-han": "overdue",
    "khong-nop": "not_handed_in",
    "mien": "waived",
    "gia-han": "extended",
}


@dataclass(frozen=True)
class BoardAsk:
    """What the address asks of the board: `phase` by ordinal, `chosen` a word of `FILTERS`, `words` of a unit's name,
    `reviewer` a user id (0 for nobody); `whole` without pages."""

    phase: int | None = None
    chosen: str = ""
    words: str = ""
    reviewer: int | None = None
    page: int = 1
    whole: bool = False

    @property
    def filter(self) -> str:
        """The word as far as it is known."""
        return self.chosen if self.chosen in FILTERS else ""

    @property
    def choice(self) -> BoardChoice:
        return BoardChoice(FILTERS[self.filter], self.words, self.reviewer)

    def url(self, phase: Phase | None, chosen: str) -> str:
        """The board of the phase's campaign with another filter; the words and the reviewer stay."""
        parts = {
            CAMPAIGN_IN_ADDRESS: phase.campaign_id if phase else "",
            "dot": phase.ordinal if phase else "",
            "loc": chosen,
            "tim": self.words,
            "nguoi": "" if self.reviewer is None else self.reviewer,
        }
        return "?" + urlencode({name: value for name, value in parts.items() if value != ""})


@dataclass(frozen=True)
class Number:
    """One of the numbers; `url` sets its filter."""

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
    # Who is to judge the report of the phase in focus; empty where it is given to nobody.
    reviewer: str = ""


@dataclass(frozen=True)
class BoardPage:
    """Everything that the page shows; `focus` is the phase that the numbers speak of, `notes` are the small numbers."""

    campaign: Campaign
    ask: BoardAsk
    phases: tuple[Phase, ...]
    focus: Phase | None
    numbers: tuple[Number, ...]
    notes: tuple[Number, ...]
    units: Page
    lines: tuple[Line, ...]
    all_lines: int
    targets: TargetBoard
    # Somebody owes a report of the phase in focus, and it can still be handed in.
    has_owing: bool = False
    # To whom reports of the phase in focus are given, by user id.
    reviewers: Mapping[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """ "Phong trào thi đua năm 2026 của Sở Công Thương"."""
        return f"Phong trào thi đua năm {self.campaign.year} của {self.campaign.owner.brief}"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.ask.filter or self.ask.words or self.ask.reviewer is not None)

    @property
    def reviewer_choices(self) -> tuple[tuple[str, str], ...]:
        """The choices of the filter by reviewer; none while no report is given to anybody and none is asked for."""
        asked = self.ask.reviewer
        if not self.reviewers and asked is None:
            return ()
        others = [] if not asked or asked in self.reviewers else [(str(asked), "Người đã chọn")]
        given = [(str(pk), name) for pk, name in self.reviewers.items()]
        return (("", "Tất cả người thẩm định"), ("0", "Chưa giao ai"), *given, *others)

    @property
    def asked_reviewer(self) -> str:
        """The choice in force, as `reviewer_choices` writes it."""
        return "" if self.ask.reviewer is None else str(self.ask.reviewer)

    @property
    def filter_words(self) -> str:
        """What the rows were chosen by, for paper and workbook; "" for all of them."""
        number = next((each.label.lower() for each in (*self.numbers, *self.notes) if each.current), "")
        reviewer = dict(self.reviewer_choices).get(self.asked_reviewer, "") if self.asked_reviewer else ""
        parts = (
            number if self.ask.filter else "",
            f"tên có “{self.ask.words}”" if self.ask.words else "",
            f"người thẩm định: {reviewer}" if reviewer else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def columns(self) -> int:
        """How many columns a row of the table may fill."""
        return len(self.phases) + 3 + bool(self.reviewers)

    @property
    def all_units_url(self) -> str:
        """The same phase without any filter."""
        return BoardAsk().url(self.focus, "")


def board_page(
    campaign: Campaign, today: date, ask: BoardAsk = BoardAsk(), calendar: WorkingCalendar = STANDARD_CALENDAR
) -> BoardPage:
    """The board of the campaign: 6 statements (phases, units, rows of the page, 3 of targets) for any size, 1 more
    where reports came back.

    Without a phase asked for, the numbers speak of the open phase that ends first, else of the last one closed. They count
    the units that the words and the reviewer mean, so that each opens as many rows.
    """
    phases = tuple(campaign.phases.order_by("ordinal"))
    focus = next((phase for phase in phases if phase.ordinal == ask.phase), None) or phase_in_focus(phases)
    units = board_units(campaign, today, focus)
    chosen = units.chosen(ask.choice)
    page = Paginator(chosen, max(len(chosen), 1) if ask.whole else ON_A_PAGE).get_page(ask.page)
    meant = units.meant_by(BoardChoice(words=ask.words, reviewer=ask.reviewer))
    counts = meant.counts
    unmended = (
        past_mending(focus, {unit.pk for unit in meant.every}, today, calendar) if focus and counts.returned else 0
    )
    rows = board_rows(phases, list(page.object_list), today, calendar)
    return BoardPage(
        campaign=campaign,
        ask=ask,
        phases=phases,
        focus=focus,
        numbers=_numbers(counts, unmended, focus, ask),
        notes=_notes(counts, len(meant.every), focus, ask),
        units=page,
        lines=tuple(_line(row, focus, units.reviewers) for row in rows),
        all_lines=len(units.every),
        targets=target_board(campaign, list_progress(told_tasks(campaign, focus)), until=focus),
        has_owing=units.counts.owing > 0,
        reviewers=units.reviewers,
    )


def units_asked_for(campaign: Campaign, phase: Phase, today: date, ask: BoardAsk) -> tuple[int, ...]:
    """The units of the board's filter in the phase, on whatever page they stand: 1 statement."""
    return tuple(unit.pk for unit in board_units(campaign, today, phase).chosen(ask.choice))


def tasks_of_lines(page: BoardPage) -> dict[int, tuple[BoardTask, ...]]:
    """The tasks of the page's units in the phase in focus, by unit: at most 1 statement."""
    return board_tasks(page.focus, [line.row.unit.pk for line in page.lines]) if page.focus else {}


def phase_in_focus(phases: Sequence[Phase]) -> Phase | None:
    """The open phase that ends first, else the last closed one, else the first."""
    is_open = [phase for phase in phases if phase.state == "open"]
    closed = [phase for phase in phases if phase.state == "closed"]
    if is_open:
        return min(is_open, key=lambda phase: phase.report_due_on)
    if closed:
        return max(closed, key=lambda phase: phase.ordinal)
    return phases[0] if phases else None


def _line(row: BoardRow, focus: Phase | None, reviewers: Mapping[int, str]) -> Line:
    cell = _cell(row, focus)
    return Line(row, cell, reviewers.get(cell.reviewer_id, "") if cell and cell.reviewer_id else "")


def _cell(row: BoardRow, focus: Phase | None) -> BoardCell | None:
    return next((cell for cell in row.cells if focus is not None and cell.phase.pk == focus.pk), None)


def share(part: int, whole: int, of: str) -> str:
    """ "66,7% số phải nộp"; nothing of nothing."""
    return f"{number(percent(part, whole))}% {of}" if whole else ""


def _numbers(counts: Counts, unmended: int, focus: Phase | None, ask: BoardAsk) -> tuple[Number, ...]:
    mending = f"{number(unmended)} quá hạn nộp lại" if unmended else "đơn vị đang sửa"
    is_closed = focus is not None and focus.state == "closed"
    missing = (
        (
            "khong-nop",
            counts.not_handed_in,
            "Không nộp",
            "đợt đã kết thúc" if counts.not_handed_in else "không có",
            True,
        )
        if is_closed
        else ("qua-han", counts.overdue, "Quá hạn", "chưa nộp" if counts.overdue else "không có", True)
    )
    rows = (
        ("phai-nop", counts.expected, "Phải nộp", "báo cáo", False),
        ("da-nop", counts.submitted, "Đã nộp", share(counts.submitted, counts.expected, "số phải nộp"), False),
        ("dung-han", counts.on_time, "Đúng hạn", share(counts.on_time, counts.expected, "số phải nộp"), False),
        ("chap-nhan", counts.accepted, "Chấp nhận", share(counts.accepted, counts.expected, "số phải nộp"), False),
        ("tra-lai", counts.returned, "Trả lại", mending if counts.returned else "không có", True),
        missing,
    )
    return _made(rows, focus, ask)


def _notes(counts: Counts, units: int, focus: Phase | None, ask: BoardAsk) -> tuple[Number, ...]:
    rows = (
        ("", units, "đơn vị", "", False),
        ("cho-tham-dinh", counts.waiting, "chờ thẩm định", "", False),
        ("trong-ngay", counts.on_named_day, "nộp trong ngày ghi hạn", "", False),
        ("muon", counts.late, "nộp muộn", "", False),
        ("con-no", counts.owing, "còn nợ báo cáo", "", False),
        ("gia-han", counts.extended, "được gia hạn, chưa nộp", "", False),
        ("mien", counts.waived, "được miễn", "", False),
    )
    return tuple(each for each in _made(rows, focus, ask) if each.value or each.current)


def _made(rows: Sequence[tuple[str, int, str, str, bool]], focus: Phase | None, ask: BoardAsk) -> tuple[Number, ...]:
    return tuple(
        Number(value, label, note, ask.url(focus, word), word == ask.filter, bad)
        for word, value, label, note, bad in rows
    )


def board_url(campaign_phase: Phase, chosen: str = "") -> str:
    """The address of the board at a phase with a word of `FILTERS`."""
    return reverse("reports:board") + BoardAsk().url(campaign_phase, chosen)
