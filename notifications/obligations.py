"""What must be done by when, registered by the apps that know it (architecture P8).

A source answers one set-based question: which obligations are open at a moment. What is not returned has ended. The
same registry feeds *Việc của tôi* and the reminders.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from core.calendar import Bound, Deadline, WorkingCalendar


@dataclass(frozen=True)
class Obligation:
    """One thing due. `key` is unique and stable ("campaigns.submission:12"); `scope` finds its reminder rule
    ("campaign:3"); `owners` are user ids to remind, `copies` those told when it is overdue. `about` is the row itself,
    `quote` the sentence with which it came back."""

    key: str
    kind: str
    scope: str
    owners: tuple[int, ...]
    copies: tuple[int, ...]
    unit: str
    campaign: str
    phase: str
    due_on: date
    bound: str
    label: str
    url: str
    about: Any = None
    quote: str = ""

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.due_on, Bound(self.bound))


class Source(Protocol):
    """What is open at the moment. `calendar` spares reading the days off again. With a user in `of`, a person's page
    asks: only what he has to do himself by his roles, without the other people whom it concerns."""

    def __call__(
        self, at: datetime, *, of: Any = None, calendar: WorkingCalendar | None = None
    ) -> Iterable[Obligation]: ...


_sources: dict[str, tuple[str, Source]] = {}


def register(kind: str, label: str, source: Source) -> None:
    """Register the source of one kind of obligation (in `AppConfig.ready`); a second call replaces the first."""
    _sources[kind] = (label, source)


def kinds() -> dict[str, str]:
    """Registered kinds with their Vietnamese labels."""
    return {kind: label for kind, (label, _) in _sources.items()}


def open_obligations(
    at: datetime, *, of: Any = None, calendar: WorkingCalendar | None = None, without: Collection[str] = ()
) -> Iterator[Obligation]:
    """The open obligations of all kinds at `at` (see `Source`), but for those `without` need to be asked; each source
    answers in a fixed number of statements."""
    for kind, (_, source) in _sources.items():
        if kind not in without:
            yield from source(at, of=of, calendar=calendar)
