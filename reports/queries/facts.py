"""Everything a summary report says, gathered in a fixed number of statements before a word is laid out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from campaigns.models import Campaign, Commemoration, Inspection, Movement, Phase
from campaigns.queries.board import Counts
from campaigns.queries.inspections import inspected_until
from campaigns.queries.results import counted_tasks, list_progress, told_in, told_tasks
from core import clock
from reports.drafting import Occasion, Paragraph
from reports.models import Consolidation, ConsolidationSection
from reports.queries.figures import AwardFigures, UnitReturn, award_figures, returns_of
from reports.queries.sources import Sources, sources_of_report
from reports.queries.targets import TargetBoard, target_board


@dataclass(frozen=True)
class ReportFacts:
    """The report's words by section, and its computed figures."""

    title: str
    occasion: Occasion
    sections: Mapping[str, Sequence[Paragraph]]
    sources: Sources
    counts: Counts
    returns: tuple[UnitReturn, ...]
    targets: TargetBoard
    awards: AwardFigures
    inspections: tuple[Inspection, ...] = ()


def occasion_of(campaign: Campaign, phase: Phase | None, cut_off_on: date) -> Occasion:
    """What a report is about: 3 statements."""
    phases = list(Phase.objects.filter(campaign=campaign).order_by("ordinal"))
    occasions = Commemoration.objects.filter(phase=phase).order_by("ordinal") if phase else []
    return Occasion(
        campaign=campaign,
        phase=phase,
        cut_off_on=cut_off_on,
        is_last_phase=phase is not None and len(phases) > 1 and phase.pk == phases[-1].pk,
        commemorations=tuple(f"{each.years} năm {each.name}" if each.years else each.name for each in occasions),
        movements=tuple(Movement.objects.filter(campaign=campaign).order_by("ordinal").values_list("name", flat=True)),
        campaign_starts_on=min((each.starts_on for each in phases), default=None),
    )


def report_facts(
    *, title: str, occasion: Occasion, sections: Mapping[str, Sequence[Paragraph]], sources: Sources
) -> ReportFacts:
    """The computed figures beside the given words: 6 statements beside those of the sources."""
    campaign, phase = occasion.campaign, occasion.phase
    # The report of the last phase tells the whole year, as the final one of the campaign does.
    told_phase = None if occasion.is_whole_year else phase
    until = None if phase or occasion.is_whole_year else occasion.cut_off_on
    # A report of a phase counts its targets without reading all that was told in the phases before.
    tasks = told_tasks(campaign, phase) if phase else told_in(counted_tasks(campaign), sources.known)
    counts, returns = returns_of(campaign, phase, sources.told, clock.today(), until)
    return ReportFacts(
        title=title,
        occasion=occasion,
        sections=sections,
        sources=sources,
        counts=counts,
        returns=returns,
        targets=target_board(campaign, list_progress(tasks), is_final=occasion.is_whole_year),
        awards=award_figures(campaign, told_phase, until),
        inspections=tuple(inspected_until(campaign, told_phase, occasion.cut_off_on)),
    )


def facts_of(
    consolidation: Consolidation,
    sources: Sources | None = None,
    rows: Iterable[ConsolidationSection] | None = None,
) -> ReportFacts:
    """The facts of a consolidation as it stands now: 12 statements; 1 less when its sections were read before (`rows`)."""
    campaign, phase, day = consolidation.campaign, consolidation.phase, consolidation.cut_off_on
    kept = consolidation.sections.order_by("id") if rows is None else rows
    sections = {section.code: tuple(paragraphs_of(section.paragraphs)) for section in kept}
    return report_facts(
        title=consolidation.title,
        occasion=occasion_of(campaign, phase, day),
        sections=sections,
        sources=sources or sources_of_report(campaign, phase, day),
    )


def paragraphs_of(stored: Sequence[Mapping[str, object]]) -> list[Paragraph]:
    """The paragraphs as they were stored."""
    return [
        Paragraph(text=str(each["text"]), kind=str(each["kind"]), items=tuple(each["items"]))  # type: ignore[arg-type]
        for each in stored
    ]


def people_of(campaign: Campaign) -> list[Person]:
    """People of the owner itself, leaders first, among whom the signatory is found: 1 statement."""
    people = Person.objects.filter(unit_id=campaign.owner_id, is_active=True)
    return list(people.order_by("-is_leader", "full_name"))
