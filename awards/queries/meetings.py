"""Questions about meetings of the council."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from accounts.models import Role, Unit, User
from awards.models import CouncilMeeting, CouncilVote, Nomination
from awards.queries.nominations import in_order_of_a_list
from campaigns.models import Phase

# Nobody votes on what was not sent, what went back, and what was refused.
VOTED_ON = ("proposed", "screened", "approved", "listed_upward")


def meetings_of(user: User) -> QuerySet[CouncilMeeting]:
    """Meetings that the user's office keeps, latest first, with their papers. One statement."""
    return (
        CouncilMeeting.objects.filter(phase__campaign__owner_id__in=user.unit_ids(Role.OFFICE))
        .select_related("phase__campaign__owner", "minutes__body", "count_minutes__body")
        .defer("minutes__content", "count_minutes__content")
        .annotate(voted=Count("votes"))
        .order_by("-held_on", "-pk")
    )


def phases_to_meet_about(user: User) -> QuerySet[Phase]:
    """Phases of the user's office with somebody to vote on, latest first. One statement."""
    waiting = Nomination.objects.filter(state__in=VOTED_ON).values("phase_id")
    return (
        Phase.objects.filter(campaign__owner_id__in=user.unit_ids(Role.OFFICE), pk__in=waiting)
        .select_related("campaign__owner")
        .order_by("-campaign__year", "-ordinal")
    )


def nominees_of(phase: Phase) -> QuerySet[Nomination]:
    """Those the council may vote on: collectives first. One statement."""
    return in_order_of_a_list(Nomination.objects.filter(phase=phase, state__in=VOTED_ON))


def votes_of(meeting: CouncilMeeting) -> list[CouncilVote]:
    """The votes in the order they were written down. One statement."""
    return list(CouncilVote.objects.filter(meeting=meeting).select_related("nomination").order_by("pk"))


def meetings_about(phase: Phase, nominations: Iterable[Nomination]) -> list[CouncilMeeting]:
    """The phase's meetings that voted on some of these, in the order of their days, with their minutes. One statement."""
    voted = CouncilVote.objects.filter(nomination__in=[row.pk for row in nominations]).values("meeting_id")
    meetings = CouncilMeeting.objects.filter(phase=phase, pk__in=voted)
    minutes = meetings.select_related("phase__campaign", "minutes__body", "minutes__replacement__body")
    return list(minutes.defer("minutes__content", "minutes__replacement__content").order_by("held_on", "pk"))


def latest_meeting(body: Unit) -> CouncilMeeting | None:
    """The body's latest meeting, with its minutes. One statement."""
    meetings = CouncilMeeting.objects.filter(phase__campaign__owner=body)
    return meetings.select_related("phase__campaign__owner", "minutes__body", "minutes__replacement__body").first()
