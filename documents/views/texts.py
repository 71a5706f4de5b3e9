"""The sentences of papers that the office words itself: list, editing with a preview on real data, versions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Unit
from core import clock
from core.errors import EditConflict, RuleBroken
from core.text import without_nul
from documents.forms.texts import TextForm
from documents.models import PaperTextVersion
from documents.queries.texts import sample_of, texts_by_paper, versions_of
from documents.services import texts as services
from documents.texts import Sample, TextKind, kind_of, refuse_wrong_text, tidied
from documents.texts.filling import parts_of
from documents.views.settings import kept_bodies


@require_GET
def text_list(request: HttpRequest) -> HttpResponse:
    """Every text as it holds today, by paper. Two statements beside the shell's for one body."""
    bodies = [(body, texts_by_paper(body)) for body in kept_bodies(request.user)]
    return render(request, "documents/text_list.html", {"bodies": bodies})


def _found(request: HttpRequest, body: int, code: str) -> tuple[Unit, TextKind]:
    unit = get_object_or_404(kept_bodies(request.user), pk=body)
    kind = kind_of(code)
    if kind is None:
        raise Http404
    return unit, kind


def preview_of(sample: Sample, kind: TextKind, text: str) -> dict[str, Any]:
    """The text filled with the body's latest values, or the sentence that refuses it."""
    line = tidied(text)
    try:
        refuse_wrong_text(kind, line)
    except RuleBroken as refusal:
        return {"origin": sample.origin, "parts": (), "refusal": str(refusal)}
    return {"origin": sample.origin, "parts": parts_of(line, sample.values), "refusal": ""}


@require_http_methods(["GET", "POST"])
def text_edit(request: HttpRequest, body: int, code: str) -> HttpResponse:
    """The text with its places, its preview and its versions; `preview` among what is posted shows without saving."""
    unit, kind = _found(request, body, code)
    versions = versions_of(unit, kind)
    newest = max((row.version for row in versions if row.version), key=lambda version: version.pk, default=None)
    # A wording that has not come to its day is what an editor goes on with.
    coming = newest if newest and newest.valid_from > clock.today() else None
    current = coming.text if coming else next(row.text for row in versions if row.standing == "used")
    initial = {
        "text": current,
        "valid_from": coming.valid_from if coming else clock.today(),
        "seen": newest.pk if newest else 0,
    }
    form = TextForm(request.POST or None, kind=kind, initial=initial)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        try:
            services.reword_text(actor=request.user, body=unit, code=code, **form.cleaned_data)
        except EditConflict as conflict:
            # What was typed stays; the next press goes over what the colleague saved.
            typed = {**request.POST.dict(), "seen": getattr(conflict.current, "pk", 0)}
            form = TextForm(typed, kind=kind, initial=initial)
            form.add_error(None, str(conflict))
            versions = versions_of(unit, kind)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu câu mẫu. Văn bản lập từ ngày áp dụng sẽ theo câu này.")
            return redirect("documents:text_edit", unit.pk, code)
    sample = sample_of(unit, kind)
    context = {
        "body": unit,
        "kind": kind,
        "form": form,
        "coming": coming,
        "places": [(place, sample.values[place.name]) for place in kind.places],
        "preview": preview_of(sample, kind, without_nul(request.POST.get("text", current))),
        "versions": versions,
    }
    return render(request, "documents/text_edit.html", context)


@require_POST
def text_preview(request: HttpRequest, body: int, code: str) -> HttpResponse:
    """The preview alone, for the page's script; keeps nothing."""
    unit, kind = _found(request, body, code)
    return render(
        request,
        "documents/text_preview.html",
        {"preview": preview_of(sample_of(unit, kind), kind, without_nul(request.POST.get("text", "")))},
    )


@require_POST
def text_restore(request: HttpRequest, body: int, code: str) -> HttpResponse:
    """An earlier version by its id, or the registered wording where none is named."""
    unit, kind = _found(request, body, code)
    named = request.POST.get("version", "")
    version = None
    if named:
        versions = PaperTextVersion.objects.of_text(unit, kind.code)
        version = get_object_or_404(versions, pk=int(named) if named.isdecimal() else 0)
    services.restore_text(actor=request.user, body=unit, code=code, version=version)
    messages.success(request, "Đã dùng lại câu mẫu này từ hôm nay.")
    return redirect("documents:text_edit", unit.pk, code)
