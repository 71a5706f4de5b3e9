"""The phases ("đợt thi đua") of a plan: period, occasions, goals, and the dates for reports and wrap-up."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.dates import Period, find_period, starts_now
from campaigns.plan_import.deadlines import PHASE_REFERENCE, RECURRING, REPORT, WRAP_UP, find_deadlines, ordinal_of
from campaigns.plan_import.draft import Day, PhaseDraft, Words
from campaigns.plan_import.due_dates import place_deadlines
from campaigns.plan_import.folding import fold
from campaigns.plan_import.names import NAMED_PERIOD
from campaigns.plan_import.occasions import names_occasions, read_occasions
from campaigns.plan_import.open_phase import OpenPhase
from campaigns.plan_import.sections import Role
from campaigns.plan_import.sentences import sentences
from campaigns.plan_import.tree import Item

_UNNUMBERED = re.compile(
    r"(?:đợt|giai đoạn)(?:\s+thi\s+đua)?\b|quý\s+(?P<ord>IV|I{1,3}|[1-4])\b|(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm\b",
    re.IGNORECASE,
)
# "Tháng 6/2021: từ ngày 01/6/2021 đến ngày 30/6/2021, thi đua …"
_NAMED_LEAD = re.compile(
    r"[^:;]{2,200}(?=:\s*từ ngày \d[\d/]{7,9} đến (?:hết )?ngày \d[\d/]{7,9}[,;.]\s)", re.IGNORECASE
)
_WHOLE_NAMES = (NAMED_PERIOD, _NAMED_LEAD)
_HEAD_REACH = 220
_NAME_END = re.compile(
    r"\s*(?:[:(,;.“\"]|\s[-–]\s|\bbắt đầu\b|\btừ\b|\bkéo dài\b|\btrong\b|\bphát động\b|\bđến\b|\bthời gian\b"
    r"|\bdiễn ra\b"
    r"|\bđược\b|\btổ chức\b|\bchào mừng\b|\bnhằm\b)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^[\s,;:.()+–-]*(?:(?:trong đó|chú trọng|tập trung|các nội dung|nội dung|thi đua|trọng tâm|thời gian"
    r"|thực hiện|nội dung thi đua"
    r"|chủ đề|mục tiêu|cụ thể|như sau|vào|sau|năm \d{4}|là|bao gồm|gồm|và)\b[\s,;:.()–-]*)*$",
    re.IGNORECASE,
)
_GOAL_LABEL = re.compile(
    r"\s*(?:(?:mục tiêu|nội dung|nội dung thi đua|nội dung trọng tâm|yêu cầu|trọng tâm)\s*:"
    r"|với (?:các )?mục tiêu\s*:?)\s*",
    re.IGNORECASE,
)
_ONE_PHASE = re.compile(r"\b(?:thoi gian|dot thi dua|phong trao thi dua|phat dong|thuc hien)\b")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph that speaks of one phase."""

    block: Block
    start: int
    end: int


def read_phases(root: Item, context: Context) -> tuple[list[PhaseDraft], set[int]]:
    """The phases in the order of their ordinals, and the ids of the items that spoke of them."""
    phases: list[OpenPhase] = []
    used: set[int] = set()
    seen: dict[tuple[object, ...], OpenPhase] = {}
    for item in _content_items(root):
        if id(item) in used:
            continue
        heads = _heads(item, context)
        if not heads:
            continue
        for index, (head, segment) in enumerate(heads):
            with_children = index == len(heads) - 1
            phase = _phase_of(head, segment, item, context, len(phases) + 1, with_children)
            key = (fold(phase.name.value), phase.ordinal, _iso(phase.starts_on), _iso(phase.ends_on))
            known = seen.get(key)
            if known is None and _is_repetition(phase, seen):
                continue
            if known is None:
                seen[key] = phase
                phases.append(phase)
        used.update(id(part) for part in item.walk())
        item.place()
    if not phases:
        phases, used = _single_phase(root, context)
    place_deadlines(root, phases, used, context)
    return _finished(phases), used


