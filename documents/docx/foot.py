"""The foot of a paper (ô 7 and 9b): Nơi nhận on the left, the signature on the right; minutes have two signatures."""

from typing import Any

from documents.content import Paper, Signature
from documents.docx.elements import Shape, keep_with_next, paragraph
from documents.docx.styles import S
from documents.docx.tables import bare_row, bare_table
from documents.docx.writing import one_line, write
from documents.layout import Layout

RECIPIENTS = "Nơi nhận:"


def write_foot(parent: Any, paper: Paper, m: Layout) -> None:
    """What stands below the last words, never on a page without them."""
    widths = (m.text_width / 2, m.text_width / 2)
    # Word adds the gap below the last words to the one above the foot; a page's style takes the larger of both.
    first_line = Shape(before=m.foot_gap - m.paragraph_gap)
    table = bare_table(parent, widths)
    left, right = bare_row(table, widths)
    _write_signature(right, paper.signature, first_line)
    if paper.co_signature is None:
        _write_recipients(left, paper, first_line)
        return
    _write_signature(left, paper.co_signature, first_line)
    for written in (*left.iterchildren("{*}p"), *right.iterchildren("{*}p")):
        keep_with_next(written)
    left, right = bare_row(table, widths)
    _write_recipients(left, paper, None)
    paragraph(right, S.NORMAL)


def _write_recipients(cell: Any, paper: Paper, shape: Shape | None) -> None:
    write(paragraph(cell, S.RECIPIENTS_TITLE, shape), RECIPIENTS)
    for line in paper.printed_recipients:
        write(paragraph(cell, S.RECIPIENT), one_line(line))


def _write_signature(cell: Any, signature: Signature, first_line: Shape) -> None:
    for at, line in enumerate(signature.lines):
        write(paragraph(cell, S.POST, None if at else first_line), one_line(line))
    paragraph(cell, S.SIGNATURE_ROOM)
    if signature.other_post:
        write(paragraph(cell, S.POST), one_line(signature.other_post.upper()))
    write(paragraph(cell, S.SIGNER), one_line(signature.name))
