"""The annex of the plan: each task with its product, level, units, day and list, as an office would write it by hand.

`campaigns.plan_import.annex` reads the same table back; a column that no task fills is not printed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accounts.models import Unit
from campaigns.models import Task
from campaigns.models.tasks import TaskSource
from campaigns.outline import TASK_SECTIONS
from campaigns.plan_draft import section_of
from campaigns.plan_import.levels import Level, Outcome, level_words, outcome_words, usual_level
from campaigns.plan_units import official_names_of
from campaigns.queries.plans import CampaignPage, GroupOfTasks, TaskLine
from documents.content import Annex, Column, Row, Table
from documents.decree import figure_date

_WIDTH_MM = 247
NOTHING = "-"
_WITHOUT_DAY = "Theo các đợt"
_SOURCES = {
    TaskSource.PLAN: "Kế hoạch này",
    TaskSource.PROGRAMME: "Chương trình khung",
    TaskSource.DECISION: "Nhiệm vụ chủ yếu",
}
_SECTIONS = dict(TASK_SECTIONS)


@dataclass(frozen=True)
class _Part:
    """A column with what it says of each task; one that need not be printed says nothing of any."""

    title: str
    width_mm: float
    cells: Sequence[str]
    empty: str = NOTHING
    align: str = "left"
    is_needed: bool = True


@dataclass(frozen=True)
class _Entry:
    """A task as the annex numbers it: 3, and 3.1 when it is a part of the third. One that was divided names no unit and no
    day: its parts do."""

    number: str
    line: TaskLine
    is_divided: bool = False


def plan_annex(page: CampaignPage, units: Iterable[Unit]) -> Annex:
    """`units` are those that the owner may give tasks to: no two are called alike. No statement."""
    campaign = page.campaign
    title = f"Nhiệm vụ thi đua năm {campaign.year} giao {campaign.owner.branches}"
    groups = _numbered(page)
    entries = [entry for _, rows in groups for entry in rows]
    parts = [part for part in _parts(entries, units) if part.is_needed]
    rows: list[Row] = []
    at = 0
    for group, own in groups:
        rows.append(Row((_group_words(group),), "group"))
        for entry in own:
            rows.append(Row((entry.number, *(part.cells[at] or part.empty for part in parts))))
            at += 1
    number = Column("TT", 22 if any(entry.is_divided for entry in entries) else 10, "center")
    rest = _WIDTH_MM - number.width_mm - sum(part.width_mm for part in parts)
    columns = (Column(part.title, part.width_mm or rest, part.align) for part in parts)
    return Annex(title, (Table((number, *columns), tuple(rows)),), landscape=True)


def _numbered(page: CampaignPage) -> list[tuple[GroupOfTasks, list[_Entry]]]:
    """The tasks of each group in order; what a part was divided from stands above the first of its parts."""
    numbers: dict[int, str] = {}
    counts = Counter[int]()

    def entries(line: TaskLine, *, is_divided: bool) -> Iterator[_Entry]:
        whole = page.set_aside.get(line.task.split_from_id or 0)
        if whole is not None and whole.pk not in numbers:
            yield from entries(TaskLine(whole, None, ()), is_divided=True)
        above = whole.pk if whole is not None else 0
        counts[above] += 1
        numbers[line.task.pk] = f"{numbers[above]}.{counts[above]}" if above else str(counts[above])
        yield _Entry(numbers[line.task.pk], line, is_divided)

    return [
        (group, [entry for line in group.lines for entry in entries(line, is_divided=False)]) for group in page.groups
    ]


def _parts(entries: Sequence[_Entry], units: Iterable[Unit]) -> list[_Part]:
    """The columns in their order; the words of the tasks take the width that the others leave."""
    lines = [entry.line for entry in entries]
    tasks = [line.task for line in lines]
    assigned = [unit for line in lines for unit in (line.lead, *line.cooperating) if unit is not None]
    names = official_names_of([*units, *assigned])
    sources = [_source_words(task) for task in tasks]
    return [
        _Part("Nhiệm vụ", 0, [_squeezed(task.text) for task in tasks]),
        *_outcomes([_outcome(task) for task in tasks]),
        _Part("Đơn vị chủ trì", 35, [names[line.lead.pk] if line.lead else "" for line in lines]),
        _Part("Đơn vị phối hợp", 38, ["; ".join(names[unit.pk] for unit in line.cooperating) for line in lines]),
        _Part("Hạn", 24, [_due_words(entry) for entry in entries], align="center"),
        _Part("Nguồn giao", 28, sources, is_needed=any(sources)),
    ]


def _due_words(entry: _Entry) -> str:
    if entry.is_divided:
        return ""
    return figure_date(entry.line.task.due_on) if entry.line.task.due_on else _WITHOUT_DAY


def _outcome(task: Task) -> Outcome:
    level = Level(task.measure, _squeezed(task.figure_unit), task.target_value)
    return Outcome(_squeezed(task.product), _squeezed(task.receiver), level)


def _outcomes(outcomes: Sequence[Outcome]) -> list[_Part]:
    """One column for product, receiver and level while each task can say them in one cell, else a column each."""
    cells = [outcome_words(outcome) for outcome in outcomes]
    if None not in cells:
        return [_Part("Sản phẩm, mức phải đạt", 38, [cell or "" for cell in cells], is_needed=any(cells))]
    receivers = [outcome.receiver for outcome in outcomes]
    return [
        _Part("Sản phẩm", 30, [outcome.product for outcome in outcomes]),
        _Part("Nơi nhận sản phẩm", 25, receivers, is_needed=any(receivers)),
        _Part("Mức phải đạt", 24, [level_words(each.level, usual_level(each.product)) for each in outcomes]),
    ]


def _group_words(group: GroupOfTasks) -> str:
    """The group's name; with the section of the report where its tasks are told, when the name does not say it."""
    title, section = _squeezed(group.group.title), group.group.section
    return title if section_of(title) == section else f"{title} (báo cáo ở mục {_SECTIONS[section]})"


def _source_words(task: Task) -> str:
    number = _squeezed(task.source_number)
    if task.source == TaskSource.PLAN and not number:
        return ""
    named = _SOURCES[TaskSource(task.source)]
    return f"{named}, số {number}" if number else named


def _squeezed(text: str) -> str:
    return " ".join(text.split())
