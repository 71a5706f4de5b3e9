"""How a unit of the tree stands at the head of its papers: names, ký hiệu, place."""

import re

from accounts.models import Unit
from documents.content import Body

_NOT_IN_SYMBOLS = re.compile(r"[\W_]+")


def body_of(unit: Unit) -> Body:
    """The unit as an issuing body; the decree refuses a department without symbol or place.

    A unit inside a department has the department above its name, its place, and its own code for want of a symbol. One
    statement when the parent was not read before.
    """
    above = unit.parent if not unit.symbol else None
    return Body(
        name=unit.letterhead or unit.name.upper(),
        symbol=symbol_of(unit) if above else unit.symbol,
        place=unit.place or (above.place if above else ""),
        superior=unit.superior or (above.letterhead or above.name.upper() if above else ""),
        full_name=unit.short_name or unit.name if above is None else unit.name,
    )


def symbol_of(unit: Unit) -> str:
    """The letters of the unit in a ký hiệu: its symbol, else its code without signs."""
    return unit.symbol or _NOT_IN_SYMBOLS.sub("", unit.code).upper()


def head_of(unit: Unit) -> str:
    """`Giám đốc Sở Công Thương`: the head of a body inside a sentence."""
    return f"{unit.head_title} {unit.short_name or unit.name}"
