"""What stands between a paper's content and its renderers: titles cut into lines, lengths of rules, annexes in place.

Every renderer takes these from here, so that the PDF and the Word file of one paper break and rule alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from documents.content import Annex, Block, Heading, Paper, WorkingPaper
from documents.layout import Layout
from documents.letterwidths import width_mm
from documents.titles import balanced

SUMMARY_CHARACTERS = 52
LETTER_SUMMARY_CHARACTERS = 30


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


def _body_rule(lines: tuple[str, ...], layout: Layout) -> float:
    """The rule under the body's name goes by its last line, the one it stands under."""
    return width_mm(lines[-1], layout.body_name_size, bold=True) * layout.body_rule_share
