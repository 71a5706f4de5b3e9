"""Everything a summary report says, gathered in a fixed number of statements before a word is laid out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from campaigns.models import Campaign, Commemoration, Inspection, Movement, Phase
from campaigns.queries.board import Counts
from campaigns.queries.inspections import inspected_until
from campaigns.queries.results import counted_tasks, list_progress, told_in, told_tasks
from core import clock
from reports.drafting import Occasion, Paragraph
from reports.models import Consolidation, ConsolidationSection, SectionParagraph, SourceLink
from reports.queries.figures import AwardFigures, UnitReturn, award_figures, return_counts, returns_of
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
    # Whether a unit tells of a task that it leads.
    tells_tasks: bool = False

    @property
    def has_returns(self) -> bool:
        """Whether a unit had to report, or would have had to but for a waiver."""
        return bool(self.counts.expected or self.counts.waived)


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
    counts, returns = returns_of(campaign, phase, sources.accepted, clock.today(), until)
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
        tells_tasks=any(item.task_id and item.counts for item in sources.told),
    )


def facts_of(consolidation: Consolidation) -> ReportFacts:
    """The facts of a consolidation as it stands now: 13 statements."""
    campaign, phase, day = consolidation.campaign, consolidation.phase, consolidation.cut_off_on
    return report_facts(
        title=consolidation.title,
        occasion=occasion_of(campaign, phase, day),
        sections=_written(consolidation),
        sources=sources_of_report(campaign, phase, day),
    )


def _written(consolidation: Consolidation) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of all sections with the items that they came from: 3 statements."""
    items: dict[int, list[int]] = defaultdict(list)
    links = SourceLink.objects.filter(paragraph__section__consolidation=consolidation).order_by("pk")
    for paragraph, item in links.values_list("paragraph_id", "item_id"):
        items[paragraph].append(item)
    rows: dict[int, list[Paragraph]] = defaultdict(list)
    paragraphs = SectionParagraph.objects.filter(section__consolidation=consolidation).order_by("position")
    for section, pk, kind, text in paragraphs.values_list("section_id", "pk", "kind", "text"):
        rows[section].append(Paragraph(text, kind, tuple(items[pk])))
    sections = ConsolidationSection.objects.filter(consolidation=consolidation).order_by("id")
    return {code: tuple(rows[pk]) for pk, code in sections.values_list("pk", "code")}


def figures_told(consolidation: Consolidation, code: str, *, is_last_phase: bool, tells_tasks: bool) -> ReportFacts:
    """The facts without any words, and of the computed figures those that the section tells: at most 4 statements."""
    campaign, phase, day = consolidation.campaign, consolidation.phase, consolidation.cut_off_on
    occasion = Occasion(campaign, phase, day, is_last_phase)
    told_phase = None if occasion.is_whole_year else phase
    until = None if phase or occasion.is_whole_year else day
    sources = sources_of_report(campaign, phase, day)
    counts, targets, awards = Counts(), TargetBoard((), ()), AwardFigures((), (), 0, 0)
    inspections: tuple[Inspection, ...] = ()
    if code in ("direction", "awards"):
        counts = return_counts(campaign, phase, clock.today(), until)
    # Beside the annex of the tasks that of the reports is the first, whatever follows.
    if code == "awards" or (code == "direction" and not tells_tasks):
        awards = award_figures(campaign, told_phase, until)
    if code == "direction":
        inspections = tuple(inspected_until(campaign, told_phase, day))
    if code == "targets":
        tasks = told_tasks(campaign, phase) if phase else told_in(counted_tasks(campaign), sources.known)
        targets = target_board(campaign, list_progress(tasks), is_final=occasion.is_whole_year)
    return ReportFacts(
        title=consolidation.title,
        occasion=occasion,
        sections={},
        sources=sources,
        counts=counts,
        returns=(),
        targets=targets,
        awards=awards,
        inspections=inspections,
        tells_tasks=tells_tasks,
    )


def people_of(campaign: Campaign) -> list[Person]:
    """People of the owner itself, leaders first, among whom the signatory is found: 1 statement."""
    people = Person.objects.filter(unit_id=campaign.owner_id, is_active=True)
    return list(people.order_by("-is_leader", "full_name"))
