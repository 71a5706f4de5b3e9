"""What a page says to a deputy whose delegation does not reach as far as the page."""

from typing import Any

from django import template
from django.template.context import Context

register = template.Library()


@register.inclusion_tag("accounts/scope_note.html", takes_context=True)
def scope_note(context: Context, role: str, unit_id: int, work: str) -> dict[str, Any]:
    """`{% scope_note "director" campaign.owner_id "awards" %}`: why the buttons are missing, and who has them."""
    user = getattr(context.get("request"), "user", None)
    return {"refusal": user.scope_refusal(role, unit_id, work) if user and user.is_authenticated else ""}
