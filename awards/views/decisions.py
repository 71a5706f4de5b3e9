"""Decisions: the list, the page, and wording the draft."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import SignedInRequest
from accounts.models import Role
from awards.forms.decisions import DecisionForm
from awards.models import Nomination
from awards.papers import usual_words, wording_of, words_for_the_chosen
from awards.queries import nominations as queries
from awards.queries.certificates import rewarded_with_certificates
from awards.services import decisions as services
from campaigns.models import Phase
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents.decree import DECISION
from documents.queries.signatories import signatories, signatories_of

PAGE_SIZE = 25


@require_GET
@permission_required("awards.list_decisions", raise_exception=True)
def decision_list(request: SignedInRequest) -> HttpResponse:
    """Decisions with number, date and how many they reward. Two statements beside the shell's, three for the office."""
    page = Paginator(queries.decisions_for(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    waiting = queries.phases_with_approved(request.user) if Role.OFFICE in request.user.roles else []
    sees_book = not {Role.OFFICE, Role.DIRECTOR}.isdisjoint(request.user.roles)
    return render(
        request,
        "awards/decision_list.html",
        {"page": page, "phases_to_decide": waiting, "sees_golden_book": sees_book},
    )


@require_GET
@permission_required("awards.list_decisions", raise_exception=True)
def decision_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    rewarded = list(rewarded_with_certificates(decision))
    keeps = request.user.has_perm("awards.manage_decision", decision)
    context = {
        "decision": decision,
        "paper": decision.paper,
        "rewarded": rewarded,
        "entries": JournalEntry.objects.about(decision).for_timeline(),
        "can_edit": keeps and decision.paper.state == "drafted",
        "gives_certificates": keeps and decision.paper.state in ("issued", "replaced"),
        "entered": [row for row in rewarded if hasattr(row, "certificate")],
        "to_enter": [row for row in rewarded if row.gets_certificate and not hasattr(row, "certificate")],
    }
    return render(request, "awards/decision_detail.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("awards.create_decision", raise_exception=True)
def decision_create(request: SignedInRequest, phase: int) -> HttpResponse:
    """Choose approved nominations of the phase and word the decision."""
    owned = Phase.objects.filter(campaign__owner_id__in=request.user.unit_ids(Role.OFFICE))
    found = get_object_or_404(owned.select_related("campaign__owner"), pk=phase)
    rows = queries.approved_without_paper(found)
    kept = list(rows)
    signing = signatories(found.campaign.owner, clock.today(), DECISION)
    form = DecisionForm(
        request.POST or None,
        rows=rows,
        wording=usual_words(found, kept, signing.head),
        signatories=signing,
        initial={"nominations": [row.pk for row in kept]},
    )
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["nominations"])
        words = words_for_the_chosen(found, form.wording, before=kept, chosen=chosen)
        try:
            decision = services.create_decision(actor=request.user, phase=found, nominations=chosen, words=words)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lập dự thảo quyết định. Xem văn bản, trình ký rồi ghi số, ngày.")
            return redirect(decision)
    return _form_page(request, form, found, kept)


@require_http_methods(["GET", "POST"])
@permission_required("awards.create_decision", raise_exception=True)
def decision_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mend the draft: its words, and whom it rewards."""
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    if not request.user.has_perm("awards.manage_decision", decision):
        raise PermissionDenied
    if decision.paper.state != "drafted":
        messages.error(request, "Quyết định đã trình ký nên không sửa được. Rút lại dự thảo trên trang văn bản trước.")
        return redirect(decision)
    phase = Phase.objects.select_related("campaign__owner").get(pk=decision.phase_id)
    rows: QuerySet[Nomination] = queries.approved_for(decision)
    kept = list(rows)
    rewarded = [row for row in kept if row.decision_id == decision.pk]
    form = DecisionForm(
        request.POST or None,
        rows=rows,
        wording=wording_of(decision.paper.paper, rewarded, decision.paper.signatory_key),
        signatories=signatories_of(decision.paper),
        initial={"nominations": [row.pk for row in rewarded]},
    )
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["nominations"])
        words = words_for_the_chosen(phase, form.wording, before=rewarded, chosen=chosen)
        try:
            services.revise_decision(actor=request.user, decision=decision, nominations=chosen, words=words)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã sửa dự thảo quyết định.")
            return redirect(decision)
    return _form_page(request, form, phase, kept, decision)


def _form_page(
    request: SignedInRequest, form: DecisionForm, phase: Phase, rows: list[Nomination], decision: Any = None
) -> HttpResponse:
    context = {"form": form, "phase": phase, "rows": rows, "ticked": form.ticked, "decision": decision}
    return render(request, "awards/decision_form.html", context)
