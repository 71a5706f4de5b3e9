"""What should be looked at again in a draft, counted for the whole report and put into words for the first of a section."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from campaigns.models import SubmissionItem, SubmissionRevision
from campaigns.models.tasks import AssignmentRole
from campaigns.outline import SECTIONS
from campaigns.outline import section as outline_section
from campaigns.queries.counted import CountedTask
from reports.checks import (
    KINDS,
    Doubt,
    doubts_of_estimate,
    doubts_of_led,
    doubts_of_part_targets,
    doubts_of_parts,
    doubts_of_reached,
    doubts_of_share,
    doubts_of_task,
    doubts_since,
    place_name,
    short,
)
from reports.models import ConsolidationSection, SectionParagraph
from reports.queries.figures import DONE
from reports.queries.keeping import Kept, items_of_revisions, kept_of
from reports.queries.sources import SplitTask
from reports.queries.targets import TargetBoard
from reports.queries.told import CountedSources, Told, tasks_of, told_of


class Found(NamedTuple):
    """A doubt with where it arose: at a task that was told, in a paragraph, or between the parts of a task."""

    section: str
    doubt: Doubt
    told: Told | None = None
    paragraph_id: int = 0


@dataclass(frozen=True)
class Check:
    """Something to look at again, as a person reads it; `url` opens the source, `position` is that of the paragraph."""

    kind: str
    section: str
    sentence: str
    url: str = ""
    paragraph_id: int = 0
    position: int = 0

    @property
    def label(self) -> str:
        return KINDS[self.kind]


def doubts_of(
    sources: CountedSources, rows: Iterable[ConsolidationSection], split: Sequence[SplitTask], board: TargetBoard | None
) -> tuple[Found, ...]:
    """All that should be looked at again, in the order of the outline. No statement for sections whose counts are kept.

    `board` holds the targets where claims on them are to be judged.
    """
    kept = {row.code: kept_of(row) for row in rows}
    order = {section.code: at for at, section in enumerate(SECTIONS)}
    found = [
        *_split(sources, split),
        *_figures(sources),
        *_since(sources),
        *_estimates(sources),
        *(each for code, counts in kept.items() for each in _words(sources, code, counts, board)),
    ]
    # What keeps the report from being printed comes first.
    return tuple(sorted(found, key=lambda each: (order.get(each.section, len(order)), each.doubt.kind != "letters")))


def counted(found: Iterable[Found]) -> Mapping[str, int]:
    """How many there are in each section."""
    return Counter(each.section for each in found)


def checks_of(found: Sequence[Found]) -> list[Check]:
    """The doubts in words: at most 2 statements, for the names of tasks and the places of paragraphs."""
    labels = _labels([each.told for each in found if each.told])
    ids = [each.paragraph_id for each in found if each.paragraph_id]
    places = dict(SectionParagraph.objects.filter(pk__in=ids).values_list("pk", "position")) if ids else {}
    return [_check(each, labels, places.get(each.paragraph_id, 0)) for each in found]


def _check(found: Found, labels: Mapping[tuple[int, int], str], position: int) -> Check:
    kind, words, url = found.doubt
    if found.told:
        report, item = found.told
        label = short(labels.get((report.revision_id, item.item_id), ""))
        sentence = f"“{label}” ({report.brief}, mục {item.ordinal}): {words}."
        return Check(kind, found.section, sentence, found.told.url)
    if found.paragraph_id:
        where = f"{place_name(outline_section(found.section))}, đoạn {position}"
        return Check(kind, found.section, f"{where}: {words}", url, found.paragraph_id, position)
    return Check(kind, found.section, words, url)


def _labels(told: Sequence[Told]) -> dict[tuple[int, int], str]:
    """The names of the tasks as they stood when they were told, by revision and item: 1 statement."""
    revisions = {each.report.revision_id for each in told}
    if not revisions:
        return {}
    contents = SubmissionRevision.objects.filter(pk__in=revisions).values_list("pk", "content")
    return {(pk, item["id"]): item["label"] for pk, content in contents for item in content["items"]}


def _split(sources: CountedSources, split: Sequence[SplitTask]) -> Iterator[Found]:
    wanted = {pk for whole in split for pk, _ in whole.parts}
    told = {
        columns[0]: told_of(report, columns) for report, columns in tasks_of(sources.reports) if columns[0] in wanted
    }
    for whole in split:
        yield from (Found(whole.section, doubt) for doubt in doubts_of_part_targets(whole))
        parts = [told[pk] for pk, _ in whole.parts if pk in told]
        for doubt in doubts_of_parts(whole, [each.item for each in parts]):
            yield Found(whole.section, doubt._replace(url=parts[0].url))


def _figures(sources: CountedSources) -> Iterator[Found]:
    for report, columns in tasks_of(sources.reports):
        told = told_of(report, columns)
        yield from (Found(told.item.section, doubt, told) for doubt in doubts_of_task(told.item))


def _since(sources: CountedSources) -> Iterator[Found]:
    """Only what was done or told in figures before can have become less."""
    earlier = {columns[0]: (report, columns) for report, columns in tasks_of(sources.before)}
    now = {
        columns[0]: told_of(report, columns) for report, columns in tasks_of(sources.reports) if columns[0] in earlier
    }
    if undone := {pk for pk, (_, columns) in earlier.items() if pk not in now and columns[4] in DONE}:
        now |= {told.item.task_id: told for told in _told_of_tasks(sources, undone)}
    for pk, told in now.items():
        then = told_of(*earlier[pk])
        doubts = doubts_since(told.item, then.item, then.report.phase_ordinal)
        yield from (Found(told.item.section, doubt, told) for doubt in doubts)


def _told_of_tasks(sources: CountedSources, tasks: Collection[int]) -> Iterator[Told]:
    """What is told now of tasks that are neither done nor measured: 2 statements."""
    items = SubmissionItem.objects.filter(
        task__in=tasks, role=AssignmentRole.LEAD, submission__in=list(sources.in_force)
    )
    reports = [sources.in_force[pk] for pk in items.values_list("submission", flat=True).distinct()]
    by_revision = {report.revision_id: report for report in reports}
    for (revision, _), item in items_of_revisions(by_revision).items():
        if item.task_id and item.task_id in tasks and item.counts:
            columns = (item.task_id, item.item_id, item.ordinal, item.section, item.status, item.measure)
            yield Told(by_revision[revision], CountedTask(*columns, None, None, None, item.figure_unit))


def _estimates(sources: CountedSources) -> Iterator[Found]:
    earlier = {columns[1]: (report, columns) for report, columns in tasks_of(sources.expected)}
    for report, columns in tasks_of(sources.reports) if earlier else ():
        if columns[1] in earlier:
            told, then = told_of(report, columns), told_of(*earlier[columns[1]])
            if then.report.revision_id != report.revision_id:
                doubts = doubts_of_estimate(told.item, then.item, then.report.number)
                yield from (Found(told.item.section, doubt, told) for doubt in doubts)


def _words(sources: CountedSources, code: str, kept: Kept, board: TargetBoard | None) -> Iterator[Found]:
    """Doubts of paragraphs against their own sources are kept; claims are held against what is counted now."""
    doubts: Iterable[Doubt]
    found = [(pk, doubt) for pk, doubts in kept.doubts.items() for doubt in doubts]
    for claim in kept.claims:
        if claim.kind == "led":
            now = sources.figures_of_unit(code, claim.heading)
            doubts = doubts_of_led(claim, sources.briefs.get(claim.heading, ""), now)
        elif claim.kind == "share":
            of_section = sources.figures(code)
            doubts = doubts_of_share(claim, of_section if of_section.total else sources.all_figures)
        else:
            doubts = doubts_of_reached(claim, board) if board else ()
        found += [(claim.paragraph_id, doubt) for doubt in doubts]
    yield from (Found(code, doubt, None, pk) for pk, doubt in sorted(found, key=lambda each: each[0]))
