"""Verbs of the summary report: consolidate a phase or a day, freeze it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from campaigns.models import Campaign, Phase, Target
from campaigns.outline import SECTIONS
from core import clock, journal
from core.errors import RuleBroken
from core.wording import short_date
from core.workflow import perform
from documents.content import PaperRefused, to_dict
from documents.letterhead import signature_of
from documents.queries.texts import words_of
from documents.services import draft_paper
from reports.drafting import Occasion, first_drafts, title_of
from reports.models import Consolidation, ConsolidationSection, ReportSnapshot
from reports.papers import report_paper
from reports.papers.computed import snapshot_content
from reports.queries.facts import facts_of, occasion_of, people_of
from reports.queries.figures import all_are_heard
from reports.queries.frozen import fingerprint_of
from reports.queries.letters import with_places
from reports.queries.origins import origins_of
from reports.queries.same_period import others_of
from reports.queries.sources import sources_of_report
from reports.services.sections import lay_out, require_office
from reports.wording import DRAFTED_TEXTS
from reports.workflow import CONSOLIDATION

CREATED = journal.register("reports.consolidation.created", "lập bản tổng hợp", "merge")


class PeriodIsTold(RuleBroken):
    """There are reports of the period already. With `may_add` another may stand beside those whose ids are given."""

    def __init__(self, sentence: str, reports: Sequence[Consolidation], *, may_add: bool) -> None:
        super().__init__(sentence)
        self.reports, self.may_add = reports, may_add


@transaction.atomic
def create_consolidation(
    *,
    actor: Any,
    campaign: Campaign,
    phase: Phase | None,
    cut_off_on: date,
    title: str = "",
    beside: Collection[int] | None = None,
) -> Consolidation:
    """A draft summary report of the phase (or of the campaign up to a day), each section prefilled from accepted texts.

    The office of the owner only. Refuses a day to come or before the period, a phase that has not opened, and, with
    `PeriodIsTold`, a second draft for the same phase and day; so it does where `beside` is given and is not all other
    reports of the period. Journalled.
    """
    occasion = occasion_of(campaign, phase, cut_off_on)
    consolidation = begin_draft(actor, occasion, title)
    others = others_of(consolidation) if beside is not None else []
    if {row.pk for row in others} - set(beside or ()):
        raise PeriodIsTold("Kỳ này đã có bản tổng hợp. Mở bản đó, hoặc vẫn lập dự thảo mới.", others, may_add=True)
    told = sources_of_report(campaign, phase, cut_off_on).told
    drafts = first_drafts(
        occasion,
        told,
        words_of(campaign.owner).texts_of(DRAFTED_TEXTS),
        has_targets=Target.objects.filter(campaign=campaign).exists(),
        all_are_heard=all_are_heard(occasion),
    )
    sections = ConsolidationSection.objects.bulk_create(
        ConsolidationSection(consolidation=consolidation, code=section.code) for section in SECTIONS
    )
    lay_out(sections, drafts, {item.item_id: item for item in told})
    journal.record(
        actor, CREATED, consolidation, after={"title": consolidation.title, "cut_off_on": cut_off_on.isoformat()}
    )
    return consolidation


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
        raise with_places(refused, consolidation) from refused
    words = words_of(consolidation.campaign.owner)
    frozen = snapshot_content(facts, origins_of(consolidation.pk), words, to_dict(content))
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


def begin_draft(actor: Any, occasion: Occasion, title: str = "") -> Consolidation:
    """A draft without sections, with the refusals of `create_consolidation` that no press can overrule."""
    day = occasion.cut_off_on
    consolidation = Consolidation(
        campaign=occasion.campaign,
        phase=occasion.phase,
        cut_off_on=day,
        title=title.strip() or title_of(occasion),
        created_by=actor,
        created_at=clock.now(),
    )
    require_office(actor, consolidation)
    _refuse_wrong_day(occasion)
    try:
        with transaction.atomic():
            consolidation.save()
    except IntegrityError as taken:
        same_day = [row for row in others_of(consolidation) if (row.state, row.cut_off_on) == ("drafted", day)]
        raise PeriodIsTold(
            f"Đã có dự thảo tổng hợp chốt số liệu đến ngày {short_date(day)}. Hãy mở dự thảo đó để viết tiếp.",
            same_day,
            may_add=False,
        ) from taken
    return consolidation


def _refuse_wrong_day(occasion: Occasion) -> None:
    day, today = occasion.cut_off_on, clock.today()
    if occasion.phase and occasion.phase.state == "planned":
        raise RuleBroken(f"{occasion.phase} chưa mở nên chưa có báo cáo để tổng hợp.")
    if day > today:
        raise RuleBroken(f"Ngày chốt số liệu không được sau hôm nay ({short_date(today)}).")
    if day < occasion.starts_on:
        raise RuleBroken(f"Ngày chốt số liệu phải từ ngày {short_date(occasion.starts_on)} trở đi.")
