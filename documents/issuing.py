"""What other apps do when a paper of theirs is issued, and when it holds no longer: registered in `AppConfig.ready()`, done
with the verb or not at all."""

from collections.abc import Callable, Iterable
from typing import Any

from documents.models import IssuedPaper

Told = Callable[[IssuedPaper, Any], None]
_told: list[Told] = []
_told_of_end: list[Told] = []
Warned = Callable[[IssuedPaper], Iterable[str]]
_warned: list[Warned] = []


def register(told: Told) -> None:
    """`told` is given every paper that is issued, and who issued it."""
    if told not in _told:
        _told.append(told)


def tell(paper: IssuedPaper, actor: Any) -> None:
    for told in _told:
        told(paper, actor)


def register_end(told: Told, warned: Warned) -> None:
    """`told` is given every paper that was withdrawn or replaced, and by whom; `warned` gives the sentences to be read
    before an issued paper is withdrawn."""
    if told not in _told_of_end:
        _told_of_end.append(told)
        _warned.append(warned)


def tell_of_end(paper: IssuedPaper, actor: Any) -> None:
    for told in _told_of_end:
        told(paper, actor)


def warnings_before_end(paper: IssuedPaper) -> tuple[str, ...]:
    return tuple(sentence for warned in _warned for sentence in warned(paper))
