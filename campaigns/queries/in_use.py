"""Which campaign a person is looking at: the one chosen in the top bar, kept in the session."""

from collections.abc import Iterable

from campaigns.models import Campaign

CAMPAIGN_IN_SESSION = "campaign_id"


def campaign_in_use(campaigns: Iterable[Campaign], chosen_id: int | None) -> Campaign | None:
    """The chosen campaign, else the running one of the latest year, else the latest. No statement beyond `campaigns`."""
    latest_first = sorted(campaigns, key=lambda campaign: (campaign.state == "running", campaign.year), reverse=True)
    chosen = (campaign for campaign in latest_first if campaign.pk == chosen_id)
    return next(chosen, latest_first[0] if latest_first else None)
