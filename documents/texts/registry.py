"""The closed list of texts: each app registers those of its papers in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Place:
    """A place to fill in, `{{ten_don_vi}}`: what comes there and an example of it."""

    name: str
    meaning: str
    example: str

    @property
    def written(self) -> str:
        return f"{{{{{self.name}}}}}"


@dataclass(frozen=True)
class Sample:
    """Real values for the places, and where they come from ("Đợt 1 năm 2021")."""

    origin: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class TextKind:
    """One sentence of one kind of paper: its first wording, its places, and real values to show it with.

    `sample(body)` returns the latest values of the body (a Unit), or None while there are none. A list (Nơi nhận) has its
    items between semicolons; an item whose place has nothing to say is left out.
    """

    code: str
    paper: str
    label: str
    default: str
    places: tuple[Place, ...] = ()
    is_list: bool = False
    sample: Callable[[Any], Sample | None] = lambda body: None

    @property
    def examples(self) -> dict[str, str]:
        return {place.name: place.example for place in self.places}


_kinds: dict[str, TextKind] = {}


def register(*kinds: TextKind) -> None:
    """Make texts known, in the order in which the office sees them; a second call replaces the first."""
    for kind in kinds:
        _kinds[kind.code] = kind


def registered() -> tuple[TextKind, ...]:
    return tuple(_kinds.values())


def kind_of(code: str) -> TextKind | None:
    return _kinds.get(code)
