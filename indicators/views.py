"""Chỉ số: what is followed, what was published, and entering it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import SignedInRequest
from core.errors import RuleBroken
from core.models import JournalEntry
from indicators import queries, services
from indicators.forms import ResultForm
from indicators.models import Indicator, OfficialResult


@require_GET
@permission_required("indicators.list_indicators", raise_exception=True)
def indicator_list(request: SignedInRequest) -> HttpResponse:
    """The followed indicators, each with its last results and a picture. Two statements beside the shell's."""
    return render(request, "indicators/indicator_list.html", {"pictures": queries.pictures_for(request.user)})


@require_GET
def indicator_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One indicator with all its results. Three statements beside the shell's."""
    indicator = get_object_or_404(Indicator.objects.visible_to(request.user).select_related("unit"), pk=pk)
    picture = queries.picture_of(indicator)
    ids = [line.result.pk for line in picture.lines]
    label = OfficialResult._meta.label_lower
    context = {
        "indicator": indicator,
        "picture": picture,
        "entries": JournalEntry.objects.filter(object_type=label, object_id__in=ids).for_timeline(),
        "can_enter": request.user.has_perm("indicators.enter_result", indicator),
    }
    return render(request, "indicators/indicator_detail.html", context)


@require_http_methods(["GET", "POST"])
def result_enter(request: SignedInRequest, pk: int, year: int | None = None) -> HttpResponse:
    """Enter a year's result, or correct the one that is there."""
    indicator = get_object_or_404(Indicator.objects.visible_to(request.user).select_related("unit"), pk=pk)
    if not request.user.has_perm("indicators.enter_result", indicator):
        raise PermissionDenied
    result = get_object_or_404(indicator.results, year=year) if year is not None else None
    form = ResultForm(request.POST or None, result=result)
    if request.method == "POST" and form.is_valid():
        entered_year = form.cleaned_data["year"]
        if result is None and indicator.results.filter(year=entered_year).exists():
            form.add_error("year", f"Năm {entered_year} đã có kết quả. Mở trang chỉ số và chọn “Sửa” ở năm đó.")
        else:
            try:
                services.enter_result(
                    actor=request.user, indicator=indicator, year=entered_year, published=form.published
                )
            except RuleBroken as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"Đã lưu kết quả năm {entered_year}.")
                return redirect(indicator)
    return render(request, "indicators/result_form.html", {"form": form, "indicator": indicator, "result": result})
