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
    """Words that a paragraph was last held against, and the item as its unit tells it now, in a summary of a day perhaps in
    a later phase; none when it is no longer accepted. `state` is that of the unit's report; `stands_already`: the
    words of now are in the section too."""

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
    stands_already: bool

    @property
    def page(self) -> int:
        return page_of(self.position)


@dataclass(frozen=True)
class Staleness:
    """What changed and what is gone, by section and the item that was last seen; `same` are the items that a unit tells now
    as before, by section and the revision in force, `silent` how many of them are now marked as nothing to tell."""

    rows: Mapping[tuple[str, int], Stale]
    same: Mapping[tuple[str, int], frozenset[int]]
    silent: Mapping[tuple[str, int], int]

    def of(self, code: str) -> list[Stale]:
        return [stale for (section, _), stale in self.rows.items() if section == code]

    def told_now(self, code: str) -> dict[int, AcceptedItem]:
        """What the changed sources of the section tell now and is not in it yet, by item."""
        return {each.now.item_id: each.now for each in self.of(code) if each.now and not each.stands_already}

    @property
    def changed(self) -> int:
        return sum(stale.now is not None for stale in self.rows.values())

    @property
    def gone(self) -> int:
        return len(self.rows) - self.changed


def staleness_of(rows: Iterable[ConsolidationSection], kept: Mapping[str, Kept], sources: CountedSources) -> Staleness:
    """What the paragraphs hold against what is accepted now. No statement while all that was taken in is told as it was;
    else 2, for the revisions that are replaced, or partly told anew in a later phase."""
    old = {
        revision
        for counts in kept.values()
        for revision, items in counts.sources.items()
        if not sources.tells(revision, items)
    }
    if not old:
        return Staleness({}, {}, {})
    codes = {row.pk: row.code for row in rows}
    links = SourceLink.objects.filter(paragraph__section__in=codes, revision__in=old).order_by("pk")
    found = list(
        links.values_list(
            "paragraph__section_id",
            "paragraph_id",
            "paragraph__position",
            "revision_id",
            "revision__submission_id",
            "item__task_id",
            "item__entry",
            "revision__submission__unit_id",
            "revision__submission__unit__name",
            "text",
            "revision__submitted_at",
            "revision__submission__state",
            *ORIGIN_COLUMNS,
        )
    )
    held = []
    for section, paragraph, position, revision, submission, task, entry, unit_id, *words in found:
        origin = origin_of(*words[4:])
        if not sources.tells(revision, [origin.seen_item]):
            now = sources.now(submission, origin.seen_item, (unit_id, task, entry))
            held.append((codes[section], paragraph, position, origin, unit_id, words[:4], now))
    said = items_of_revisions({now[0] for *_, now in held if now})
    stale: dict[tuple[str, int], Stale] = {}
    same: dict[tuple[str, int], set[AcceptedItem]] = defaultdict(set)
    for code, paragraph, position, origin, unit_id, (unit, text, at, state), now in held:
        item = said.get(now) if now else None
        if item is None or paragraph_of(item).text != text:
            stands_already = now is not None and now[1] in kept[code].sources.get(now[0], ())
            stale[code, origin.seen_item] = Stale(
                code, paragraph, position, origin, unit_id, unit, text, at, state, item, stands_already
            )
        else:
            same[code, item.revision_id].add(item)
    return Staleness(
        stale,
        same={key: frozenset(item.item_id for item in items) for key, items in same.items()},
        silent={key: sum(not says_something(item) for item in items) for key, items in same.items()},
    )
