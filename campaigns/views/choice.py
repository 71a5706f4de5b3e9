"""Choosing the campaign that all pages then show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from campaigns.models import Campaign
from campaigns.queries.in_use import CAMPAIGN_IN_SESSION


@require_POST
def campaign_choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice for this session and begin at the first page: the page left behind may belong to the other one."""
    chosen = request.POST.get("campaign", "")
    if not chosen.isdecimal():
        raise Http404
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=chosen)
    request.session[CAMPAIGN_IN_SESSION] = campaign.pk
    return redirect("/")
