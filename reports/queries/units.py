"""Kết quả của đơn vị: the unit's reports of all years, its punctuality, its awards."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Role, User
from awards.models import Nomination
from awards.queries.history import awards_in_unit
from campaigns.deadlines import display_state
from campaigns.models import Submission
from campaigns.queries.board import Counts, count
from core.workflow import State


@dataclass(frozen=True)
class ReportLine:
    """One report of the unit."""

    submission: Submission
    state: State


@dataclass(frozen=True)
class UnitResults:
    """Reports newest first, counts over all, awards newest first."""

    lines: tuple[ReportLine, ...]
    counts: Counts
    awards: tuple[Nomination, ...]

    @property
    def on_time_share(self) -> int | None:
        return round(100 * self.counts.on_time / self.counts.submitted) if self.counts.submitted else None


def unit_results(user: User, today: date) -> UnitResults:
    """All that the user's units handed in and were given: 2 statements."""
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    rows = list(
        Submission.objects.filter(unit_id__in=own)
        .select_related("phase__campaign", "unit")
        .order_by("-phase__starts_on", "unit__position")
    )
    return UnitResults(
        lines=tuple(ReportLine(row, display_state(row, today)) for row in rows),
        counts=count(rows, today),
        awards=tuple(awards_in_unit(own)),
    )
