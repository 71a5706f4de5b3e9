"""Which of the words that stand in a draft are no longer what the units say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from campaigns.queries.submissions import AcceptedItem
from reports.drafting import paragraph_of
from reports.models import ConsolidationSection, SourceLink
from reports.queries.keeping import Kept, items_of_revisions
from reports.queries.origins import ORIGIN_COLUMNS, Origin, origin_of
from reports.queries.sources import says_something
from reports.queries.told import CountedSources

PARAGRAPHS_A_PAGE = 50


def page_of(position: int) -> int:
    """The page of the desk on which a paragraph stands when no unit is chosen."""
    return max(0, position - 1) // PARAGRAPHS_A_PAGE + 1


@dataclass(frozen=True)
class Stale:
    """Words that a paragraph was last held against, and the item as its unit tells it now; none when it is no longer
    accepted. `state` is that of the unit's report."""

    section: str
    paragraph_id: int
    position: int
    origin: Origin
    unit_id: int
    unit: str
    text: str
    submitted_at: datetime
    state: str
    now: AcceptedItem | None

    @property
    def page(self) -> int:
        return page_of(self.position)


@dataclass(frozen=True)
class Staleness:
    """What changed and what is gone, by section and item; `same` are the items of replaced revisions that a unit tells as
    before, by section and the revision in force, `silent` how many of them are now marked as nothing to tell."""

    rows: Mapping[tuple[str, int], Stale]
    same: Mapping[tuple[str, int], frozenset[int]]
    silent: Mapping[tuple[str, int], int]

    def of(self, code: str) -> list[Stale]:
        return [stale for (section, _), stale in self.rows.items() if section == code]

    @property
    def changed(self) -> int:
        return sum(stale.now is not None for stale in self.rows.values())

    @property
    def gone(self) -> int:
        return len(self.rows) - self.changed


def staleness_of(rows: Iterable[ConsolidationSection], kept: Mapping[str, Kept], sources: CountedSources) -> Staleness:
    """What the paragraphs hold against what is accepted now. No statement while every revision that was taken in is in
    force; else 2, for those that are not."""
    old = {revision for counts in kept.values() for revision in counts.sources} - sources.revisions
    if not old:
        return Staleness({}, {}, {})
    codes = {row.pk: row.code for row in rows}
    links = SourceLink.objects.filter(paragraph__section__in=codes, revision__in=old).order_by("pk")
    found = list(
        links.values_list(
            "paragraph__section_id",
            "paragraph_id",
            "paragraph__position",
            "revision__submission__unit_id",
            "revision__submission__unit__name",
            "text",
            "revision__submitted_at",
            "revision__submission__state",
            *ORIGIN_COLUMNS,
        )
    )
    submissions = {row[10] for row in found} & set(sources.in_force)
    now = items_of_revisions(sources.in_force[pk].revision_id for pk in submissions)
    said = {item: told for (_, item), told in now.items()}
    stale: dict[tuple[str, int], Stale] = {}
    same: dict[tuple[str, int], set[AcceptedItem]] = defaultdict(set)
    for section, paragraph, position, unit_id, unit, text, at, state, *place in found:
        code, origin = codes[section], origin_of(*place)
        item = said.get(origin.item_id)
        if item is None or paragraph_of(item).text != text:
            stale[code, origin.item_id] = Stale(code, paragraph, position, origin, unit_id, unit, text, at, state, item)
        else:
            same[code, item.revision_id].add(item)
    return Staleness(
        stale,
        same={key: frozenset(item.item_id for item in items) for key, items in same.items()},
        silent={key: sum(not says_something(item) for item in items) for key, items in same.items()},
    )
