"""What stands between a paper's content and its renderers: titles cut into lines, lengths of rules, annexes in place.

Every renderer takes these from here, so that the PDF and the Word file of one paper break and rule alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from documents.content import (
    Annex,
    Article,
    Block,
    Column,
    DashList,
    Heading,
    Paper,
    Paragraph,
    SignatureBox,
    Table,
    WorkingPaper,
    runs,
)
from documents.content.directions import URGENCIES
from documents.layout import Layout
from documents.letterwidths import POINT_MM, width_mm
from documents.titles import balanced, unbroken_words

SUMMARY_CHARACTERS = 52
LETTER_SUMMARY_CHARACTERS = 30


def place_lines(paper: Paper | WorkingPaper, layout: Layout) -> tuple[str, ...]:
    """Địa danh and date on one line; where the column of Quốc hiệu cannot hold a long địa danh beside them, on two."""
    whole = paper.place_and_date
    if width_mm(whole, layout.place_date_size) <= layout.header_right:
        return (whole,)
    place, comma, day = whole.rpartition(", ")
    return (f"{place}{comma.rstrip()}", day) if place else (whole,)


def outlined(blocks: Iterable[Block], above: int) -> Iterator[tuple[Block, int]]:
    """Each block, a heading with its depth in the outline that a screen reader reads.

    The outline may leave no step out: a heading `1.` where nobody wrote `I.` counts as the first step below the title.
    `above` counts the headings that stand over all of them.
    """
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            open_levels = [level for level in open_levels if level < block.level] + [block.level]
        yield block, above + len(open_levels)


def head_title(column: Column, layout: Layout) -> str:
    """A column's title; no line end tears its words of two syllables as far as the column holds them."""
    room = column.width_mm - 2 * layout.head_cell_padding * POINT_MM
    return unbroken_words(column.title, lambda words: width_mm(words, layout.table_size, bold=True) <= room)


def tears_words(column: Column, layout: Layout) -> bool:
    """Whether a word of the column's title is longer than the column: then it is cut, else it stays whole."""
    room = column.width_mm - 2 * layout.head_cell_padding * POINT_MM
    return any(width_mm(word, layout.table_size, bold=True) > room for word in column.title.split())


def high_rows(table: Table, layout: Layout) -> dict[int, str]:
    """The rows, counted from 0, that may be `tall`, above half a lying page, or `high`, above a sixth of it.

    A page may cut a tall row; neither is tied to its neighbour, or the head of the table would find no room beside them.
    """
    line = layout.table_size * layout.title_line_height * POINT_MM
    most = (layout.page_width - layout.margin_top - layout.margin_bottom) / 2 / line
    a_letter = layout.table_size * _WIDE_LETTER * POINT_MM
    padding = 2 * layout.cell_padding[1] * POINT_MM
    rooms = [most * (column.width_mm - padding) / a_letter for column in table.columns]
    whole = [most * (table.width_mm - padding) / a_letter]
    found = {}
    for at, row in enumerate(table.rows):
        room_of_each = zip(row.cells, whole if row.kind == "group" else rooms, strict=True)
        share = max(len(cell) / room + cell.count("\n") / most for cell, room in room_of_each)
        if share > _HIGH:
            found[at] = "tall" if share > 1 else "high"
    return found


def last_words(blocks: Sequence[Block]) -> str:
    """The last paragraph of the text; empty when it ends with a table or a heading."""
    match blocks[-1]:
        case Paragraph(text=text):
            return text
        case DashList(lines=lines) if lines:
            return lines[-1]
        case Article(more=more) as article:
            return more[-1] if more else f"**{article.label}** {article.text}"
    return ""


def fits_one_line(text: str, layout: Layout, text_width: float) -> bool:
    """Whether a paragraph certainly or nearly takes one line only."""
    room = (text_width - layout.first_line_indent) * _NEARLY
    return sum(width_mm(run.text, layout.text_size, bold=run.bold) for run in runs(text)) <= room


# A letter in em, so wide that text of capitals is not taken for shorter than it prints.
_WIDE_LETTER = 0.7
# A sixth of a page in halves of it.
_HIGH = 1 / 3
# Estimated lengths are one hundredth off at most.
_NEARLY = 1.01


@dataclass(frozen=True)
class PlacedBox:
    """A place to sign beside its neighbour: `fill` are the empty lines that bring both names to one height."""

    box: SignatureBox
    fill: range


@dataclass(frozen=True)
class PlacedAnnex:
    """An annex with what its place in the paper decides."""

    position: int
    label: str
    reference: str
    content: Annex
    depth: int = 2

    @property
    def outline(self) -> Iterator[tuple[Block, int]]:
        return outlined(self.content.numbered_blocks, above=self.depth)

    @property
    def title_lines(self) -> tuple[str, ...]:
        return balanced(self.content.title.upper(), 64 if self.content.landscape else 44)

    @property
    def reference_lines(self) -> tuple[str, ...]:
        return balanced(self.reference, 100 if self.content.landscape else 68)


