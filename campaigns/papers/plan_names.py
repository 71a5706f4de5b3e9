"""Names in the plan's sentences: plain words, and in quotes where plain words would be read as something else.

"Đợt cao điểm 30/4 - 1/5" needs no quotes as the name of a phase; "Hội thao 2/9; 3/9" does in a list of occasions. The reader
itself is asked.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from campaigns.models import Commemoration, Phase, Target
from campaigns.papers.plan_targets import measure_of, reads_as, target_words
from campaigns.plan_import import PlanUnreadable, parse_plan
from campaigns.plan_import.annex import counts_tasks
from campaigns.plan_import.names import in_quotes
from campaigns.queries.plans import GroupOfTasks
from documents.decree import END_MARK, figure_date

R = TypeVar("R")
_TITLE = ("KẾ HOẠCH", "Tổ chức phong trào thi đua")
_TARGETS = ("I. Mục tiêu thi đua",)
_PHASES = ("I. Nội dung thi đua", "1. Các đợt thi đua")
_TASKS = ("I. Nội dung thi đua", "1. Nhiệm vụ thi đua")
_PHASE = "a) Đợt 1: từ ngày 01/01/2020 đến ngày 31/12/2020"
# Phases that take up whatever the lines above say of a phase's dates.
_FOUR_PHASES = (
    "II. Các đợt thi đua",
    *(f"{n}. Đợt {n}: từ ngày 01/{3 * n - 2:02d}/2020 đến ngày 28/{3 * n:02d}/2020" for n in range(1, 5)),
)
_LETTERED = re.compile(r"\w\)")
_PARTS = ("theme", "purposes", "requirements", "phases", "targets", "movements", "task_groups", "duties")


def phase_lines(phases: Sequence[Phase]) -> list[str]:
    return _carried(phases, _phase_words, _reads_phases)


def goal_lines(goals: Iterable[str]) -> list[str]:
    return _carried([str(goal) for goal in goals], _goal_words, _reads_goals)


def target_lines(targets: Sequence[Target]) -> list[str]:
    return _carried(targets, _target_words, _reads_targets)


def group_lines(groups: Sequence[GroupOfTasks]) -> list[str]:
    """Each group with the number of its tasks, which stand in the annex."""
    return _carried(groups, _group_words, _reads_groups)


def occasions_line(occasions: Sequence[Commemoration], say: Callable[[str], str]) -> str:
    """The sentence that `say` makes of the occasions."""

    def reads(names: Sequence[str], rows: Sequence[Commemoration]) -> bool:
        goals, occasions = _phase_read([say("; ".join(names))])
        return not goals and occasions == [
            (squeezed(row.name), _iso(row.on), _iso(row.since), row.years) for row in rows
        ]

    return say("; ".join(_carried(occasions, occasion_words, reads)))


def occasion_words(occasion: Commemoration, is_quoted: bool = False) -> str:
    """Its count and its days; a name in small letters that has neither is told from what goes before by the verb."""
    name = in_quotes(squeezed(occasion.name)) if is_quoted else bare(occasion.name)
    days = " - ".join(figure_date(day) for day in (occasion.since, occasion.on) if day)
    if occasion.years or days:
        return f"{f'{occasion.years} năm ' if occasion.years else ''}{name}{f' ({days})' if days else ''}"
    return f"chào mừng {name}" if name[:1].islower() else name


def dash_line(words: str) -> str:
    """A line of a list as it is printed; the letter of an enumeration ("a) ...") stays small."""
    ended = f"{bare(words)}."
    return ended if _LETTERED.match(ended) else ended[:1].upper() + ended[1:]


def bare(text: str) -> str:
    return squeezed(text).removesuffix(END_MARK).rstrip(".;:, ").removeprefix("- ")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def _carried(
    rows: Sequence[R], write: Callable[[R, bool], str], reads: Callable[[Sequence[str], Sequence[R]], bool]
) -> list[str]:
    """What `write` says of each row; in quotes (its second argument) where `reads` does not find the row again."""
    plain = [write(row, False) for row in rows]
    if reads(plain, rows):
        return plain
    mixed = [line if reads([line], [row]) else write(row, True) for line, row in zip(plain, rows, strict=True)]
    return mixed if reads(mixed, rows) else [write(row, True) for row in rows]


def _read(headings: Sequence[str], lines: Iterable[str], part: str) -> list[dict[str, Any]]:
    """The rows that the reader finds in a part of the plan; none when it finds something else there as well."""
    below = _FOUR_PHASES if part != "phases" else ()
    try:
        draft = parse_plan("\n".join((*_TITLE, *headings, *lines, *below))).to_json()
    except PlanUnreadable:
        return []
    if below:
        phases = draft.pop("phases")
        if len(phases) != 4 or any(phase["report_due_on"] or phase["wrap_up_on"] for phase in phases):
            return []
    return [] if any(draft.get(other) for other in _PARTS if other != part) else draft[part]


def _phase_words(phase: Phase, is_quoted: bool) -> str:
    name = in_quotes(squeezed(phase.name)) if is_quoted else bare(phase.name) or str(phase)
    return f"{name}: từ ngày {figure_date(phase.starts_on)} đến ngày {figure_date(phase.ends_on)}"


def _reads_phases(lines: Sequence[str], phases: Sequence[Phase]) -> bool:
    found = _read(_PHASES, [f"a) {line}" for line in lines], "phases")
    return [(each["name"], each["starts_on"], each["ends_on"], each["goals"]) for each in found] == [
        (squeezed(phase.name) or str(phase), _iso(phase.starts_on), _iso(phase.ends_on), []) for phase in phases
    ]


def _phase_read(lines: Iterable[str]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The goals and the occasions that the lines of a phase state."""
    found = _read(_PHASES, [_PHASE, *(f"- {dash_line(line)}" for line in lines)], "phases")
    if len(found) != 1 or found[0]["report_due_on"] or found[0]["wrap_up_on"]:
        return [], []
    occasions = found[0]["commemorations"]
    return found[0]["goals"], [(each["name"], each["on"], each["since"], each["years"]) for each in occasions]


