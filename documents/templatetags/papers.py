"""What the templates of papers ask of the content."""

from django import template

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
def high_rows(table: content.Table, layout: Layout) -> dict[int, str]:
    """`{% with high=block|high_rows:m %}`: the rows that stand by themselves, counted from 0, with their class."""
    return composition.high_rows(table, layout)


@register.filter
def at(found: dict[int, str], position: int) -> str:
    """`{{ high|at:forloop.counter0 }}`: the class of the row; empty for all others."""
    return found.get(position, "")


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
