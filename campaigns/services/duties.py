"""The plan's sentences on who does what name days of the campaign, and follow when such a day is moved or a limit of a phase
becomes another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from campaigns.models import Campaign, Phase, Task
from campaigns.models.plan import PHASE_DAYS
from campaigns.new_year.moving import days_named, sentence_later
from campaigns.plan_import.deadlines import REPORT, WRAP_UP
from campaigns.plan_import.told_deadlines import ToldDeadline, reworded, with_line_above
from campaigns.services.plan_texts import TEXTS_CHANGED
from core import journal
from core.calendar import Bound

_NO_LIMITS: Mapping[ToldDeadline, str] = {}


def follow_moved_days(
    *,
    actor: Any,
    campaign: Campaign,
    moved: Iterable[tuple[date | None, date | None]],
    limits: Mapping[ToldDeadline, str] = _NO_LIMITS,
) -> None:
    """Duties that name a day before say the day after instead. A day that another phase or task still has, or that became
    two different ones, stays in its sentence. Deadlines with the day of now and the limit of before (`limits`) get the
    words of their new limit. Journalled as the plan's words; what names none changes nothing.

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
    duties = [
        reworded(sentence_later(duty, campaign.year, 0, days), campaign.year, limits, under=under)
        for duty, under in with_line_above(campaign.duties)
    ]
    if duties == campaign.duties:
        return
    before_words = campaign.duties
    campaign.duties = duties
    campaign.save(update_fields=["duties"])
    journal.record(
        actor,
        TEXTS_CHANGED,
        campaign,
        before={"duties": before_words},
        after={"duties": duties},
        note="Phân công trách nhiệm",
    )


def changed_limits(phase: Phase, before: Mapping[str, Any]) -> dict[ToldDeadline, str]:
    """The deadlines of the phase as sentences tell them that still have the limit of `before`, with the words of the new
    one. The phase has its new values."""
    named = (
        (REPORT, phase.report_due_on, "report_due_bound"),
        (WRAP_UP, phase.wrap_up_on, "wrap_up_bound"),
    )
    return {
        ToldDeadline(phase.ordinal, kind, day, before[name]): Bound(getattr(phase, name)).label.removesuffix(" ngày")
        for kind, day, name in named
        if day and before.get(name, getattr(phase, name)) != getattr(phase, name)
    }


def _days_in_use(campaign: Campaign) -> set[date | None]:
    """Two statements."""
    phases = campaign.phases.values_list(*PHASE_DAYS)
    tasks = Task.objects.filter(campaign=campaign, is_active=True).values_list("due_on", flat=True)
    return {day for row in phases for day in row} | set(tasks)