def _goal_words(goal: str, is_quoted: bool) -> str:
    """A sentence that begins in small letters goes on behind its label, and stays as it was written."""
    if is_quoted:
        return f"Mục tiêu: {in_quotes(squeezed(goal))}"
    return f"Mục tiêu: {goal}" if goal[:1].islower() else goal


def _reads_goals(lines: Sequence[str], goals: Sequence[str]) -> bool:
    found, occasions = _phase_read(lines)
    return not occasions and [bare(goal) for goal in found] == [bare(goal) for goal in goals]


def _target_words(target: Target, is_quoted: bool) -> str:
    if is_quoted:
        return f"{in_quotes(squeezed(target.text))} {measure_of(target)}"
    words = target_words(target)
    return f"Chỉ tiêu: {words}" if words[:1].islower() else words


def _reads_targets(lines: Sequence[str], targets: Sequence[Target]) -> bool:
    found = _read(_TARGETS, [f"- {dash_line(line)}" for line in lines], "targets")
    return len(found) == len(targets) and all(map(reads_as, found, targets))


def _group_words(group: GroupOfTasks, is_quoted: bool) -> str:
    title = in_quotes(squeezed(group.group.title)) if is_quoted else bare(group.group.title)
    return f"{title}: {len(group.lines):02d} nhiệm vụ"


def _reads_groups(lines: Sequence[str], groups: Sequence[GroupOfTasks]) -> bool:
    """As many headings over the annex, whose own words say the names."""
    found = _read(_TASKS, [f"- {dash_line(line)}" for line in lines], "task_groups")
    return [[counts_tasks(task["text"]) for task in each["tasks"]] for each in found] == [[True] for _ in groups]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
