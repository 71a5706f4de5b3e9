"""The office's settings of its papers: how each kind is numbered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Role, Unit
from core import clock
from core.errors import RuleBroken
from documents import services
from documents.forms import MarkingForm, NumberingForm
from documents.models import PaperKind, PaperSettings
from documents.queries import numbering_of


def kept_bodies(user: Any) -> QuerySet[Unit]:
    """Bodies whose papers the user keeps; 403 for who keeps none."""
    bodies = user.unit_ids(Role.OFFICE)
    if not bodies:
        raise PermissionDenied
    return Unit.objects.filter(pk__in=bodies)


@require_GET
def settings_page(request: HttpRequest) -> HttpResponse:
    year = clock.today().year
    marking = set(PaperSettings.objects.filter(marks_papers=True).values_list("body", flat=True))
    bodies = [
        (body, numbering_of(body.pk, year), MarkingForm(initial={"marks_papers": body.pk in marking}))
        for body in kept_bodies(request.user)
    ]
    return render(request, "documents/settings.html", {"bodies": bodies, "year": year})


@require_POST
def marking_edit(request: HttpRequest, body: int) -> HttpResponse:
    unit = get_object_or_404(kept_bodies(request.user), pk=body)
    marks_papers = "marks_papers" in request.POST
    services.set_marking(actor=request.user, body=unit, marks_papers=marks_papers)
    messages.success(
        request,
        "Văn bản lập hoặc trình ký từ nay có mã QR tra cứu dưới Nơi nhận."
        if marks_papers
        else "Văn bản lập hoặc trình ký từ nay không in mã QR tra cứu.",
    )
    return redirect("documents:settings")


@require_http_methods(["GET", "POST"])
def numbering_edit(request: HttpRequest, body: int, kind: str) -> HttpResponse:
    unit = get_object_or_404(kept_bodies(request.user), pk=body)
    if kind not in PaperKind.values:
        raise Http404
    year = clock.today().year
    numbering = next(row for row in numbering_of(unit.pk, year) if row.kind == kind)
    form = NumberingForm(request.POST or None, initial={"mode": numbering.mode, "next_number": numbering.next_number})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_numbering(actor=request.user, body=unit, kind=kind, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error("next_number", str(refusal))
        else:
            messages.success(request, f"Đã lưu cách ghi số {numbering.kind.label.lower()}.")
            return redirect("documents:settings")
    context = {"body": unit, "numbering": numbering, "form": form, "year": year}
    return render(request, "documents/numbering_form.html", context)
