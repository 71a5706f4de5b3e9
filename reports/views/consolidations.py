"""Tổng hợp: the list, the desk, and what leads from draft to paper."""

import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.errors import RuleBroken
from core.wording import short_date
from documents.content import Paper, PaperRefused, unjudged
from documents.downloads import print_or_queue
from documents.letterhead import signature_of
from documents.services import print_paper
from documents.uploads import CONTENT_TYPES, DOCX
from reports import services
from reports.forms import ConsolidationForm, CutOffForm, TypedWindow, window_typed
from reports.models import Consolidation, ConsolidationSection
from reports.papers import report_paper
from reports.queries.facts import facts_of, people_of
from reports.queries.frozen import frozen_content, frozen_paper
from reports.queries.letters import with_places
from reports.queries.origins import positions_of
from reports.queries.stale import page_of
from reports.queries.standing import standings
from reports.views.desk import Refused, desk_address, desk_asked, desk_page, visible_consolidation
from reports.views.shared import chosen_campaign


def _managed(request: HttpRequest, pk: int) -> Consolidation:
    consolidation = visible_consolidation(request, pk)
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
    same_period: services.PeriodIsTold | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_consolidation(
                actor=request.user,
                campaign=campaign,
                phase=form.cleaned_data["phase"],
                cut_off_on=form.cleaned_data["cut_off_on"],
                # Those that the page named when the button was pressed.
                beside=[int(pk) for pk in request.POST.get("beside", "").split(",") if pk.isdecimal()],
            )
        except services.PeriodIsTold as refusal:
            same_period = refusal
        except RuleBroken as refusal:
            form.add_error("cut_off_on", str(refusal))
        else:
            messages.success(request, "Đã lập dự thảo từ các báo cáo được chấp nhận.")
            return redirect(made)
    rows = Consolidation.objects.visible_to(request.user).in_use().filter(campaign=campaign)
    rows = rows.select_related("campaign", "phase", "paper__body", "created_by__person").order_by("-id")
    phases = campaign.phases.exclude(state="planned").order_by("ordinal")
    context = {"campaign": campaign, "form": form, "same_period": same_period, "phases": phases, **_listed(rows)}
    return render(request, "reports/consolidation_list.html", context)


@require_GET
def consolidation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk at one section: outline, words, sources."""
    return desk_page(request, visible_consolidation(request, pk), request.GET.get("muc", ""))


@require_http_methods(["GET", "POST"])
def section_save(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Keep the paragraphs of the window that were typed in; when somebody was faster in one of them, show both texts; when
    it is refused, what was typed stands there. Whoever reads this address comes to the desk."""
    if request.method == "GET":
        return redirect(desk_address(visible_consolidation(request, pk).pk, request.GET.get("muc", code), request.GET))
    section = _section(request, pk, code)
    typed = window_typed(request.POST)
    try:
        services.save_section(
            actor=request.user,
            section=section,
            typed=typed.paragraphs,
            added=typed.added,
            added_kind=typed.added_kind,
            after=typed.after,
            move=typed.move,
        )
    except RuleBroken as refusal:
        return desk_page(request, _managed(request, pk), code, refused=Refused(str(refusal), typed))
    messages.success(request, "Đã lưu mục này và chuyển đoạn." if typed.move else "Đã lưu mục này.")
    return redirect(_address_after_saving(request, section, typed))


def _address_after_saving(request: HttpRequest, section: ConsolidationSection, typed: TypedWindow) -> str:
    """What the button asked for next, or the window again, at the paragraph that was moved or put between others; one that
    was added and stands beyond the window is shown on its own page."""
    pk, code, asked = section.consolidation_id, section.code, desk_asked(request.POST)
    if following := request.POST.get("next", ""):
        return desk_address(pk, following)
    if next_page := request.POST.get("next_page", ""):
        return desk_address(pk, code, QueryDict(urlencode({"tim": asked.words, "trang": next_page})))
    moved = section.rows.filter(pk=typed.move.pk).first() if typed.move else None
    if moved:
        return f"{desk_address(pk, code, QueryDict(f'trang={page_of(moved.position)}&mo={moved.pk}'))}#doan-{moved.pk}"
    added = section.rows.filter(text=typed.last_added).order_by("-pk").first() if typed.last_added else None
    if added is None or (typed.added and not asked.words and page_of(added.position) == asked.window):
        return desk_address(pk, code, request.POST)
    return f"{desk_address(pk, code, QueryDict(f'trang={page_of(added.position)}'))}#doan-{added.pk}"


