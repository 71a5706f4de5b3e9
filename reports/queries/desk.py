"""The consolidation desk: outline with completeness, one section's paragraphs with their marks, source cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from campaigns.models import Submission
from campaigns.outline import SECTIONS, Section
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem
from core.wording import local_day
from reports.checks import place_name
from reports.drafting import Paragraph, paragraph_of, sources_of
from reports.models import Consolidation, ConsolidationSection
from reports.queries.origins import Link, Origin, links_of, measured, origin_of_item, url_of, with_unit
from reports.queries.sources import Sources, says_something, sources_of_report

CHARACTERS_A_LINE = 52
# Headings of the outline under which nothing is written.
TITLES_ONLY = ("results", "assessment")
# Whoever saved a section so shortly ago is taken to be still writing in it.
STILL_WRITING = timedelta(minutes=10)


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
    holds what was taken in."""

    place: int
    kind: str
    text: str
    origins: tuple[Origin, ...]
    note: str
    is_changed: bool

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
    """A unit's words of one item, beside the section; `before` are those that were taken in, if they differ."""

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
    """Everything that the page shows for one section."""

    consolidation: Consolidation
    sources: Sources
    rows: tuple[ConsolidationSection, ...]
    places: tuple[Place, ...]
    section: ConsolidationSection
    outline: Section
    links: Mapping[int, Link]
    cards: tuple[Card, ...]
    missing: tuple[Missing, ...]
    changed: int
    gone: int
    units_ready: int
    units_expected: int

    @cached_property
    def by_item(self) -> dict[int, AcceptedItem]:
        return {item.item_id: item for item in self.sources.accepted}

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """The paragraphs that are kept. No statement."""
        return tuple(_written(self.section.paragraphs, self.links, self.by_item))

    def typed(self, paragraphs: Iterable[Paragraph]) -> tuple[Written, ...]:
        """The paragraphs of a form that was refused, with the same marks. No statement."""
        return tuple(_written([each.stored() for each in paragraphs if each.text], self.links, self.by_item))

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


