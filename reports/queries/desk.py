"""The consolidation desk: outline with completeness, one section's paragraphs with their marks, source cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from campaigns.models import Submission
from campaigns.outline import SECTIONS, Section
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem
from core.wording import local_day, number
from reports.drafting import paragraph_of, sources_of
from reports.models import Consolidation, ConsolidationSection, SourceLink
from reports.queries.sources import Sources, says_something, sources_of_report

# Headings of the outline under which nothing is written.
CHARACTERS_A_LINE = 52
TITLES_ONLY = ("results", "assessment")


@dataclass(frozen=True)
class Place:
    """A line of the outline; `taken` of `available` sources stand in the section."""

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
    """A paragraph of the section as the desk shows it: its words, whose they are, whether the source changed since."""

    place: int
    kind: str
    text: str
    items: str
    who: str
    what: str
    is_own: bool
    is_changed: bool

    @property
    def rows(self) -> int:
        """Lines of the field where the browser cannot fit it to its text."""
        return max(2, len(self.text) // CHARACTERS_A_LINE + 1)


@dataclass(frozen=True)
class Card:
    """A unit's accepted words of one item, beside the section."""

    item_id: int
    unit: str
    title: str
    revision: int
    submitted_on: date
    ordinal: int
    text: str
    pieces: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    state: str  # "free", "taken", "changed"


@dataclass(frozen=True)
class Missing:
    """A unit whose report is not accepted yet, so that its words cannot stand here."""

    unit: str
    report: str
    state: str
    url: str


@dataclass(frozen=True)
class Desk:
    """Everything that the page shows for one section."""

    consolidation: Consolidation
    sources: Sources
    places: tuple[Place, ...]
    section: ConsolidationSection
    outline: Section
    written: tuple[Written, ...]
    cards: tuple[Card, ...]
    missing: tuple[Missing, ...]
    changed: int
    units_ready: int
    units_expected: int

    @property
    def next_code(self) -> str:
        codes = [place.section.code for place in self.places if not place.is_title]
        at = codes.index(self.outline.code)
        return codes[at + 1] if at + 1 < len(codes) else ""


def desk(consolidation: Consolidation, code: str = "") -> Desk:
    """The desk at the section `code` (the first without it): 4 statements for any number of sources.

    Sections, links, accepted revisions, submissions of the phase.
    """
    rows = {
        row.code: row
        for row in ConsolidationSection.objects.filter(consolidation=consolidation).select_related("edited_by__person")
    }
    links: dict[str, dict[int, SourceLink]] = {each: {} for each in rows}
    for link in SourceLink.objects.filter(section__consolidation=consolidation).select_related("section"):
        links[link.section.code][link.item_id] = link
    sources = sources_of_report(consolidation.campaign, consolidation.phase, consolidation.cut_off_on)
    told = sources.told
    current = code if code in rows and code not in TITLES_ONLY else "opening"
    by_item = {item.item_id: item for item in told}
    submissions = _submissions(consolidation)
    accepted = {item.unit.pk for item in told}
    return Desk(
        consolidation=consolidation,
        sources=sources,
        places=tuple(_place(section, rows[section.code], links[section.code], told, current) for section in SECTIONS),
        section=rows[current],
        outline=outline_section(current),
        written=tuple(_written(rows[current].paragraphs, links[current], by_item)),
        cards=tuple(_cards(outline_section(current), links[current], told)),
        missing=tuple(
            Missing(
                row.unit.name,
                "báo cáo" if consolidation.phase else f"báo cáo {str(row.phase).lower()}",
                row.get_state_display(),
                row.get_absolute_url(),
            )
            for row in submissions
            if row.unit_id not in accepted and row.state != "waived" and _takes_from_units(outline_section(current))
        ),
        changed=sum(
            1 for kept in links.values() for link in kept.values() if _is_changed(link, by_item.get(link.item_id))
        ),
        units_ready=len(accepted),
        units_expected=len({row.unit_id for row in submissions if row.state != "waived"}),
    )


def _takes_from_units(section: Section) -> bool:
    return bool(section.entries) or section.gathers.startswith("tasks:")


