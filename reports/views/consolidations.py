"""Tổng hợp: the list, the desk, and what leads from draft to paper."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from documents.content import Paper, PaperRefused
from documents.downloads import print_or_queue
from documents.letterhead import signature_of
from documents.queries.texts import words_of
from documents.services import print_paper
from documents.uploads import CONTENT_TYPES, DOCX
from reports import services
from reports.drafting import sources_of
from reports.forms import ConsolidationForm, paragraphs_typed
from reports.models import Consolidation, ConsolidationSection
from reports.papers import awards_sentence, report_paper, returns_sentence
from reports.queries.desk import desk
from reports.queries.facts import facts_of, people_of
from reports.queries.figures import task_figures
from reports.views.shared import chosen_campaign
from reports.workflow import CONSOLIDATION

STEPS = ("Dự thảo", "Hoàn tất", "Văn bản")
COMPUTED = ("direction", "professional", "reform", "targets", "awards")


def _visible(request: HttpRequest, pk: int) -> Consolidation:
    rows = Consolidation.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("campaign__owner", "phase", "paper"), pk=pk)


def _managed(request: HttpRequest, pk: int) -> Consolidation:
    consolidation = _visible(request, pk)
    if not request.user.has_perm("reports.manage_consolidation", consolidation):
        raise PermissionDenied
    return consolidation


def _section(request: HttpRequest, pk: int, code: str) -> ConsolidationSection:
    return get_object_or_404(ConsolidationSection, consolidation=_managed(request, pk), code=code)


@require_http_methods(["GET", "POST"])
def consolidation_list(request: HttpRequest) -> HttpResponse:
    """Summary reports of the campaign in use; the office begins a new one here."""
    if not request.user.has_perm("reports.add_consolidation"):
        raise PermissionDenied
    campaign = chosen_campaign(request)
    if campaign is None:
        return render(request, "reports/consolidation_list.html", {"campaign": None})
    form = ConsolidationForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_consolidation(
                actor=request.user,
                campaign=campaign,
                phase=form.cleaned_data["phase"],
                cut_off_on=form.cleaned_data["cut_off_on"],
            )
        except RuleBroken as refusal:
            form.add_error("cut_off_on", str(refusal))
        else:
            messages.success(request, "Đã lập dự thảo từ các báo cáo được chấp nhận.")
            return redirect(made)
    rows = Consolidation.objects.visible_to(request.user).filter(campaign=campaign)
    rows = rows.select_related("phase", "paper__body", "created_by__person").order_by("-id")
    phases = campaign.phases.exclude(state="planned").order_by("ordinal")
    context = {"campaign": campaign, "form": form, "rows": list(rows), "phases": phases}
    return render(request, "reports/consolidation_list.html", context)


def _desk_page(
    request: HttpRequest, consolidation: Consolidation, code: str, *, clash: dict[str, Any] | None = None
) -> HttpResponse:
    page = desk(consolidation, code)
    facts = facts_of(consolidation, page.sources) if page.outline.code in COMPUTED else None
    words = words_of(consolidation.campaign.owner)
    manages = request.user.has_perm("reports.manage_consolidation", consolidation)
    context = {
        "desk": page,
        "consolidation": consolidation,
        "facts": facts,
        "returns_sentence": returns_sentence(facts, words) if facts else "",
        "awards_sentence": awards_sentence(facts, words) if facts else "",
        "tasks_sentence": task_figures(sources_of(page.outline, facts.sources.told)).sentence if facts else "",
        "changed_sentence": f"{page.changed} nguồn đã đổi sau khi được đưa vào. Xem các mục ghi “đổi” ở đề cương.",
        "can_write": manages and consolidation.state == "drafted",
        "offer": CONSOLIDATION.offer("finalise", consolidation, request.user),
        "steps": STEPS,
        "step_now": 1 if consolidation.state == "drafted" else 3,
        "finished": consolidation.paper is not None and consolidation.paper.is_published,
        "entries": JournalEntry.objects.about(consolidation).for_timeline()[:20],
        "clash": clash,
    }
    return render(request, "reports/consolidation_desk.html", context, status=409 if clash else 200)


@require_GET
def consolidation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk at one section: outline, words, sources."""
    return _desk_page(request, _visible(request, pk), request.GET.get("muc", ""))


@require_POST
def section_save(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Keep the section; when somebody was faster, show both."""
    section = _section(request, pk, code)
    typed = paragraphs_typed(request.POST)
    version = request.POST.get("version", "")
    try:
        services.save_section(
            actor=request.user,
            section=section,
            version=int(version) if version.isdecimal() else 0,
            paragraphs=typed,
        )
    except EditConflict as conflict:
        clash = {"sentence": str(conflict), "typed": [each.stored() for each in typed if each.text]}
        return _desk_page(request, section.consolidation, code, clash=clash)
    messages.success(request, "Đã lưu mục này.")
    return redirect(_at(pk, request.POST.get("next", "") or code))


@require_POST
def source_take(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take a unit's accepted words into the section."""
    section = _section(request, pk, code)
    services.take_source(actor=request.user, section=section, item_id=_item(request))
    messages.success(request, "Đã đưa nguồn vào mục.")
    return redirect(_at(pk, code))


@require_POST
def source_keep(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Let the office's words stand although the source changed."""
    section = _section(request, pk, code)
    services.keep_words(actor=request.user, section=section, item_id=_item(request))
    return redirect(_at(pk, code))


@require_POST
def consolidation_finalise(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the report and lay its paper down as a draft."""
    consolidation = _managed(request, pk)
    services.finalise_consolidation(actor=request.user, consolidation=consolidation)
    messages.success(request, "Đã hoàn tất. Dự thảo văn bản nằm ở mục Văn bản, chờ trình ký.")
    return redirect("documents:paper_detail", consolidation.paper_id)


@require_http_methods(["GET", "POST"])
def consolidation_preview(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The report as it would print now; a long one is laid out by the worker."""
    consolidation = _visible(request, pk)
    back = reverse("reports:consolidation_detail", args=[pk])
    return print_or_queue(request, _preview_of(consolidation), name=f"du-thao-{pk}.pdf", back=back, inline=True)


@require_GET
def consolidation_word(request: HttpRequest, pk: int) -> FileResponse:
    """The same as a Word file."""
    consolidation = _visible(request, pk)
    written = io.BytesIO(print_paper(_preview_of(consolidation), DOCX).file)
    response = FileResponse(
        written, as_attachment=True, filename=f"du-thao-{consolidation.pk}.docx", content_type=CONTENT_TYPES[DOCX]
    )
    response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response


def _preview_of(consolidation: Consolidation) -> Paper:
    try:
        return report_paper(
            facts_of(consolidation),
            signature_of(consolidation.campaign.owner, people_of(consolidation.campaign)),
        )
    except PaperRefused as refused:
        raise RuleBroken(str(refused)) from refused


@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """Báo cáo: summary reports with their papers, of all campaigns that the user leads."""
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    rows = Consolidation.objects.visible_to(request.user).select_related("campaign", "phase", "paper__body")
    return render(request, "reports/report_list.html", {"rows": list(rows.order_by("-cut_off_on", "-id"))})


def _item(request: HttpRequest) -> int:
    item = request.POST.get("item", "")
    if not item.isdecimal():
        raise Http404
    return int(item)


def _at(pk: int, code: str) -> str:
    return f"{reverse('reports:consolidation_detail', args=[pk])}?muc={code}"
