"""Real values for the sentences that the office words itself: those of the body's latest report and phase."""

from collections.abc import Mapping

from accounts.models import Unit
from campaigns.models import Phase
from campaigns.queries.people import office_of
from core import clock
from core.errors import RuleBroken
from core.models import Holiday
from documents.texts import Sample
from reports.drafting import drafting_values
from reports.models import Consolidation
from reports.papers.invitation import invitation_values
from reports.papers.summary import awards_values, closing_values, inspections_values, returns_values, union_of
from reports.papers.urging import standing_of_all, urging_values
from reports.queries.facts import facts_of, occasion_of
from reports.queries.urging import owing_in, urging_of, usual_answer_day


def summary_sample(body: Unit) -> Sample | None:
    """The newest summary report of the body: 4 statements."""
    newest = _newest_report(body)
    if newest is None:
        return None
    occasion = occasion_of(newest.campaign, newest.phase, newest.cut_off_on)
    union = {"cong_doan": union_of(newest.campaign.recipients)}
    return _sample(_named(newest), {**drafting_values(occasion), **closing_values(body, newest.title), **union})


def figures_sample(body: Unit) -> Sample | None:
    """The figures of the newest summary report of the body: as many statements as its paper."""
    newest = _newest_report(body)
    if newest is None:
        return None
    facts = facts_of(newest)
    return _sample(_named(newest), {**returns_values(facts), **inspections_values(facts), **awards_values(facts)})


def urging_sample(body: Unit) -> Sample | None:
    """The units that owe a report of the body's latest phase: 5 statements."""
    phase = _latest_phase(body)
    try:
        office = office_of(body)
    except RuleBroken:
        return None
    owing = owing_in(phase) if phase else []
    if phase is None or not owing:
        return None
    answer_by = usual_answer_day(phase, Holiday.objects.calendar(), owing)
    urging = urging_of(phase, office, owing, answer_by=answer_by)
    told = {**urging_values(urging), "tinh_hinh": standing_of_all(urging)}
    return _sample(f"{phase} năm {phase.campaign.year}", told)


def invitation_sample(body: Unit) -> Sample | None:
    """The meeting about the body's latest phase: 3 statements."""
    phase = _latest_phase(body)
    if phase is None:
        return None
    occasion = occasion_of(phase.campaign, phase, clock.today())
    return _sample(f"{phase} năm {phase.campaign.year}", invitation_values(occasion))


def _newest_report(body: Unit) -> Consolidation | None:
    rows = (
        Consolidation.objects.in_use().filter(campaign__owner=body).select_related("campaign__owner", "phase__campaign")
    )
    return rows.order_by("-pk").first()


def _latest_phase(body: Unit) -> Phase | None:
    phases = Phase.objects.filter(campaign__owner=body).exclude(state="planned").select_related("campaign__owner")
    return phases.order_by("-campaign__year", "-ordinal").first()


def _named(report: Consolidation) -> str:
    return f"bản tổng hợp “{report.title}”"


def _sample(origin: str, values: Mapping[str, str]) -> Sample:
    return Sample(origin, {name: value for name, value in values.items() if value})
