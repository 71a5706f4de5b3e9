"""Lists, counts and queues of nominations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from accounts.models import Person, Role, Scope, Unit, User
from awards.models import Decision, Nomination
from campaigns.models import Campaign, Phase


def listed(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """The nominations with all that a list, a case page or a decision names: one statement."""
    rows: QuerySet[Nomination] = Nomination.with_office(nominations)
    return rows.select_related(
        "phase__campaign__owner",
        "kind",
        "proposing_unit",
        "person__unit",
        "collective",
        "proposed_by__person",
        "decision__paper__body",
    )


def nominations_for(user: User) -> QuerySet[Nomination]:
    """What the user may see, those that wait for him first, then the latest. One statement.

    Units first see what they must mend or send, the office what it must screen, the director what he must decide.
    """
    waiting = {
        Role.DIRECTOR: ("screened",),
        Role.OFFICE: ("proposed", "returned", "drafted"),
    }
    states = next((states for role, states in waiting.items() if role in user.roles), ("returned", "drafted"))
    order = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(states)),
        default=Value(len(states)),
        output_field=IntegerField(),
    )
    return listed(Nomination.objects.visible_to(user)).order_by(order, "-pk")


def state_counts(nominations: QuerySet[Nomination]) -> dict[str, int]:
    """How many of the nominations stand in each state: one statement."""
    rows = nominations.order_by().values("state").annotate(total=Count("pk")).values_list("state", "total")
    return dict(rows)


def approval_queue(user: User) -> QuerySet[Nomination]:
    """Cases that wait for the user as director: collectives first, then people, by unit. One statement."""
    return in_order_of_a_list(
        Nomination.objects.filter(
            phase__campaign__owner_id__in=user.unit_ids(Role.DIRECTOR, work=Scope.AWARDS), state="screened"
        )
    )


def screening_queue(user: User) -> QuerySet[Nomination]:
    """Cases that wait for the user's office, in the order they came. One statement."""
    return listed(
        Nomination.objects.filter(phase__campaign__owner_id__in=user.unit_ids(Role.OFFICE), state="proposed")
    ).order_by("phase__campaign__year", "phase__ordinal", "proposing_unit__position", "pk")


@dataclass(frozen=True)
class Place:
    """Where a case stands in a queue (`number` from 1 of `total`), with its neighbours."""

    number: int
    total: int
    before: int | None
    after: int | None

    @property
    def words(self) -> str:
        return f"{self.number} trong {self.total}"


def find_place(queue: QuerySet[Nomination], nomination: Nomination) -> Place | None:
    """The case's place in the queue, or None when it does not wait there. One statement."""
    ids = list(queue.values_list("pk", flat=True))
    if nomination.pk not in ids:
        return None
    at = ids.index(nomination.pk)
    return Place(
        number=at + 1,
        total=len(ids),
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at + 1 < len(ids) else None,
    )


def upward_list(user: User) -> QuerySet[Nomination]:
    """Cases that the office has listed to propose to the superior. One statement."""
    owners = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    return listed(Nomination.objects.filter(phase__campaign__owner_id__in=owners, state="listed_upward")).order_by(
        "-phase__campaign__year", "-phase__ordinal", "kind__decider", "person", "pk"
    )


def phases_open_to_nominations(user: User) -> QuerySet[Phase]:
    """Phases of running campaigns that have begun, latest first: nominations come at their end. One statement."""
    campaigns = Campaign.objects.visible_to(user).filter(state="running")
    return (
        Phase.objects.filter(campaign__in=campaigns)
        .exclude(state="planned")
        .select_related("campaign__owner")
        .order_by("-campaign__year", "-ordinal")
    )


def people_to_nominate(user: User, owner: Unit) -> QuerySet[Person]:
    """People of the user's own units; for the owner's office all people of the owner and its units. One statement."""
    if user.holds(Role.OFFICE, owner.pk):
        units = Q(unit=owner) | Q(unit__parent=owner)
    else:
        units = Q(unit_id__in=user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.AWARDS))
    return Person.objects.filter(units, is_active=True).select_related("unit")


def collectives_to_nominate(user: User, owner: Unit) -> QuerySet[Unit]:
    """The user's own units; for the owner's office every unit of the owner and the owner itself. One statement."""
    if user.holds(Role.OFFICE, owner.pk):
        return Unit.objects.filter(Q(pk=owner.pk) | Q(parent=owner)).order_by("position", "name")
    return Unit.objects.filter(pk__in=user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.AWARDS))


def approved_without_paper(phase: Phase) -> QuerySet[Nomination]:
    """Approved nominations of the phase that no decision has yet: collectives first. One statement."""
    return in_order_of_a_list(Nomination.objects.filter(phase=phase).waiting_for_a_decision_paper())


def approved_for(decision: Decision) -> QuerySet[Nomination]:
    """Those the draft decision rewards and those of its phase that it could. One statement."""
    free = Q(phase=decision.phase_id, state="approved", decision=None)
    return in_order_of_a_list(Nomination.objects.filter(free | Q(decision=decision)))


def in_order_of_a_list(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Collectives first, then people, each by the order of their units. One statement."""
    collectives_first = Case(When(person=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return listed(nominations).order_by(
        collectives_first, "collective__position", "person__unit__position", "nominee_name", "pk"
    )


def phases_seen(user: User) -> QuerySet[Any]:
    """Phases of all campaigns that the user sees, with how many nominations are `screened`, and how many approved ones
    `undecided`. One statement."""
    screened = Count("nominations", filter=Q(nominations__state="screened"))
    undecided = Count("nominations", filter=Q(nominations__state="approved", nominations__decision=None))
    return (
        Phase.objects.filter(campaign__in=Campaign.objects.visible_to(user))
        .select_related("campaign__owner")
        .annotate(screened=screened, undecided=undecided)
        .order_by("campaign__year", "campaign", "ordinal")
    )


def phases_with_approved(user: User, phases: Iterable[Any] | None = None) -> list[tuple[Phase, int]]:
    """Phases of the user's office in which approved nominations wait for a decision, with how many, latest first. No
    statement of `phases` that were read before, one otherwise."""
    owners = user.unit_ids(Role.OFFICE)
    seen = phases_seen(user) if phases is None else phases
    waiting = [phase for phase in seen if phase.campaign.owner_id in owners and phase.undecided]
    waiting.sort(key=lambda phase: (phase.campaign.year, phase.ordinal), reverse=True)
    return [(phase, phase.undecided) for phase in waiting]


def decisions_for(user: User) -> QuerySet[Decision]:
    """Decisions the user may see with their papers and how many each rewards, latest first. One statement."""
    return (
        Decision.objects.visible_to(user)
        .select_related("campaign", "phase", "paper__body")
        .annotate(
            people=Count("nominations", filter=Q(nominations__person__isnull=False)),
            collectives=Count("nominations", filter=Q(nominations__collective__isnull=False)),
        )
        .order_by("-pk")
    )


def rewarded_by(decision: Any) -> QuerySet[Nomination]:
    """Those the decision rewards, collectives first. One statement."""
    return in_order_of_a_list(Nomination.objects.filter(decision=decision))
