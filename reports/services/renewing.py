"""Verbs that begin a summary report anew from another one, and that put a draft away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from core import journal
from core.wording import short_date
from core.workflow import perform
from documents.queries.texts import words_of
from reports.drafting import Occasion, first_drafts
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.facts import occasion_of
from reports.queries.keeping import kept_now
from reports.queries.sources import sources_of_report
from reports.services.consolidations import begin_draft
from reports.wording import DRAFTED_TEXTS
from reports.workflow import CONSOLIDATION

RENEWED = journal.register("reports.consolidation.renewed", "lập bản tổng hợp từ bản trước", "merge")
RowT = TypeVar("RowT", bound=models.Model)


@transaction.atomic
def renew_consolidation(*, actor: Any, consolidation: Consolidation, cut_off_on: date) -> Consolidation:
    """A new draft of the same period in the words of the given report, each paragraph with its sources as they were taken:
    the desk tells which of them changed since. The system's sentences name the new day; the given report stays as it is.

    The office of the owner only. Refuses the days that `create_consolidation` refuses, and a second draft of a day.
    Journalled.
    """
    # A section that is being saved is waited for.
    told = Consolidation.objects.select_for_update(of=("self",)).select_related("campaign__owner", "phase")
    given = told.get(pk=consolidation.pk)
    before = occasion_of(given.campaign, given.phase, given.cut_off_on)
    occasion = replace(before, cut_off_on=cut_off_on)
    made = begin_draft(actor, occasion)
    _take_over(given, made, _named_anew(before, occasion))
    journal.record(
        actor,
        RENEWED,
        made,
        after={"title": made.title, "cut_off_on": cut_off_on.isoformat()},
        note=f"Từ bản chốt số liệu đến ngày {short_date(given.cut_off_on)}",
    )
    return made


@transaction.atomic
def discard_consolidation(*, actor: Any, consolidation: Consolidation) -> Consolidation:
    """A draft that was never finalised is in no list any more; who has its desk open reads that it was put away.

    The office of the owner only. Refuses a finalised report; a second press changes nothing. Journalled.
    """
    if Consolidation.objects.select_for_update().get(pk=consolidation.pk).state == "discarded":
        return consolidation
    return perform(CONSOLIDATION, "discard", consolidation, actor=actor)


def _take_over(given: Consolidation, made: Consolidation, named_anew: Mapping[tuple[str, str], str]) -> None:
    sections = {
        row.pk: ConsolidationSection(consolidation=made, code=row.code) for row in given.sections.order_by("pk")
    }
    ConsolidationSection.objects.bulk_create(sections.values())
    paragraphs = {}
    for row in SectionParagraph.objects.filter(section__consolidation=given).order_by("pk"):
        section = sections[row.section_id]
        text = row.text if row.edited_by_id else named_anew.get((section.code, row.text), row.text)
        paragraphs[row.pk] = _copy(row, section_id=section.pk, text=text)
    SectionParagraph.objects.bulk_create(paragraphs.values(), batch_size=1000)
    links = SourceLink.objects.filter(paragraph__section__consolidation=given).order_by("pk")
    copies = [_copy(link, paragraph_id=paragraphs[link.paragraph_id].pk) for link in links]
    SourceLink.objects.bulk_create(copies, batch_size=1000)
    for section in sections.values():
        section.kept = kept_now(section).stored()
    ConsolidationSection.objects.bulk_update(sections.values(), ["kept"])


def _named_anew(before: Occasion, occasion: Occasion) -> dict[tuple[str, str], str]:
    """What the sentences that the system wrote of one day read on another, by section and the words that they had."""
    told = sources_of_report(occasion.campaign, occasion.phase, occasion.cut_off_on).told
    texts = words_of(occasion.campaign.owner).texts_of(DRAFTED_TEXTS)
    was, now = first_drafts(before, told, texts), first_drafts(occasion, told, texts)
    return {
        (code, old.text): new.text
        for code, drafted in was.items()
        for old, new in zip(drafted, now[code], strict=True)
        if not old.items
    }


def _copy(row: RowT, **changes: Any) -> RowT:
    """A new row with the columns of another."""
    columns = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return type(row)(**{name: getattr(row, name) for name in columns} | changes)
