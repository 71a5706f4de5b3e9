"""What the templates of papers ask of the content."""

from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines

from documents import composition, content
from documents.layout import Layout

register = template.Library()


@register.filter
def runs(text: str) -> tuple[content.Run, ...]:
    """`{% for run in text|runs %}`: the pieces of a text, bold or not."""
    return content.runs(text)


@register.filter
def head_title(column: content.Column, layout: Layout) -> str:
    """`{{ column|head_title:m }}`: the column's title with whole words."""
    return composition.head_title(column, layout)


@register.filter
def tears_words(column: content.Column, layout: Layout) -> bool:
    """`{% if column|tears_words:m %}`: a word of its title is longer than the column."""
    return composition.tears_words(column, layout)


@register.filter
def rows(table: content.Table, layout: Layout) -> SafeString:
    """`{{ block|rows:m }}`: the rows of a table, all on one line.

    No gap and no class that says nothing: each costs time in an annex of a thousand rows, as a loop of the template would.
    """
    high = composition.high_rows(table, layout)
    starts = [f'<td class="{column.align}">' if column.align != "left" else "<td>" for column in table.columns]
    group = "group " if high else "group"
    return mark_safe("".join(_row(row, high.get(at, ""), group, starts) for at, row in enumerate(table.rows)))


def _row(row: content.Row, high: str, group: str, starts: Sequence[str]) -> str:
    if row.kind == "group":
        return f'<tr class="{group}{high}"><td colspan="{len(starts)}">{escape(row.cells[0])}</td></tr>'
    cells = "".join(f"{start}{_lines(cell)}</td>" for start, cell in zip(starts, row.cells, strict=True))
    classes = f"{high} {row.kind}" if high else "total" if row.kind == "total" else ""
    return f'<tr class="{classes}">{cells}</tr>' if classes else f"<tr>{cells}</tr>"


def _lines(cell: str) -> str:
    return escape(normalize_newlines(cell)).replace("\n", "<br>")


@register.filter
def place_lines(paper: content.Paper | content.WorkingPaper, layout: Layout) -> tuple[str, ...]:
    """`{% for line in paper|place_lines:m %}`: địa danh and date, on two lines when they are too long for one."""
    return composition.place_lines(paper, layout)


@register.filter
def lookup_lines(paper: content.Paper | content.WorkingPaper, layout: Layout) -> tuple[str, ...]:
    """`{% for line in paper|lookup_lines:m %}`: what stands under the QR of a paper that has one."""
    if paper.verification is None:
        return ()
    width = layout.text_width / 2 if isinstance(paper, content.Paper) else paper.text_width
    return paper.verification.lines_within(width, layout.verification_size)


@register.filter
def block_template(block: content.Block) -> str:
    """The template that draws this kind of block."""
    return f"papers/blocks/{type(block).__name__.lower()}.html"
