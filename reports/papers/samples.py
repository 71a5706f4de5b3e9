"""Real values for the sentences that the office words itself: those of the body's latest report."""

from accounts.models import Unit
from campaigns.queries.people import office_of
from core.errors import RuleBroken
from documents.texts import Sample
from reports.drafting import opening_values
from reports.models import Consolidation
from reports.papers.summary import closing_values
from reports.papers.urging import urging_values
from reports.queries.facts import occasion_of


def summary_sample(body: Unit) -> Sample | None:
    """The newest summary report of the body: 4 statements."""
    rows = Consolidation.objects.filter(campaign__owner=body).select_related("campaign__owner", "phase__campaign")
    newest = rows.order_by("-pk").first()
    if newest is None:
        return None
    occasion = occasion_of(newest.campaign, newest.phase, newest.cut_off_on)
    values = {**opening_values(occasion), **closing_values(body, newest.title)}
    return Sample(f"bản tổng hợp “{newest.title}”", values)


def urging_sample(body: Unit) -> Sample | None:
    """The body's own office, several units urged: 1 statement."""
    try:
        office = office_of(body)
    except RuleBroken:
        return None
    return Sample(body.name, urging_values(body, office, several=True))