def desk(consolidation: Consolidation, code: str = "") -> Desk:
    """The desk at the section `code` (the first without it): 4 statements for any number of sources.

    Sections, links, accepted revisions of the report, submissions of the phase.
    """
    rows = list(
        ConsolidationSection.objects.filter(consolidation=consolidation)
        .select_related("edited_by__person")
        .order_by("id")
    )
    by_code = {row.code: row for row in rows}
    by_section = links_of(consolidation.pk)
    links = {row.code: by_section.get(row.pk, {}) for row in rows}
    sources = sources_of_report(consolidation.campaign, consolidation.phase, consolidation.cut_off_on)
    told = sources.told
    current = code if code in by_code and code not in TITLES_ONLY else "opening"
    by_item = {item.item_id: item for item in sources.accepted}
    every = [link for kept in links.values() for link in kept.values()]
    submissions = _submissions(consolidation)
    accepted = {item.unit.pk for item in told}
    return Desk(
        consolidation=consolidation,
        sources=sources,
        rows=tuple(rows),
        places=tuple(
            _place(section, by_code[section.code], links[section.code], told, by_item, current) for section in SECTIONS
        ),
        section=by_code[current],
        outline=outline_section(current),
        links=links[current],
        cards=tuple(_cards(outline_section(current), links[current], told, by_item)),
        missing=tuple(
            Missing(
                row.unit_id,
                row.unit.name,
                "báo cáo" if consolidation.phase else f"báo cáo {str(row.phase).lower()}",
                row.get_state_display(),
                row.get_absolute_url(),
            )
            for row in submissions
            if row.unit_id not in accepted and row.state != "waived" and _takes_from_units(outline_section(current))
        ),
        changed=sum(_is_changed(link, by_item.get(link.item_id)) for link in every),
        gone=sum(link.item_id not in by_item for link in every),
        units_ready=len(accepted),
        units_expected=len({row.unit_id for row in submissions if row.state != "waived"}),
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


def _submissions(consolidation: Consolidation) -> list[Submission]:
    rows = Submission.objects.filter(phase__campaign=consolidation.campaign)
    rows = rows.filter(phase=consolidation.phase) if consolidation.phase else rows.filter(phase__state="open")
    return list(rows.select_related("unit", "phase").order_by("unit__position", "unit__name", "phase__ordinal"))


def _is_changed(link: Link, item: AcceptedItem | None) -> bool:
    return item is not None and item.revision_id != link.revision_id and paragraph_of(item).text != link.text


def _place(
    section: Section,
    row: ConsolidationSection,
    links: Mapping[int, Link],
    told: Sequence[AcceptedItem],
    by_item: Mapping[int, AcceptedItem],
    current: str,
) -> Place:
    feeding = [item for item in sources_of(section, told) if says_something(item)]
    return Place(
        section=section,
        taken=sum(1 for item in feeding if item.item_id in links),
        available=len(feeding),
        changed=sum(pk not in by_item or _is_changed(link, by_item[pk]) for pk, link in links.items()),
        is_empty=not row.paragraphs,
        is_current=section.code == current,
    )


def _written(
    paragraphs: Sequence[Mapping[str, Any]], links: Mapping[int, Link], by_item: Mapping[int, AcceptedItem]
) -> Iterable[Written]:
    for at, paragraph in enumerate(paragraphs):
        taken = [links[pk] for pk in paragraph["items"] if pk in links]
        # A link that a colleague's save let go is made again with the paragraph that is typed here.
        others = [by_item[pk] for pk in paragraph["items"] if pk not in links and pk in by_item]
        is_gone = any(link.item_id not in by_item for link in taken)
        is_changed = any(_is_changed(link, by_item.get(link.item_id)) for link in taken)
        is_edited = len(taken) == 1 and taken[0].text != paragraph["text"]
        note = ", nguồn đã đổi" if is_changed else ", đã sửa" if is_edited and not is_gone else ""
        yield Written(
            place=at,
            kind=paragraph["kind"],
            text=paragraph["text"],
            origins=(*(link.origin for link in taken), *map(origin_of_item, others)),
            note=", nguồn không còn được chấp nhận" if is_gone else note,
            is_changed=is_changed or is_gone,
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


def _cards(
    section: Section,
    links: Mapping[int, Link],
    told: Sequence[AcceptedItem],
    by_item: Mapping[int, AcceptedItem],
) -> list[Card]:
    """Those no longer accepted and changed ones first, then those not taken in, then the rest."""
    feeding = [item for item in sources_of(section, told) if says_something(item) or item.item_id in links]
    cards = [_card(item, links.get(item.item_id)) for item in feeding]
    cards += [_card_of_gone(link) for pk, link in links.items() if pk not in by_item]
    order = {"gone": 0, "changed": 1, "free": 2, "taken": 3}
    return sorted(cards, key=lambda card: order[card.state])


def _card(item: AcceptedItem, link: Link | None) -> Card:
    words = paragraph_of(item).text
    is_changed = link is not None and _is_changed(link, item)
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
        text=words.removeprefix("- "),
        before=link.text.removeprefix("- ") if link and is_changed else "",
        figures=tuple(figures),
        state="changed" if is_changed else "taken" if link else "free",
        url=url_of(item),
        says_something=says_something(item),
    )


def _card_of_gone(link: Link) -> Card:
    """The words as they were taken in from a revision that is no longer accepted."""
    return Card(
        item_id=link.item_id,
        unit_id=link.unit_id,
        unit=link.unit,
        title="",
        revision=link.origin.number,
        submitted_on=local_day(link.submitted_at),
        ordinal=link.origin.ordinal,
        text=link.text.removeprefix("- "),
        before="",
        figures=(),
        state="gone",
        url=link.origin.url,
    )
