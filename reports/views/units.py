"""Kết quả của đơn vị: the list of units for who reads several, one unit's page, and the same on paper."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Role, Unit
from core import clock
from core.once import calendar_of
from documents.downloads import print_or_queue
from reports.papers.unit_results import unit_results_paper
from reports.queries import units as queries

PAGE_SIZE = 50


@require_GET
@permission_required("reports.view_unit_results", raise_exception=True)
def unit_results_list(request: HttpRequest) -> HttpResponse:
    """Who reads one unit only has its page; others choose."""
    units: Any = queries.units_to_read(request.user)
    if not request.user.unit_ids(Role.OFFICE, Role.DIRECTOR):
        # One's own units are so few that they are read, not counted first.
        units = list(units)
    page = Paginator(units, PAGE_SIZE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return _show(request, page.object_list[0], is_alone=True)
    context = {"page": page, "records": queries.records_of(page.object_list, clock.today())}
    return render(request, "reports/unit_results_list.html", context)


@require_GET
@permission_required("reports.view_unit_results", raise_exception=True)
def unit_results_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's results of all years, or of the year in the address; a foreign unit is 404."""
    return _show(request, get_object_or_404(queries.units_to_read(request.user), pk=pk), is_alone=False)


@require_http_methods(["GET", "POST"])
@permission_required("reports.view_unit_results", raise_exception=True)
def unit_results_print(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The same as a PDF."""
    unit = get_object_or_404(queries.units_to_read(request.user), pk=pk)
    today, year = clock.today(), _year(request)
    content = unit_results_paper(queries.unit_results(unit, today, year, calendar_of(request)), today)
    name = f"Kết quả thi đua - {unit.name}{f' - {year}' if year else ''}.pdf"
    return print_or_queue(
        request, content, name=name, back=reverse("reports:unit_results_detail", args=[pk]), inline=True
    )


def _show(request: HttpRequest, unit: Unit, *, is_alone: bool) -> HttpResponse:
    results = queries.unit_results(unit, clock.today(), _year(request), calendar_of(request))
    if results.year is not None and results.year not in results.years:
        return redirect(request.path)
    return render(request, "reports/unit_results.html", {"results": results, "is_alone": is_alone})


def _year(request: HttpRequest) -> int | None:
    """The year of the address; what is none is left aside."""
    typed = request.GET.get("nam", "")
    return int(typed) if typed.isdecimal() and len(typed) == 4 else None
