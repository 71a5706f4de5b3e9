"""Bảng theo dõi: the board, its export, and the reminder sent from it."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.models import Submission
from core import clock
from reports import services
from reports.exports import board_workbook
from reports.queries.board import BoardPage, board_page
from reports.views.shared import chosen_campaign

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _page(request: HttpRequest) -> BoardPage | None:
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    campaign = chosen_campaign(request)
    if campaign is None:
        return None
    ordinal = request.GET.get("dot", "")
    return board_page(
        campaign,
        clock.today(),
        phase_ordinal=int(ordinal) if ordinal.isdecimal() else None,
        chosen=request.GET.get("loc", ""),
    )


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Units × phases of the campaign in use, the five numbers as filters, the targets."""
    page = _page(request)
    may_remind = request.user.has_perm("reports.remind_units")
    return render(
        request,
        "reports/board.html",
        {
            "board": page,
            "now": clock.now(),
            "may_remind": may_remind,
            "may_urge": may_remind and page is not None and page.has_owing,
        },
    )


@require_http_methods(["GET", "POST"])
def board_export(request: HttpRequest) -> HttpResponse:
    """The board as XLSX: all rows of the filter, or the units ticked."""
    page = _page(request)
    if page is None:
        return redirect("reports:board")
    ticked = {int(pk) for pk in request.POST.getlist("unit") if pk.isdecimal()}
    lines = tuple(line for line in page.lines if not ticked or line.row.unit.pk in ticked)
    chosen = BoardPage(**{**page.__dict__, "lines": lines})
    name = f"Bảng theo dõi năm {page.campaign.year} ngày {clock.today():%d-%m-%Y}.xlsx"
    response = HttpResponse(board_workbook(chosen, clock.today()), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@require_POST
def board_remind(request: HttpRequest) -> HttpResponse:
    """The ticked units are reminded now of the reports that they owe."""
    if not request.user.has_perm("reports.remind_units"):
        raise PermissionDenied
    units = [int(pk) for pk in request.POST.getlist("unit") if pk.isdecimal()]
    owed = Submission.objects.visible_to(request.user).filter(unit_id__in=units, phase__state="open")
    told = services.remind_units(
        actor=request.user,
        submissions=owed.select_related("phase__campaign", "unit").order_by("due_on", "unit__position"),
    )
    messages.success(request, f"Đã nhắc {told} báo cáo. Người của đơn vị nhận được thông báo và thư.")
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else reverse("reports:board"))
