"""Paragraphs -> the tree of numbered and dashed items that they form."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.draft import Words
from campaigns.plan_import.markers import read_marker
from campaigns.plan_import.names import NAMED_PERIOD
from campaigns.plan_import.sections import Role, is_plain_heading, role_of

_HEADING_KINDS = frozenset({"part", "upper", "roman", "number1", "number2", "number3", "number4", "caps", "plain"})
_NESTED = 2
# No plan is nested so deep; a text that seems to be goes on at this depth.
_DEEPEST = 12
_TOP_KINDS = ("part", "upper", "roman", "caps")
_LEAD_IN = re.compile(
    r"[\s,;]*(?:,?\s*(?:trong đó|cụ thể|cụ thể như sau|như sau|gồm|bao gồm|tập trung|trong đó tập trung"
    r"|gồm các nội dung sau"
    r"|với các nội dung sau|với các nội dung|trọng tâm là))?\s*(?:như sau)?\s*[:;.,]*\s*$",
    re.IGNORECASE,
)
_INLINE_HEADING = re.compile(r"^([^:“\"(]{3,80}?)\s*:\s+(?=\S)")


@dataclass(slots=True, eq=False)
class Item:
    """One paragraph with its mark, and the items below it. `title_end` cuts a heading from text on its own line."""

    block: Block
    kind: str
    start: int
    parent: "Item | None" = None
    children: list["Item"] = field(default_factory=list)
    role: Role | None = None
    title_end: int = 0
    closed: bool = False

    @property
    def text(self) -> str:
        return self.block.text[self.start :]

    @property
    def title(self) -> str:
        return self.block.text[self.start : self.title_end]

    @property
    def has_inline_text(self) -> bool:
        """A heading with text after its colon on the same line."""
        return self.title_end < len(self.block.text) and bool(self.block.text[self.title_end :].strip(" :."))

    @property
    def items(self) -> list["Item"]:
        """The children that carry a mark of their own; plain paragraphs are no items."""
        return [child for child in self.children if child.kind != "paragraph"]

    @property
    def is_leaf(self) -> bool:
        return not self.items

    def walk(self) -> Iterator["Item"]:
        pending = [self]
        while pending:
            item = pending.pop()
            yield item
            pending.extend(reversed(item.children))

    def leaves(self) -> Iterator["Item"]:
        return (item for item in self.walk() if item.is_leaf)

    def place(self) -> None:
        """Marks the whole subtree as standing somewhere in the draft."""
        for item in self.walk():
            item.block.placed = True

    def words(self, strip: str = " ") -> Words | None:
        return self.block.words(self.start, len(self.block.text), strip)

    def title_words(self) -> Words | None:
        """The text as a heading: without "trong đó:" and other lead-ins to the list below."""
        text = self.text
        lead = _LEAD_IN.search(text, max(len(text) - 60, 0))
        end = self.start + (lead.start() if lead else len(text))
        return self.block.words(self.start, end)


def build_tree(blocks: Sequence[Block]) -> Item:
    """The root of the tree; its children are the top sections."""
    empty = Block("", [], "")
    root = Item(empty, "root", 0)
    stack = [root]
    for block in blocks:
        item = _item_of(block)
        _pop_to_parent(stack, item)
        del stack[_DEEPEST:]
        item.parent = stack[-1]
        if item.parent.role is Role.PHASES and NAMED_PERIOD.match(block.text, item.start):
            # Whatever the phase is called, its name opens no section.
            item.role, item.title_end = None, len(block.text)
        stack[-1].children.append(item)
        if item.kind != "paragraph":
            stack.append(item)
    return root


def _item_of(block: Block) -> Item:
    marker = read_marker(block.text)
    if marker is not None:
        item = Item(block, marker.kind, marker.end)
    elif block.heading_level:
        item = Item(block, f"hash{block.heading_level}", 0)
    elif is_plain_heading(block.text):
        item = Item(block, "caps" if block.text.isupper() else "plain", 0)
    else:
        item = Item(block, "paragraph", 0)
    _name(item)
    return item


def _name(item: Item) -> None:
    """Finds the title of the item and the role that the title gives it."""
    item.title_end = len(item.block.text)
    whole = role_of(item.text)
    inline = _INLINE_HEADING.match(item.text)
    if inline:
        role = role_of(inline.group(1))
        if role is not None:
            item.role = role
            item.title_end = item.start + inline.end(1)
            return
    item.role = whole if item.kind in _HEADING_KINDS or item.kind.startswith("hash") or len(item.text) <= 60 else None


def _pop_to_parent(stack: list[Item], item: Item) -> None:
    kind = item.kind
    if kind == "paragraph":
        return
    if kind == "caps" or kind in ("roman", "part", "upper"):
        _pop_section(stack, kind)
        return
    kinds = [entry.kind for entry in stack]
    if kind in kinds:
        _pop_to_kind(stack, item)
        return
    if kind.startswith("hash"):
        level = int(kind[4:])
        _pop_while(stack, lambda entry: not entry.kind.startswith("hash") or int(entry.kind[4:]) >= level)
        return
    if kind == "plain":
        _pop_while(stack, lambda entry: entry.kind not in _TOP_KINDS and not entry.kind.startswith("hash"))
        return
    if kind.startswith("number") and kind != "number1":
        depth = int(kind[6:])
        _pop_while(stack, lambda entry: _is_below_number(entry.kind, depth))
        return
    if kind == "number1":
        _pop_while(stack, lambda entry: entry.kind in ("number2", "number3", "number4"))


def _pop_to_kind(stack: list[Item], item: Item) -> None:
    """Ends the open item of this kind; a bullet that stands clearly further in than its like goes below it."""
    while True:
        kinds = [entry.kind for entry in stack]
        place = len(kinds) - 1 - kinds[::-1].index(item.kind)
        if item.kind.startswith("bullet"):
            step = item.block.indent - stack[place].block.indent
            if step >= _NESTED:
                # What stands between them (a "+" under this "-") ended when the same bullet came back.
                del stack[place + 1 :]
                return
            if step < 0 and item.kind in kinds[:place]:
                del stack[place:]
                continue
        del stack[place:]
        return


def _pop_section(stack: list[Item], kind: str) -> None:
    """Sections outrank all lists; among themselves the kind that came first holds the others."""
    kinds = [entry.kind for entry in stack]
    if kind in kinds:
        del stack[kinds.index(kind) :]
        return
    _pop_while(stack, lambda entry: entry.kind not in ("part", "upper", "roman", "caps"))
    rank = {"part": 0, "upper": 1, "caps": 2, "roman": 2}
    _pop_while(stack, lambda entry: rank.get(entry.kind, 9) >= rank[kind])


def _is_below_number(kind: str, depth: int) -> bool:
    """Whether an open item of this kind ends when a number such as 1.1 begins."""
    if kind.startswith("number"):
        return int(kind[6:]) >= depth
    return kind.startswith(("bullet", "letter", "(", "circle"))


def _pop_while(stack: list[Item], test: Callable[[Item], bool]) -> None:
    while len(stack) > 1 and test(stack[-1]):
        stack.pop()
