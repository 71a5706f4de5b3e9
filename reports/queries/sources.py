"""What the units' accepted reports say, item by item: the sources of a summary report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.models import Campaign, Phase
from campaigns.queries.submissions import AcceptedItem, accepted_items


@dataclass(frozen=True)
class Sources:
    """`told`: what the report tells, each task and entry of a unit once. `known`: all that was accepted up to it, from
    which the targets are counted."""

    told: tuple[AcceptedItem, ...] = ()
    known: tuple[AcceptedItem, ...] = ()


def sources_of_report(campaign: Campaign, phase: Phase | None, cut_off_on: date) -> Sources:
    """Accepted items for a report: 1 statement.

    A report of a phase tells all that was accepted in it, also what was mended after the day of the figures; one of a
    day between tells what was handed in by that day, a unit's later word before its earlier one.
    """
    if phase is None:
        known = accepted_items(campaign, cut_off=cut_off_on)
        return Sources(told=_latest(known), known=known)
    known = tuple(item for item in accepted_items(campaign) if item.phase_ordinal <= phase.ordinal)
    return Sources(told=tuple(item for item in known if item.phase_id == phase.pk), known=known)


def _latest(items: Iterable[AcceptedItem]) -> tuple[AcceptedItem, ...]:
    latest = {(item.unit.pk, item.task_id, item.entry): item for item in items}
    return tuple(sorted(latest.values(), key=lambda item: (item.unit.position, item.unit.name, item.ordinal)))


def says_something(item: AcceptedItem) -> bool:
    """Whether there is anything to tell; "không có" and an untouched item are not."""
    told = item.text or item.product_number or item.value is not None or item.status
    return not item.is_none and bool(told)