@dataclass(frozen=True)
class Composition:
    """A paper with its layout; lengths in millimetres."""

    paper: Paper

    @cached_property
    def layout(self) -> Layout:
        return self.paper.measures

    @property
    def superior_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.body.superior_heading, self.layout.header_left_letters)

    @property
    def body_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.body.heading, self.layout.header_left_letters)

    @property
    def body_rule(self) -> float:
        return _body_rule(self.body_lines, self.layout)

    @property
    def summary_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.clean_summary, SUMMARY_CHARACTERS)

    @property
    def summary_rule(self) -> float:
        """The rule under the trích yếu goes by its last line, the one it stands under."""
        return width_mm(self.summary_lines[-1], self.layout.summary_size, bold=True) * self.layout.summary_rule_share

    @property
    def urgency_box(self) -> tuple[float, float]:
        """Width and height of the frame round the degree of urgency."""
        widths = dict(zip(URGENCIES, self.layout.urgency_widths, strict=True))
        return widths[self.paper.directions.urgency], self.layout.urgency_height  # type: ignore[union-attr]

    @property
    def first_margin_bottom(self) -> float:
        """The margin below the text of a first page that ends with the body's address."""
        contact = self.paper.directions.contact if self.paper.directions else ()
        m = self.layout
        lines = sum(ceil(width_mm(line, m.contact_size) * 1.02 / m.text_width) for line in contact)
        height = (lines * m.contact_size * m.head_line_height + 2 * m.contact_gap) * POINT_MM
        return round(m.margin_bottom + height, 1) if contact else m.margin_bottom

    @property
    def letter_summary_lines(self) -> tuple[str, ...]:
        return balanced(f"V/v {self.paper.clean_summary}", LETTER_SUMMARY_CHARACTERS)

    @property
    def annexes(self) -> tuple[PlacedAnnex, ...]:
        return tuple(
            PlacedAnnex(at, self.paper.annex_label(at), self.paper.annex_reference, annex, self._titles + 1)
            for at, annex in enumerate(self.paper.annexes, start=1)
        )

    @property
    def outline(self) -> Iterator[tuple[Block, int]]:
        return outlined(self.paper.numbered_blocks, above=self._titles)

    @property
    def ends_with_one_line(self) -> bool:
        """Then the words before them come along to the signature, which no page shows with one line only."""
        return fits_one_line(last_words(self.paper.numbered_blocks), self.layout, self.layout.text_width)

    @property
    def signature_fill(self) -> range:
        return range(max(0, self._lines_above_names[1] - self._lines_above_names[0]))

    @property
    def co_signature_fill(self) -> range:
        return range(max(0, self._lines_above_names[0] - self._lines_above_names[1]))

    @property
    def _lines_above_names(self) -> tuple[int, int]:
        """Of the signature and of the one beside it; a signature alone is level with itself."""
        first = self.paper.signature
        second = self.paper.co_signature or first
        one, other = (len(each.lines) + bool(each.other_post) for each in (first, second))
        return one, other

    @property
    def _titles(self) -> int:
        """A công văn has no title of its own."""
        return 0 if self.paper.kind_row.is_letter else 1


@dataclass(frozen=True)
class WorkingComposition:
    """A working paper with its layout; lengths in millimetres."""

    paper: WorkingPaper

    @cached_property
    def layout(self) -> Layout:
        return self.paper.measures

    @property
    def superior_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.superior.upper(), self.layout.header_left_letters)

    @property
    def body_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.body_name.upper(), self.layout.header_left_letters)

    @property
    def body_rule(self) -> float:
        return _body_rule(self.body_lines, self.layout)

    @property
    def title_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.heading, 64 if self.paper.landscape else 44)

    @property
    def subtitle_lines(self) -> tuple[str, ...]:
        return balanced(self.paper.subtitle, 84 if self.paper.landscape else SUMMARY_CHARACTERS)

    @property
    def document_title(self) -> str:
        """One line that names the paper, for file properties and the screen reader."""
        return " ".join(f"{self.paper.title} {self.paper.subtitle}".split())

    @property
    def date_at_foot(self) -> bool:
        """Place and date stand above the signatures where no national heading holds them."""
        return bool(self.paper.place_and_date) and not self.paper.national_heading

    @property
    def outline(self) -> Iterator[tuple[Block, int]]:
        return outlined(self.paper.numbered_blocks, above=1)

    @property
    def has_foot(self) -> bool:
        return bool(self.paper.signatures or self.paper.verification or self.date_at_foot)

    @property
    def ends_with_one_line(self) -> bool:
        """Then the words before them come along to the foot, which no page shows with one line only."""
        words = last_words(self.paper.numbered_blocks)
        return self.has_foot and fits_one_line(words, self.layout, self.paper.text_width)

    @property
    def signature_rows(self) -> tuple[tuple[PlacedBox, ...], ...]:
        return tuple(_level(row) for row in self.paper.signature_rows)


def _level(boxes: Sequence[SignatureBox]) -> tuple[PlacedBox, ...]:
    above = [len(box.lines) + bool(box.hint) for box in boxes]
    return tuple(PlacedBox(box, range(max(above) - lines)) for box, lines in zip(boxes, above, strict=True))


def _body_rule(lines: tuple[str, ...], layout: Layout) -> float:
    """The rule under the body's name goes by its last line, the one it stands under."""
    return width_mm(lines[-1], layout.body_name_size, bold=True) * layout.body_rule_share
