"""Where a long paper is cut: before rows with which a page begins, told from the content alone, never from the machine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from documents.composition import high_rows
from documents.content import Block, Paper, Table, WorkingPaper
from documents.letterwidths import POINT_MM
from documents.parts.heights import page_starts, row_heights
from documents.parts.laying import LaidOut, pages_of, places_on

# Pages of a piece, and those of a table that is cut at all.
PIECE_PAGES, LEAST_PAGES = 8, 20
# Rows that a page before a cut holds at least: the last two rows of a piece stay together.
_ROWS_BEFORE_A_CUT = 3
_PIXELS_A_POINT = 4 / 3
_SECTION = re.compile('<(?:article class="main|section class="annex)[^>]*>')
_TABLE = '<div class="table-block">'
_ROW = "<tr"
# The id of the last row of a piece, and how far from its foretold place it may stand: a line.
_WATCHED = "watched"
_A_LINE = 21


@dataclass(frozen=True)
class Piece:
    """A part of the paper as an HTML page of its own; `rest` is the paper from its beginning to the end.

    From the element with the id `since`, or from its first page on, it was foretold to fill so many pages, its last row
    to stand `below` the edge of the last; the last piece ends where it ends.
    """

    html: str
    rest: str
    since: str = ""
    pages: int | None = None
    below: float = 0

    def is_as_foretold(self, made: LaidOut) -> bool:
        """Whether the next piece goes on where this one has filled its last page."""
        if self.pages is None:
            return True
        page, below = made.places[_WATCHED]
        first, _ = made.places.get(self.since, (0, 0))
        return page + 1 == made.pages == first + self.pages and abs(below - self.below) < _A_LINE


@dataclass(frozen=True)
class _Section:
    """The text of the paper (number 0) or an annex in the HTML."""

    number: int
    begins: int
    tag: str
    blocks: tuple[Block, ...]
    lying: bool

    @property
    def name(self) -> str:
        return f"annex-{self.number}" if self.number else ""

    @property
    def first_page(self) -> str:
        return f"@page :nth(1 of annex{self.number})" if self.number else "@page :first"

    @property
    def end(self) -> str:
        return f"</tbody></table></div></{'section' if self.number else 'article'}></body></html>"


@dataclass(frozen=True)
class _LongTable:
    """A table that is to be cut, with the places of its rows in the HTML and their heights in points."""

    section: _Section
    opening: str
    rows: tuple[int, ...]
    heights: tuple[float, ...]
    ties: tuple[bool, ...]


@dataclass(frozen=True)
class _Cut:
    """A place in the HTML with which a page begins that bears the number `page`.

    `watched` is the place of the row before it, which stands `below` the edge of its page; `pages` counts those since the
    cut before.
    """

    table: _LongTable
    at: int
    watched: int
    below: float
    page: int
    pages: int


def pieces_of(paper: Paper | WorkingPaper, html: str) -> tuple[Piece, ...]:
    """The pieces of a long paper in their order; none for a paper that is laid out as one."""
    cuts = [cut for table in _long_tables(paper, html) for cut in _cuts(paper, html, table)]
    if not cuts:
        return ()
    beginnings = ["", *(_beginning(paper, html, cut) for cut in cuts)]
    places = [0, *(cut.at for cut in cuts), len(html)]
    pieces = []
    for number, cut in enumerate(cuts):
        section = cut.table.section
        start, begin = places[number], beginnings[number]
        watched = f'{html[start : cut.watched]}{_ROW} id="{_WATCHED}"{html[cut.watched + len(_ROW) : cut.at]}'
        goes_on = number > 0 and cuts[number - 1].table is cut.table
        text = _unended(begin + watched, section) + section.end
        since = "" if goes_on else section.name
        pieces.append(Piece(text, begin + html[start:], since, cut.pages, cut.below))
    last = beginnings[-1] + html[places[-2] :]
    return (*pieces, Piece(last, last))


def _sections(paper: Paper | WorkingPaper, html: str) -> Iterator[_Section]:
    texts = [(paper.numbered_blocks, isinstance(paper, WorkingPaper) and paper.landscape)]
    if isinstance(paper, Paper):
        texts += [(annex.numbered_blocks, annex.landscape) for annex in paper.annexes]
    tags = _SECTION.finditer(html)
    for number, (tag, (blocks, lying)) in enumerate(zip(tags, texts, strict=True)):
        yield _Section(number, tag.start(), tag.group(), tuple(blocks), lying)


def _long_tables(paper: Paper | WorkingPaper, html: str) -> Iterator[_LongTable]:
    """Of each section the first table that fills many pages, none of its rows so high that a page may cut it."""
    places = (found.start() for found in re.finditer(_TABLE, html))
    for section in _sections(paper, html):
        tables = [(block, next(places)) for block in section.blocks if isinstance(block, Table)]
        for table, place in tables:
            # A row is no page: what is short by its rows need not be measured.
            if len(table.rows) >= LEAST_PAGES * _ROWS_BEFORE_A_CUT:
                if found := _long_table(paper, html, section, table, place):
                    yield found
                break


def _long_table(
    paper: Paper | WorkingPaper, html: str, section: _Section, table: Table, place: int
) -> _LongTable | None:
    high = high_rows(table, paper.measures)
    if "tall" in high.values():
        return None
    heights = row_heights(table, paper.measures)
    if heights is None or sum(heights) < LEAST_PAGES * _room(paper, section):
        return None
    body = html.index("<tbody>", place) + len("<tbody>")
    rows = tuple(found.start() + body for found in re.finditer(_ROW, html[body : html.index("</tbody>", body)]))
    last = len(rows) - 1
    ties = (at not in high and (row.kind == "group" or at in (0, last - 1)) for at, row in enumerate(table.rows))
    return _LongTable(section, html[html.index("<table", place) : body], rows, heights, tuple(ties))


def _room(paper: Paper | WorkingPaper, section: _Section) -> float:
    """The height between the margins, in points."""
    m = paper.measures
    return ((m.page_width if section.lying else m.page_height) - m.margin_top - m.margin_bottom) / POINT_MM


def _cuts(paper: Paper | WorkingPaper, html: str, table: _LongTable) -> Iterator[_Cut]:
    """Every eight pages, so that what is left at the end is half of that at least."""
    measured = _second_page(html, table, _room(paper, table.section))
    if measured is None:
        return
    first, pages, top = measured
    bottom = paper.measures.margin_top / POINT_MM + _room(paper, table.section)
    starts = page_starts(table.heights, first=first, room=bottom - top, ties=table.ties)
    before = 0
    for at in range(1, len(starts) - PIECE_PAGES // 2):
        since = pages + at - before
        if since >= PIECE_PAGES and starts[at] - starts[at - 1] >= _ROWS_BEFORE_A_CUT:
            row = starts[at]
            below = (top + sum(table.heights[starts[at - 1] : row - 1])) * _PIXELS_A_POINT
            yield _Cut(table, table.rows[row], table.rows[row - 1], below, pages + at + 1, since)
            before = pages + at


def _second_page(html: str, table: _LongTable, room: float) -> tuple[int, int, float] | None:
    """The row with which the table's second page begins, the pages of the section before it, and how far below the upper
    edge of the page it stands: what stands before the table is laid out for this, with a page of rows."""
    filled, count = 0.0, 2
    for height in table.heights:
        filled, count = filled + height, count + 1
        if filled > room:
            break
    rows = "".join(
        f'{_ROW} id="row-{at}"{html[start + len(_ROW) : end]}'
        for at, (start, end) in enumerate(pairwise(table.rows[: count + 1]))
    )
    head = html[: html.index("<body>") + len("<body>")]
    before = html[table.section.begins : table.rows[0]]
    pages = pages_of(_unended(head + before, table.section) + rows + table.section.end).pages
    places = places_on(pages)
    first, _ = places["row-0"]
    for at in range(1, count):
        number, below = places[f"row-{at}"]
        if number > first:
            return at, number, below / _PIXELS_A_POINT
    return None


def _beginning(paper: Paper | WorkingPaper, html: str, cut: _Cut) -> str:
    """All that stands before the first row of a piece: numbers of pages go on, the head of the table comes again."""
    section = cut.table.section
    goes_on = (
        f"{section.first_page} {{ counter-reset: page {cut.page}; margin-bottom: {paper.measures.margin_bottom}mm; "
        "@bottom-center { content: none; } }\n"
        f"@page :first {{ @top-center {{ content: counter(page); }} }}\n"
        f"{section.first_page} {{ @top-center {{ content: counter(page); }} }}\n"
        ".table-block:first-child { margin-top: 0; }\n"
    )
    head = f"{html[: html.index('</head>')]}<style>{goes_on}</style></head>"
    return f"{head}<body>{section.tag}{_TABLE}{cut.table.opening}"


def _unended(text: str, section: _Section) -> str:
    """The text without the tie between its last words and a signature that stands in a later piece."""
    return text if section.number else text.replace('<article class="main one-line-end">', '<article class="main">', 1)
