"""Verbs of one section of a summary report: write a window of its paragraphs, take a unit's words in, keep one's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from campaigns.models import SubmissionItem
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem, accepted_revisions, items_of_revision
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from reports.drafting import Paragraph, mark_of, paragraph_of
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.keeping import kept_now, kept_of_rows

SECTION_SAVED = journal.register("reports.consolidationsection.saved", "sửa một mục của bản tổng hợp", "pencil")
SOURCE_TAKEN = journal.register("reports.consolidationsection.source_taken", "đưa nguồn vào bản tổng hợp", "plus")
SOURCE_KEPT = journal.register("reports.consolidationsection.source_kept", "giữ lời cũ dù nguồn đã đổi", "check")


@dataclass(frozen=True)
class Typed:
    """A paragraph as it stood in a form: its words now, and the mark of those that the form showed (see `mark_of`), none of
    a paragraph that its writer knows to be gone."""

    text: str
    pk: int
    seen: str
    kind: str = "text"
    items: tuple[int, ...] = ()

    @property
    def is_touched(self) -> bool:
        return mark_of(self.text) != self.seen


@transaction.atomic
def save_section(
    *, actor: Any, section: ConsolidationSection, typed: Sequence[Typed], added: str = "", after: int = 0
) -> ConsolidationSection:
    """The paragraphs that were typed in read as given, an emptied one is left out, and `added` stands as the office's own
    behind the paragraph `after` (at the end without it). All other paragraphs stay as they are.

    The office of the owner only. Refuses when the report is finalised, and, with `EditConflict` that carries the section,
    when somebody meanwhile wrote something else in the same paragraph. Equal words change nothing. Journalled.
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
    is_changed = False
    for each in touched:
        standing = now.get(each.pk)
        if standing is None:
            made = _make_again(actor, row, each, typed) if each.text else None
            written += [made] if made else []
        elif not each.text:
            _remove(standing)
            is_changed = True
        elif standing.text != each.text:
            standing.text, standing.edited_by = each.text, actor
            standing.save(update_fields=["text", "edited_by"])
            written.append(standing)
    if added:
        made = _insert(actor, row, Paragraph(added), _place_behind(row, after))
        written += [made] if made else []
    if written or is_changed:
        _write(actor, row, written)
        journal.record(actor, SECTION_SAVED, row.consolidation, note=outline_section(row.code).title)
    return row


@transaction.atomic
def take_source(*, actor: Any, section: ConsolidationSection, item_id: int) -> ConsolidationSection:
    """The unit's accepted words of the item stand in the section, and the link to them is kept.

    The office of the owner only. Words taken in before and not edited since are replaced; edited ones stay, and the new
    words follow them for the office to merge. Refuses an item that is not among the accepted sources. Journalled.
    """
    row = _locked(actor, section)
    item = _accepted(row, item_id)
    fresh = paragraph_of(item)
    links = SourceLink.objects.filter(paragraph__section=row, item_id=item_id).select_related("paragraph")
    taken = list(links.order_by("paragraph__position"))
    unedited = next((link for link in taken if link.text in link.paragraph.text), None)
    written: SectionParagraph | None
    if unedited:
        written = unedited.paragraph
        written.text, written.edited_by = written.text.replace(unedited.text, fresh.text), actor
        written.save(update_fields=["text", "edited_by"])
    elif not taken:
        written = _insert(actor, row, fresh, row.rows.count())
    elif taken[0].text != fresh.text:
        written = _insert(actor, row, fresh, taken[0].paragraph.position)
    else:
        return row
    renewed = _renew_links(row, item)
    if written and written.pk not in renewed:
        _link(written, item, clock.now()).save()
    _write(actor, row, [*filter(None, [written]), *row.rows.filter(pk__in=renewed)])
    journal.record(actor, SOURCE_TAKEN, row.consolidation, note=f"{item.unit}: {outline_section(row.code).title}")
    return row


