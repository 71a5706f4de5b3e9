"""Who was rewarded: only what an issued decision says counts."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from awards.models import Nomination
from awards.queries.nominations import listed


def awards_of(
    person_ids: Iterable[int] = (), collective_ids: Iterable[int] = (), *, excluding: int | None = None
) -> QuerySet[Nomination]:
    """Awards of these people and collectives by issued decisions, latest first. One statement."""
    awards = listed(Nomination.objects.awarded()).filter(
        Q(person_id__in=list(person_ids)) | Q(collective_id__in=list(collective_ids))
    )
    if excluding is not None:
        awards = awards.exclude(pk=excluding)
    return awards.order_by("-decision__paper__issued_on", "-pk")


def awards_of_nominee(nomination: Nomination) -> QuerySet[Nomination]:
    """Earlier awards of the one who is nominated. One statement."""
    people = [nomination.person_id] if nomination.person_id else []
    collectives = [nomination.collective_id] if nomination.collective_id else []
    return awards_of(people, collectives, excluding=nomination.pk)


def awards_in_unit(unit_ids: Iterable[int]) -> QuerySet[Nomination]:
    """Awards of the units and of their people by issued decisions, latest first. One statement."""
    ids = list(unit_ids)
    return (
        listed(Nomination.objects.awarded())
        .filter(Q(collective_id__in=ids) | Q(person__unit_id__in=ids))
        .order_by("-decision__paper__issued_on", "-pk")
    )
