"""Real values for the sentences that the office words itself: those of the body's latest approved nominations."""

from accounts.models import Unit
from awards.models import Nomination
from awards.papers.decision import Rewarded, decision_values
from documents.texts import Sample


def decision_sample(body: Unit) -> Sample | None:
    """The newest phase of the body in which somebody was approved: 3 statements."""
    approved = Nomination.objects.filter(state="approved", phase__campaign__owner=body)
    rows = list(approved.select_related("kind", "phase__campaign__owner").order_by("-phase__ends_on", "pk"))
    if not rows:
        return None
    phase = rows[0].phase
    rewarded = Rewarded.of(row for row in rows if row.phase_id == phase.pk)
    values = decision_values(phase, rewarded)
    known = {name: value for name, value in values.items() if value}
    return Sample(f"{phase} năm {phase.campaign.year}", known)