def _is_repetition(phase: OpenPhase, seen: dict[tuple[object, ...], OpenPhase]) -> bool:
    """A later mention of a numbered phase that states no period of its own."""
    if phase.ordinal is None or phase.starts_on is not None or phase.ends_on is not None:
        return False
    return any(other.ordinal == phase.ordinal for other in seen.values())


def _iso(day: Day | None) -> str | None:
    return day.value.isoformat() if day is not None else None


_OUTSIDE = frozenset(
    {
        Role.DUTIES,
        Role.PURPOSES,
        Role.REQUIREMENTS,
        Role.PURPOSES_AND_REQUIREMENTS,
        Role.BASIS,
        Role.TARGETS,
        Role.GENERAL_GOAL,
    }
)


def _content_items(root: Item) -> Iterable[Item]:
    """Items where phases may be described: everything but purposes, targets and duties."""
    pending = list(reversed(root.children))
    while pending:
        item = pending.pop()
        if item.role in _OUTSIDE:
            continue
        yield item
        pending.extend(reversed(item.children))


def _heads(item: Item, context: Context) -> list[tuple[re.Match[str], Segment]]:
    """The phase names in an item that open a description, each with the stretch of text up to the next one."""
    text, block = item.block.text, item.block
    found: list[re.Match[str]] = []
    for match in PHASE_REFERENCE.finditer(text, item.start):
        opens_item = match.start() - item.start <= 12 and not block.folded[item.start : match.start()].strip(
            ' "'
        ).endswith(("ket", "cao"))
        if opens_item and not found:
            if _has_period(item, match, context) or (item.children and not _is_deadline_item(item, match)):
                found.append(match)
        elif _period_follows(block, match, context):
            found.append(match)
    if not found and item.role is not Role.PHASES:
        unnumbered = _UNNUMBERED.match(text, item.start)
        if unnumbered is not None and (
            _period_follows(block, unnumbered, context, reach=120, unnumbered=True)
            or (_is_listed(item) and _period_stands_below(item, context))
        ):
            found.append(unnumbered)
    # Two phases in one line keep their own names.
    if len(found) < 2 and (named := _whole_name(item)) is not None:
        found = [named]
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(match, Segment(block, match.start(), end)) for match, end in zip(found, ends, strict=True)]


def _is_listed(item: Item) -> bool:
    return item.parent is not None and item.parent.role is Role.PHASES


def _whole_name(item: Item) -> re.Match[str] | None:
    if not _is_listed(item):
        return None
    return NAMED_PERIOD.match(item.block.text, item.start) or _NAMED_LEAD.match(item.block.text, item.start)


def _is_deadline_item(item: Item, match: re.Match[str]) -> bool:
    following = item.block.folded[match.end() : match.end() + 20]
    return following.lstrip(" :").startswith(("truoc", "cham nhat", "den het", "muon nhat"))


def _has_period(item: Item, match: re.Match[str], context: Context) -> bool:
    block = item.block
    if _is_deadline_item(item, match):
        return False
    if find_period(block.folded, context.mentions_in(block, match.end(), match.end() + _HEAD_REACH)) is not None:
        return True
    return _period_stands_below(item, context)


def _period_stands_below(item: Item, context: Context) -> bool:
    return any(
        find_period(child.block.folded, context.mentions_in(child.block, child.start, child.start + _HEAD_REACH))
        is not None
        for child in item.children
    )


def _period_follows(
    block: Block, match: re.Match[str], context: Context, reach: int = 45, unnumbered: bool = False
) -> bool:
    start = match.start() if unnumbered else match.end()
    period = find_period(block.folded, context.mentions_in(block, start, match.end() + reach))
    if period is None:
        return False
    between = block.folded[match.end() : max(period.start, match.end())]
    return not re.search(r"[.;]\s|\btruoc\b|bao cao|tong ket|so ket|cham nhat", between)


