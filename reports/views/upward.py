"""The page from which a department's final report becomes its report in the campaign above."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from core.errors import RuleBroken
from reports import services
from reports.models import Consolidation
from reports.queries.upward import Upward, upward_of, way_for_others
from reports.services.upward import Outcome


@require_http_methods(["GET", "POST"])
def upward(request: HttpRequest, pk: int) -> HttpResponse:
    """What the report brings to each item above; one button fills them, or fills and hands in."""
    rows = Consolidation.objects.visible_to(request.user)
    rows = rows.select_related("campaign__owner", "campaign__superior__owner", "phase", "paper__body")
    consolidation = get_object_or_404(rows, pk=pk)
    if request.method == "GET":
        return _page(request, upward_of(consolidation))
    act = services.prepare_upward if request.POST.get("verb") == "prepare" else services.send_upward
    replacing = [int(typed) for typed in request.POST.getlist("replace") if typed.isdecimal()]
    try:
        outcome = act(actor=request.user, consolidation=consolidation, replacing=replacing)
    except RuleBroken as refusal:
        return _page(request, upward_of(consolidation), refusal=str(refusal), ticked=replacing)
    return _after(request, outcome)


def _page(request: HttpRequest, found: Upward, *, refusal: str = "", ticked: Iterable[int] = ()) -> HttpResponse:
    submission = found.submission
    is_own = submission is not None and request.user.has_perm("campaigns.edit_submission", submission)
    may_send = submission is not None and request.user.has_perm("campaigns.submit_submission", submission)
    context = {
        "upward": found,
        "consolidation": found.consolidation,
        "refused": refusal,
        "ticked": set(ticked),
        "is_own": is_own,
        "way_for_others": way_for_others(submission.unit) if submission and not is_own else "",
        "may_send": may_send,
        "may_act": is_own and not found.refusal and bool(found.filled),
    }
    return render(request, "reports/upward.html", context, status=409 if refusal else 200)


def _after(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """To the receipt of what was handed in; else to the preview, which names what is missing."""
    submission = outcome.submission
    kept = f" Giữ nguyên phần đã viết ở {_numbers(outcome.kept)}." if outcome.kept else ""
    if outcome.is_sent:
        above = submission.phase.campaign.owner
        messages.success(request, f"Đã gửi báo cáo lên {above}.{kept}")
        number = submission.revisions.order_by("-number").values_list("number", flat=True).first()
        return redirect("campaigns:submission_receipt", submission.pk, number)
    filled = f"Đã điền {len(outcome.filled)} mục từ báo cáo."
    if outcome.missing:
        named = "; ".join(f"mục {gap.ordinal} ({gap.sentence})" for gap in outcome.missing)
        messages.warning(request, f"{filled}{kept} Chưa nộp được vì còn {len(outcome.missing)} mục chưa xong: {named}.")
    else:
        messages.success(request, f"{filled}{kept} Báo cáo đã đủ các mục, chờ người đứng đầu đơn vị nộp.")
    return redirect("campaigns:submission_preview", submission.pk)


def _numbers(ordinals: Iterable[int]) -> str:
    return "mục " + ", ".join(map(str, ordinals))