@require_POST
def source_take(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take a unit's accepted words into the section."""
    section = _section(request, pk, code)
    item = _item(request)
    services.take_source(actor=request.user, section=section, item_id=item)
    positions = positions_of(section, item)
    if len(positions) > 1:
        messages.warning(
            request,
            f"Đã đưa lời mới của đơn vị vào đoạn {positions[1]}. Lời Văn phòng đã sửa ở đoạn {positions[0]} vẫn còn; "
            "hãy gộp hai đoạn, rồi xóa hết chữ của đoạn thừa.",
        )
    else:
        messages.success(request, f"Đã đưa nguồn vào mục, đoạn {positions[0]}.")
    return redirect(desk_address(pk, code, request.POST))


@require_POST
def source_keep(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Let the office's words stand although the source changed."""
    section = _section(request, pk, code)
    services.keep_words(actor=request.user, section=section, item_id=_item(request))
    messages.success(request, "Đã giữ lời cũ. Đoạn này vẫn ghi lần nộp mà lời được lấy ra.")
    return redirect(desk_address(pk, code, request.POST))


@require_POST
def consolidation_finalise(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the report and lay its paper down as a draft."""
    consolidation = _managed(request, pk)
    services.finalise_consolidation(actor=request.user, consolidation=consolidation)
    messages.success(request, "Đã hoàn tất. Dự thảo văn bản nằm ở mục Văn bản, chờ trình ký.")
    return redirect("documents:paper_detail", consolidation.paper_id)


@require_http_methods(["GET", "POST"])
def consolidation_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft of the period in the words of this report."""
    consolidation = _managed(request, pk)
    form = CutOffForm(request.POST or None)
    same_period: services.PeriodIsTold | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = services.renew_consolidation(
                actor=request.user, consolidation=consolidation, cut_off_on=form.cleaned_data["cut_off_on"]
            )
        except services.PeriodIsTold as refusal:
            same_period = refusal
        except RuleBroken as refusal:
            form.add_error("cut_off_on", str(refusal))
        else:
            messages.success(request, "Đã lập dự thảo mới với lời của bản trước. Đề cương ghi mục nào có nguồn đã đổi.")
            return redirect(made)
    context = {"consolidation": consolidation, "form": form, "same_period": same_period}
    return render(request, "reports/consolidation_renew.html", context)


@require_POST
def consolidation_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft away."""
    consolidation = _managed(request, pk)
    services.discard_consolidation(actor=request.user, consolidation=consolidation)
    messages.success(request, f"Đã bỏ dự thảo chốt số liệu đến ngày {short_date(consolidation.cut_off_on)}.")
    return redirect("reports:consolidation_list")


@require_http_methods(["GET", "POST"])
def consolidation_preview(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The report as it would print now; a long one is laid out by the worker."""
    consolidation = visible_consolidation(request, pk)
    back = reverse("reports:consolidation_detail", args=[pk])
    return print_or_queue(request, _preview_of(consolidation), name=f"du-thao-{pk}.pdf", back=back, inline=True)


@require_GET
def consolidation_word(request: HttpRequest, pk: int) -> FileResponse:
    """The same as a Word file."""
    consolidation = visible_consolidation(request, pk)
    written = io.BytesIO(print_paper(_preview_of(consolidation), DOCX).file)
    response = FileResponse(
        written, as_attachment=True, filename=f"du-thao-{consolidation.pk}.docx", content_type=CONTENT_TYPES[DOCX]
    )
    response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response


def _preview_of(consolidation: Consolidation) -> Paper:
    """As it would print now; of a finalised report as it was frozen, with whoever was chosen since to sign it."""
    frozen = frozen_content(consolidation)
    if frozen:
        printed = frozen_paper(frozen)
        return unjudged(printed, signature=consolidation.paper.paper.signature) if consolidation.paper else printed
    try:
        return report_paper(
            facts_of(consolidation),
            signature_of(consolidation.campaign.owner, people_of(consolidation.campaign)),
        )
    except PaperRefused as refused:
        raise with_places(refused, consolidation) from refused


@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """Báo cáo: summary reports with their papers, of all campaigns that the user leads."""
    if not request.user.has_perm("reports.view_board"):
        raise PermissionDenied
    rows = Consolidation.objects.visible_to(request.user).in_use().select_related("campaign", "phase", "paper__body")
    return render(request, "reports/report_list.html", _listed(rows.order_by("-cut_off_on", "-id")))


def _listed(rows: Iterable[Consolidation]) -> dict[str, Any]:
    """The reports of a list, each with what became of its sources."""
    found = list(rows)
    standing = standings(found)
    return {"rows": [{"report": row, "standing": standing.get(row.pk)} for row in found]}


def _item(request: HttpRequest) -> int:
    item = request.POST.get("item", "")
    if not item.isdecimal():
        raise Http404
    return int(item)
