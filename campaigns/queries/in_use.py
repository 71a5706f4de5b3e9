"""Which campaign a person is looking at: that of the address, else the one chosen in the top bar and kept in the session."""

from collections.abc import Iterable

from django.http import HttpRequest

from campaigns.models import Campaign

CAMPAIGN_IN_SESSION = "campaign_id"
# An address that was sent on or kept shows the same campaign, whatever another window chose meanwhile.
CAMPAIGN_IN_ADDRESS = "phongtrao"


def campaign_in_use(campaigns: Iterable[Campaign], request: HttpRequest) -> Campaign | None:
    """That of the address, the chosen one, the running one of the latest year, else the latest. No statement beyond
    `campaigns`, which are those that the person may see."""
    latest_first = sorted(campaigns, key=lambda campaign: (campaign.state == "running", campaign.year), reverse=True)
    by_id = {str(campaign.pk): campaign for campaign in latest_first}
    wanted = (request.GET.get(CAMPAIGN_IN_ADDRESS, ""), str(request.session.get(CAMPAIGN_IN_SESSION)))
    chosen = (by_id[asked] for asked in wanted if asked in by_id)
    return next(chosen, latest_first[0] if latest_first else None)
