"""How a unit of the tree stands at the head and the foot of its papers: names, ký hiệu, place, who signs."""

import re
from collections.abc import Iterable

from accounts.models import Person, Unit
from documents.content import Body, Signature
from documents.decree import DECISION

COMMITTEE = "Ủy ban nhân dân"
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
    return unit.head


def archive_of(unit: Unit) -> str:
    """Where the body keeps its papers (dòng Lưu); the office of a people's committee is a department with papers of its own."""
    return "VT" if unit.is_province else "VT, VP"


def signature_of(owner: Unit, people: Iterable[Person], kind: str = "") -> Signature:
    """The head of the body signs a paper of the kind; `people` are those of the body itself, leaders first. Who was only
    given the powers of a head that is missing signs as such (Q., Điều 13)."""
    known, together = list(people), collective_of(owner, kind)
    head = next((person.full_name for person in known if is_head(person, owner)), "")
    acting = _named(f"Quyền {owner.head_title}", known)
    if acting and not head:
        return Signature(post=owner.head_title, name=acting, authority="Q", collective=together)
    return Signature(post=owner.head_title, name=head, collective=together)


def is_head(person: Person, unit: Unit) -> bool:
    """Whether the person's post is that of the unit's head, alone or with the unit: `Chủ tịch`, `Chủ tịch UBND tỉnh`."""
    return person.position.casefold() in (unit.head_title.casefold(), unit.head.casefold())


def collective_of(owner: Unit, kind: str) -> str:
    """In whose name papers of a people's committee are signed (TM., Điều 13); its chairman decides in his own."""
    return COMMITTEE if owner.name.startswith(COMMITTEE) and kind != DECISION else ""


def office_signature(owner: Unit, office: Unit, people: Iterable[Person]) -> Signature:
    """The head of the office signs by order of the head of the body (TL., Điều 13.4); `people` are the office's own."""
    return Signature(
        post=office.head_title,
        name=_named(office.head_title, people),
        authority="TL",
        for_post=owner.head_title,
    )


def _named(post: str, people: Iterable[Person]) -> str:
    return next((person.full_name for person in people if person.position.casefold() == post.casefold()), "")
