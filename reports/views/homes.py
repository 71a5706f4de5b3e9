"""The first page of each role. A person with several roles sees the union, the wider view first."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import Role, Scope
from accounts.queries import standing_without_role
from campaigns.models import Campaign
from campaigns.queries.new_year import to_plan_anew
from core import clock
from core.once import calendar_of
from reports.navigation import seen
from reports.queries import homes
from reports.queries import overview as glances
from reports.views.shared import chosen_campaign


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Việc của tôi for a unit's people, Tổng quan for office and director, the registers for the administrator."""
    roles, now = request.user.roles, clock.now()
    leads = bool(roles & {Role.OFFICE, Role.DIRECTOR})
    campaign = chosen_campaign(request) if leads else None
    overview = _overview(campaign, request) if campaign else None
    is_office, is_director = Role.OFFICE in roles, Role.DIRECTOR in roles
    context = {
        "is_office": is_office,
        "is_director": is_director,
        "leads": leads,
        "belongs": bool(roles & {Role.HEAD, Role.STAFF}),
        "has_roles": bool(roles),
        "now": now,
        "overview": overview,
        "latest": glances.latest_acts(overview) if overview and is_office else [],
        # A deputy is not shown as waiting for him what his delegation does not cover.
        "own_to_review": overview.own_to_review if overview and _directs_reports(request, campaign) else (),
        "papers": homes.papers_to_sign(request.user) if seen(request).counts["to_sign"] else [],
        "standing": standing_without_role(request.user) if not roles else None,
        "to_plan_anew": to_plan_anew(seen(request).campaigns, request.user, clock.today()) if is_office else [],
        "work": _work(request, now, only_cards=leads),
        "registers": homes.registers(clock.today()) if Role.ADMIN in roles else None,
    }
    return render(request, "reports/home.html", context)


def _overview(campaign: Campaign, request: HttpRequest) -> glances.Overview:
    may_miss = bool(seen(request).counts["answers_overdue"])
    return glances.overview(campaign, clock.today(), calendar_of(request), may_miss_answers=may_miss)


def _directs_reports(request: HttpRequest, campaign: Campaign | None) -> bool:
    return campaign is not None and request.user.holds(Role.DIRECTOR, campaign.owner_id, Scope.REPORTS)


def _work(request: HttpRequest, now: datetime, *, only_cards: bool) -> homes.MyWork | None:
    """What the person does for a unit of his own or in the office; beside an overview only what is due."""
    if not request.user.unit_ids(Role.HEAD, Role.STAFF, Role.OFFICE):
        return None
    calendar, counts = calendar_of(request), seen(request).counts
    if only_cards:
        return homes.MyWork(cards=homes.cards_to_do(request.user, now, calendar, counts))
    return homes.my_work(request.user, now, calendar, counts)
