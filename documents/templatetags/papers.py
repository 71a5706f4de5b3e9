"""What the templates of papers ask of the content."""

from django import template

from documents import content, layout

register = template.Library()


@register.filter
def runs(text: str) -> tuple[content.Run, ...]:
    """`{% for run in text|runs %}`: the pieces of a text, bold or not."""
    return content.runs(text)


@register.filter
def balanced(text: str, longest: int) -> tuple[str, ...]:
    """A centred title cut into lines of about equal length."""
    return layout.balanced(text, longest)


@register.filter
def block_template(block: content.Block) -> str:
    """The template that draws this kind of block."""
    return f"papers/blocks/{type(block).__name__.lower()}.html"
