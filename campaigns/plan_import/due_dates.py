"""Which phase a date for reports or wrap-up belongs to, when it stands outside the phase's own description."""

import calendar
import re
from collections.abc import Iterable, Sequence

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context, in_words
from campaigns.plan_import.deadlines import (
    BEFORE,
    BY,
    PHASE_REFERENCE,
    RECURRING,
    REPORT,
    WRAP_UP,
    Deadline,
    bound_before,
    find_deadlines,
    ordinal_of,
)
from campaigns.plan_import.folding import squeeze
from campaigns.plan_import.open_phase import OpenPhase
from campaigns.plan_import.sections import Role
from campaigns.plan_import.tree import Item

_OFFICE = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\s*)?(?:giao\s+|de nghi\s+)?(?:van phong|phong to chuc|phong tong hop"
    r"|thuong truc hoi dong|hoi dong thi dua|bo phan)"
)
_UPWARD = re.compile(
    r"bao cao\s+(?:ket qua\s+)?(?:[a-z ]{0,30}?\s)?(?:giam doc|lanh dao|ubnd|uy ban|so noi vu|ban thi dua"
    r"|hoi dong|tinh uy|bo )"
)


def place_deadlines(root: Item, phases: Sequence[OpenPhase], used: set[int], context: Context) -> None:
    """Gives each phase the dates stated outside its own description, first in the duties, then elsewhere."""
    if not phases:
        return
    unused = [item for item in root.walk() if id(item) not in used]
    duties = [item for top in unused if top.role is Role.DUTIES for item in top.walk()]
    in_duties = {id(item) for item in duties}
    pending = [*_deadlines_in(duties, context), *(stray for phase in phases for stray in phase.strays)]
    pending += [
        deadline
        for deadline in _deadlines_in((item for item in unused if id(item) not in in_duties), context)
        if deadline.phase
    ]
    for kind in (REPORT, WRAP_UP):
        loose: list[Deadline] = []
        for deadline in (deadline for deadline in pending if deadline.kind == kind):
            phase = _named_phase(deadline, phases)
            if phase is None and deadline.phase is None:
                loose.append(deadline)
            elif phase is None or not phase.take(deadline, context):
                _warn_of_lost(deadline, phase, context)
        for deadline in _left_over(loose, phases, context):
            _warn_of_lost(deadline, None, context)
    for item in [*duties, *root.walk()]:
        if (match := RECURRING.search(item.block.folded)) is not None:
            _place_recurring(item.block, match, phases)


def _deadlines_in(items: Iterable[Item], context: Context) -> list[Deadline]:
    found: list[Deadline] = []
    seen: set[int] = set()
    for item in items:
        if id(item.block) in seen:
            continue
        seen.add(id(item.block))
        deadlines = find_deadlines(item.block, item.start, len(item.block.text), context)
        if not deadlines and context.mentions(item.block):
            deadlines = _deadlines_under_heading(item, context)
        by_office = _is_by_office(item)
        for deadline in deadlines:
            if deadline.kind == REPORT and by_office and goes_upward(deadline):
                continue
            found.append(deadline)
    return found


def _deadlines_under_heading(item: Item, context: Context) -> list[Deadline]:
    """ "báo cáo kết quả như sau:" above, "Đợt 1: trước ngày 20/6/2021" below."""
    parent = item.parent
    if parent is None or "bao cao" not in parent.block.folded:
        return []
    match = PHASE_REFERENCE.search(item.block.text, item.start)
    found = []
    for mention in context.mentions(item.block):
        bound = bound_before(item.block.folded, mention)
        if bound is not None:
            ordinal = ordinal_of(match) if match is not None else None
            found.append(Deadline(item.block, mention, REPORT, bound, ordinal, None))
    return found


def _is_by_office(item: Item) -> bool:
    current: Item | None = item
    while current is not None and current.role is not Role.DUTIES:
        if is_of_office(current.block.folded[current.start :]):
            return True
        current = current.parent
    return False


def is_of_office(folded: str) -> bool:
    """Whether the words begin with the office, as who does what they say."""
    return _OFFICE.match(folded[:60]) is not None


def goes_upward(deadline: Deadline) -> bool:
    """The office's own report to those above it is not the report of the units."""
    before = deadline.block.folded[max(deadline.mention.start - 160, 0) : deadline.mention.start]
    return _UPWARD.search(before) is not None and "ve van phong" not in before and "gui van phong" not in before


def _named_phase(deadline: Deadline, phases: Sequence[OpenPhase]) -> OpenPhase | None:
    if deadline.phase is None:
        return phases[0] if len(phases) == 1 else None
    return next((phase for phase in phases if phase.number == deadline.phase), None)


def _left_over(loose: Sequence[Deadline], phases: Sequence[OpenPhase], context: Context) -> list[Deadline]:
    """Dates that name no phase go by the period they fall in, by sơ kết or tổng kết, by their order; those that fit none."""
    rest = []
    for deadline in loose:
        day = deadline.day(context.year)
        holder = next((phase for phase in phases if day is not None and phase.contains(day)), None)
        if deadline.hint == "last" and holder is None:
            holder = phases[-1]
        elif deadline.hint == "first" and holder is None and len(phases) == 2:
            holder = phases[0]
        if holder is None or not holder.take(deadline, context):
            rest.append(deadline)
    if len(rest) != len(loose) or len(rest) != len(phases):
        return rest
    return [deadline for phase, deadline in zip(phases, rest, strict=True) if not phase.take(deadline, context)]


_LABELS = {REPORT: "báo cáo", WRAP_UP: "tổng kết"}


def _warn_of_lost(deadline: Deadline, phase: OpenPhase | None, context: Context) -> None:
    """A date that no phase takes is said, unless it can be no date, which has its own warning."""
    day = deadline.day((phase.year if phase is not None else None) or context.year)
    if day is None:
        return
    if phase is not None and deadline.kind in phase.dues:
        taken = in_words(phase.dues[deadline.kind][0].value)
        why = f"khác với hạn {taken} đã lấy cho “{phase.name.value}”"
    else:
        why = "chưa gắn được với đợt nào"
    mention = deadline.mention
    context.warn(
        "unplaced_text",
        deadline.block.spans(mention.start, mention.end)[0],
        squeeze(deadline.block.text[mention.start : mention.end]),
        None,
        f"Hạn {_LABELS[deadline.kind]} {in_words(day)} {why}; văn phòng xem câu này và điền vào đợt đúng nếu cần.",
    )


def _place_recurring(block: Block, match: re.Match[str], phases: Sequence[OpenPhase]) -> None:
    """ "trước ngày 20 của tháng cuối quý": the same day in the last month of every phase."""
    for phase in phases:
        if REPORT in phase.dues or phase.ends_on is None:
            continue
        end = phase.ends_on.value
        day = int(match.group("day"))
        if 1 <= day <= calendar.monthrange(end.year, end.month)[1]:
            found = block.find(end.replace(day=day), match.start("day"), match.end())
            phase.dues[REPORT] = (found, BEFORE if match.group("cue") == "truoc" else BY)
