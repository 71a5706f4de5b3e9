"""The office's own dated work for the registry of `notifications.obligations`: the wrap-up report of each phase."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from accounts.models import Role, Scope, User
from campaigns.models import Phase
from campaigns.queries.people import people_by_unit
from core.calendar import WorkingCalendar
from core.wording import local_day
from notifications.obligations import Obligation
from reports.models import Consolidation

KIND = "reports.wrap_up"
LABEL = "Báo cáo tổng hợp của đợt"


def open_wrap_ups(
    at: datetime, *, of: User | None = None, calendar: WorkingCalendar | None = None
) -> Iterator[Obligation]:
    """One obligation per phase that has begun and whose report is not finalised. 3 statements for any number; of one
    person (see `notifications.obligations.Source`) 1, none for who is in no office."""
    finalised = Consolidation.objects.filter(phase=OuterRef("pk"), state="finalised")
    rows = Phase.objects.filter(~Exists(finalised), wrap_up_on__isnull=False, starts_on__lte=local_day(at))
    drafts = Consolidation.objects.in_use().filter(phase=OuterRef("pk")).order_by("-pk")
    rows = rows.annotate(draft=Subquery(drafts.values("pk")[:1]))
    if of is not None:
        rows = rows.filter(campaign__owner_id__in=of.unit_ids(Role.OFFICE, work=Scope.REPORTS))
    phases = list(rows.filter(campaign__state="running").select_related("campaign__owner").order_by("wrap_up_on", "pk"))
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    if of is None:
        people = people_by_unit((Role.OFFICE,), [phase.campaign.owner_id for phase in phases], local_day(at))
    for phase in phases:
        if phase.wrap_up_on is None:
            continue
        yield Obligation(
            key=f"{KIND}:{phase.pk}",
            kind=KIND,
            scope=phase.journal_scope,
            owners=tuple(people[Role.OFFICE, phase.campaign.owner_id]) if of is None else (of.pk,),
            copies=(),
            unit=phase.campaign.owner.name,
            campaign=phase.campaign.title,
            phase=str(phase),
            due_on=phase.wrap_up_on,
            bound=phase.wrap_up_bound,
            label=f"Hoàn tất báo cáo tổng hợp đợt {phase.ordinal}",
            url=(
                reverse("reports:consolidation_detail", args=[phase.draft])
                if phase.draft
                else reverse("reports:consolidation_list")
            ),
            about=phase,
        )
