"""What a section keeps of its paragraphs, counted anew with each writing, so that the desk need not read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from campaigns.models import SubmissionRevision
from campaigns.queries.submissions import AcceptedItem, items_of_revision
from reports.checks import Claim, Doubt, claims_of, doubts_of_words, doubts_of_writing
from reports.models import ConsolidationSection, SectionParagraph, SourceLink


@dataclass(frozen=True)
class Kept:
    """How many paragraphs a section has; the items that stand in it, by the revision that they were last held against; of
    these items those that stand in older words only; the doubts about the figures of a paragraph, by its id; what the
    office's own sentences claim."""

    length: int
    sources: Mapping[int, Sequence[int]]
    older: Sequence[int]
    doubts: Mapping[int, tuple[Doubt, ...]]
    claims: tuple[Claim, ...]

    def stored(self) -> dict[str, Any]:
        return asdict(self) | {"claims": [list(claim) for claim in self.claims]}


def kept_of(section: ConsolidationSection) -> Kept:
    """As the section keeps it. No statement; a section that was written before its counts were kept is counted now."""
    kept = section.kept
    if kept is None:
        return kept_now(section)
    return Kept(
        length=kept["length"],
        sources={int(revision): items for revision, items in kept["sources"].items()},
        older=kept.get("older", ()),
        doubts={int(pk): tuple(Doubt(*each) for each in doubts) for pk, doubts in kept["doubts"].items()},
        claims=tuple(Claim(*each) for each in kept["claims"]),
    )


def kept_now(section: ConsolidationSection, written: Iterable[SectionParagraph] | None = None) -> Kept:
    """Counted from the paragraphs: 5 statements.

    Only the paragraphs `written` are held against their sources, the doubts about the others stay; all are without it.
    """
    rows = SectionParagraph.objects.filter(section=section)
    ids = set(rows.values_list("pk", flat=True))
    before: Mapping[int, tuple[Doubt, ...]] = {}
    if written is None or section.kept is None:
        changed = list(rows)
    else:
        before, changed = kept_of(section).doubts, list(written)
    links: dict[int, list[tuple[int, int]]] = defaultdict(list)
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    older: set[int] = set()
    as_seen: set[int] = set()
    for link in SourceLink.objects.filter(paragraph__section=section).order_by("pk").defer("text", "taken_text"):
        links[link.paragraph_id].append((link.revision_id, link.item_id))
        is_as_seen = link.taken_from_id == link.revision_id
        (as_seen if is_as_seen else older).add(link.item_id)
        if not is_as_seen:
            taken[link.paragraph_id].append((link.taken_from_id, link.taken_item_id))
    known = items_of_revisions({revision for row in changed for revision, _ in (*links[row.pk], *taken[row.pk])})
    doubts = {pk: each for pk, each in before.items() if pk in ids}
    return Kept(
        length=len(ids),
        sources=_sources(links),
        older=sorted(older - as_seen),
        doubts=_without_empty(doubts | {row.pk: _doubts(row, links[row.pk], known, taken[row.pk]) for row in changed}),
        claims=tuple(_claims(section.code, rows.filter(sources=None).order_by("position"))),
    )


def kept_of_rows(
    code: str,
    rows: Sequence[SectionParagraph],
    links: Mapping[int, Sequence[tuple[int, int]]],
    told: Mapping[tuple[int, int], AcceptedItem],
) -> Kept:
    """Of all paragraphs of a new section in their order, with revision and item of their sources by paragraph. No
    statement."""
    return Kept(
        length=len(rows),
        sources=_sources(links),
        older=(),
        doubts=_without_empty({row.pk: _doubts(row, links.get(row.pk, ()), told) for row in rows}),
        claims=tuple(_claims(code, (row for row in rows if not links.get(row.pk)))),
    )


def _sources(links: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, list[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for each in links.values():
        for revision, item in each:
            found[revision].add(item)
    return {revision: sorted(items) for revision, items in found.items()}


def _without_empty(doubts: Mapping[int, tuple[Doubt, ...]]) -> dict[int, tuple[Doubt, ...]]:
    return {pk: each for pk, each in doubts.items() if each}


def _doubts(
    paragraph: SectionParagraph,
    links: Sequence[tuple[int, int]],
    told: Mapping[tuple[int, int], AcceptedItem],
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Doubt, ...]:
    written = tuple(doubts_of_writing(paragraph.text))
    if paragraph.kind == "heading":
        return written
    seen, earlier = ([told[each] for each in places if each in told] for places in (links, taken))
    return (*written, *doubts_of_words(paragraph.text, seen, earlier))


def items_of_revisions(revisions: Iterable[int]) -> dict[tuple[int, int], AcceptedItem]:
    """What these revisions told, by revision and item: 1 statement, none for none."""
    wanted = list(revisions)
    if not wanted:
        return {}
    rows = SubmissionRevision.objects.filter(pk__in=wanted).select_related("submission__unit", "submission__phase")
    return {(row.pk, item.item_id): item for row in rows for item in items_of_revision(row)}


def _claims(code: str, own: Iterable[SectionParagraph]) -> Iterable[Claim]:
    """Of the office's own paragraphs in their order, each below the heading that stands above it."""
    heading = ""
    for row in own:
        if row.kind == "heading":
            heading = row.text.strip()
        else:
            yield from claims_of(row.pk, row.text, heading, code)
