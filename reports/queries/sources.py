"""What the units' accepted reports say, item by item: the sources of a summary report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet

from campaigns.models import Campaign, Phase, SubmissionRevision, Task
from campaigns.queries.submissions import AcceptedItem, accepted_items, accepted_revisions, items_of_revision
from core.wording import number


class Sources:
    """The accepted items of a report, each part read when it is first asked for: 1 statement each.

    A report of a phase tells all that was accepted in it, also what was mended after the day of the figures; one of a
    day between tells what was handed in by that day, a unit's later word before its earlier one.
    """

    def __init__(self, campaign: Campaign, phase: Phase | None, cut_off_on: date) -> None:
        self._campaign, self._phase, self._cut_off_on = campaign, phase, cut_off_on

    @cached_property
    def told(self) -> tuple[AcceptedItem, ...]:
        """What the report tells, each task and entry of a unit once. No statement when `known` was read before."""
        if self._phase is None:
            return _latest(self.known)
        if "known" in self.__dict__:
            return tuple(item for item in self.known if item.phase_id == self._phase.pk)
        return accepted_items(self._campaign, self._phase)

    @cached_property
    def known(self) -> tuple[AcceptedItem, ...]:
        """All that was accepted up to the report, from which the targets are counted."""
        if self._phase is None:
            return accepted_items(self._campaign, cut_off=self._cut_off_on)
        up_to = accepted_revisions(self._campaign).filter(submission__phase__ordinal__lte=self._phase.ordinal)
        if "told" in self.__dict__:
            return (*_items(up_to.exclude(submission__phase=self._phase)), *self.told)
        return _items(up_to)

    @property
    def accepted(self) -> tuple[AcceptedItem, ...]:
        """Every accepted item of the reports that are counted, in a summary of a day also what a later word replaces."""
        return self.known if self._phase is None else self.told

    @cached_property
    def versions(self) -> Mapping[int, tuple[int, datetime]]:
        """Number and moment of the accepted version of each report. No statement where its items were read."""
        if self._phase is None or "told" in self.__dict__:
            return {item.submission_id: (item.revision_number, item.submitted_at) for item in self.accepted}
        rows = accepted_revisions(self._campaign, self._phase)
        return {pk: (number, at) for pk, number, at in rows.values_list("submission_id", "number", "submitted_at")}


def sources_of_report(campaign: Campaign, phase: Phase | None, cut_off_on: date) -> Sources:
    """Accepted items for a report; no statement yet."""
    return Sources(campaign, phase, cut_off_on)


def _items(revisions: QuerySet[SubmissionRevision]) -> tuple[AcceptedItem, ...]:
    return tuple(item for revision in revisions for item in items_of_revision(revision))


def _latest(items: Iterable[AcceptedItem]) -> tuple[AcceptedItem, ...]:
    latest = {(item.unit.pk, item.task_id, item.entry): item for item in items}
    return tuple(sorted(latest.values(), key=lambda item: (item.unit.position, item.unit.name, item.ordinal)))


def says_something(item: AcceptedItem) -> bool:
    """Whether there is anything to tell; "không có" and an untouched item are not."""
    told = item.text or item.product_number or item.value is not None or item.status
    return not item.is_none and bool(told)


@dataclass(frozen=True)
class SplitTask:
    """A task that was divided: what the whole must reach, and each part in use with what it must reach."""

    text: str
    section: str
    figure_unit: str
    target_value: Decimal | None
    parts: tuple[tuple[int, Decimal | None], ...]

    @property
    def wanted(self) -> str:
        """What the whole must reach, with its unit."""
        return f"{number(self.target_value)} {self.figure_unit}".rstrip() if self.target_value is not None else ""


def split_tasks(campaign: Campaign) -> tuple[SplitTask, ...]:
    """The divided tasks of the campaign that are measured by a figure, in the order of the plan: 1 statement."""
    rows = Task.objects.filter(
        campaign=campaign, split_from__isnull=False, split_from__measure="figure", is_active=True
    )
    parts: dict[Task, list[tuple[int, Decimal | None]]] = defaultdict(list)
    for row in rows.select_related("split_from__group").order_by("group__ordinal", "ordinal", "pk"):
        if row.split_from:
            parts[row.split_from].append((row.pk, row.target_value))
    return tuple(
        SplitTask(whole.text, whole.group.section, whole.figure_unit, whole.target_value, tuple(each))
        for whole, each in parts.items()
    )
