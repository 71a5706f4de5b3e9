"""The consolidation desk: outline with completeness, a window of one section's paragraphs with their marks, source cards.

Nothing here reads all reports or all paragraphs: reports are counted from what each revision keeps beside its content,
sections from what they keep themselves (`reports.queries.keeping`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from campaigns.outline import SECTIONS, Section
from campaigns.outline import section as outline_section
from core.text import fold
from reports.checks import place_name
from reports.drafting import mark_of
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.cards import (
    cards_of,
    missing_reports,
    size_of,
    slice_of,
    stands_beside,
    taken_items,
)
from reports.queries.keeping import Kept, kept_of
from reports.queries.origins import ORIGIN_COLUMNS, Origin, origin_of
from reports.queries.sources import says_something
from reports.queries.stale import PARAGRAPHS_A_PAGE, Stale, Staleness, staleness_of
from reports.queries.told import CountedSources, counted_sources

CHARACTERS_A_LINE = 52
CARDS_A_PAGE = 30
# Of more units than this the filter suggests no names.
UNITS_SUGGESTED = 50
# Headings of the outline under which nothing is written.
TITLES_ONLY = ("results", "assessment")
# Whoever saved a section so shortly ago is taken to be still writing in it.
STILL_WRITING = timedelta(minutes=10)


@dataclass(frozen=True)
class DeskAsk:
    """What the address asks of the desk: words of a unit's name, the page of paragraphs and that of cards; `only` the
    paragraphs of a form that was refused."""

    words: str = ""
    window: int = 1
    page: int = 1
    only: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Place:
    """A line of the outline; `taken` of `available` sources stand in the section, `changed` no longer say what they said."""

    section: Section
    taken: int
    available: int
    changed: int
    is_empty: bool
    is_current: bool

    @property
    def is_title(self) -> bool:
        return self.section.code in TITLES_ONLY

    @property
    def is_full(self) -> bool:
        return not self.is_empty and self.taken >= self.available and not self.changed


@dataclass(frozen=True)
class Written:
    """A paragraph of the section as the desk shows it: its words, whose they are, and whether a source no longer says or
    holds what was taken in. `text` may be what was typed and not kept; then `saved` is what stands instead, and `seen` the
    mark of the words that its writer now knows of; `carried` are the items of a paragraph that a colleague took out."""

    pk: int
    position: int
    kind: str
    text: str
    origins: tuple[Origin, ...]
    note: str
    is_changed: bool
    seen: str
    saved: str | None = None
    is_typed: bool = False
    carried: tuple[int, ...] = ()

    @property
    def is_own(self) -> bool:
        return not self.origins

    @property
    def items(self) -> str:
        return ",".join(map(str, self.carried or [origin.seen_item for origin in self.origins]))

    @property
    def who(self) -> str:
        return self.origins[0].unit if self.origins else "Văn phòng"

    @property
    def what(self) -> str:
        """The quiet words of the margin for readers."""
        own = "tên phần" if self.kind == "heading" else "tự viết"
        return ", ".join(origin.words for origin in self.origins) + self.note if self.origins else own

    @property
    def rows(self) -> int:
        """Lines of the field where the browser cannot fit it to its text."""
        return max(2, len(self.text) // CHARACTERS_A_LINE + 1)


@dataclass(frozen=True)
class Desk:
    """Everything that the page shows for one section. `window` is one page of paragraphs, `cards` one of sources and of
    units without any; `units` are the names to filter by, none of very many."""

    consolidation: Consolidation
    ask: DeskAsk
    sources: CountedSources
    rows: tuple[ConsolidationSection, ...]
    kept: Mapping[str, Kept]
    places: tuple[Place, ...]
    section: ConsolidationSection
    outline: Section
    stale: Staleness
    written: tuple[Written, ...]
    window: Page
    cards: Page
    source_count: int
    missing_count: int
    units: tuple[str, ...]
    units_ready: int
    units_expected: int

    @property
    def length(self) -> int:
        """How many paragraphs the section has."""
        return self.kept[self.outline.code].length

    @property
    def changed(self) -> int:
        return self.stale.changed

    @property
    def gone(self) -> int:
        return self.stale.gone

    @property
    def stale_here(self) -> list[Stale]:
        """The paragraphs of the section whose source changed or is gone, in their order."""
        return sorted(self.stale.of(self.outline.code), key=lambda each: each.position)

    @property
    def next_code(self) -> str:
        codes = [place.section.code for place in self.places if not place.is_title]
        at = codes.index(self.outline.code)
        return codes[at + 1] if at + 1 < len(codes) else ""

    @property
    def standing(self) -> str:
        """What became of the sources since they were taken in, as a sentence; empty when they stand."""
        return standing_words(self.changed, self.gone)


def standing_words(changed: int, gone: int) -> str:
    """`2 nguồn đã đổi, 1 nguồn không còn được chấp nhận`; empty for none."""
    parts = [f"{changed} nguồn đã đổi"] if changed else []
    return ", ".join([*parts, f"{gone} nguồn không còn được chấp nhận"] if gone else parts)


def desk(consolidation: Consolidation, code: str = "", ask: DeskAsk = DeskAsk()) -> Desk:
    """The desk at the section `code` (the first without it): 5 statements for any number of sources and paragraphs, 1 more
    for a unit that is chosen, 2 more where a source changed.

    Sections, what accepted reports count up to, paragraphs; in a section that units feed also the reports that are not
    accepted and the words of the cards.
    """
    sections = ConsolidationSection.objects.select_related("edited_by__person").order_by("id")
    prefetch_related_objects([consolidation], Prefetch("sections", sections))
    rows = tuple(consolidation.sections.all())
    by_code = {row.code: row for row in rows}
    kept = {row.code: kept_of(row) for row in rows}
    current = code if code in by_code and code not in TITLES_ONLY else "opening"
    sources = counted_sources(consolidation)
    stale = staleness_of(rows, kept, sources)
    missing, expected = (
        missing_reports(consolidation, sources) if _takes_from_units(outline_section(current)) else ([], 0)
    )
    beside = [*stands_beside(sources, kept[current], stale, current), *missing]
    names = {each.unit_id: each.unit for each in beside}
    chosen = _named(names, ask.words)
    window, written = _window(by_code[current], kept[current], stale, ask, chosen)
    shown = [each for each in beside if chosen is None or each.unit_id in chosen]
    cards: Paginator[Any] = Paginator(range(sum(map(size_of, shown))), CARDS_A_PAGE)
    page = cards.get_page(ask.page)
    on_page = slice_of(shown, range(page.start_index() - 1 if shown else 0, page.end_index()))
    page.object_list = cards_of(on_page, kept[current], sources, stale, current)
    return Desk(
        consolidation=consolidation,
        ask=ask,
        sources=sources,
        rows=rows,
        kept=kept,
        places=tuple(_place(section, kept[section.code], sources, stale, current) for section in SECTIONS),
        section=by_code[current],
        outline=outline_section(current),
        stale=stale,
        written=written,
        window=window,
        cards=page,
        source_count=sum(map(size_of, beside)) - len(missing),
        missing_count=len(missing),
        units=tuple(sorted(set(names.values()))) if 1 < len(names) <= UNITS_SUGGESTED else (),
        units_ready=len(sources.units),
        units_expected=expected,
    )


def _takes_from_units(section: Section) -> bool:
    return bool(section.entries) or section.gathers.startswith("tasks:")


@dataclass(frozen=True)
class Writer:
    """A colleague who has just saved a section."""

    name: str
    place: str
    code: str
    saved_at: datetime


def writers_beside(rows: Iterable[ConsolidationSection], user: Any, now: datetime) -> tuple[Writer, ...]:
    """Who else is writing at the same report, each in the section that he saved last. No statement."""
    writing = [
        Writer(row.edited_by.get_full_name(), place_name(outline_section(row.code)), row.code, row.edited_at)
        for row in rows
        if row.edited_by and row.edited_by != user and row.edited_at and now - row.edited_at <= STILL_WRITING
    ]
    last = {writer.name: writer for writer in sorted(writing, key=lambda each: each.saved_at)}
    return tuple(reversed(last.values()))


def _place(section: Section, kept: Kept, sources: CountedSources, stale: Staleness, current: str) -> Place:
    old = stale.of(section.code)
    held = [pk for pk in kept.sources if pk in sources.revisions] + [
        pk for code, pk in stale.same if code == section.code and pk not in kept.sources
    ]
    taken = sum(
        len(taken_items(pk, kept, sources, stale, section.code)) - stale.silent.get((section.code, pk), 0)
        for pk in held
    )
    return Place(
        section=section,
        taken=taken + sum(map(says_something, stale.told_now(section.code).values())),
        available=sources.available.get(section.code, 0),
        changed=len(old),
        is_empty=not kept.length,
        is_current=section.code == current,
    )


def _named(names: Mapping[int, str], words: str) -> set[int] | None:
    """The units that the words name; None without words."""
    if not words:
        return None
    # A sign that no name holds, as “%”, is not left out: nothing is found.
    wanted = fold(words).split() or [words]
    return {pk for pk, name in names.items() if all(word in fold(name) for word in wanted)}


class _Counted(Paginator):
    """Pages of a list whose length is known."""

    def __init__(self, length: int) -> None:
        super().__init__(range(1, length + 1), PARAGRAPHS_A_PAGE)


def _window(
    section: ConsolidationSection, kept: Kept, stale: Staleness, ask: DeskAsk, chosen: set[int] | None
) -> tuple[Page, tuple[Written, ...]]:
    """One page of the paragraphs: of all in 1 statement, of the chosen units in 2."""
    rows = SectionParagraph.objects.filter(section=section)
    if chosen is None:
        page = _Counted(kept.length).get_page(ask.window)
        shown = rows.filter(position__in=list(page.object_list))
    else:
        links = SourceLink.objects.filter(paragraph=OuterRef("pk"), revision__submission__unit__in=chosen)
        theirs = rows.filter(Q(unit__in=chosen) | Exists(links)).order_by("position")
        page = Paginator(list(theirs.values_list("pk", flat=True)), PARAGRAPHS_A_PAGE).get_page(ask.window)
        shown = rows.filter(pk__in=list(page.object_list))
    if ask.only is not None:
        shown = rows.filter(pk__in=ask.only)
    columns = [f"sources__{name}" for name in ORIGIN_COLUMNS]
    found: dict[int, tuple[int, str, str, list[tuple[Origin, str]]]] = {}
    for pk, position, kind, text, link, words, *place in shown.order_by("position", "sources__pk").values_list(
        "pk", "position", "kind", "text", "sources__pk", "sources__taken_text", *columns
    ):
        row = found.setdefault(pk, (position, kind, text, []))
        if link is not None:
            row[3].append((origin_of(*place), words))
    return page, tuple(_written(section.code, stale, pk, *row) for pk, row in found.items())


def _written(
    code: str, stale: Staleness, pk: int, position: int, kind: str, text: str, taken: Sequence[tuple[Origin, str]]
) -> Written:
    old = [stale.rows[code, origin.seen_item] for origin, _ in taken if (code, origin.seen_item) in stale.rows]
    if any(each.now is None for each in old):
        note = ", nguồn không còn được chấp nhận"
    elif old:
        note = ", nguồn đã đổi"
    else:
        is_edited = len(taken) == 1 and taken[0][1] != text
        note = (", đã sửa" if is_edited else "") + (taken[0][0].seen_words if taken else "")
    return Written(
        pk=pk,
        position=position,
        kind=kind,
        text=text,
        origins=tuple(origin for origin, _ in taken),
        note=note,
        is_changed=bool(old),
        seen=mark_of(text),
    )
