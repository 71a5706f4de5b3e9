"""The plan's sentences on who does what name days of the campaign, and follow when such a day is moved."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from campaigns.models import Campaign, Task
from campaigns.models.plan import PHASE_DAYS
from campaigns.new_year.moving import days_named, sentence_later
from campaigns.services.plan_texts import TEXTS_CHANGED
from core import journal


def follow_moved_days(*, actor: Any, campaign: Campaign, moved: Iterable[tuple[date | None, date | None]]) -> None:
    """Duties that name a day before say the day after instead. A day that another phase or task still has, or that became
    two different ones, stays in its sentence. Journalled as the plan's words; what names none changes nothing.

    Called by verbs that locked the campaign and saved the new days.
    """
    became = defaultdict(set)
    for before, after in moved:
        became[before].add(after)
    days = {
        before: after
        for before, (after, *others) in became.items()
        if before is not None and after is not None and before != after and not others
    }
    named = {day for duty in campaign.duties for day in days_named(duty, campaign.year)} & days.keys()
    for day in named and named & _days_in_use(campaign):
        del days[day]
    duties = [sentence_later(duty, campaign.year, 0, days) for duty in campaign.duties]
    if duties == campaign.duties:
        return
    before_words = campaign.duties
    campaign.duties, campaign.texts_version = duties, campaign.texts_version + 1
    campaign.save(update_fields=["duties", "texts_version"])
    journal.record(
        actor,
        TEXTS_CHANGED,
        campaign,
        before={"duties": before_words},
        after={"duties": duties},
        note="Phân công trách nhiệm",
    )


def _days_in_use(campaign: Campaign) -> set[date | None]:
    """Two statements."""
    phases = campaign.phases.values_list(*PHASE_DAYS)
    tasks = Task.objects.filter(campaign=campaign, is_active=True).values_list("due_on", flat=True)
    return {day for row in phases for day in row} | set(tasks)