def _phase_of(
    head: re.Match[str], segment: Segment, item: Item, context: Context, number: int, with_children: bool
) -> OpenPhase:
    block = segment.block
    ordinal = ordinal_of(head) if any(head.groups()) else None
    period = _period_of(head, segment, context)
    name_end = _name_end(head, segment, period, context)
    is_whole = head.re in _WHOLE_NAMES
    name = block.name(head.start(), name_end, " " if is_whole else ' ,;:.-–“”"()')
    assert name is not None
    phase = OpenPhase(ordinal, name, block, ordinal or number)
    children = list(item.children) if with_children else []
    rest = name_end if head.re is _UNNUMBERED else head.end()
    if period is not None:
        _set_period(phase, block, period, context)
        rest = max(period.end, head.end())
        if (motto := _between(block, max(name_end, head.end()), period.start)) is not None:
            phase.goals.append(motto)
    parts = [Segment(block, rest, segment.end)]
    for child in (part for top in children for part in top.walk()):
        if phase.starts_on is None and phase.ends_on is None:
            inner = find_period(
                child.block.folded, context.mentions_in(child.block, child.start, child.start + _HEAD_REACH)
            )
            if inner is not None:
                _set_period(phase, child.block, inner, context)
                parts.append(Segment(child.block, inner.end, len(child.block.text)))
                continue
        parts.append(Segment(child.block, child.start, len(child.block.text)))
    for part in parts:
        _read_part(phase, part, context)
    return phase


def _name_end(head: re.Match[str], segment: Segment, period: Period | None, context: Context) -> int:
    if head.re in _WHOLE_NAMES:
        return head.end()
    block, limit = segment.block, min(segment.end, head.end() + 90)
    if head.re is _UNNUMBERED:
        # "Đợt cao điểm chào mừng 30/4 - 1/5 (từ ngày …": the days of a feast belong to the name.
        lead = _TO_PERIOD.search(block.text, head.end(), period.start if period is not None else segment.end)
        whole = lead.start() if lead is not None else segment.end
        dated = any(mention.is_day for mention in context.mentions_in(block, head.end(), whole))
        if dated and whole <= limit and not re.search(r"[.;:]\s", block.text[head.end() : whole]):
            return whole
    stop = _NAME_END.search(block.text, head.end(), limit)
    if stop is not None:
        return stop.start()
    return head.end() if any(head.groups()) and limit - head.end() > 60 else limit


_SHORTEST_NAME = 2
# Words that lead from the name of a phase to its dates.
_TO_PERIOD = re.compile(
    r"(?:[\s,;:.(–-]|\b(?:được|phát động|tổ chức|diễn ra|thực hiện|triển khai|bắt đầu|kéo dài|thời gian|kể|từ|trong|vào|là|tính|ngày"
    r"|năm|\d{4}|đến|tới|hết|nay|và)\b)*$",
    re.IGNORECASE,
)


def _between(block: Block, start: int, end: int) -> Words | None:
    """What a phase is called beside its number: "Đợt 1: Tháng thanh niên (từ ngày …"."""
    if start >= end or _FILLER.match(block.text[start:end]):
        return None
    lead = _TO_PERIOD.search(block.text, start, end)
    words = block.words(start, lead.start() if lead is not None else end, ' ,;:.()–-“”"')
    return words if words is not None and len(words.value.split()) >= _SHORTEST_NAME else None


def _period_of(head: re.Match[str], segment: Segment, context: Context) -> Period | None:
    """The dates behind the name say more than the name itself: "Quý I (từ 05/01 đến 25/3/2023)"."""
    block, stop = segment.block, min(segment.end, head.end() + _HEAD_REACH)
    printed = find_period(block.folded, context.mentions_in(block, head.end(), stop))
    if printed is not None and printed.opening is not None and printed.closing is not None:
        between = block.folded[head.end() : printed.start]
        if not re.search(r"[.;]\s|bao cao|tong ket|so ket", between):
            return printed
    return find_period(block.folded, context.mentions_in(block, head.start(), stop))


