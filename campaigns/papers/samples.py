"""Real values for the sentences that the office words itself: those of the body's latest campaign and report."""

from accounts.models import Unit
from campaigns.models import Campaign, SubmissionRevision
from campaigns.papers.plan import phase_values, plan_values
from campaigns.papers.receipt import receipt_values
from campaigns.papers.unit_report import report_values
from campaigns.queries.people import office_of
from campaigns.queries.plans import campaign_page
from core.errors import RuleBroken
from documents.texts import Sample


def plan_sample(body: Unit) -> Sample | None:
    """The body's latest campaign and its first phase."""
    campaign = _latest_campaign(body)
    office = _office_of(body)
    if campaign is None or office is None:
        return None
    page = campaign_page(campaign)
    first = phase_values(page.phases[0]) if page.phases else {}
    return _sample(str(campaign), {**plan_values(page, office), **first})


def participants_sample(body: Unit) -> Sample | None:
    """The same, with the units of that campaign by name."""
    sample, campaign = plan_sample(body), _latest_campaign(body)
    if sample is None or campaign is None:
        return None
    return _sample(sample.origin, {**sample.values, "cac_don_vi": "; ".join(map(str, campaign.participants.all()))})


def report_sample(body: Unit) -> Sample | None:
    """The latest report that a unit of the body handed in."""
    revision, office = _latest(body), _office_of(body)
    if revision is None or office is None:
        return None
    submission = revision.submission
    return _sample(
        f"báo cáo của {submission.unit}", {**receipt_values(revision, office), **report_values(revision, office)}
    )


def _latest_campaign(body: Unit) -> Campaign | None:
    return Campaign.objects.filter(owner=body).select_related("owner", "plan").order_by("-year", "-pk").first()


def _latest(body: Unit) -> SubmissionRevision | None:
    revisions = SubmissionRevision.objects.filter(submission__phase__campaign__owner=body)
    return revisions.select_related("submission__unit", "submission__phase__campaign__owner").order_by("-pk").first()


def _office_of(body: Unit) -> Unit | None:
    try:
        return office_of(body)
    except RuleBroken:
        return None


def _sample(origin: str, values: dict[str, str]) -> Sample:
    return Sample(origin, {name: value for name, value in values.items() if value})
