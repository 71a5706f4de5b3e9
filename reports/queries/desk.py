"""The consolidation desk: outline with completeness, a window of one section's paragraphs with their marks, source cards.

Nothing here reads all reports or all paragraphs: reports are counted from what each revision keeps beside its content,
sections from what they keep themselves (`reports.queries.keeping`).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from campaigns.models import Submission
from campaigns.outline import SECTIONS, Section
from campaigns.outline import section as outline_section
from campaigns.queries.counted import CountedReport
from campaigns.queries.submissions import AcceptedItem
from campaigns.workflow import SUBMISSION
from core.text import fold
from core.wording import local_day
from reports.checks import place_name
from reports.drafting import mark_of, paragraph_of
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.keeping import Kept, items_of_revisions, kept_of
from reports.queries.origins import ORIGIN_COLUMNS, Origin, measured, origin_of, url_of, with_unit
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
    mark of the words that its writer now knows of."""

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

    @property
    def is_own(self) -> bool:
        return not self.origins

    @property
    def items(self) -> str:
        return ",".join(str(origin.item_id) for origin in self.origins)

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
class Card:
    """A unit's words of one item, beside the section; `before` are those that were taken in, if they differ, and `stale`
    where they stand."""

    item_id: int
    unit_id: int
    unit: str
    title: str
    revision: int
    submitted_on: date
    ordinal: int
    text: str
    before: str
    figures: tuple[tuple[str, str], ...]
    state: str  # "free", "taken", "changed", "gone"
    url: str
    says_something: bool = True
    stale: Stale | None = None

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words in pieces: same, new, or gone since they were taken in."""
        return _difference(self.before, self.text) if self.before else (("same", self.text),)


@dataclass(frozen=True)
class Missing:
    """A unit whose report is not accepted yet, so that its words cannot stand here."""

    unit_id: int
    unit: str
    report: str
    state: str
    url: str


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
    missing, expected = _missing(consolidation, sources) if _takes_from_units(outline_section(current)) else ([], 0)
    beside = [*_beside(sources, kept[current], stale, current), *missing]
    names = {each.unit_id: each.unit for each in beside}
    chosen = _named(names, ask.words)
    window, written = _window(by_code[current], kept[current], stale, ask, chosen)
    shown = [each for each in beside if chosen is None or each.unit_id in chosen]
    cards: Paginator[Any] = Paginator(range(sum(map(_size, shown))), CARDS_A_PAGE)
    page = cards.get_page(ask.page)
    on_page = _slice(shown, range(page.start_index() - 1 if shown else 0, page.end_index()))
    page.object_list = _cards(on_page, kept[current], sources, stale, current)
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
        source_count=sum(map(_size, beside)) - len(missing),
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
        len(_taken_items(pk, kept, sources, stale, section.code)) - stale.silent.get((section.code, pk), 0)
        for pk in held
    )
    return Place(
        section=section,
        taken=taken + sum(each.now is not None and says_something(each.now) for each in old),
        available=sources.available.get(section.code, 0),
        changed=len(old),
        is_empty=not kept.length,
        is_current=section.code == current,
    )


def _taken_items(revision: int, kept: Kept, sources: CountedSources, stale: Staleness, code: str) -> Collection[int]:
    """The items of a revision in force that stand in the section as they are told now."""
    items = kept.sources.get(revision, ())
    same = stale.same.get((code, revision))
    if sources.told_ids is None and not same:
        return items
    return {pk for pk in (*items, *(same or ())) if sources.tells(revision, pk)}


def _missing(consolidation: Consolidation, sources: CountedSources) -> tuple[list[Missing], int]:
    """The reports of units without an accepted one, and how many units have to report: 1 statement."""
    rows = Submission.objects.filter(phase__campaign=consolidation.campaign).exclude(state="waived")
    rows = rows.filter(phase=consolidation.phase) if consolidation.phase else rows.filter(phase__state="open")
    found = list(
        rows.order_by("unit__position", "unit__name", "phase__ordinal").values_list(
            "pk", "unit_id", "unit__name", "state", "phase__ordinal"
        )
    )
    missing = [
        Missing(
            unit_id,
            unit,
            "báo cáo" if consolidation.phase else f"báo cáo đợt {ordinal}",
            SUBMISSION.state(state).label,
            Submission(pk=pk).get_absolute_url(),
        )
        for pk, unit_id, unit, state, ordinal in found
        if unit_id not in sources.units
    ]
    return missing, len({unit_id for _, unit_id, _, _, _ in found})


@dataclass(frozen=True)
class _Share:
    """So many items of a report that stand in the section (`is_taken`) or could."""

    report: CountedReport
    is_taken: bool
    count: int

    @property
    def unit_id(self) -> int:
        return self.report.unit_id

    @property
    def unit(self) -> str:
        return self.report.unit_name


_Beside = _Share | Stale | Missing


def _beside(sources: CountedSources, kept: Kept, stale: Staleness, code: str) -> list[_Share | Stale]:
    """What stands beside the section: words no longer accepted and changed ones first, then those not taken in, then the
    rest."""
    old = stale.of(code)
    changed = Counter(each.now.revision_id for each in old if each.now and says_something(each.now))
    free, taken = [], []
    for report in sources.reports:
        held = len(_taken_items(report.revision_id, kept, sources, stale, code))
        silent = stale.silent.get((code, report.revision_id), 0)
        left = report.says.get(code, 0) - (held - silent) - changed[report.revision_id]
        free += [_Share(report, False, left)] if left > 0 else []
        taken += [_Share(report, True, held)] if held else []
    return [*sorted(old, key=lambda each: each.now is not None), *free, *taken]


def _size(each: _Beside) -> int:
    return each.count if isinstance(each, _Share) else 1


def _slice(beside: Sequence[_Beside], places: range) -> list[tuple[_Beside, range]]:
    """What of the list stands on the places, and which of its items."""
    found, at = [], 0
    for each in beside:
        inner = range(max(places.start - at, 0), min(places.stop - at, _size(each)))
        if inner:
            found.append((each, inner))
        at += _size(each)
    return found


def _named(names: Mapping[int, str], words: str) -> set[int] | None:
    """The units that the words name; None without words."""
    wanted = fold(words).split()
    if not wanted:
        return None
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
        "pk", "position", "kind", "text", "sources__pk", "sources__text", *columns
    ):
        row = found.setdefault(pk, (position, kind, text, []))
        if link is not None:
            row[3].append((origin_of(*place), words))
    return page, tuple(_written(section.code, stale, pk, *row) for pk, row in found.items())


def _written(
    code: str, stale: Staleness, pk: int, position: int, kind: str, text: str, taken: Sequence[tuple[Origin, str]]
) -> Written:
    old = [stale.rows[code, origin.item_id] for origin, _ in taken if (code, origin.item_id) in stale.rows]
    is_gone = any(each.now is None for each in old)
    is_edited = len(taken) == 1 and taken[0][1] != text
    note = ", nguồn đã đổi" if old else ", đã sửa" if is_edited else ""
    return Written(
        pk=pk,
        position=position,
        kind=kind,
        text=text,
        origins=tuple(origin for origin, _ in taken),
        note=", nguồn không còn được chấp nhận" if is_gone else note,
        is_changed=bool(old),
        seen=mark_of(text),
    )


def _cards(
    beside: Sequence[tuple[_Beside, range]], kept: Kept, sources: CountedSources, stale: Staleness, code: str
) -> list[Card | Missing]:
    """The cards of one page: 1 statement for the words of all that is accepted."""
    told: dict[int, list[AcceptedItem]] = defaultdict(list)
    for (revision, _), item in items_of_revisions(
        {each.report.revision_id for each, _ in beside if isinstance(each, _Share)}
    ).items():
        if item.section == code and sources.tells(revision, item.item_id):
            told[revision].append(item)
    cards: list[Card | Missing] = []
    for each, places in beside:
        if isinstance(each, _Share):
            taken = set(_taken_items(each.report.revision_id, kept, sources, stale, code))
            items = [item for item in told[each.report.revision_id] if (item.item_id in taken) == each.is_taken]
            free = [item for item in items if each.is_taken or _is_free(item, stale, code)]
            cards += [_card(item, each.is_taken, None) for item in free[places.start : places.stop]]
        elif isinstance(each, Stale):
            cards.append(_card(each.now, True, each) if each.now else _card_of_gone(each))
        else:
            cards.append(each)
    return cards


def _is_free(item: AcceptedItem, stale: Staleness, code: str) -> bool:
    return says_something(item) and (code, item.item_id) not in stale.rows


def _card(item: AcceptedItem, is_taken: bool, old: Stale | None) -> Card:
    figures: list[tuple[str, str]] = []
    if item.value is not None:
        figures.append(("Thực hiện", measured(item)))
    if item.estimate_value is not None:
        figures.append(("Số liệu ước đến hết đợt", with_unit(item, item.estimate_value)))
    if item.evidence:
        figures.append(("Minh chứng", str(len(item.evidence))))
    return Card(
        item_id=item.item_id,
        unit_id=item.unit.pk,
        unit=item.unit.name,
        title=item.label if item.task_id else "",
        revision=item.revision_number,
        submitted_on=local_day(item.submitted_at),
        ordinal=item.ordinal,
        text=paragraph_of(item).text.removeprefix("- "),
        before=old.text.removeprefix("- ") if old else "",
        figures=tuple(figures),
        state="changed" if old else "taken" if is_taken else "free",
        url=url_of(item),
        says_something=says_something(item),
        stale=old,
    )


def _card_of_gone(old: Stale) -> Card:
    """The words as they were taken in from a revision that is no longer accepted."""
    return Card(
        item_id=old.origin.item_id,
        unit_id=old.unit_id,
        unit=old.unit,
        title="",
        revision=old.origin.number,
        submitted_on=local_day(old.submitted_at),
        ordinal=old.origin.ordinal,
        text=old.text.removeprefix("- "),
        before="",
        figures=(),
        state="gone",
        url=old.origin.url,
        stale=old,
    )


def _difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The words of `after` in pieces: same, new, or gone since `before`."""
    old, new = before.split(), after.split()
    pieces: list[tuple[str, str]] = []
    for name, start, end, at, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(("same", " ".join(new[at:until])))
            continue
        if end > start:
            pieces.append(("gone", " ".join(old[start:end])))
        if until > at:
            pieces.append(("new", " ".join(new[at:until])))
    return tuple(pieces)
