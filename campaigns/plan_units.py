"""Which units a plan names: "Phòng Quản lý Công nghiệp", "QLCN" or the short name, several in one cell. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from accounts.models import Unit
from campaigns.plan_import.draft import PlanDraft, PlanWarning, TaskDetails, Words
from core.text import fold

_SURE = re.compile(r"\s*[;\n]\s*")
_PARTS = re.compile(r"\s*(?:[,/]|(?:^|(?<=\s))và(?=\s))\s*")
_ALIKE = 0.7


@dataclass(frozen=True)
class UnitsNamed:
    """The units of a cell in its order, and the words that name none or more than one."""

    units: tuple[int, ...]
    unknown: tuple[str, ...]
    doubtful: tuple[str, ...]


class UnitNames:
    """The units of an owner by every word that names them, compared without marks and capitals."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_word: dict[str, set[int]] = {}
        self.names: dict[str, str] = {}
        for unit in units:
            for word in _words_of(unit):
                self.by_word.setdefault(word, set()).add(unit.pk)
                self.names.setdefault(word, unit.name)

    def read(self, cell: str) -> UnitsNamed:
        """A semicolon always parts two units; a comma or "và" does unless they stand in a name."""
        units: dict[int, None] = {}
        unknown: list[str] = []
        doubtful: list[str] = []
        for part in _SURE.split(cell):
            for words in self._named_in(part):
                found = self.by_word.get(fold(words), set())
                if len(found) == 1:
                    units.setdefault(next(iter(found)))
                elif fold(words):
                    (doubtful if found else unknown).append(words)
        return UnitsNamed(tuple(units), tuple(unknown), tuple(doubtful))

    def _named_in(self, part: str) -> Iterator[str]:
        """The longest names first: "Phòng Kế hoạch, Tài chính và Thanh tra" are two units when the first has that name."""
        if not part.strip():
            return
        cuts = [(0, 0), *((cut.start(), cut.end()) for cut in _PARTS.finditer(part)), (len(part), len(part))]
        at = 0
        while at < len(cuts) - 1:
            ends = range(len(cuts) - 1, at, -1)
            named = next((end for end in ends if fold(part[cuts[at][1] : cuts[end][0]]) in self.by_word), at + 1)
            yield part[cuts[at][1] : cuts[named][0]].strip()
            at = named

    def hint(self, words: str) -> str:
        near = get_close_matches(fold(words), self.by_word, n=1, cutoff=_ALIKE)
        return f" Có phải “{self.names[near[0]]}”?" if near else ""


def _words_of(unit: Unit) -> list[str]:
    return [word for word in dict.fromkeys(fold(text) for text in (unit.short_name, unit.name, unit.code)) if word]


def names_of(units: Iterable[Unit]) -> dict[int, str]:
    """What each unit is called on a page so that it is found again: its short name, its name or its code, the first that
    no other unit has."""
    return _names_alone(units, lambda unit: (unit.short_name, unit.name, unit.code))


def official_names_of(units: Iterable[Unit]) -> dict[int, str]:
    """What each unit is called on paper so that it is found again: its full name before any other."""
    return _names_alone(units, lambda unit: (unit.name, unit.short_name, unit.code))


def _names_alone(units: Iterable[Unit], spelled: Callable[[Unit], tuple[str, ...]]) -> dict[int, str]:
    every = {unit.pk: unit for unit in units}
    known = UnitNames(every.values())
    return {pk: _name_alone(unit, spelled(unit), known) for pk, unit in every.items()}


def _name_alone(unit: Unit, spellings: tuple[str, ...], known: UnitNames) -> str:
    plain = (" ".join(text.split()) for text in spellings)
    alone = (text for text in plain if known.read(text) == UnitsNamed((unit.pk,), (), ()))
    return next(alone, unit.brief)


def with_unit_warnings(draft: PlanDraft, units: Iterable[Unit]) -> PlanDraft:
    """The draft with a warning for every name of the annex that is no unit of the owner. `units` are read only when the
    annex names any."""
    named = any(details.lead or details.cooperating for details in _details_of(draft))
    if not named and draft.participants is None:
        return draft
    known = UnitNames(units)
    told: set[str] = set()
    if (cell := draft.participants) is not None:
        for words in (*known.read(cell.value).unknown, *known.read(cell.value).doubtful):
            message = (
                f"Kế hoạch ghi “{words}” tham gia nhưng không rõ là đơn vị nào.{known.hint(words)} Chọn ở mục Đơn "
                "vị tham gia."
            )
            draft = draft.with_warning(PlanWarning("unplaced_text", cell.spans[0], words, None, message))
    for details in _details_of(draft):
        for cell in (details.lead, *details.cooperating):
            if cell is None:
                continue
            for message in _doubts(cell, known, is_lead=cell is details.lead):
                if message not in told:
                    told.add(message)
                    draft = draft.with_warning(PlanWarning("unplaced_text", cell.spans[0], cell.value, None, message))
    return draft


def _details_of(draft: PlanDraft) -> Iterator[TaskDetails]:
    return (task.details for group in draft.task_groups for task in group.tasks if task.details is not None)


def _doubts(cell: Words, known: UnitNames, *, is_lead: bool) -> Iterator[str]:
    named = known.read(cell.value)
    for words in named.unknown:
        yield (
            f"Phụ lục giao việc cho “{words}” nhưng không có đơn vị nào tên như vậy nên chưa phân công."
            f"{known.hint(words)} Chọn đơn vị ở nhiệm vụ đó trước khi xác nhận, hoặc phân công sau khi tạo phong trào."
        )
    for words in named.doubtful:
        yield (
            f"“{words}” trong phụ lục là tên của nhiều đơn vị nên chưa phân công; chọn đơn vị ở nhiệm vụ đó trước khi "
            "xác nhận, hoặc phân công sau khi tạo phong trào."
        )
    if is_lead and len(named.units) > 1:
        yield (
            f"Phụ lục ghi nhiều đơn vị chủ trì “{cell.value}”; bản nháp lấy đơn vị ghi trước chủ trì, các đơn vị sau "
            "phối hợp."
        )


def name_units(facts: dict[str, Any], units: Iterable[Unit]) -> None:
    """The units of the tasks become ids: who leads, and who co-operates without leading."""
    known = UnitNames(units)
    for group in facts["task_groups"]:
        for task in group["tasks"]:
            leads = known.read(task["lead"] or "").units
            others = known.read("; ".join(task["cooperating"])).units
            task["lead"] = leads[0] if leads else None
            task["cooperating"] = list(dict.fromkeys(unit for unit in (*leads[1:], *others) if unit != task["lead"]))


def participants_of(facts: Mapping[str, Any], units: Sequence[Unit]) -> list[int]:
    """Who will report: the units that the plan names, else those that do so by themselves and those with a task."""
    named = set(UnitNames(units).read(facts["participants"] or "").units)
    meant = {unit.pk for unit in units if unit.reports_by_default} | _assigned(facts)
    return [unit.pk for unit in units if unit.pk in (named or meant)]


def _assigned(facts: Mapping[str, Any]) -> set[int]:
    tasks = [task for group in facts["task_groups"] for task in group["tasks"]]
    named = {unit for task in tasks for unit in task.get("cooperating", ())}
    return named | {task["lead"] for task in tasks if task.get("lead")}
