"""A phase while it is being read: its period, its dates for reports and wrap-up, and those that it cannot keep."""

import datetime
from dataclasses import dataclass, field

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.deadlines import Deadline
from campaigns.plan_import.draft import CommemorationDraft, Day, Words


@dataclass(slots=True)
class OpenPhase:
    """`number` is the printed ordinal, else its place; `strays` are dates in its text that are another phase's."""

    ordinal: int | None
    name: Words
    block: Block
    number: int = 1
    starts_on: Day | None = None
    ends_on: Day | None = None
    dues: dict[str, tuple[Day, str]] = field(default_factory=dict)
    strays: list[Deadline] = field(default_factory=list)
    goals: list[Words] = field(default_factory=list)
    occasions: list[CommemorationDraft] = field(default_factory=list)

    def contains(self, day: datetime.date) -> bool:
        return (
            self.starts_on is not None
            and self.ends_on is not None
            and self.starts_on.value <= day <= self.ends_on.value
        )

    @property
    def year(self) -> int | None:
        day = self.ends_on or self.starts_on
        return day.value.year if day is not None else None

    def take(self, deadline: Deadline, context: Context) -> bool:
        """The first date stated for a phase stands; False when this one can be none or contradicts it."""
        day = deadline.day(self.year or context.year)
        if day is None:
            return False
        if deadline.kind in self.dues:
            return self.dues[deadline.kind][0].value == day
        found = deadline.block.find(day, deadline.mention.start, deadline.mention.end)
        self.dues[deadline.kind] = (found, deadline.bound)
        return True
