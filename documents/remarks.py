"""What the app that made a paper has to say on the paper's page and in lists: registered in `AppConfig.ready()`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accounts.models import User
from documents.models import IssuedPaper


@dataclass(frozen=True)
class Remark:
    """A sentence to be read before the paper is used, and the page where something can be done about it, or with a
    `question` the address that does it when it is answered with yes; without `is_doubt` it only tells how other words
    come into the paper."""

    text: str
    url: str
    action: str
    is_doubt: bool = True
    question: str = ""


Asked = Callable[[IssuedPaper, User], Iterable[Remark]]
_asked: list[Asked] = []
Noted = Callable[[Sequence[IssuedPaper]], Mapping[int, str]]
_noted: list[Noted] = []


def register(asked: Asked) -> None:
    """`asked` answers for every paper, with nothing where it has nothing to say."""
    if asked not in _asked:
        _asked.append(asked)


def remarks_on(paper: IssuedPaper, user: User) -> tuple[Remark, ...]:
    """All remarks on the paper that the user may read."""
    return tuple(remark for asked in _asked for remark in asked(paper, user))


def register_note(noted: Noted) -> None:
    """`noted` gives a few words for each paper, by its id, that tell it from another of the same title."""
    if noted not in _noted:
        _noted.append(noted)


def notes_on(papers: Sequence[IssuedPaper]) -> dict[int, str]:
    """What tells papers of a list apart beside their titles."""
    return {pk: words for noted in _noted for pk, words in noted(papers).items()}
