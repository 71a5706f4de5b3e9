"""Questions about tờ trình khen thưởng."""

from dataclasses import dataclass

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


def requests_due(user: User, *recipients: str) -> list[RequestDue]:
    """What the user's office can put to the recipients, by phase, latest first. Two statements, one while nothing waits."""
    owners = user.unit_ids(Role.OFFICE)
    chosen = [RequestTo(one) for one in recipients]
    waiting = Q()
    for one in chosen:
        waiting |= _WAITING[one]
    rows = (
        Nomination.objects.filter(waiting, phase__campaign__owner_id__in=owners)
        .select_related("phase__campaign", "kind")
        .order_by("-phase__campaign__year", "-phase__ordinal", "pk")
    )
    counts: dict[tuple[int, str], int] = {}
    phases: dict[int, Phase] = {}
    for row in rows:
        key = (row.phase_id, _recipient(row))
        counts[key] = counts.get(key, 0) + 1
        phases[row.phase_id] = row.phase
    if not counts:
        return []
    latest: dict[tuple[int, str], AwardRequest] = {}
    drafted = AwardRequest.objects.filter(phase__campaign__owner_id__in=owners, to__in=chosen)
    for request in drafted.select_related("paper__body").defer("paper__content").order_by("pk"):
        latest[request.phase_id, request.to] = request
    return [RequestDue(phases[phase], to, count, latest.get((phase, to))) for (phase, to), count in counts.items()]


def _recipient(row: Nomination) -> str:
    if row.state == "screened":
        return RequestTo.DIRECTOR
    return RequestTo.MINISTRY if row.kind.decider == Decider.MINISTRY else RequestTo.PROVINCE