def _set_period(phase: OpenPhase, block: Block, period: Period, context: Context) -> None:
    if period.opening is not None:
        opening = period.opening.in_year(context.year)
        if (first := opening.first) is not None:
            phase.starts_on = block.find(first, opening.start, opening.end)
    if period.closing is not None:
        closing = period.closing.in_year(context.year)
        if (last := closing.last) is not None:
            phase.ends_on = block.find(last, closing.start, closing.end)
    if starts_now(block.folded, period) and context.issued_on is not None and phase.ends_on is not None:
        phase.starts_on = Day(context.issued_on, phase.ends_on.spans)


def _read_part(phase: OpenPhase, part: Segment, context: Context) -> None:
    """Sorts the sentences of a stretch: wrap-up and report dates, occasions, and goals for the rest."""
    block = part.block
    for start, sentence_end in sentences(block.text, part.start, part.end):
        label = _GOAL_LABEL.match(block.text, start, sentence_end)
        sentence_start = label.end() if label is not None else start
        deadlines = find_deadlines(block, sentence_start, sentence_end, context)
        if deadlines:
            for deadline in deadlines:
                is_own = deadline.phase in (None, phase.number)
                if not is_own or not phase.take(deadline, context):
                    phase.strays.append(deadline)
            continue
        if RECURRING.search(block.folded, sentence_start, sentence_end):
            continue
        if names_occasions(block.folded, sentence_start, sentence_end):
            year = phase.year or context.year
            reading = read_occasions(block, sentence_start, sentence_end, year, context)
            phase.occasions.extend(reading.occasions)
            phase.goals.extend(reading.goals)
            continue
        if _FILLER.match(block.text[sentence_start:sentence_end]):
            continue
        goal = block.name(sentence_start, sentence_end, " ,;:.()–-…")
        if goal is not None:
            phase.goals.append(goal)


def _single_phase(root: Item, context: Context) -> tuple[list[OpenPhase], set[int]]:
    """A plan whose movement runs in one stretch: the first period that its content states."""
    for item in _content_items(root):
        block = item.block
        if item.role is Role.TASKS or not _ONE_PHASE.search(block.folded):
            continue
        for start, end in sentences(block.text, item.start):
            period = find_period(block.folded, context.mentions_in(block, start, end))
            if period is None or not _ONE_PHASE.search(block.folded, start, max(period.start, start + 1)):
                continue
            if period.opening is None and not starts_now(block.folded, period):
                continue
            named = re.search(
                r"đợt thi đua|phong trào thi đua|thời gian thực hiện|thời gian", block.text[start:end], re.IGNORECASE
            )
            name_start = start + (named.start() if named else 0)
            name = block.words(name_start, start + named.end() if named else period.start)
            if name is None:
                continue
            phase = OpenPhase(1, name, block)
            _set_period(phase, block, period, context)
            _read_part(phase, Segment(block, period.end, len(block.text)), context)
            used = {id(item)}
            for child in item.children:
                for part in child.walk():
                    used.add(id(part))
                    _read_part(phase, Segment(part.block, part.start, len(part.block.text)), context)
            item.place()
            return [phase], used
    return [], set()


def _finished(phases: Sequence[OpenPhase]) -> list[PhaseDraft]:
    numbered: list[tuple[int, OpenPhase]] = []
    for index, phase in enumerate(phases, 1):
        numbered.append((phase.ordinal or index, phase))
    if len({number for number, _ in numbered}) < len(numbered):
        numbered = list(enumerate((phase for _, phase in numbered), 1))
    numbered.sort(key=lambda pair: pair[0])
    drafts = []
    for number, phase in numbered:
        report, report_bound = phase.dues.get(REPORT, (None, None))
        wrap_up, wrap_up_bound = phase.dues.get(WRAP_UP, (None, None))
        drafts.append(
            PhaseDraft(
                ordinal=number,
                name=phase.name,
                starts_on=phase.starts_on,
                ends_on=phase.ends_on,
                report_due_on=report,
                report_due_bound=report_bound,
                wrap_up_on=wrap_up,
                wrap_up_bound=wrap_up_bound,
                goals=tuple(phase.goals),
                commemorations=tuple(phase.occasions),
            )
        )
    return drafts
