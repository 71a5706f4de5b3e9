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
def block_template(block: content.Block) -> str:
    """The template that draws this kind of block."""
    return f"papers/blocks/{type(block).__name__.lower()}.html"
