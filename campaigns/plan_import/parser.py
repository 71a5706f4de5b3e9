"""text -> PlanDraft: cuts the text, asks each reader for its facts, and gathers the warnings."""

import re
from collections.abc import Iterator, Sequence

from campaigns.plan_import.annex import is_heading_over_annex, read_annex, with_annex
from campaigns.plan_import.blocks import Block, block_of, paragraphs
from campaigns.plan_import.checks import check_impossible_dates, check_kind, check_phases, check_years
from campaigns.plan_import.content import (
    read_duties,
    read_movements,
    read_purposes,
    read_task_groups,
    read_theme,
)
from campaigns.plan_import.context import Context, IsWorkingDay
from campaigns.plan_import.draft import DocumentFacts, PlanDraft, Words, in_order
from campaigns.plan_import.errors import PlanUnreadable
from campaigns.plan_import.folding import squeeze
from campaigns.plan_import.foot import read_foot
from campaigns.plan_import.frame import COVERED_BY, frame_of
from campaigns.plan_import.head import (
    read_basis,
    read_issuer,
    read_kind,
    read_number,
    read_place_and_day,
    read_title,
    year_of_plan,
)
from campaigns.plan_import.letters import NO_MARKS, OLD_FONT, is_in_old_letters, is_vietnamese
from campaigns.plan_import.names import OPENING
from campaigns.plan_import.normalise import CleanLine, clean_lines, source_lines
from campaigns.plan_import.occasions import check_loose_anniversaries
from campaigns.plan_import.participants import read_participants
from campaigns.plan_import.phases import read_phases
from campaigns.plan_import.rest_days import is_working_day as default_is_working_day
from campaigns.plan_import.sections import Role
from campaigns.plan_import.targets import read_targets
from campaigns.plan_import.tree import Item, build_tree
from campaigns.plan_import.wording import check_abbreviations, check_repeated_words

_CLOSING = re.compile(
    r"^tren day la\b|^trong qua trinh (?:to chuc )?(?:trien khai|thuc hien)\b.{0,60}\b(?:vuong mac|phat sinh|kho khan)"
)


def parse_plan(text: str, is_working_day: IsWorkingDay = default_is_working_day) -> PlanDraft:
    """The draft read from the text of a plan; raises PlanUnreadable when it holds nothing of a plan."""
    lines = clean_lines(text)
    if all(line.is_blank for line in lines):
        raise PlanUnreadable("Văn bản không có chữ nào để đọc.")
    if is_in_old_letters(lines):
        raise PlanUnreadable(OLD_FONT)
    frame = frame_of(lines)
    context = Context(is_working_day)
    number = read_number(frame, context)
    place, issued_on = read_place_and_day(frame, context)
    context.issued_on = issued_on.value if issued_on is not None else None
    title = read_title(frame)
    blocks = paragraphs(frame.body)
    root = build_tree([block for block in blocks if not _CLOSING.search(block.folded)])
    opening = _opening(root)
    context.year = year_of_plan(title, issued_on, opening)
    recipients, signatory, strays = read_foot(frame.foot)
    basis = read_basis(_basis_blocks(root, opening), context, number, title)
    for block in opening:
        block.placed = True
    theme = read_theme(root, opening)
    purposes, requirements = read_purposes(root, context)
    phases, used = read_phases(root, context)
    participants, named = read_participants(root)
    used |= named
    movements = read_movements(root, used, title.value if title is not None else "")
    stated = read_task_groups(root, used | _movement_items(root, movements))
    source = source_lines(text)
    annex = read_annex([line.number for line in frame.appendix], source, context)
    groups = with_annex(stated, annex, context) if annex.groups else stated
    duties = read_duties(root)
    statements = [
        task.text for group in stated if not (annex.groups and is_heading_over_annex(group)) for task in group.tasks
    ]
    statements += [goal for phase in phases for goal in phase.goals if not _is_in_quotes(goal, source)]
    targets = read_targets(root, statements, used, context)
    document = DocumentFacts(read_kind(frame), number, title, place, issued_on, signatory, read_issuer(frame))
    if not (phases or targets or groups or movements or purposes or requirements or duties or document.kind):
        raise PlanUnreadable(
            "Văn bản không giống một kế hoạch tổ chức phong trào thi đua: không thấy mục nào của kế hoạch."
        )
    if not is_vietnamese(lines):
        raise PlanUnreadable(NO_MARKS)
    check_kind(document, context)
    check_years(document, phases, context)
    check_phases(phases, context)
    check_impossible_dates([*frame.head, *frame.title, *blocks, *frame.foot], context)
    for block in (*frame.title, *blocks):
        check_repeated_words(block, context)
    in_phases = {id(item.block) for item in root.walk() if id(item) in used}
    for block in blocks:
        if id(block) not in in_phases:
            check_loose_anniversaries(block, context)
    names = participants.line if participants is not None else None
    checked = [block for block in (*blocks, *frame.foot) if _may_abbreviate(block) and block.line != names]
    check_abbreviations(checked, context)
    _warn_unplaced(root, strays, [line for line in frame.appendix if line.number not in annex.lines], context)
    return PlanDraft(
        document=document,
        based_on=basis,
        theme=theme,
        purposes=tuple(purposes),
        requirements=tuple(requirements),
        phases=tuple(phases),
        targets=tuple(targets),
        movements=tuple(movements),
        task_groups=tuple(groups),
        duties=tuple(duties),
        recipients=recipients,
        participants=participants,
        warnings=in_order(context.warnings),
    )


