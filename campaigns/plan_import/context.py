"""What the readers of one plan share: the plan's year and its day, the dates of each paragraph, the warnings so far."""

import bisect
import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.dates import Mention, find_mentions
from campaigns.plan_import.draft import PlanWarning, Span

IsWorkingDay = Callable[[datetime.date], bool]


@dataclass(slots=True)
class Context:
    is_working_day: IsWorkingDay
    year: int | None = None
    issued_on: datetime.date | None = None
    warnings: list[PlanWarning] = field(default_factory=list)
    _mentions: dict[int, list[Mention]] = field(default_factory=dict)

    def mentions_in(self, block: Block, start: int, end: int) -> list[Mention]:
        """The dates that begin between two places of a block."""
        every = self.mentions(block)
        first = bisect.bisect_left(every, start, key=_start)
        return every[first : bisect.bisect_left(every, end, lo=first, key=_start)]

    def mentions(self, block: Block) -> list[Mention]:
        """The dates of a block, read once."""
        found = self._mentions.get(id(block))
        if found is None:
            found = self._mentions[id(block)] = find_mentions(block.text, block.folded)
        return found

    def warn(self, code: str, span: Span, text: str, suggestion: str | None, message: str) -> None:
        self.warnings.append(PlanWarning(code, span, text, suggestion, message))


def _start(mention: Mention) -> int:
    return mention.start


def in_words(day: datetime.date) -> str:
    """20/6/2021, as people write it."""
    return f"{day.day}/{day.month}/{day.year}"
