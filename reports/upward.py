"""What a department's final report says of the items of its report to the body above. Pure: rows in, columns out.

The rule of combining, for a task above and the own tasks that serve it, told by their lead units:
- state: all completed → completed (ahead of time when each was), none begun → not begun, else on its way; a task in use
  that nobody told of keeps it from being completed;
- figure: the sum over the tasks of the same unit of measure, when each of them has one; a share only when a single task
  gives it (shares are not added up); a product: the latest one;
- words: the report's own paragraphs that were made of these tasks.
A task that nothing serves takes the words of its section when it is the only such task of the section.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.models import SubmissionItem, Task
from campaigns.models.submissions import ItemStatus
from campaigns.models.tasks import Measure
from campaigns.outline import SECTIONS, Section
from campaigns.queries.results import COMPLETED
from campaigns.queries.submissions import AcceptedItem
from core.text import fold
from core.wording import number
from reports.checks import place_name
from reports.drafting import paragraph_of

# The form of an item takes no more (campaigns.forms).
LONGEST = 20_000
SHORTENED = "(Nội dung đầy đủ trong báo cáo đính kèm.)"
_SECTION_OF_ENTRY = {code: section for section in SECTIONS for code in section.entries}
_SECTION_BY_CODE = {section.code: section for section in SECTIONS}


@dataclass(frozen=True)
class Told:
    """What the columns of an item become, and where that comes from; no values: the report has nothing for it."""

    values: Mapping[str, Any]
    source: str


NOTHING = Told({}, "")


@dataclass(frozen=True)
class FrozenReport:
    """A finalised report: its paragraphs by section, the accepted items that it was made of, the day of its figures."""

    sections: Mapping[str, Sequence[Mapping[str, Any]]]
    items: Sequence[AcceptedItem]
    cut_off_on: date

    def words_of_section(self, code: str) -> str:
        """Without the sentences that only announce what follows: the report above has its own. Names of units end with a
        colon, since above they stand in a paragraph."""
        return _joined(
            f"{each['text'].rstrip(':')}:" if each["kind"] == "heading" else each["text"]
            for each in self.sections.get(code, ())
            if not _announces(each)
        )

    def words_of_items(self, items: Sequence[AcceptedItem]) -> str:
        """The paragraphs made of these items as the report words them; the units' own words of those in none."""
        wanted = {item.item_id for item in items}
        found = [each for rows in self.sections.values() for each in rows if wanted & set(each.get("items", ()))]
        said = {pk for each in found for pk in each["items"]}
        rest = [paragraph_of(item).text for item in items if item.counts and item.item_id not in said]
        return _joined([*(each["text"] for each in found), *rest])


def told_of(
    report: FrozenReport, items: Iterable[SubmissionItem], serving: Mapping[int, Sequence[Task]]
) -> dict[int, Told]:
    """What the report tells of each item, by ordinal; `serving` are the own tasks by the task above. No statement."""
    rows = list(items)
    unserved: dict[str, int] = {}
    for item in rows:
        if item.task and not _told_tasks(report, serving.get(item.task.pk, ())):
            unserved[item.task.group.section] = unserved.get(item.task.group.section, 0) + 1
    return {item.ordinal: _told(report, item, serving, unserved) for item in rows}


def _told(
    report: FrozenReport,
    item: SubmissionItem,
    serving: Mapping[int, Sequence[Task]],
    unserved: Mapping[str, int],
) -> Told:
    if item.task is None:
        return _entry(report, item.entry)
    tasks = serving.get(item.task.pk, ())
    told = _told_tasks(report, tasks)
    if told:
        return Told(_of_tasks(report, item, tasks, told), _tasks_named(tasks))
    section = item.task.group.section
    words = report.words_of_section(section) if unserved[section] == 1 else ""
    return Told({"text": words}, _place(_SECTION_BY_CODE[section])) if words else NOTHING


