"""Who signs the papers of the campaign's owner."""

from collections.abc import Iterable

from accounts.models import Person, Unit
from documents.content import Signature


def signature_of(owner: Unit, people: Iterable[Person]) -> Signature:
    """The head of the body signs; `people` are those of the body itself, leaders first."""
    return Signature(post=owner.head_title, name=_named(owner.head_title, people))


def office_signature(owner: Unit, office: Unit, people: Iterable[Person]) -> Signature:
    """The head of the office signs by order of the head of the body (TL., Điều 13.4); `people` are the office's own."""
    return Signature(
        post=office.head_title,
        name=_named(office.head_title, people),
        authority="TL",
        for_post=owner.head_title,
    )


def _named(post: str, people: Iterable[Person]) -> str:
    return next((person.full_name for person in people if person.position == post), "")
