"""Verbs of the summary report: consolidate a phase or a day, write its sections, freeze it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from campaigns.models import Campaign, Phase
from campaigns.outline import SECTIONS
from campaigns.outline import section as outline_section
from campaigns.queries.submissions import AcceptedItem
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.wording import short_date
from core.workflow import perform
from documents.content import PaperRefused, to_dict
from documents.letterhead import signature_of
from documents.queries.texts import words_of
from documents.services import draft_paper
from reports.drafting import Occasion, Paragraph, first_drafts, paragraph_of, title_of
from reports.models import Consolidation, ConsolidationSection, ReportSnapshot, SourceLink
from reports.papers import report_paper
from reports.papers.computed import snapshot_content
from reports.queries.facts import facts_of, occasion_of, people_of
from reports.queries.frozen import fingerprint_of
from reports.queries.origins import links_of
from reports.queries.sources import sources_of_report
from reports.wording import DRAFTED_TEXTS
from reports.workflow import CONSOLIDATION

CREATED = journal.register("reports.consolidation.created", "lập bản tổng hợp", "merge")
SECTION_SAVED = journal.register("reports.consolidationsection.saved", "sửa một mục của bản tổng hợp", "pencil")
SOURCE_TAKEN = journal.register("reports.consolidationsection.source_taken", "đưa nguồn vào bản tổng hợp", "plus")
SOURCE_KEPT = journal.register("reports.consolidationsection.source_kept", "giữ lời cũ dù nguồn đã đổi", "check")


@transaction.atomic
def create_consolidation(
    *, actor: Any, campaign: Campaign, phase: Phase | None, cut_off_on: date, title: str = ""
) -> Consolidation:
    """A draft summary report of the phase (or of the campaign up to a day), each section prefilled from accepted texts.

    The office of the owner only. Refuses a day to come or before the period, a phase that has not opened, and a second
    draft for the same phase and day. Journalled.
    """
    occasion = occasion_of(campaign, phase, cut_off_on)
    consolidation = Consolidation(
        campaign=campaign,
        phase=phase,
        cut_off_on=cut_off_on,
        title=title.strip() or title_of(occasion),
        created_by=actor,
        created_at=clock.now(),
    )
    _require_office(actor, consolidation)
    _refuse_wrong_day(occasion)
    try:
        with transaction.atomic():
            consolidation.save()
    except IntegrityError as taken:
        raise RuleBroken(
            f"Đã có dự thảo tổng hợp chốt số liệu đến ngày {short_date(cut_off_on)}. Hãy mở dự thảo đó để viết tiếp."
        ) from taken
    told = sources_of_report(campaign, phase, cut_off_on).told
    drafts = first_drafts(occasion, told, words_of(campaign.owner).texts_of(DRAFTED_TEXTS))
    sections = ConsolidationSection.objects.bulk_create(
        ConsolidationSection(
            consolidation=consolidation,
            code=section.code,
            paragraphs=[paragraph.stored() for paragraph in drafts[section.code]],
        )
        for section in SECTIONS
    )
    by_item = {item.item_id: item for item in told}
    now = clock.now()
    SourceLink.objects.bulk_create(
        _link(section, by_item[pk], now)
        for section in sections
        for paragraph in drafts[section.code]
        for pk in paragraph.items
    )
    journal.record(
        actor, CREATED, consolidation, after={"title": consolidation.title, "cut_off_on": cut_off_on.isoformat()}
    )
    return consolidation


@transaction.atomic
def save_section(
    *, actor: Any, section: ConsolidationSection, version: int, paragraphs: Sequence[Paragraph]
) -> ConsolidationSection:
    """The section reads as given; empty paragraphs are left out, sources no longer used are let go, and what names no
    accepted source of the report is the office's own.

    The office of the owner only. Refuses when the report is finalised, and, with `EditConflict` that carries the row as
    it is, when somebody saved after `version`. Equal words change nothing. Journalled.
    """
    row = _locked(actor, section)
    linked = set(row.sources.values_list("item_id", flat=True))
    kept = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    used = {pk for paragraph in kept for pk in paragraph.items}
    # The paragraph of a source that a colleague let go may stand in a form that was opened before.
    again = {item.item_id: item for item in _told(row) if item.item_id in used - linked} if used - linked else {}
    known = linked | set(again)
    stored = [replace(each, items=tuple(pk for pk in each.items if pk in known)).stored() for each in kept]
    if row.version != version:
        if row.paragraphs == stored:
            return row
        raise EditConflict(
            f"{_who(row)} vừa lưu mục này. Phần bạn viết vẫn còn bên dưới; hãy đối chiếu rồi lưu lại.", row
        )
    if row.paragraphs == stored:
        return row
    _write(actor, row, stored)
    row.sources.exclude(item_id__in=used).delete()
    SourceLink.objects.bulk_create(_link(row, item, clock.now()) for item in again.values())
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
    stored = list(row.paragraphs)
    link = row.sources.filter(item_id=item_id).first()
    at = next((place for place, each in enumerate(stored) if item_id in each["items"]), None)
    if at is None:
        stored.append(fresh.stored())
    elif link and link.text in stored[at]["text"]:
        stored[at] = {**stored[at], "text": stored[at]["text"].replace(link.text, fresh.text)}
    elif not (link and link.text == fresh.text):
        stored.insert(at + 1, fresh.stored())
    else:
        return row
    _write(actor, row, stored)
    _renew_link(row, item, fresh)
    journal.record(actor, SOURCE_TAKEN, row.consolidation, note=f"{item.unit}: {outline_section(row.code).title}")
    return row


@transaction.atomic
def keep_words(*, actor: Any, section: ConsolidationSection, item_id: int) -> ConsolidationSection:
    """The office has seen that the source changed and lets its own words stand.

    The office of the owner only. Refuses an item that was never taken in. Journalled.
    """
    row = _locked(actor, section)
    if not row.sources.filter(item_id=item_id).exists():
        raise RuleBroken("Nguồn này chưa được đưa vào mục.")
    item = _accepted(row, item_id)
    _renew_link(row, item, paragraph_of(item))
    journal.record(actor, SOURCE_KEPT, row.consolidation, note=f"{item.unit}: {outline_section(row.code).title}")
    return row


@transaction.atomic
def finalise_consolidation(*, actor: Any, consolidation: Consolidation) -> Consolidation:
    """Words and figures are frozen with a fingerprint, and a draft paper of the report lies in `documents`.

    The office of the owner only. Refuses a report that is not a draft, one with empty main sections, and what the
    decree forbids. Journalled.
    """
    # A section that is being saved is waited for, and one saved from now on waits: what is frozen is what stands.
    locked = Consolidation.objects.select_for_update(of=("self",)).select_related("campaign__owner", "phase")
    facts = facts_of(locked.get(pk=consolidation.pk))
    try:
        content = report_paper(facts, signature_of(consolidation.campaign.owner, people_of(consolidation.campaign)))
    except PaperRefused as refused:
        raise RuleBroken(str(refused)) from refused
    words = words_of(consolidation.campaign.owner)
    frozen = snapshot_content(facts, links_of(consolidation.pk), words, to_dict(content))
    row = perform(CONSOLIDATION, "finalise", consolidation, actor=actor)
    row.paper = draft_paper(
        actor=actor, body=consolidation.campaign.owner, content=content, scope=consolidation.journal_scope
    )
    row.save(update_fields=["paper"])
    ReportSnapshot.objects.create(
        consolidation=row, content=frozen, sha256=fingerprint_of(frozen), taken_at=clock.now()
    )
    consolidation.refresh_from_db()
    return row


def _require_office(actor: Any, consolidation: Consolidation) -> None:
    if not actor.has_perm("reports.manage_consolidation", consolidation):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập và sửa bản tổng hợp.")


def _refuse_wrong_day(occasion: Occasion) -> None:
    day, today = occasion.cut_off_on, clock.today()
    if occasion.phase and occasion.phase.state == "planned":
        raise RuleBroken(f"{occasion.phase} chưa mở nên chưa có báo cáo để tổng hợp.")
    if day > today:
        raise RuleBroken(f"Ngày chốt số liệu không được sau hôm nay ({short_date(today)}).")
    if day < occasion.starts_on:
        raise RuleBroken(f"Ngày chốt số liệu phải từ ngày {short_date(occasion.starts_on)} trở đi.")


def _locked(actor: Any, section: ConsolidationSection) -> ConsolidationSection:
    """The row for writing, of a report that may still be written. The report is locked as well, before its section."""
    Consolidation.objects.select_for_update().get(pk=section.consolidation_id)
    row = (
        ConsolidationSection.objects.select_for_update(of=("self",))
        .select_related("consolidation__campaign__owner", "consolidation__phase", "edited_by__person")
        .get(pk=section.pk)
    )
    _require_office(actor, row.consolidation)
    if row.consolidation.state != "drafted":
        raise RuleBroken("Bản tổng hợp đã hoàn tất nên không sửa được nữa. Hãy lập bản khác nếu cần.")
    return row


def _accepted(section: ConsolidationSection, item_id: int) -> AcceptedItem:
    found = next((item for item in _told(section) if item.item_id == item_id), None)
    if found is None:
        raise RuleBroken("Nguồn này chưa được chấp nhận nên chưa đưa vào được. Tải lại trang để xem nguồn mới nhất.")
    return found


def _told(section: ConsolidationSection) -> tuple[AcceptedItem, ...]:
    consolidation = section.consolidation
    return sources_of_report(consolidation.campaign, consolidation.phase, consolidation.cut_off_on).told


def _write(actor: Any, row: ConsolidationSection, stored: list[dict[str, Any]]) -> None:
    row.paragraphs = stored
    row.version += 1
    row.edited_by, row.edited_at = actor, clock.now()
    row.save(update_fields=["paragraphs", "version", "edited_by", "edited_at"])


def _renew_link(section: ConsolidationSection, item: AcceptedItem, words: Paragraph) -> None:
    SourceLink.objects.update_or_create(
        section=section,
        item_id=item.item_id,
        defaults={"revision_id": item.revision_id, "text": words.text, "included_at": clock.now()},
    )


def _link(section: ConsolidationSection, item: AcceptedItem, now: Any) -> SourceLink:
    return SourceLink(
        section=section,
        revision_id=item.revision_id,
        item_id=item.item_id,
        text=paragraph_of(item).text,
        included_at=now,
    )


def _who(row: ConsolidationSection) -> str:
    return row.edited_by.get_full_name() if row.edited_by else "Người khác"
