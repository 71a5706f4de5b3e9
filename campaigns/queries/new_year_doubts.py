"""What of next year's campaign should be looked at again before it is made, beside its days."""

import re
from collections.abc import Iterator
from decimal import Decimal

from campaigns.models import Assignment
from campaigns.models.tasks import AssignmentRole
from campaigns.new_year import YearDraft
from core.wording import number

_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def led_by_outsiders(draft: YearDraft) -> list[tuple[str, str]]:
    """Kept tasks whose lead, or whoever does its work then, takes no part, with its name: nobody would report them. 1
    statement."""
    heirs = {unit.pk: unit.heir for unit in draft.gone}
    rows = Assignment.objects.filter(task__in=[task.source for task in draft.kept_tasks], role=AssignmentRole.LEAD)
    return [
        (row.task.text, row.unit.name)
        for row in rows.select_related("task", "unit").order_by("task__group__ordinal", "task__ordinal", "pk")
        if row.unit_id not in heirs and row.unit_id not in draft.participants
    ]


def targets_unlike_their_words(draft: YearDraft) -> Iterator[str]:
    """Kept targets whose figure their own words do not name. No statement."""
    for target in draft.targets:
        told = {Decimal(each.replace(".", "").replace(",", ".")) for each in _NUMBER.findall(target.text)}
        if target.is_kept and target.value is not None and told and target.value not in told:
            yield f"Chỉ tiêu “{target.text}” không nêu con số phải đạt là {number(target.value)}."
