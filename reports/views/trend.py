"""The rows behind a number of the comparison with the year before."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.models import Role
from campaigns.deadlines import display_state
from campaigns.models import Campaign, Phase
from core import clock
from reports.queries import trend as queries


@require_GET
def trend_rows(request: HttpRequest, pk: int, chosen: str) -> HttpResponse:
    """Reports of one phase by the end of a day, tasks completed, or awards of the campaign by then."""
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    owners = request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)
    campaign = get_object_or_404(Campaign.objects.filter(owner_id__in=owners), pk=pk)
    context: dict[str, object] = {"campaign": campaign}
    until = min(_day(request.GET.get("den", "")) or clock.today(), clock.today())
    if chosen == queries.TASKS:
        context |= {
            "heading": "Nhiệm vụ hoàn thành",
            "until": until,
            "tasks": queries.tasks_behind(campaign, until),
        }
    elif chosen == queries.LISTED:
        phase = _phase(request, campaign) if "dot" in request.GET else None
        heading = f"Nhiệm vụ của hai danh mục: đến {str(phase).lower()}" if phase else "Nhiệm vụ của hai danh mục"
        context |= {"heading": heading, "listed": queries.listed_behind(campaign, phase)}
    elif chosen == queries.AWARDS:
        context |= {"heading": "Khen thưởng", "until": until, "awards": queries.awards_behind(campaign, until)}
    elif chosen in queries.MEASURES:
        phase = _phase(request, campaign)
        rows = queries.reports_behind(phase, chosen, until)
        context |= {
            "heading": f"{queries.MEASURES[chosen]}: {str(phase).lower()}",
            "until": until,
            "reports": [(row, display_state(row, clock.today())) for row in rows],
        }
    else:
        raise Http404("Không có số liệu này.")
    return render(request, "reports/trend_rows.html", context)


def _phase(request: HttpRequest, campaign: Campaign) -> Phase:
    typed = request.GET.get("dot", "")
    # A longer number is no phase, and the database would refuse it.
    ordinal = int(typed) if typed.isdecimal() and len(typed) < 3 else 0
    return get_object_or_404(campaign.phases, ordinal=ordinal)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
