"""What the pages of the top floor share: the campaign in use."""

from django.http import HttpRequest

from campaigns.models import Campaign
from reports.navigation import CAMPAIGN_IN_SESSION, campaign_in_use


def chosen_campaign(request: HttpRequest) -> Campaign | None:
    """The campaign of the top bar among those the user sees: one statement."""
    campaigns = Campaign.objects.visible_to(request.user).select_related("owner")
    return campaign_in_use(campaigns, request.session.get(CAMPAIGN_IN_SESSION))
