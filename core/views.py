"""The journal page and the days off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import journal as journal_register
from core import queries, services
from core.errors import RuleBroken
from core.forms import HolidayForm
from core.models import Holiday
from core.sessions import seconds_left
from core.text import without_nul

PAGE_SIZE = 30


@require_GET
@login_not_required
@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponse:
    """The sign for what has no head of its own to name it: a paper in the browser, a print preview."""
    return redirect(static("img/mark.svg"))


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@ensure_csrf_cookie
def session(request: HttpRequest) -> JsonResponse:
    """Whose session an open page meets now, and for how long. A POST says besides that the person is typing."""
    user = request.user
    return JsonResponse(
        {
            "user": user.pk,
            "name": str(user) if user.is_authenticated else "",
            "must_choose": bool(getattr(user, "password_is_given", False)),
            "seconds": seconds_left(request),
        }
    )


@require_GET
@permission_required("core.view_journal", raise_exception=True)
def journal(request: HttpRequest) -> HttpResponse:
    """All journal lines, by kind of act or by person."""
    code, person = without_nul(request.GET.get("viec", "")), without_nul(request.GET.get("nguoi", "")).strip()
    page = Paginator(queries.journal_lines(code=code, person=person), PAGE_SIZE).get_page(request.GET.get("page"))
    actions = sorted(
        (journal_register.action(code) for code in journal_register.registered_codes()), key=lambda act: act.label
    )
    return render(request, "core/journal.html", {"page": page, "code": code, "person": person, "actions": actions})


@permission_required("core.manage_holidays", raise_exception=True)
def holiday_list(request: HttpRequest) -> HttpResponse:
    """Days off and days worked instead, year by year, with a form to add one."""
    form = HolidayForm(request.POST or None)
    if form.is_valid():
        try:
            holiday = services.add_holiday(actor=request.user, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thêm {holiday}.")
            return redirect("core:holiday_list")
    return render(request, "core/holiday_list.html", {"form": form, "holidays": Holiday.objects.order_by("-on")})


@require_POST
@permission_required("core.manage_holidays", raise_exception=True)
def holiday_remove(request: HttpRequest, pk: int) -> HttpResponse:
    holiday = get_object_or_404(Holiday, pk=pk)
    services.remove_holiday(actor=request.user, holiday=holiday)
    messages.success(request, f"Đã bỏ {holiday} khỏi lịch.")
    return redirect("core:holiday_list")
