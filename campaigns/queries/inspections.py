"""Questions about inspections: the list, what a unit sees of them, what a report tells of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Role, Unit, User
from campaigns.models import Campaign, Inspection, Phase
from core.models import JournalEntry


def _shown() -> QuerySet[Inspection]:
    """With the number of the phase in which each counts: the named one, else that of its day (see `inspected_until`)."""
    of_its_day = Phase.objects.filter(
        campaign=OuterRef("campaign"), starts_on__lte=OuterRef("held_on"), ends_on__gte=OuterRef("held_on")
    ).order_by("ordinal")
    rows = Inspection.objects.annotate(
        counts_in=Coalesce("phase__ordinal", Subquery(of_its_day.values("ordinal")[:1]), output_field=IntegerField())
    )
    return rows.select_related("campaign__owner", "phase", "unit", "answered_by__person")


def inspections_for(user: User) -> QuerySet[Inspection]:
    """What the person may see, the latest day first. One statement."""
    return _shown().filter(pk__in=Inspection.objects.visible_to(user).values("pk")).order_by("-held_on", "-pk")


def inspections_of_units(unit_ids: Iterable[int]) -> QuerySet[Inspection]:
    """Those of the units, the latest day first. One statement."""
    return _shown().filter(unit_id__in=list(unit_ids)).order_by("-held_on", "-pk")


def answers_to_read(user: User) -> QuerySet[Inspection]:
    """Answers of units that wait for the user's office, the oldest first. One statement."""
    owners = user.unit_ids(Role.OFFICE)
    return _shown().filter(state="answered", campaign__owner_id__in=owners).order_by("answered_at", "pk")


def inspected_until(campaign: Campaign, phase: Phase | None, day: date) -> QuerySet[Inspection]:
    """What was looked into by the end of the day: in the phase (named, or by its dates), else in the campaign's year and in
    those of its phases that reach beyond it. One statement."""
    rows = _shown().filter(campaign=campaign, held_on__lte=day).exclude(state="scheduled")
    if phase:
        within = Q(phase=None, held_on__gte=phase.starts_on, held_on__lte=phase.ends_on)
        rows = rows.filter(Q(phase=phase) | within)
    else:
        rows = rows.filter(Q(held_on__year=campaign.year) | Q(counts_in__isnull=False))
    return rows.order_by("held_on", "unit__position", "pk")


def days_to_inspect(campaign: Campaign) -> tuple[date, date]:
    """The first and the last day of the campaign's year, or of its phases where they reach beyond it. One statement."""
    reach = campaign.phases.aggregate(first=Min("starts_on"), last=Max("ends_on"))
    first, last = date(campaign.year, 1, 1), date(campaign.year, 12, 31)
    return min(first, reach["first"] or first), max(last, reach["last"] or last)


def campaigns_to_inspect(user: User) -> QuerySet[Campaign]:
    """Campaigns of the user's office that are not closed, the latest first. One statement."""
    rows = Campaign.objects.filter(owner_id__in=user.unit_ids(Role.OFFICE)).exclude(state="closed")
    return rows.select_related("owner").order_by("-year", "-pk")


def units_to_inspect(campaign: Campaign, user: User) -> QuerySet[Unit]:
    """Participants of the campaign, without the person's own unit, in their order. One statement."""
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return campaign.participants.exclude(pk__in=own).order_by("position", "name")


def times_asked_again(inspection: Inspection) -> list[JournalEntry]:
    """With what words the answers were found not to suffice, the newest first. One statement."""
    return list(JournalEntry.objects.about(inspection).filter(code="campaigns.inspection.asked_again").order_by("-pk"))


def last_settled(inspection: Inspection) -> int:
    """Which line of the journal settled the inspection last, 0 for none: whoever edits it names the one he saw.
    1 statement."""
    return JournalEntry.objects.about(inspection).order_by("-id").values_list("pk", flat=True).first() or 0
