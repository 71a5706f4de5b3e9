"""The register of legal texts: what papers may cite on a day, and the office's changes to it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import SignedInRequest
from core import clock, timeline
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.filters import LegalFilter
from documents.forms.legal import LapseForm, LegalForm
from documents.models import LegalText
from documents.services import legal as services

PAGE_SIZE = 30


@require_GET
@permission_required("documents.view_legal_texts", raise_exception=True)
def legal_list(request: SignedInRequest) -> HttpResponse:
    """Texts by words, field, kind and whether they are in force. Two statements beside the shell's."""
    chosen = LegalFilter(request.GET, queryset=LegalText.objects.select_related("replaced_by"))
    page = Paginator(chosen.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    today = clock.today()
    context = {
        "filter": chosen,
        "page": page,
        "rows": [(text, text.standing_on(today)) for text in page.object_list],
        "today": today,
        "can_manage": request.user.has_perm("documents.manage_legal_texts"),
    }
    return render(request, "documents/legal_list.html", context)


@require_GET
@permission_required("documents.view_legal_texts", raise_exception=True)
def legal_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """How the text is cited, since when and until when it holds, its history."""
    return _page(request, _found(pk))


def _found(pk: int) -> LegalText:
    return get_object_or_404(LegalText.objects.select_related("amends", "replaced_by", "entered_by__person"), pk=pk)


def _page(request: SignedInRequest, text: LegalText, *, lapse_form: LapseForm | None = None) -> HttpResponse:
    today = clock.today()
    may_manage = request.user.has_perm("documents.manage_legal_texts")
    context = {
        "text": text,
        "standing": text.standing_on(today),
        "amendments": text.amendments.all(),
        "replaced": text.replaced.all(),
        "can_manage": may_manage,
        "lapse_form": (lapse_form or LapseForm(text=text)) if may_manage and text.valid_to is None else None,
        "timeline": timeline.lines(JournalEntry.objects.about(text).for_timeline()),
    }
    return render(request, "documents/legal_detail.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("documents.manage_legal_texts", raise_exception=True)
def legal_create(request: SignedInRequest) -> HttpResponse:
    form = LegalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            text = services.add_legal_text(actor=request.user, facts=form.facts)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thêm {text.spoken}.")
            return redirect(text)
    return render(request, "documents/legal_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@permission_required("documents.manage_legal_texts", raise_exception=True)
def legal_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    text = _found(pk)
    form = LegalForm(request.POST or None, text=text)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_legal_text(actor=request.user, text=text, facts=form.facts, read=request.POST.get("read", ""))
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu. Dự thảo lập từ nay theo nội dung mới; văn bản đã lập giữ nguyên.")
            return redirect(text)
    read = request.POST.get("read") or services.LegalFacts.of(text).fingerprint
    return render(request, "documents/legal_form.html", {"form": form, "text": text, "read": read})


@require_POST
@permission_required("documents.manage_legal_texts", raise_exception=True)
def legal_lapse(request: SignedInRequest, pk: int) -> HttpResponse:
    text = _found(pk)
    form = LapseForm(request.POST, text=text)
    if form.is_valid():
        try:
            services.lapse_legal_text(actor=request.user, text=text, **form.cleaned_data)
        except RuleBroken as refusal:
            text.refresh_from_db()
            if text.valid_to is not None:
                # Somebody was faster: the page has no form any more that could hold the refusal.
                messages.error(request, str(refusal))
                return redirect(text)
            form.add_error("last_day", str(refusal))
        else:
            messages.success(request, f"Đã ghi {text.spoken} hết hiệu lực.")
            return redirect(text)
    return _page(request, text, lapse_form=form)
