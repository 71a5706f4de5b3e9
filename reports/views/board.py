"""Bảng theo dõi: the board, the tasks of one of its rows, its export."""

from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Role, Scope
from campaigns.models import Phase, Submission
from campaigns.queries.board import board_tasks as tasks_by_unit
from core import clock
from core.once import calendar_of
from reports.exports import board_workbook
from reports.queries.board import BoardAsk, BoardPage, board_page, tasks_of_lines, units_asked_for
from reports.views.shared import chosen_campaign

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def asked(request: HttpRequest, *, whole: bool = False) -> BoardAsk:
    """What the address asks of the board; words that it does not know ask for nothing."""
    reviewer = request.GET.get("nguoi", "")
    return BoardAsk(
        phase=_number(request.GET.get("dot")),
        chosen=request.GET.get("loc", ""),
        words=request.GET.get("tim", "").strip()[:100],
        reviewer=request.user.pk if reviewer == "toi" else _number(reviewer),
        page=_number(request.GET.get("page")) or 1,
        whole=whole or "in" in request.GET,
    )


def units_of_filter(request: HttpRequest, phase: Phase) -> tuple[int, ...]:
    """Whom the ticked "tất cả đơn vị của bộ lọc" means: the filter stands in the address."""
    return units_asked_for(phase.campaign, phase, clock.today(), asked(request))


def _number(typed: str | None) -> int | None:
    # A longer number is no id of a row, and the database would refuse it.
    return int(typed) if typed and typed.isdecimal() and len(typed) < 10 else None


def _page(request: HttpRequest, *, whole: bool = False) -> BoardPage | None:
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    campaign = chosen_campaign(request)
    if campaign is None:
        return None
    return board_page(campaign, clock.today(), asked(request, whole=whole), calendar_of(request))


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Units × phases of the campaign in use, the numbers as filters, the targets."""
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
            "judged": _judged(request.user, page),
        },
    )


def _judged(user: Any, page: BoardPage | None) -> set[int]:
    """Whose reports the person judges: the office those of the units, the director the office's own, nobody his own."""
    if page is None:
        return set()
    owner, own = page.campaign.owner_id, user.unit_ids(Role.HEAD, Role.STAFF)
    of_units = owner in user.unit_ids(Role.OFFICE, work=Scope.REPORTS)
    of_office = owner in user.unit_ids(Role.DIRECTOR, work=Scope.REPORTS)
    units = (line.row.unit for line in page.lines)
    return {unit.pk for unit in units if unit.pk not in own and (of_office if unit.is_office else of_units)}


@require_GET
def board_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """The tasks of one report, laid into its unit's row when that is opened."""
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    rows = Submission.objects.visible_to(request.user).select_related("phase", "unit")
    submission = get_object_or_404(rows, pk=pk)
    tasks = tasks_by_unit(submission.phase, [submission.unit_id]).get(submission.unit_id, ())
    return render(request, "reports/board_tasks.html", {"submission": submission, "tasks": tasks})


@require_http_methods(["GET", "POST"])
def board_export(request: HttpRequest) -> HttpResponse:
    """The board as XLSX: all rows of the filter, or the units ticked on the page."""
    page = _page(request, whole=True)
    if page is None:
        return redirect("reports:board")
    whole = "every" in request.POST
    ticked = {int(pk) for pk in request.POST.getlist("unit") if pk.isdecimal() and not whole}
    lines = tuple(line for line in page.lines if not ticked or line.row.unit.pk in ticked)
    chosen = BoardPage(**{**page.__dict__, "lines": lines})
    name = f"Bảng theo dõi năm {page.campaign.year} ngày {clock.today():%d-%m-%Y}.xlsx"
    response = HttpResponse(board_workbook(chosen, tasks_of_lines(chosen), clock.now()), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
