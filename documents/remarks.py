"""What the app that made a paper has to say on the paper's page: registered in `AppConfig.ready()`, asked by the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import User
from documents.models import IssuedPaper


@dataclass(frozen=True)
class Remark:
    """A sentence to be read before the paper is used, and the page where something can be done about it."""

    text: str
    url: str
    action: str


Asked = Callable[[IssuedPaper, User], Iterable[Remark]]
_asked: list[Asked] = []


def register(asked: Asked) -> None:
    """`asked` answers for every paper, with nothing where it has nothing to say."""
    if asked not in _asked:
        _asked.append(asked)


def remarks_on(paper: IssuedPaper, user: User) -> tuple[Remark, ...]:
    """All remarks on the paper that the user may read."""
    return tuple(remark for asked in _asked for remark in asked(paper, user))
