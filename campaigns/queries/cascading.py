"""Questions about a campaign that follows one above it: which it may follow, what was given there, what serves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from campaigns.models import Campaign, Task
from documents.models import IssuedPaper


def campaigns_to_follow(campaign: Campaign) -> QuerySet[Campaign]:
    """Campaigns of other bodies in which the owner takes part and that are not over, and the one that is followed; those
    of the same year first. One statement."""
    joined = Q(participants=campaign.owner_id) & ~Q(state="closed")
    rows = Campaign.objects.filter(joined | Q(pk=campaign.superior_id)).exclude(owner=campaign.owner_id)
    return rows.select_related("owner").order_by("-year", "-pk").distinct()


def tasks_to_serve(campaign: Campaign) -> QuerySet[Task]:
    """What the campaign above asks of the owner, in the order of its plan; none where no campaign is followed. One
    statement."""
    rows = Task.objects.filter(campaign=campaign.superior_id, is_active=True, assignments__unit=campaign.owner_id)
    return rows.select_related("group").order_by("group__ordinal", "ordinal", "pk")


@dataclass(frozen=True)
class ServedTask:
    """A task that the campaign above gives the owner, and the own tasks that serve it."""

    task: Task
    served_by: tuple[Task, ...]


def served_tasks(campaign: Campaign) -> tuple[ServedTask, ...]:
    """Two statements for any number of tasks, none where no campaign is followed."""
    if campaign.superior_id is None:
        return ()
    own = Task.objects.filter(campaign=campaign, is_active=True).order_by("group__ordinal", "ordinal", "pk")
    rows = tasks_to_serve(campaign).prefetch_related(Prefetch("served_by", own, to_attr="own_tasks"))
    return tuple(ServedTask(task, tuple(task.own_tasks)) for task in rows)


@dataclass(frozen=True)
class PaperBehind:
    """The unit's own paper that a report was filled from; `url` is empty for who may not see it."""

    words: str
    url: str


def paper_behind(content: Mapping[str, Any], user: Any) -> PaperBehind | None:
    """The paper that a frozen report names. No statement for a report without one, else 1."""
    kept = content.get("paper")
    if kept is None:
        return None
    paper = IssuedPaper.objects.visible_to(user).filter(pk=kept["id"]).first()
    return PaperBehind(kept["words"], paper.get_absolute_url() if paper else "")
