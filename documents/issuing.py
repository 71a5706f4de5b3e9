"""What other apps do when a paper of theirs is issued: registered in `AppConfig.ready()`, done with the issuing or not at all."""

from collections.abc import Callable
from typing import Any

from documents.models import IssuedPaper

Told = Callable[[IssuedPaper, Any], None]
_told: list[Told] = []


def register(told: Told) -> None:
    """`told` is given every paper that is issued, and who issued it."""
    if told not in _told:
        _told.append(told)


def tell(paper: IssuedPaper, actor: Any) -> None:
    for told in _told:
        told(paper, actor)
