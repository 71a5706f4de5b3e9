"""Verbs of one section of a summary report: write a window of its paragraphs, take a unit's words in, keep one's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from campaigns.models import SubmissionItem
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem, accepted_revisions, items_of_revision
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from reports.drafting import Paragraph, behind, helping_words, mark_of, paragraph_of
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.keeping import kept_now, kept_of_rows
from reports.queries.origins import links_to_word
from reports.services.placing import landing_of, paragraph_of_lead, unedited_helpers

SECTION_SAVED = journal.register("reports.consolidationsection.saved", "sửa một mục của bản tổng hợp", "pencil")
SOURCE_TAKEN = journal.register("reports.consolidationsection.source_taken", "đưa nguồn vào bản tổng hợp", "plus")
SOURCE_KEPT = journal.register("reports.consolidationsection.source_kept", "giữ lời cũ dù nguồn đã đổi", "check")


@dataclass(frozen=True)
class Typed:
    """A paragraph as it stood in a form: its words now, and the mark of those that the form showed (see `mark_of`), none of
    a new paragraph (`pk` 0) and of one that its writer knows to be gone."""

    text: str
    pk: int
    seen: str
    kind: str = "text"
    items: tuple[int, ...] = ()

    @property
    def is_touched(self) -> bool:
        return mark_of(self.text) != self.seen


@dataclass(frozen=True)
class Move:
    """A paragraph changes places with its neighbour: from the position that its writer saw to the next one."""

    pk: int
    position: int
    to: int


@transaction.atomic
def save_section(
    *,
    actor: Any,
    section: ConsolidationSection,
    typed: Sequence[Typed],
    added: str = "",
    added_kind: str = "text",
    after: int = 0,
    move: Move | None = None,
) -> ConsolidationSection:
    """The paragraphs that were typed in read as given, an emptied one is left out, and a new one stands behind the one above
    it; `added` stands as the office's own behind the paragraph `after` (at the end without it), and `move` is done. All
    other paragraphs stay as they are.

    The office of the owner only. Refuses when the report is finalised, when the paragraph that is to move stands elsewhere
    by now, and, with `EditConflict` that carries the section, when somebody meanwhile wrote something else in the same
    paragraph. Equal words, and a move that was made, change nothing. Journalled.
    """
    row = _locked(actor, section)
    touched = [each for each in typed if each.is_touched]
    now = {each.pk: each for each in row.rows.filter(pk__in=[each.pk for each in typed])}
    clashes = [each for each in touched if _clashes(each, now.get(each.pk))]
    if clashes:
        raise EditConflict(
            f"{_who(now.get(clashes[0].pk), row)} vừa lưu mục này. Phần bạn viết vẫn còn bên dưới; hãy đối chiếu rồi lưu lại.",
            row,
        )
    written: list[SectionParagraph] = []
    is_changed = _move(row, move) if move else False
    above = 0
    for each in typed:
        standing = now.get(each.pk)
        if standing is None and each.text:
            place = _place_behind(row, above) if above else _place_above(row, typed)
            made, is_new = _write_once(actor, row, each, place)
            written += [made] if is_new else []
            above = made.pk
        elif standing and not each.text and each.is_touched:
            _remove(standing)
            is_changed = True
        elif standing:
            if each.is_touched and standing.text != each.text:
                standing.text, standing.edited_by = each.text, actor
                standing.save(update_fields=["text", "edited_by"])
                written.append(standing)
            above = standing.pk
    if added:
        made, is_new = _write_once(actor, row, Typed(added, 0, "", added_kind), _place_behind(row, after))
        written += [made] if is_new else []
    if written or is_changed:
        _write(actor, row, written)
        journal.record(actor, SECTION_SAVED, row.consolidation, note=outline_section(row.code).title)
    return row


@transaction.atomic
def take_source(*, actor: Any, section: ConsolidationSection, item_id: int) -> ConsolidationSection:
    """The unit's accepted words of the item stand in the section, and the link to them is kept: in a summary of a day in
    place of those of an earlier phase.

    The office of the owner only. Words that were not there stand in the part of their unit. Words taken in before and not
    edited since are replaced; edited ones stay as they were taken, and the new words follow them for the office to merge.
    Refuses an item that is not among the accepted sources. Journalled.
    """
    row = _locked(actor, section)
    item = _accepted(row, item_id)
    fresh = paragraph_of(item)
    links = _links_of(row, item).order_by("paragraph__position")
    taken = list(links.select_related("paragraph", "taken_from__submission__unit", "taken_from__submission__phase"))
    if any(link.revision_id == item.revision_id and link.taken_text == fresh.text for link in taken):
        return row
    unedited = next((link for link in taken if _renew(link, item)), None)
    if unedited:
        written = unedited.paragraph
        written.edited_by = actor
        written.save(update_fields=["text", "edited_by"])
        unedited.taken_from_id, unedited.taken_item_id, unedited.taken_text = item.revision_id, item.item_id, fresh.text
        unedited.save(update_fields=["taken_from", "taken_item", "taken_text"])
    else:
        written = _insert(actor, row, fresh, taken[0].paragraph.position) if taken else _land(actor, row, item)
        _link(written, item, clock.now()).save()
    _see(row, item)
    _write(actor, row, row.rows.filter(Q(pk=written.pk) | Q(sources__item=item.item_id)).distinct())
    journal.record(actor, SOURCE_TAKEN, row.consolidation, note=f"{item.unit}: {outline_section(row.code).title}")
    return row


def _renew(link: SourceLink, item: AcceptedItem) -> bool:
    """Whether the words of the item, alone or behind those of the lead, stood in the paragraph as they were taken in: then
    those that it tells now stand there."""
    for old, new in (
        (link.taken_text, paragraph_of(item).text),
        (helping_words(_item_taken(link)), helping_words(item)),
    ):
        if old in link.paragraph.text:
            link.paragraph.text = link.paragraph.text.replace(old, new)
            return True
    return False


def _item_taken(link: SourceLink) -> AcceptedItem:
    return next(each for each in items_of_revision(link.taken_from) if each.item_id == link.taken_item_id)


@transaction.atomic
def keep_words(*, actor: Any, section: ConsolidationSection, item_id: int) -> ConsolidationSection:
    """The office has seen that the source changed and lets the words stand as they were taken from an earlier revision.

    The office of the owner only. Refuses an item that was never taken in. Journalled.
    """
    row = _locked(actor, section)
    item = _accepted(row, item_id)
    if not _links_of(row, item).exists():
        raise RuleBroken("Nguồn này chưa được đưa vào mục.")
    _see(row, item)
    _write(actor, row, row.rows.filter(sources__item=item.item_id))
    journal.record(actor, SOURCE_KEPT, row.consolidation, note=f"{item.unit}: {outline_section(row.code).title}")
    return row


def require_office(actor: Any, consolidation: Consolidation) -> None:
    """Refuses whoever may not write the report."""
    if not actor.has_perm("reports.manage_consolidation", consolidation):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập và sửa bản tổng hợp.")


def lay_out(
    sections: Sequence[ConsolidationSection],
    drafts: Mapping[str, Sequence[Paragraph]],
    told: Mapping[int, AcceptedItem],
) -> None:
    """The first paragraphs of new sections with their sources, and what the sections keep of them."""
    now = clock.now()
    drafted = [
        (
            SectionParagraph(section=section, position=at, kind=each.kind, text=each.text, unit_id=each.unit_id),
            [told[pk] for pk in each.items],
        )
        for section in sections
        for at, each in enumerate(drafts[section.code], start=1)
    ]
    SectionParagraph.objects.bulk_create((row for row, _ in drafted), batch_size=1000)
    SourceLink.objects.bulk_create((_link(row, item, now) for row, items in drafted for item in items), batch_size=1000)
    by_place = {(item.revision_id, item.item_id): item for item in told.values()}
    for section in sections:
        rows = [(row, items) for row, items in drafted if row.section_id == section.pk]
        links = {row.pk: [(item.revision_id, item.item_id) for item in items] for row, items in rows}
        section.kept = kept_of_rows(section.code, [row for row, _ in rows], links, by_place).stored()
    ConsolidationSection.objects.bulk_update(sections, ["kept"])


def _locked(actor: Any, section: ConsolidationSection) -> ConsolidationSection:
    """The row for writing, of a report that may still be written. The report is locked as well, before its section."""
    Consolidation.objects.select_for_update().get(pk=section.consolidation_id)
    row = (
        ConsolidationSection.objects.select_for_update(of=("self",))
        .select_related("consolidation__campaign__owner", "consolidation__phase", "edited_by__person")
        .get(pk=section.pk)
    )
    require_office(actor, row.consolidation)
    if row.consolidation.state == "discarded":
        raise RuleBroken("Dự thảo này đã được bỏ nên không viết tiếp được nữa.")
    if row.consolidation.state != "drafted":
        raise RuleBroken(
            "Bản tổng hợp đã hoàn tất nên không sửa được nữa. Muốn sửa, mở trang của bản này và chọn “Lập bản mới từ "
            "bản này”."
        )
    return row


def _clashes(typed: Typed, standing: SectionParagraph | None) -> bool:
    """Whether somebody wrote something else in the paragraph than its writer saw and than he wrote himself."""
    if standing is None:
        return bool(typed.text and typed.seen)
    return mark_of(standing.text) not in (typed.seen, mark_of(typed.text))


def _who(paragraph: SectionParagraph | None, section: ConsolidationSection) -> str:
    last = (paragraph.edited_by if paragraph else None) or section.edited_by
    return last.get_full_name() if last else "Người khác"


def _write_once(actor: Any, section: ConsolidationSection, typed: Typed, place: int) -> tuple[SectionParagraph, bool]:
    """A new paragraph behind the position, with those of its sources that are accepted; the one with the same words that
    stands there already, as after a second press, and that nothing was written. The office's own words that are typed again
    as the name of a part, or as a paragraph, become that."""
    there = section.rows.filter(position__in=(place, place + 1), text=typed.text)
    twin = there.filter(kind=typed.kind).first()
    if twin:
        return twin, False
    own = there.filter(sources=None, unit=None).first()
    if own:
        own.kind, own.edited_by = typed.kind, actor
        own.save(update_fields=["kind", "edited_by"])
        return own, True
    items = _accepted_items(section, typed.items) if typed.items else []
    unit_id = items[0].unit.pk if items else None
    made = _insert(actor, section, Paragraph(typed.text, typed.kind, unit_id=unit_id), place)
    SourceLink.objects.bulk_create(_link(made, item, clock.now()) for item in items)
    return made, True


def _place_behind(section: ConsolidationSection, pk: int) -> int:
    """The position of the paragraph; that of the last one when it is gone."""
    position = section.rows.filter(pk=pk).values_list("position", flat=True).first()
    return position if position is not None else section.rows.count()


def _place_above(section: ConsolidationSection, typed: Sequence[Typed]) -> int:
    """The position before the first paragraph of the form that still stands."""
    below = section.rows.filter(pk__in=[each.pk for each in typed]).order_by("position")
    return (below.values_list("position", flat=True).first() or 1) - 1


def _move(section: ConsolidationSection, move: Move) -> bool:
    """Whether anything moved."""
    paragraph = section.rows.filter(pk=move.pk).first()
    if paragraph is None or paragraph.position not in (move.position, move.to):
        raise RuleBroken("Thứ tự các đoạn vừa đổi nên chưa chuyển đoạn này. Hãy xem thứ tự hiện nay rồi chuyển lại.")
    neighbour = section.rows.filter(position=move.to).first()
    if neighbour is None or neighbour == paragraph:
        return False
    neighbour.position, paragraph.position = paragraph.position, neighbour.position
    SectionParagraph.objects.bulk_update([neighbour, paragraph], ["position"])
    return True


def _land(actor: Any, section: ConsolidationSection, item: AcceptedItem) -> SectionParagraph:
    """The unit's words where a fresh draft would have put them: those of a unit that co-operated behind the lead's."""
    led = paragraph_of_lead(section, item)
    if led and item.text:
        led.text, led.edited_by = behind(led.text, helping_words(item)), actor
        led.save(update_fields=["text", "edited_by"])
        return led
    helpers = unedited_helpers(section, item)
    landing = landing_of(section, item)
    if landing.corrected:
        landing.corrected.save(update_fields=["text"])
    for at, paragraph in enumerate(landing.above):
        _insert(None, section, paragraph, landing.place + at)
    written = _insert(actor, section, paragraph_of(item), landing.place + len(landing.above))
    for link in helpers:
        written.text = behind(written.text, helping_words(_item_taken(link)))
        alone, link.paragraph = link.paragraph, written
        link.save(update_fields=["paragraph"])
        _remove(alone)
    written.save(update_fields=["text"])
    return written


def _insert(actor: Any, section: ConsolidationSection, paragraph: Paragraph, place: int) -> SectionParagraph:
    """A new paragraph behind the position."""
    section.rows.filter(position__gt=place).update(position=F("position") + 1)
    return SectionParagraph.objects.create(
        section=section,
        position=place + 1,
        kind=paragraph.kind,
        text=paragraph.text,
        unit_id=paragraph.unit_id,
        edited_by=actor,
    )


def _remove(paragraph: SectionParagraph) -> None:
    place = SectionParagraph.objects.values_list("position", flat=True).get(pk=paragraph.pk)
    section = paragraph.section
    paragraph.delete()
    section.rows.filter(position__gt=place).update(position=F("position") - 1)


def _accepted(section: ConsolidationSection, item_id: int) -> AcceptedItem:
    found = _accepted_items(section, [item_id])
    if not found:
        raise RuleBroken("Nguồn này chưa được chấp nhận nên chưa đưa vào được. Tải lại trang để xem nguồn mới nhất.")
    return found[0]


def _accepted_items(section: ConsolidationSection, wanted: Sequence[int]) -> list[AcceptedItem]:
    """What the units tell of these items as the report may tell it, a later phase before an earlier one: only their own
    reports are read."""
    consolidation = section.consolidation
    until = None if consolidation.phase else consolidation.cut_off_on
    rows = SubmissionItem.objects.filter(pk__in=wanted)
    columns = rows.values_list("pk", "submission__unit_id", "task_id", "entry")
    word_of = {pk: (unit, task, entry) for pk, unit, task, entry in columns}
    units = {unit for unit, _, _ in word_of.values()}
    revisions = accepted_revisions(consolidation.campaign, consolidation.phase, until)
    found = (item for row in revisions.filter(submission__unit__in=units) for item in items_of_revision(row))
    told = {(item.unit.pk, item.task_id, item.entry): item for item in found}
    asked = dict.fromkeys(word_of[pk] for pk in wanted if pk in word_of)
    return [told[word] for word in asked if word in told]


def _links_of(section: ConsolidationSection, item: AcceptedItem) -> QuerySet[SourceLink]:
    return links_to_word(section, item.unit.pk, item.task_id, item.entry)


def _link(paragraph: SectionParagraph, item: AcceptedItem, now: datetime) -> SourceLink:
    words = paragraph_of(item).text
    return SourceLink(
        paragraph=paragraph,
        taken_from_id=item.revision_id,
        taken_item_id=item.item_id,
        taken_text=words,
        revision_id=item.revision_id,
        text=words,
        item_id=item.item_id,
        included_at=now,
    )


def _see(section: ConsolidationSection, item: AcceptedItem) -> None:
    """What stands of the item was held against what it says now, and keeps the revision that it was taken from."""
    held = list(_links_of(section, item).values_list("pk", flat=True))
    SourceLink.objects.filter(pk__in=held).update(
        revision_id=item.revision_id, item_id=item.item_id, text=paragraph_of(item).text
    )


def _write(actor: Any, row: ConsolidationSection, written: Iterable[SectionParagraph]) -> None:
    row.kept = kept_now(row, written).stored()
    row.edited_by, row.edited_at = actor, clock.now()
    row.save(update_fields=["kept", "edited_by", "edited_at"])
