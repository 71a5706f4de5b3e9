"""The foot of a paper (ô 7 and 9b): Nơi nhận, signatures, and the mark by which anyone can ask whether it is genuine."""

import io
from collections.abc import Sequence
from typing import Any

from docx.shared import Mm

from documents.composition import Composition, PlacedBox, WorkingComposition
from documents.content import Signature, Verification
from documents.docx.elements import Shape, add, keep_with_next, paragraph
from documents.docx.styles import S
from documents.docx.tables import bare_row, bare_table, whole_row
from documents.docx.writing import one_line, write, write_lines
from documents.layout import Layout
from documents.qr import qr_png

RECIPIENTS = "Nơi nhận:"


def write_foot(document: Any, composed: Composition) -> None:
    """What stands below the last words, never on a page without them."""
    paper, m = composed.paper, composed.layout
    widths = (m.text_width / 2, m.text_width / 2)
    table = bare_table(document.element.body, widths)
    left, right = bare_row(table, widths)
    first_line = _first_line(m)
    _write_signature(right, paper.signature, first_line, composed.signature_fill)
    if paper.co_signature is not None:
        _write_signature(left, paper.co_signature, first_line, composed.co_signature_fill)
        _tie_rows(table)
        left, right = bare_row(table, widths)
        paragraph(right, S.NORMAL)
        first_line = Shape(before=m.head_row_gap)
    write(paragraph(left, S.RECIPIENTS_TITLE, first_line), RECIPIENTS)
    for line in paper.printed_recipients:
        write(paragraph(left, S.RECIPIENT), one_line(line))
    if paper.directions and paper.directions.drafter:
        write(paragraph(left, S.DRAFTER), paper.directions.drafter_mark)
    if paper.verification:
        _write_verification(document, left, paper.verification, m, m.text_width / 2)


def write_working_foot(document: Any, composed: WorkingComposition) -> None:
    """Place and date, the boxes to sign in, two in a row, and the mark of verification."""
    paper, m = composed.paper, composed.layout
    body = document.element.body
    widths = (paper.text_width / 2, paper.text_width / 2)
    first_line = _first_line(m)
    if composed.date_at_foot or paper.signatures:
        table = bare_table(body, widths)
        if composed.date_at_foot:
            left, right = bare_row(table, widths)
            paragraph(left, S.NORMAL)
            write(paragraph(right, S.PLACE_DATE, first_line), paper.place_and_date)
            first_line = Shape(before=m.head_row_gap)
        for at, boxes in enumerate(composed.signature_rows):
            _tie_rows(table)
            _write_boxes(table, widths, boxes, first_line, is_first=at == 0)
            first_line = Shape(before=m.head_row_gap)
        if paper.verification:
            _tie_rows(table)
    if paper.verification:
        _write_verification(document, body, paper.verification, m, paper.text_width)


def _first_line(m: Layout) -> Shape:
    # Word adds the gap below the last words to the one above the foot; a page's style takes the larger of both.
    return Shape(before=m.foot_gap - m.paragraph_gap)


def _tie_rows(table: Any) -> None:
    """The rows so far stay with what follows them."""
    for written in table.iter("{*}p"):
        keep_with_next(written)


def _write_boxes(
    table: Any, widths: tuple[float, float], boxes: Sequence[PlacedBox], first_line: Shape, *, is_first: bool
) -> None:
    is_centred = len(boxes) == 1 and not is_first
    cells = [whole_row(table, widths)] if is_centred else bare_row(table, widths)
    if len(boxes) < len(cells):
        paragraph(cells.pop(0), S.NORMAL)
    for cell, placed in zip(cells, boxes, strict=True):
        box = placed.box
        _write_posts(cell, box.lines, first_line)
        if box.hint:
            write(paragraph(cell, S.SIGNATURE_HINT), one_line(box.hint))
        _write_room(cell, placed.fill)
        if box.name:
            write(paragraph(cell, S.SIGNER), one_line(box.name))


def _write_signature(cell: Any, signature: Signature, first_line: Shape, fill: range) -> None:
    _write_posts(cell, signature.lines, first_line)
    _write_room(cell, fill)
    if signature.other_post:
        write(paragraph(cell, S.POST), one_line(signature.other_post.upper()))
    if signature.name:
        write(paragraph(cell, S.SIGNER), one_line(signature.name))


def _write_posts(cell: Any, lines: Sequence[str], first_line: Shape) -> None:
    for at, line in enumerate(lines):
        write(paragraph(cell, S.POST, None if at else first_line), one_line(line))


def _write_room(cell: Any, fill: range) -> None:
    for _ in fill:
        paragraph(cell, S.POST)
    paragraph(cell, S.SIGNATURE_ROOM)


def _write_verification(document: Any, parent: Any, mark: Verification, m: Layout, width: float) -> None:
    picture = document.part.new_pic_inline(io.BytesIO(qr_png(mark.url)), Mm(m.qr_side), Mm(m.qr_side))
    # Left unsaid, LibreOffice keeps the text 3 mm off the picture.
    for side in ("distT", "distB", "distL", "distR"):
        picture.set(side, "0")
    picture.docPr.set("descr", f"Mã QR tra cứu: {mark.url}")
    add(add(paragraph(parent, S.QR), "r"), "drawing").append(picture)
    write_lines(paragraph(parent, S.VERIFICATION), mark.lines_within(width, m.verification_size))
