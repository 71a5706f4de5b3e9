"""Danh mục: what may be given, by what law; new dated rows by the office and administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import SignedInRequest
from awards.forms.law import BaseSalaryForm, KindForm
from awards.models import AwardKind, BaseSalary, LegalPeriod
from awards.queries.law import kind_rows
from awards.services import law as services
from core import clock
from core.errors import RuleBroken
from core.fields import DayField


@require_GET
@permission_required("awards.view_kinds", raise_exception=True)
def kind_list(request: SignedInRequest) -> HttpResponse:
    """The catalogue: by default what is in force on a day (`?ngay=`), with `?tat_ca=1` every row. Five statements."""
    typed = request.GET.get("ngay", "")
    day, refused = clock.today(), ""
    if typed:
        try:
            day = DayField(label="Ngày").clean(typed)
        except ValidationError as error:
            refused = " ".join(error.messages)
    show_all = bool(request.GET.get("tat_ca"))
    rows = kind_rows(day)
    context = {
        "rows": rows if show_all else [row for row in rows if row.is_in_force],
        "day": day,
        "typed": typed,
        "refused": refused,
        "show_all": show_all,
        "salaries": BaseSalary.objects.select_related("entered_by__person"),
        "periods": LegalPeriod.objects.all(),
        "can_manage": request.user.has_perm("awards.manage_kinds"),
    }
    return render(request, "awards/kind_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("awards.manage_kinds", raise_exception=True)
def kind_create(request: SignedInRequest) -> HttpResponse:
    """A kind that the catalogue does not have yet."""
    return _kind_form(request, None)


@require_http_methods(["GET", "POST"])
@permission_required("awards.manage_kinds", raise_exception=True)
def kind_adjust(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new dated row beside the known one; the known one stays as it is."""
    return _kind_form(request, get_object_or_404(AwardKind, pk=pk))


def _kind_form(request: SignedInRequest, source: AwardKind | None) -> HttpResponse:
    form = KindForm(request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        code = source.code if source else f"R{get_random_string(8, '0123456789')}"
        try:
            kind = services.add_kind(actor=request.user, row=form.row(code))
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thêm vào danh mục: {kind}. Dòng cũ được giữ nguyên.")
            return redirect("awards:kind_list")
    return render(request, "awards/kind_form.html", {"form": form, "source": source})


@require_http_methods(["GET", "POST"])
@permission_required("awards.manage_kinds", raise_exception=True)
def salary_create(request: SignedInRequest) -> HttpResponse:
    form = BaseSalaryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_base_salary(actor=request.user, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã thêm mức lương cơ sở. Các mức trước được giữ nguyên.")
            return redirect("awards:kind_list")
    return render(request, "awards/salary_form.html", {"form": form})