def _submissions(consolidation: Consolidation) -> list[Submission]:
    rows = Submission.objects.filter(phase__campaign=consolidation.campaign)
    rows = rows.filter(phase=consolidation.phase) if consolidation.phase else rows.filter(phase__state="open")
    return list(rows.select_related("unit", "phase").order_by("unit__position", "unit__name", "phase__ordinal"))


def _is_changed(link: SourceLink, item: AcceptedItem | None) -> bool:
    return item is not None and item.revision_id != link.revision_id and paragraph_of(item).text != link.text


def _place(
    section: Section,
    row: ConsolidationSection,
    links: Mapping[int, SourceLink],
    told: Sequence[AcceptedItem],
    current: str,
) -> Place:
    feeding = [item for item in sources_of(section, told) if says_something(item)]
    changed = sum(1 for item in feeding if item.item_id in links and _is_changed(links[item.item_id], item))
    return Place(
        section=section,
        taken=sum(1 for item in feeding if item.item_id in links),
        available=len(feeding),
        changed=changed,
        is_empty=not row.paragraphs,
        is_current=section.code == current,
    )


def _written(
    paragraphs: Sequence[Mapping[str, Any]], links: Mapping[int, SourceLink], by_item: Mapping[int, AcceptedItem]
) -> Iterable[Written]:
    for at, paragraph in enumerate(paragraphs):
        items = [by_item[pk] for pk in paragraph["items"] if pk in by_item]
        changed = any(item.item_id in links and _is_changed(links[item.item_id], item) for item in items)
        edited = len(items) == 1 and items[0].item_id in links and links[items[0].item_id].text != paragraph["text"]
        what = _mark(items, paragraph["kind"])
        if changed or edited:
            what += ", nguồn đã đổi" if changed else ", đã sửa"
        yield Written(
            place=at,
            kind=paragraph["kind"],
            text=paragraph["text"],
            items=",".join(str(pk) for pk in paragraph["items"]),
            who=items[0].unit.brief if items else "Văn phòng",
            what=what,
            is_own=not items,
            is_changed=changed,
        )


def _mark(items: Sequence[AcceptedItem], kind: str) -> str:
    """The quiet words in the margin."""
    if not items:
        return "tên phần" if kind == "heading" else "tự viết"
    own = ", ".join(str(item.ordinal) for item in items if item.unit == items[0].unit)
    others = len({item.unit.pk for item in items}) - 1
    return f"mục {own}" + (f", cùng {others} đơn vị" if others else "")


def _difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The words of `after` in pieces: same, new, or gone since `before`."""
    old, new = before.removeprefix("- ").split(), after.removeprefix("- ").split()
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


def _cards(section: Section, links: Mapping[int, SourceLink], told: Sequence[AcceptedItem]) -> list[Card]:
    """Changed ones first, then those not taken in, then the rest."""
    cards = [_card(item, links.get(item.item_id)) for item in sources_of(section, told) if says_something(item)]
    order = {"changed": 0, "free": 1, "taken": 2}
    return sorted(cards, key=lambda card: order[card.state])


def _card(item: AcceptedItem, link: SourceLink | None) -> Card:
    words = paragraph_of(item).text
    changed = link is not None and _is_changed(link, item)
    figures: list[tuple[str, str]] = []
    unit = "%" if item.measure == "percent" else f" {item.figure_unit}".rstrip()
    if item.value is not None:
        figures.append(("Thực hiện", f"{number(item.value)}{unit}"))
    if item.estimate_value is not None:
        figures.append(("Số liệu ước đến hết đợt", f"{number(item.estimate_value)}{unit}"))
    if item.evidence:
        figures.append(("Minh chứng", str(len(item.evidence))))
    return Card(
        item_id=item.item_id,
        unit=item.unit.name,
        title=item.label if item.task_id else "",
        revision=item.revision_number,
        submitted_on=local_day(item.submitted_at),
        ordinal=item.ordinal,
        text=words.removeprefix("- "),
        pieces=_difference(link.text if link and changed else words, words),
        figures=tuple(figures),
        state="changed" if changed else "taken" if link else "free",
    )
