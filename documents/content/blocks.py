"""The pieces of a paper's text: headings, paragraphs, lists, articles of a decision, tables; and their numbering.

A block that is `typed` holds a person's own words: no mark in them is ours, and no date in them is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from documents import decree
from documents.content.stored import LATER
from documents.decree import PaperRefused

ALIGNMENTS = ("left", "center", "right", "justify")
ROW_KINDS = ("normal", "group", "total")
# Room for one wide letter of 13 pt between the lines of a table.
NARROWEST_COLUMN_MM = 7
# Marks that people type before an item; the paper prints its own dash. The level below keeps its sign.
_TYPED_DASH = re.compile(r"^(?:[-–—•*]\s+)+")
_LOWER_SIGN = "+ "
_TYPED_LABEL = re.compile(r"^Điều\s+\d+\s*[.:]\s*", re.IGNORECASE)
# The end mark as people type it: `./.`, `. /.`, `/.`.
TYPED_END = re.compile(r"[\s.;,]*/\s*\.[\s.;,]*$")


@dataclass(frozen=True)
class Run:
    """A piece of text in one weight."""

    text: str
    bold: bool = False


# Bold words begin behind a gap or an opening sign, never with a closing one: `số hộ** và (**)` has no bold words.
_BOLD = re.compile(r"(?<![^\s(\[“\"–—-])\*\*(?![\s)\].,;:])(.+?)(?<=\S)\*\*", re.DOTALL)


def runs(text: str) -> tuple[Run, ...]:
    """The text cut at `**…**`; a lonely `**` stays as it was typed."""
    pieces: list[Run] = []
    at = 0
    for found in _BOLD.finditer(text):
        if found.start() > at:
            pieces.append(Run(text[at : found.start()]))
        pieces.append(Run(found.group(1), bold=True))
        at = found.end()
    if at < len(text):
        pieces.append(Run(text[at:]))
    return tuple(pieces)


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 `I. TIÊU ĐỀ`, level 2 `1. Tiêu đề`, level 3 `a) Tiêu đề`.

    `label=None` lets the paper number it; `label=""` leaves it without a number.
    """

    text: str
    level: int = 1
    label: str | None = None
    typed: bool = field(default=False, metadata=LATER)

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise PaperRefused("Đề mục của văn bản chỉ có ba cấp: I, 1 và a).")
        if not self.text.strip():
            raise PaperRefused("Đề mục của văn bản không được để trống.")

    @property
    def printed(self) -> str:
        title = self.text.upper() if self.level == 1 else self.text
        if not self.label:
            return title
        return f"{self.label}) {title}" if self.level == 3 else f"{self.label}. {title}"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    text: str
    indent: bool = True
    align: str = "justify"
    italic: bool = False
    keep_with_next: bool = False
    typed: bool = field(default=False, metadata=LATER)

    def __post_init__(self) -> None:
        _refuse_alignment(self.align)


@dataclass(frozen=True)
class DashList:
    """Items that begin with a dash, each its own paragraph; a dash that was typed is not printed twice. An item typed
    with `+` is of the level below and begins with that."""

    items: tuple[str, ...]
    typed: bool = field(default=False, metadata=LATER)

    def __post_init__(self) -> None:
        bare = tuple(_TYPED_DASH.sub("", item) for item in self.items)
        if not bare or not all(item.strip(" \n-–—•+*") for item in bare):
            raise PaperRefused("Phần gạch đầu dòng có dòng trống; hãy nhập nội dung hoặc xóa dòng đó.")
        if bare != self.items:
            object.__setattr__(self, "items", bare)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(item if item.startswith(_LOWER_SIGN) else f"- {item}" for item in self.items)


@dataclass(frozen=True)
class Article:
    """`Điều n.` of a decision; its further paragraphs are numbered by the author (khoản `1.`, điểm `a)`)."""

    text: str
    number: int | None = None
    more: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if _TYPED_LABEL.match(self.text):
            object.__setattr__(self, "text", _TYPED_LABEL.sub("", self.text))
        if not self.text.strip():
            raise PaperRefused("Một điều của văn bản còn trống; hãy nhập nội dung hoặc xóa điều đó.")

    @property
    def label(self) -> str:
        return f"Điều {self.number}."


@dataclass(frozen=True)
class Column:
    """A column of a table; its width counts against the 160 mm between the margins (247 mm on a lying page)."""

    title: str
    width_mm: float
    align: str = "left"

    def __post_init__(self) -> None:
        _refuse_alignment(self.align)
        if not self.width_mm >= NARROWEST_COLUMN_MM:
            raise PaperRefused(
                f"Cột “{self.title}” của bảng quá hẹp; hãy để rộng từ {NARROWEST_COLUMN_MM} mm, hoặc đưa bảng vào "
                "phụ lục nằm ngang."
            )