@transaction.atomic
def keep_words(*, actor: Any, section: ConsolidationSection, item_id: int) -> ConsolidationSection:
    """The office has seen that the source changed and lets its own words stand.

    The office of the owner only. Refuses an item that was never taken in. Journalled.
    """
    row = _locked(actor, section)
    if not SourceLink.objects.filter(paragraph__section=row, item_id=item_id).exists():
        raise RuleBroken("Nguồn này chưa được đưa vào mục.")
    item = _accepted(row, item_id)
    renewed = _renew_links(row, item)
    _write(actor, row, row.rows.filter(pk__in=renewed))
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
    if row.consolidation.state != "drafted":
        raise RuleBroken("Bản tổng hợp đã hoàn tất nên không sửa được nữa. Hãy lập bản khác nếu cần.")
    return row


def _clashes(typed: Typed, standing: SectionParagraph | None) -> bool:
    """Whether somebody wrote something else in the paragraph than its writer saw and than he wrote himself."""
    if standing is None:
        return bool(typed.text and typed.seen)
    return mark_of(standing.text) not in (typed.seen, mark_of(typed.text))


def _who(paragraph: SectionParagraph | None, section: ConsolidationSection) -> str:
    last = (paragraph.edited_by if paragraph else None) or section.edited_by
    return last.get_full_name() if last else "Người khác"


def _make_again(
    actor: Any, section: ConsolidationSection, typed: Typed, window: Sequence[Typed]
) -> SectionParagraph | None:
    """A paragraph that a colleague took out and that is wanted after all stands behind the one before it, with those of its
    sources that are still accepted."""
    before = [each.pk for each in window[: window.index(typed)]]
    place = section.rows.filter(pk__in=before).order_by("-position").values_list("position", flat=True).first() or 0
    made = _insert(actor, section, Paragraph(typed.text, typed.kind), place)
    if made:
        items = _accepted_items(section, typed.items)
        made.unit_id = items[0].unit.pk if items else None
        made.save(update_fields=["unit"])
        SourceLink.objects.bulk_create(_link(made, item, clock.now()) for item in items)
    return made


def _place_behind(section: ConsolidationSection, after: int) -> int:
    """The position behind which a new paragraph stands."""
    position = section.rows.filter(pk=after).values_list("position", flat=True).first()
    return position if position is not None else section.rows.count()


def _insert(actor: Any, section: ConsolidationSection, paragraph: Paragraph, place: int) -> SectionParagraph | None:
    """A new paragraph behind the position; none where the same words stand there already, as after a second press."""
    if section.rows.filter(position__in=(place, place + 1), text=paragraph.text).exists():
        return None
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
    """Those of the items that the report may tell, as they are accepted: only their own reports are read."""
    consolidation = section.consolidation
    until = None if consolidation.phase else consolidation.cut_off_on
    reports = SubmissionItem.objects.filter(pk__in=wanted).values("submission")
    revisions = accepted_revisions(consolidation.campaign, consolidation.phase, until).filter(submission__in=reports)
    told = {item.item_id: item for revision in revisions for item in items_of_revision(revision)}
    return [told[pk] for pk in wanted if pk in told]


def _link(paragraph: SectionParagraph, item: AcceptedItem, now: datetime) -> SourceLink:
    return SourceLink(
        paragraph=paragraph,
        revision_id=item.revision_id,
        item_id=item.item_id,
        text=paragraph_of(item).text,
        included_at=now,
    )


def _renew_links(section: ConsolidationSection, item: AcceptedItem) -> list[int]:
    """What stands of the item was compared with what it says now; the paragraphs that hold it."""
    links = SourceLink.objects.filter(paragraph__section=section, item_id=item.item_id)
    held = list(links.values_list("paragraph_id", flat=True))
    SourceLink.objects.filter(paragraph__in=held, item_id=item.item_id).update(
        revision_id=item.revision_id, text=paragraph_of(item).text, included_at=clock.now()
    )
    return held


def _write(actor: Any, row: ConsolidationSection, written: Iterable[SectionParagraph]) -> None:
    row.kept = kept_now(row, written).stored()
    row.edited_by, row.edited_at = actor, clock.now()
    row.save(update_fields=["kept", "edited_by", "edited_at"])
