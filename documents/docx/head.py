"""The head of a paper (ô 1 to 5): body and Quốc hiệu side by side, số and date, tên loại and trích yếu, Kính gửi."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from documents import decree
from documents.composition import Composition, WorkingComposition, place_lines
from documents.content import Paper
from documents.docx.elements import Shape, paragraph
from documents.docx.styles import S
from documents.docx.tables import bare_row, bare_table
from documents.docx.writing import one_line, write, write_lines
from documents.layout import Layout
from documents.letterwidths import POINT_MM, width_mm

DRAFT_MARK = "DỰ THẢO"
ADDRESSED_TO = "Kính gửi:"


def write_head(parent: Any, composed: Composition) -> None:
    """Everything above the text of an official paper."""
    paper, m = composed.paper, composed.layout
    widths = (m.header_left, m.header_right)
    table = bare_table(parent, widths)
    write_names(bare_row(table, widths), composed, widths, national=True)
    number, place = bare_row(table, widths)
    write(paragraph(number, S.NUMBER), paper.number_line)
    write_lines(paragraph(place, S.PLACE_DATE), place_lines(paper, composed.layout))
    if paper.kind_row.is_letter:
        left, right = bare_row(table, widths)
        write_lines(paragraph(left, S.LETTER_SUMMARY), composed.letter_summary_lines)
        paragraph(right, S.NORMAL)
    for write_frame in _frames(composed):
        left, right = bare_row(table, widths)
        write_frame(left)
        paragraph(right, S.NORMAL)
    if paper.kind_row.is_letter:
        paragraph(parent, S.RULE, Shape(after=m.head_gap))
    else:
        _write_title(parent, composed)
    _write_addressees(parent, paper, m)


def write_names(
    cells: Sequence[Any],
    composed: Composition | WorkingComposition,
    widths: tuple[float, float],
    *,
    national: bool,
) -> None:
    """Who issues on the left, Quốc hiệu and tiêu ngữ on the right if the paper has them."""
    m = composed.layout
    left, right = cells
    if composed.superior_lines:
        write_lines(paragraph(left, S.SUPERIOR), composed.superior_lines)
    write_lines(paragraph(left, S.BODY_NAME), composed.body_lines)
    _write_rule(left, composed.body_rule, widths[0], m)
    if national:
        write(paragraph(right, S.NATIONAL_NAME), decree.NATIONAL_NAME)
        write(paragraph(right, S.MOTTO), decree.NATIONAL_MOTTO)
        _write_rule(right, width_mm(decree.NATIONAL_MOTTO, m.motto_size, bold=True), widths[1], m)
    else:
        paragraph(right, S.NORMAL)


def _write_rule(
    parent: Any, length: float, available: float, m: Layout, gaps: tuple[float, float] | None = None
) -> None:
    """A centred line of this length: the border of a paragraph that is indented to it."""
    indent = max(0.0, (available - length) / 2)
    before, after = gaps or (m.rule_gap, 0)
    shape = Shape(before=before, after=after, left=indent, right=indent, rule_above=m.rule_thickness, keep_next=True)
    paragraph(parent, S.RULE, shape)


def _frames(composed: Composition) -> Iterator[Callable[[Any], None]]:
    """What stands in a frame below the number: urgency, how far the paper goes, the mark of a draft."""
    paper, m = composed.paper, composed.layout
    directions = paper.directions
    if directions and directions.urgency:
        yield partial(_write_urgency, composed=composed, words=directions.urgency)
    if directions and directions.circulation:
        yield partial(_write_frame, m=m, style=S.CIRCULATION, words=directions.circulation, size=m.circulation_size)
    if paper.draft:
        yield partial(_write_frame, m=m, style=S.DRAFT, words=DRAFT_MARK, size=m.draft_size)


def _write_frame(parent: Any, *, m: Layout, style: S, words: str, size: float) -> None:
    vertical, horizontal = m.draft_padding
    width = width_mm(words, size, bold=True) + 2 * horizontal * POINT_MM
    indent = (m.header_left - width) / 2
    write(paragraph(parent, style, Shape(left=indent, right=indent, box=(m.rule_thickness, vertical))), words)


def _write_urgency(parent: Any, *, composed: Composition, words: str) -> None:
    m = composed.layout
    width, height = composed.urgency_box
    indent = (m.header_left - width) / 2
    padding = (height / POINT_MM - m.urgency_size * m.head_line_height) / 2
    shape = Shape(left=indent, right=indent, box=(m.rule_thickness, padding), box_colour=m.urgency_colour.strip("#"))
    write(paragraph(parent, S.URGENCY, shape), words)


def _write_title(parent: Any, composed: Composition) -> None:
    m = composed.layout
    write(paragraph(parent, S.KIND), composed.paper.kind_row.heading)
    write_lines(paragraph(parent, S.SUMMARY), composed.summary_lines)
    _write_rule(parent, composed.summary_rule, m.text_width, m, m.summary_rule_gaps)


def _write_addressees(parent: Any, paper: Paper, m: Layout) -> None:
    """One addressee on the line of “Kính gửi”; several each on a line below, the whole block centred."""
    lines = [one_line(line) for line in paper.printed_addressees]
    if len(lines) == 1:
        write(paragraph(parent, S.ADDRESSEE), f"{ADDRESSED_TO} {lines[0]}")
    elif lines:
        hang = width_mm(ADDRESSED_TO, m.text_size) + m.addressees_indent * POINT_MM
        longest = max(width_mm(line, m.text_size) for line in lines)
        left = max(0.0, (m.text_width - hang - longest) / 2)
        write(paragraph(parent, S.ADDRESSEE_LINE, Shape(left=left, keep_next=True)), ADDRESSED_TO)
        for at, line in enumerate(lines, start=1):
            is_last = at == len(lines)
            shape = Shape(left=left + hang, after=m.addressees_gap if is_last else None, keep_next=not is_last)
            write(paragraph(parent, S.ADDRESSEE_LINE, shape), line)
