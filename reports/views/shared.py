"""What the pages of the top floor share: the campaign in use."""

from django.http import HttpRequest

from campaigns.models import Campaign
from campaigns.queries.in_use import campaign_in_use
from reports.navigation import seen


def chosen_campaign(request: HttpRequest) -> Campaign | None:
    """The campaign of the address or of the top bar, among those the user sees: no statement beyond that of the shell."""
    return campaign_in_use(seen(request).campaigns, request)