@dataclass(frozen=True)
class Row:
    """A row of a table: `normal`, `group` (one bold cell over the whole width) or `total` (bold)."""

    cells: tuple[str, ...]
    kind: str = "normal"

    def __post_init__(self) -> None:
        if self.kind not in ROW_KINDS:
            raise PaperRefused(f"Không có kiểu dòng “{self.kind}” trong bảng.")


@dataclass(frozen=True)
class Table:
    """A table with fixed columns; its head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    typed: bool = field(default=False, metadata=LATER)

    def __post_init__(self) -> None:
        if not self.columns:
            raise PaperRefused("Bảng phải có ít nhất một cột.")
        for row in self.rows:
            wanted = 1 if row.kind == "group" else len(self.columns)
            if len(row.cells) != wanted:
                raise PaperRefused(f"Bảng có {len(self.columns)} cột nhưng một dòng có {len(row.cells)} ô.")

    @property
    def width_mm(self) -> float:
        return sum(column.width_mm for column in self.columns)

    @property
    def aligned_rows(self) -> Iterator[tuple[Row, tuple[tuple[str, Column], ...]]]:
        """Each row with its cells beside their columns."""
        for row in self.rows:
            yield row, tuple(zip(row.cells, self.columns, strict=False))


Block = Heading | Paragraph | DashList | Article | Table


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text that a person wrote into the blocks."""
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case DashList(items=items):
                yield from items
            case Article(text=text, more=more):
                yield from (text, *more)
            case Table(columns=columns, rows=rows, title=title, note=note):
                yield from (title, note, *(column.title for column in columns))
                for row in rows:
                    yield from row.cells


def without_typed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks whose words are the paper's own."""
    return (block for block in blocks if isinstance(block, Article) or not block.typed)


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the numbers that the author left to the paper."""
    blocks = tuple(blocks)
    points, part = _points_of_parts(blocks), 0
    counts = [0, 0, 0]
    articles = 0
    for block in blocks:
        part += _begins_part(block)
        if isinstance(block, Article):
            articles = block.number if block.number is not None else articles + 1
            yield replace(block, number=articles)
        elif isinstance(block, Heading) and block.label is None:
            level = block.level - 1
            counts[level] += 1
            counts[level + 1 :] = [0] * (2 - level)
            yield replace(block, label=_heading_label(block.level, counts[level], points[part]))
        else:
            if isinstance(block, Heading):
                counts[block.level :] = [0] * (3 - block.level)
            yield block


def _points_of_parts(blocks: Iterable[Block]) -> Counter[int]:
    """How many points the paper numbers in each part between two headings of the levels above."""
    points: Counter[int] = Counter()
    part = 0
    for block in blocks:
        part += _begins_part(block)
        points[part] += isinstance(block, Heading) and block.level == 3 and block.label is None
    return points


def _begins_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level < 3


def _heading_label(level: int, count: int, points: int) -> str:
    match level:
        case 1:
            return decree.roman(count)
        case 2:
            return str(count)
        case _:
            return decree.point_label(count, points)


def with_end_mark(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with `./.` after the last words (Phụ lục III)."""
    match blocks[-1] if blocks else None:
        case Paragraph(text=text) as last:
            blocks[-1] = replace(last, text=_marked(text))
        case DashList(items=items) as last if items:
            blocks[-1] = replace(last, items=(*items[:-1], _marked(items[-1])))
        case Article(text=text, more=more) as last:
            blocks[-1] = (
                replace(last, more=(*more[:-1], _marked(more[-1]))) if more else replace(last, text=_marked(text))
            )
        case Table() | Heading():
            blocks.append(Paragraph(decree.END_MARK, align="right", indent=False))
    return tuple(blocks)


def _marked(text: str) -> str:
    """The words with the end mark; bold words end before it."""
    bold = "**" if text.rstrip().endswith("**") and runs(text)[-1].bold else ""
    bare = TYPED_END.sub("", text.rstrip().removesuffix(bold)).rstrip(".;, ")
    return f"{bare}{bold}{decree.END_MARK}"


def _refuse_alignment(align: str) -> None:
    if align not in ALIGNMENTS:
        raise PaperRefused(f"Không có kiểu canh lề “{align}”.")


def refuse_wide_table(block: Block, available_mm: float) -> None:
    """Refuses a table that would run over the margin."""
    if isinstance(block, Table) and block.width_mm > available_mm + 0.01:
        raise PaperRefused(f"Bảng rộng {block.width_mm:g} mm, vượt quá {available_mm:g} mm giữa hai lề.")
