"""The campaign of the body above that a campaign follows, and which own tasks serve those given there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.forms.campaigns import SuperiorForm
from campaigns.models import Campaign
from campaigns.queries.cascading import campaigns_to_follow, served_tasks
from campaigns.views.campaigns import managed_campaign
from core.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def campaign_superior(request: HttpRequest, pk: int) -> HttpResponse:
    """The office says which campaign its own one follows; beneath stands what was given there and what serves it."""
    campaign = managed_campaign(request, pk)
    offered = campaigns_to_follow(campaign)
    data = request.POST if request.method == "POST" else None
    form = SuperiorForm(data, campaigns=offered, initial={"superior": campaign.superior_id})
    if request.method == "POST" and form.is_valid():
        superior: Campaign | None = form.cleaned_data["superior"]
        try:
            services.follow_campaign(actor=request.user, campaign=campaign, superior=superior)
        except RuleBroken as refusal:
            form.add_error("superior", str(refusal))
        else:
            messages.success(
                request,
                f"Phong trào nay hưởng ứng “{superior}”. Việc tiếp theo: nối nhiệm vụ của mình với nhiệm vụ được giao."
                if superior
                else "Phong trào nay không theo phong trào cấp trên nào.",
            )
            return redirect("campaigns:campaign_superior", pk)
    return render(
        request,
        "campaigns/campaign_superior.html",
        {"campaign": campaign, "form": form, "has_choice": bool(offered), "served": served_tasks(campaign)},
    )