_ARCHIVE = re.compile(r"^\W*luu\b")


def _is_in_quotes(words: Words, source: Sequence[str]) -> bool:
    """A goal that the plan gives as a name states no target."""
    return source[words.line - 1].startswith(OPENING, words.start)


def _may_abbreviate(block: Block) -> bool:
    """Capitals that shout, and the codes of offices behind "Lưu:", are no abbreviations to explain."""
    return not (block.text.isupper() and " " in block.text) and _ARCHIVE.match(block.folded) is None


def _opening(root: Item) -> list[Block]:
    """The paragraphs between the title and the first section."""
    found = []
    for item in root.children:
        if item.role is not None or item.kind in ("roman", "part", "upper", "number1", "caps") or item.items:
            break
        found.append(item.block)
    return found


def _basis_blocks(root: Item, opening: Sequence[Block]) -> list[Block]:
    sections = [item for item in root.walk() if item.role is Role.BASIS]
    own = [block for block in opening if not COVERED_BY.match(block.folded)]
    return [*own, *(item.block for section in sections for item in _placed(section))]


def _placed(section: Item) -> Iterator[Item]:
    for item in section.walk():
        item.block.placed = True
        yield item


def _movement_items(root: Item, movements: Sequence[object]) -> set[int]:
    """Items already read as movements are no tasks."""
    if not movements:
        return set()
    return {
        id(part) for item in root.walk() if item.role is Role.MOVEMENTS and item.block.placed for part in item.walk()
    }


def _warn_unplaced(root: Item, strays: Sequence[Block], appendix: Sequence[CleanLine], context: Context) -> None:
    """One warning for each outermost stretch of text that stands nowhere in the draft."""
    pending = list(reversed(root.children))
    while pending:
        item = pending.pop()
        if _is_heading_over_placed(item) or _leads_to_placed(item):
            item.block.placed = True
        if item.block.placed:
            pending.extend(reversed(item.children))
            continue
        if any(part.block.placed for part in item.walk()):
            pending.extend(reversed(item.children))
        _warn_of(item.block, item.start, context, len(list(item.walk())) - 1)
    for block in strays:
        _warn_of(block, 0, context, 0)
    rest = [line for line in appendix if not line.is_blank]
    if rest:
        _warn_of(block_of([(rest[0], 0, len(rest[0].text))]), 0, context, len(rest) - 1)


def _is_heading_over_placed(item: Item) -> bool:
    """A heading or a lead-in whose items are in the draft needs no place of its own."""
    if not any(child.block.placed for child in item.walk() if child is not item):
        return False
    return item.role is not None or len(item.text) <= 120 or item.text.rstrip().endswith(":")


def _leads_to_placed(item: Item) -> bool:
    """ "Trong năm tổ chức ba đợt thi đua:" beside the phases that it announces."""
    if item.kind != "paragraph" or item.parent is None or not item.text.rstrip().endswith(":"):
        return False
    siblings = item.parent.children
    following = siblings[siblings.index(item) + 1 :]
    return bool(following) and following[0].block.placed


def _warn_of(block: Block, start: int, context: Context, below: int) -> None:
    text = squeeze(block.text[start:])
    shown = text if len(text) <= 80 else f"{text[:80].rsplit(' ', 1)[0]}…"
    more = f" cùng {below} đoạn tiếp theo" if below else ""
    context.warn(
        "unplaced_text",
        block.spans(start, len(block.text))[0],
        text,
        None,
        f"Đoạn “{shown}”{more} chưa xếp được vào mục nào của bản nháp; văn phòng xem và bổ sung nếu cần.",
    )
