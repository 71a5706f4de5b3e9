"""The first page of each role. A person with several roles sees the union, the wider view first."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import Role
from core import clock
from core.timeline import lines
from reports.queries import homes
from reports.queries.units import unit_results
from reports.views.shared import chosen_campaign


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Việc của tôi for a unit's people, Tổng quan for office and director, the registers for the administrator."""
    user, roles, now = request.user, request.user.roles, clock.now()
    leads = bool(roles & {Role.OFFICE, Role.DIRECTOR})
    campaign = chosen_campaign(request) if leads else None
    overview = homes.overview(campaign, clock.today()) if campaign else None
    context = {
        "is_office": Role.OFFICE in roles,
        "is_director": Role.DIRECTOR in roles,
        "leads": leads,
        "belongs": bool(roles & {Role.HEAD, Role.STAFF}),
        "has_roles": bool(roles),
        "now": now,
        "overview": overview,
        "latest": lines(overview.latest, named=True) if overview else [],
        "work": homes.my_work(user, now) if roles & {Role.HEAD, Role.STAFF, Role.OFFICE} else None,
        "registers": homes.registers(clock.today()) if Role.ADMIN in roles else None,
    }
    return render(request, "reports/home.html", context)


@require_GET
def unit_results_page(request: HttpRequest) -> HttpResponse:
    """The unit's reports of all years, its punctuality, its awards."""
    if not request.user.has_perm("reports.view_unit_results"):
        raise PermissionDenied
    return render(request, "reports/unit_results.html", {"results": unit_results(request.user, clock.today())})
