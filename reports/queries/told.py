"""What the accepted reports tell a summary report, counted without reading their words: the sources as the desk sees them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from campaigns.models import SubmissionRevision
from campaigns.queries.counted import CountedReport, CountedTask, counted_reports, phase_and_before
from campaigns.queries.frozen import counted_items
from campaigns.queries.submissions import accepted_revisions
from reports.models import Consolidation
from reports.queries.figures import TaskFigures
from reports.queries.origins import item_url

# A task or entry as a unit tells it, whatever the phase: the unit, its task if any, its entry if any.
Word = tuple[int, int | None, str]
# A revision and an item of it.
Place = tuple[int, int]


class Told(NamedTuple):
    """A led task that is done or tells a figure, and the accepted report that tells it."""

    report: CountedReport
    item: CountedTask

    @property
    def url(self) -> str:
        return item_url(self.report.submission_id, self.report.number, self.item.ordinal)


@dataclass(frozen=True)
class CountedSources:
    """The reports that the summary tells; what was told in the phase before (in a summary of a day: what later words
    replace); what the same reports expected before their official figures. `told_ids`: in a summary of a day, the items of
    each revision that no later word replaces; `latest`: revision and item that tell each task and entry of a unit last."""

    reports: tuple[CountedReport, ...]
    before: tuple[CountedReport, ...] = ()
    expected: tuple[CountedReport, ...] = ()
    told_ids: Mapping[int, frozenset[int]] | None = None
    latest: Mapping[Word, Place] = field(default_factory=dict)

    @cached_property
    def in_force(self) -> Mapping[int, CountedReport]:
        """The accepted revision of each submission."""
        return {report.submission_id: report for report in self.reports}

    @cached_property
    def revisions(self) -> frozenset[int]:
        return frozenset(report.revision_id for report in self.reports)

    @cached_property
    def units(self) -> frozenset[int]:
        """The units whose words can stand in the report."""
        return frozenset(report.unit_id for report in self.reports)

    def tells(self, revision: int, items: Iterable[int]) -> bool:
        """Whether the summary tells all these items of the revision."""
        if self.told_ids is None:
            return revision in self.revisions
        return self.told_ids.get(revision, frozenset()).issuperset(items)

    def now(self, submission: int, item: int, word: Word) -> Place | None:
        """Which revision and item tell now what the item of the submission told: of another phase perhaps in a summary of
        a day."""
        if self.told_ids is not None:
            return self.latest.get(word)
        return (self.in_force[submission].revision_id, item) if submission in self.in_force else None

    @cached_property
    def available(self) -> Mapping[str, int]:
        """How many items tell something, by section."""
        found: Counter[str] = Counter()
        for report in self.reports:
            found.update(report.says)
        return found

    def figures(self, code: str) -> TaskFigures:
        """How far the tasks of the section are."""
        return _figures([report.led[code] for report in self.reports if code in report.led])

    @cached_property
    def all_figures(self) -> TaskFigures:
        """How far all tasks are."""
        return _figures([counts for report in self.reports for counts in report.led.values()])

    @cached_property
    def led_by_unit(self) -> Mapping[tuple[str, str], Sequence[Sequence[int]]]:
        """The counts of led tasks, by section and name of the unit."""
        found: dict[tuple[str, str], list[Sequence[int]]] = defaultdict(list)
        for report in self.reports:
            for code, counts in report.led.items():
                found[code, report.unit_name].append(counts)
        return found

    def figures_of_unit(self, code: str, name: str) -> TaskFigures:
        """How far the tasks are that the unit of this name leads in the section."""
        return _figures(self.led_by_unit.get((code, name), ()))

    @cached_property
    def briefs(self) -> Mapping[str, str]:
        """How the units are called, by their names."""
        return {report.unit_name: report.brief for report in self.reports}


def tasks_of(reports: Sequence[CountedReport]) -> Iterator[tuple[CountedReport, Sequence[Any]]]:
    """The columns of each `CountedTask` with its report."""
    return ((report, columns) for report in reports for columns in report.tasks)


def told_of(report: CountedReport, columns: Sequence[Any]) -> Told:
    return Told(report, CountedTask(*columns))


def _figures(counts: Sequence[Sequence[int]]) -> TaskFigures:
    done, ahead, in_progress, not_started = (sum(column) for column in zip(*counts, strict=True)) if counts else [0] * 4
    return TaskFigures(
        total=done + ahead + in_progress + not_started,
        done=done + ahead,
        ahead=ahead,
        in_progress=in_progress,
        not_started=not_started,
    )


def counted_sources(consolidation: Consolidation) -> CountedSources:
    """The same as `reports.queries.sources.Sources` tells item by item: 1 statement."""
    campaign, phase = consolidation.campaign, consolidation.phase
    if phase is None:
        return _of_a_day(consolidation)
    read = counted_reports(campaign, phase_and_before(phase))
    return CountedSources(
        reports=tuple(report for report in read.in_force if report.phase_id == phase.pk),
        before=tuple(report for report in read.in_force if report.phase_id != phase.pk),
        expected=tuple(report for report in read.expected if report.phase_id == phase.pk),
    )


def _of_a_day(consolidation: Consolidation) -> CountedSources:
    """A summary of a day tells each task and entry of a unit once, a later word before an earlier one: that takes reading
    what was handed in over all phases."""
    latest: dict[Word, Place] = {}
    revisions = list(accepted_revisions(consolidation.campaign, cut_off=consolidation.cut_off_on))
    for revision in revisions:
        for item in revision.content["items"]:
            task = item["task"]["id"] if item["task"] else None
            latest[revision.submission.unit_id, task, item["entry"]] = (revision.pk, item["id"])
    told: dict[int, set[int]] = defaultdict(set)
    for revision_id, item_id in latest.values():
        told[revision_id].add(item_id)
    replaced = {row.pk: {item["id"] for item in row.content["items"]} - told[row.pk] for row in revisions}
    return CountedSources(
        reports=_with_items(revisions, told),
        before=_with_items(revisions, replaced),
        told_ids={pk: frozenset(items) for pk, items in told.items()},
        latest=latest,
    )


def _with_items(
    revisions: Sequence[SubmissionRevision], chosen: Mapping[int, Collection[int]]
) -> tuple[CountedReport, ...]:
    """The reports as if they held just the chosen items."""
    return tuple(
        CountedReport(
            revision_id=row.pk,
            number=row.number,
            kind=row.kind,
            submission_id=row.submission_id,
            unit_id=row.submission.unit_id,
            short_name=row.submission.unit.short_name,
            unit_name=row.submission.unit.name,
            phase_id=row.submission.phase_id,
            phase_ordinal=row.submission.phase.ordinal,
            counted=counted_items({"items": [item for item in row.content["items"] if item["id"] in chosen[row.pk]]}),
        )
        for row in revisions
    )
