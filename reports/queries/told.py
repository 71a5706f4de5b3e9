"""What the accepted reports tell a summary report, counted without reading their words: the sources as the desk sees them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q

from campaigns.queries.counted import (
    CountedItem,
    CountedReport,
    counted_reports,
    latest_words,
    phase_and_before,
)
from reports.models import Consolidation
from reports.queries.figures import TaskFigures
from reports.queries.origins import item_url


class Told(NamedTuple):
    """One item and the accepted report that tells it."""

    report: CountedReport
    item: CountedItem

    @property
    def url(self) -> str:
        return item_url(self.report.submission_id, self.report.number, self.item.ordinal)

    @property
    def is_led(self) -> bool:
        return self.item.task_id is not None and self.item.counts


@dataclass(frozen=True)
class CountedSources:
    """What the report tells (`told`), which revisions are accepted, by submission, what was told in the phase before, and
    what the same reports expected before their official figures."""

    told: tuple[Told, ...]
    in_force: Mapping[int, CountedReport]
    before: tuple[Told, ...] = ()
    expected: tuple[Told, ...] = ()

    @cached_property
    def led(self) -> tuple[Told, ...]:
        """The tasks that are told by the unit that leads them."""
        return tuple(each for each in self.told if each.is_led)

    @cached_property
    def led_by_unit(self) -> Mapping[tuple[str, str], TaskFigures]:
        """How far the tasks are, by section and name of the unit that leads them."""
        states: dict[tuple[str, str], Counter[str]] = {}
        for report, item in self.led:
            states.setdefault((item.section, report.unit_name), Counter())[item.status] += 1
        return {key: figures_of(each) for key, each in states.items()}

    @cached_property
    def briefs(self) -> Mapping[str, str]:
        """How the units that lead tasks are called, by their names."""
        return {report.unit_name: report.brief for report, _ in self.led}

    def figures(self, code: str) -> TaskFigures:
        """How far the tasks of the section are."""
        return figures_of(Counter(each.item.status for each in self.led if each.item.section == code))

    @cached_property
    def all_figures(self) -> TaskFigures:
        """How far all tasks are."""
        return figures_of(Counter(each.item.status for each in self.led))

    @cached_property
    def by_section(self) -> Mapping[str, list[Told]]:
        """What feeds each section."""
        found: dict[str, list[Told]] = {}
        for each in self.told:
            found.setdefault(each.item.section, []).append(each)
        return found

    @cached_property
    def units(self) -> frozenset[int]:
        """The units whose words can stand in the report."""
        return frozenset(
            report.unit_id for report in {each.report.revision_id: each.report for each in self.told}.values()
        )


def figures_of(states: Mapping[str, int]) -> TaskFigures:
    """Tasks by how far they are, from the number of each status."""
    done, ahead = states.get("done", 0), states.get("ahead", 0)
    return TaskFigures(
        total=sum(states.values()),
        done=done + ahead,
        ahead=ahead,
        in_progress=states.get("in_progress", 0),
        not_started=states.get("not_started", 0) + states.get("", 0),
    )


def counted_sources(consolidation: Consolidation) -> CountedSources:
    """The same items as `reports.queries.sources.Sources`: 1 statement."""
    campaign, phase = consolidation.campaign, consolidation.phase
    if phase is None:
        known = counted_reports(campaign, Q(), consolidation.cut_off_on).in_force
        return CountedSources(
            told=tuple(Told(*each) for each in latest_words(known)),
            in_force={report.submission_id: report for report in known},
        )
    read = counted_reports(campaign, phase_and_before(phase))
    now = [report for report in read.in_force if report.phase_id == phase.pk]
    return CountedSources(
        told=_items(now),
        in_force={report.submission_id: report for report in now},
        before=_items(report for report in read.in_force if report.phase_id != phase.pk),
        expected=_items(report for report in read.expected if report.phase_id == phase.pk),
    )


def _items(reports: Iterable[CountedReport]) -> tuple[Told, ...]:
    return tuple(Told(report, item) for report in reports for item in report.items)