def _entry(report: FrozenReport, code: str) -> Told:
    section = _SECTION_OF_ENTRY[code]
    words = report.words_of_section(section.code)
    return Told({"text": words, "is_none": False}, _place(section)) if words else NOTHING


def _place(section: Section) -> str:
    return f"{place_name(section)}. {section.title}".replace("Mục", "mục", 1)


def _tasks_named(tasks: Sequence[Task]) -> str:
    return f"nhiệm vụ “{tasks[0].text}”" if len(tasks) == 1 else f"{number(len(tasks))} nhiệm vụ đã nối"


def _told_tasks(report: FrozenReport, tasks: Sequence[Task]) -> list[AcceptedItem]:
    wanted = {task.pk for task in tasks}
    return [item for item in report.items if item.task_id in wanted]


def _of_tasks(
    report: FrozenReport, item: SubmissionItem, tasks: Sequence[Task], told: Sequence[AcceptedItem]
) -> dict[str, Any]:
    values: dict[str, Any] = {"text": report.words_of_items(told)}
    if not item.is_lead:
        return values
    leads = {each.task_id: each for each in told if each.counts}
    in_use = [task for task in tasks if task.is_active or task.pk in leads]
    values |= {"status": _status(in_use, leads), "done_until": report.cut_off_on}
    if item.measure == Measure.PRODUCT:
        values |= _product(leads.values())
    if item.measure in (Measure.FIGURE, Measure.PERCENT) and item.task:
        alike = [task for task in in_use if _is_measured_alike(task, item.task)]
        values |= {
            "value": _together(item.measure, alike, leads, lambda each: each.value),
            "estimate_value": _together(item.measure, alike, leads, lambda each: each.estimate_value),
        }
    return values


def _status(tasks: Sequence[Task], leads: Mapping[int | None, AcceptedItem]) -> str:
    states = [leads[task.pk].status if task.pk in leads else ItemStatus.NOT_STARTED for task in tasks]
    if not leads or not states:
        return ""
    if all(state == ItemStatus.AHEAD for state in states):
        return ItemStatus.AHEAD
    if all(state in COMPLETED for state in states):
        return ItemStatus.DONE
    return ItemStatus.NOT_STARTED if set(states) == {ItemStatus.NOT_STARTED} else ItemStatus.IN_PROGRESS


def _product(leads: Iterable[AcceptedItem]) -> dict[str, Any]:
    made = [(each.product_on, each.product_number) for each in leads if each.product_number and each.product_on]
    on, name = max(made, default=(None, ""))
    return {"product_number": name, "product_on": on}


def _is_measured_alike(task: Task, above: Task) -> bool:
    return task.measure == above.measure and fold(task.figure_unit) == fold(above.figure_unit)


def _together(
    measure: str,
    tasks: Sequence[Task],
    leads: Mapping[int | None, AcceptedItem],
    figure_of: Callable[[AcceptedItem], Decimal | None],
) -> Decimal | None:
    """One figure of several tasks; None where one of them has none, or where shares would have to be added up."""
    figures = [figure_of(leads[task.pk]) if task.pk in leads else None for task in tasks]
    known = [figure for figure in figures if figure is not None]
    if not known or len(known) < len(figures) or (measure == Measure.PERCENT and len(known) > 1):
        return None
    return sum(known, Decimal())


def _announces(paragraph: Mapping[str, Any]) -> bool:
    return paragraph["kind"] == "text" and not paragraph.get("items") and paragraph["text"].rstrip().endswith(":")


def _joined(texts: Iterable[str]) -> str:
    """The paragraphs below each other; what no form would take is cut at the end of one, and says so."""
    kept: list[str] = []
    for text in texts:
        if sum(map(len, kept)) + len(kept) + len(text) + len(SHORTENED) > LONGEST:
            return "\n".join([*kept, SHORTENED])
        kept.append(text)
    return "\n".join(kept)
