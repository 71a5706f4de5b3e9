"""Questions about tờ trình khen thưởng."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Role, User
from awards.models import AwardRequest, Decider, Nomination, RequestTo
from awards.queries.nominations import in_order_of_a_list
from campaigns.models import Phase

_WAITING = {
    RequestTo.DIRECTOR: Q(state="screened"),
    RequestTo.PROVINCE: Q(state="listed_upward") & ~Q(kind__decider=Decider.MINISTRY),
    RequestTo.MINISTRY: Q(state="listed_upward", kind__decider=Decider.MINISTRY),
}


@dataclass(frozen=True)
class RequestDue:
    """Nominations of a phase that a tờ trình can name, and the latest one that did."""

    phase: Phase
    to: str
    count: int
    latest: AwardRequest | None

    @property
    def label(self) -> str:
        return str(RequestTo(self.to).label)


def nominations_for_request(phase: Phase, to: str) -> QuerySet[Nomination]:
    """Those who wait for the one who is asked: collectives first. One statement."""
    return in_order_of_a_list(Nomination.objects.filter(_WAITING[RequestTo(to)], phase=phase))


def requests_to_director(user: User, phases: Iterable[Any]) -> list[RequestDue]:
    """What the user's office can put to the director, the latest phase first; the phases were read by `phases_seen`. 1
    statement, none while nothing waits."""
    latest_first = sorted(phases, key=lambda phase: (phase.campaign.year, phase.ordinal), reverse=True)
    return _due(user, {(phase, RequestTo.DIRECTOR): phase.screened for phase in latest_first if phase.screened})


def requests_upward(user: User, listed: Iterable[Nomination]) -> list[RequestDue]:
    """What the user's office can put to those above, of the `upward_list`, the latest phase first. 1 statement, none while
    nothing waits."""
    latest_first = sorted(listed, key=lambda row: (-row.phase.campaign.year, -row.phase.ordinal, row.pk))
    return _due(user, Counter((row.phase, _superior(row)) for row in latest_first))


def _due(user: User, waiting: Mapping[tuple[Phase, RequestTo], int]) -> list[RequestDue]:
    """Of how many wait in a phase for a recipient, those of the user's office, with the latest draft for each."""
    owners = user.unit_ids(Role.OFFICE)
    own = {key: count for key, count in waiting.items() if key[0].campaign.owner_id in owners}
    latest: dict[tuple[int, str], AwardRequest] = {}
    drafted = AwardRequest.objects.filter(phase__in=[phase.pk for phase, _ in own], to__in={to for _, to in own})
    for request in drafted.select_related("paper__body").defer("paper__content").order_by("pk"):
        latest[request.phase_id, request.to] = request
    return [RequestDue(phase, to, count, latest.get((phase.pk, to))) for (phase, to), count in own.items()]


def _superior(row: Nomination) -> RequestTo:
    return RequestTo.MINISTRY if row.kind.decider == Decider.MINISTRY else RequestTo.PROVINCE
