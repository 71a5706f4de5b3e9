"""The doubts of a report found item by item from the whole content of the reports: the oracle of what the desk counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef

from campaigns.models import Phase, SubmissionRevision
from campaigns.models.submissions import ReviewOutcome, RevisionKind
from campaigns.outline import SECTIONS, Section
from campaigns.queries.submissions import AcceptedItem, accepted_items, items_of_revision
from reports.checks import (
    Doubt,
    claims_of,
    doubts_of_estimate,
    doubts_of_led,
    doubts_of_part_targets,
    doubts_of_parts,
    doubts_of_reached,
    doubts_of_share,
    doubts_of_task,
    doubts_of_words,
    doubts_since,
    place_name,
    short,
)
from reports.drafting import sources_of
from reports.models import Consolidation
from reports.queries.doubts import Check
from reports.queries.facts import ReportFacts
from reports.queries.figures import task_figures
from reports.queries.origins import url_of
from reports.queries.sources import SplitTask, sources_of_report


def checks_item_by_item(
    facts: ReportFacts,
    before: Sequence[AcceptedItem] = (),
    split: Sequence[SplitTask] = (),
    estimated: Sequence[AcceptedItem] = (),
    told: Mapping[int, AcceptedItem] | None = None,
) -> list[Check]:
    """In the order of the outline. `told` holds by item what was taken in, where that is no longer what is accepted."""
    found = [
        *_of_split(facts, split),
        *_of_tasks(facts, before, estimated),
        *_of_words(facts, {item.item_id: item for item in facts.sources.told} | dict(told or {})),
    ]
    order = {section.code: at for at, section in enumerate(SECTIONS)}
    return sorted(found, key=lambda check: order[check.section])


def accepted_before(consolidation: Consolidation) -> list[AcceptedItem]:
    """What was accepted in the nearest phase before; in a summary of a day all that a later word replaces."""
    phase = consolidation.phase
    if phase is None:
        sources = sources_of_report(consolidation.campaign, None, consolidation.cut_off_on)
        return [item for item in sources.known if item not in sources.told]
    earlier = Phase.objects.filter(campaign=phase.campaign, ordinal__lt=phase.ordinal).exclude(state="planned")
    nearest = earlier.order_by("-ordinal").first()
    return list(accepted_items(consolidation.campaign, nearest)) if nearest else []


def expected_before_official(consolidation: Consolidation) -> list[AcceptedItem]:
    """What was accepted in the phase before official figures took its place."""
    accepted = SubmissionRevision.objects.filter(reviews__outcome=ReviewOutcome.ACCEPTED)
    official = accepted.filter(
        submission=OuterRef("submission"), kind=RevisionKind.OFFICIAL, number__gt=OuterRef("number")
    )
    rows = accepted.filter(Exists(official), submission__phase=consolidation.phase, kind=RevisionKind.REPORT)
    rows = rows.select_related("submission__unit", "submission__phase").order_by("number")
    return [item for row in rows for item in items_of_revision(row)] if consolidation.phase else []


def _led(facts: ReportFacts) -> list[AcceptedItem]:
    return [item for item in facts.sources.told if item.task_id is not None and item.counts]


def _of_split(facts: ReportFacts, split: Sequence[SplitTask]) -> Iterator[Check]:
    told = {item.task_id: item for item in _led(facts)}
    for whole in split:
        parts = [told[pk] for pk, _ in whole.parts if pk in told]
        yield from (Check(each.kind, whole.section, each.words) for each in doubts_of_part_targets(whole))
        for each in doubts_of_parts(whole, parts):
            yield Check(each.kind, whole.section, each.words, url_of(parts[0]))


def _of_tasks(facts: ReportFacts, before: Sequence[AcceptedItem], estimated: Sequence[AcceptedItem]) -> Iterator[Check]:
    earlier = {item.task_id: item for item in before if item.task_id is not None and item.counts}
    expected = {item.item_id: item for item in estimated}

    def check(item: AcceptedItem, doubt: Doubt) -> Check:
        sentence = f"“{short(item.label)}” ({item.unit.brief}, mục {item.ordinal}): {doubt.words}."
        return Check(doubt.kind, item.section, sentence, url_of(item))

    for item in _led(facts):
        yield from (check(item, each) for each in doubts_of_task(item))
    for item in _led(facts):
        if then := earlier.get(item.task_id):
            yield from (check(item, each) for each in doubts_since(item, then, then.phase_ordinal))
    for item in _led(facts):
        then = expected.get(item.item_id)
        if then and then.revision_id != item.revision_id:
            yield from (check(item, each) for each in doubts_of_estimate(item, then, then.revision_number))


def _of_words(facts: ReportFacts, by_item: Mapping[int, AcceptedItem]) -> Iterator[Check]:
    for section in SECTIONS:
        heading = ""
        for at, paragraph in enumerate(facts.sections.get(section.code, ()), start=1):
            if paragraph.kind == "heading":
                heading = paragraph.text.strip()
                continue
            items = [by_item[pk] for pk in paragraph.items if pk in by_item]
            doubts = list(doubts_of_words(paragraph.text, items))
            if not paragraph.items:
                doubts += _of_claims(facts, section, at, paragraph.text, heading)
            where = f"{place_name(section)}, đoạn {at}"
            yield from (Check(each.kind, section.code, f"{where}: {each.words}", each.url) for each in doubts)


def _of_claims(facts: ReportFacts, section: Section, at: int, text: str, heading: str) -> Iterator[Doubt]:
    led: dict[str, list[AcceptedItem]] = defaultdict(list)
    for item in sources_of(section, facts.sources.told):
        if item.task_id and item.counts:
            led[item.unit.name].append(item)
    of_section = task_figures([item for rows in led.values() for item in rows] or _led(facts))
    for claim in claims_of(at, text, heading, section.code):
        if claim.kind == "led" and led.get(heading):
            yield from doubts_of_led(claim, led[heading][0].unit.brief, task_figures(led[heading]))
        elif claim.kind == "share":
            yield from doubts_of_share(claim, of_section)
        elif claim.kind == "reached":
            yield from doubts_of_reached(claim, facts.targets)
