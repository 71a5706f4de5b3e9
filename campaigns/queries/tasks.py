"""Questions about the tasks of one campaign."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Unit
from accounts.queries import reporting_units
from campaigns.models import Assignment, Campaign, Task
from campaigns.queries.plans import tasks_with_units
from core.text import fold


@dataclass(frozen=True)
class TaskChoice:
    """Which tasks a list shows; empty values choose all."""

    words: str = ""
    source: str = ""
    unit_id: int | None = None
    status: str = ""


def chosen_tasks(campaign: Campaign, choice: TaskChoice) -> QuerySet[Task]:
    """Tasks of the campaign that fit, with group, assignments and units: two statements (tasks, assignments).

    Words are compared without marks, which no database here does alike: that choice asks one statement more.
    """
    tasks = Task.objects.filter(campaign=campaign)
    lead = Assignment.objects.filter(task=OuterRef("pk"), role="lead")
    if choice.status == "stopped":
        tasks = tasks.filter(is_active=False)
    elif choice.status == "unassigned":
        tasks = tasks.filter(~Exists(lead), is_active=True)
    else:
        tasks = tasks.filter(is_active=True)
    if choice.source:
        tasks = tasks.filter(source=choice.source)
    if choice.unit_id:
        tasks = tasks.filter(Exists(Assignment.objects.filter(task=OuterRef("pk"), unit_id=choice.unit_id)))
    if choice.words:
        words = fold(choice.words)
        rows = tasks.order_by().values_list("pk", "text", "product", "source_number")
        tasks = tasks.filter(
            pk__in=[pk for pk, text, product, number in rows if words in fold(f"{number} {text} {product}")]
        )
    return tasks_with_units(tasks)


def units_to_assign(campaign: Campaign) -> list[Unit]:
    """Units that may do a task: those under the owner today, and those that take part. One statement."""
    under = reporting_units(campaign.owner)
    return list(
        Unit.objects.filter(Q(pk__in=under) | Q(joined_campaigns=campaign), parent=campaign.owner_id).distinct()
    )


def taken_numbers(campaign: Campaign) -> list[tuple[str, str]]:
    """(source, number) of every listed task: one statement."""
    return list(Task.objects.filter(campaign=campaign).exclude(source_number="").values_list("source", "source_number"))
