"""Nhập kế hoạch: from a file or pasted text to the draft beside its source, corrected, confirmed."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Unit
from accounts.queries import reporting_units
from campaigns import plan_draft, services
from campaigns.deadlines import rest_doubt
from campaigns.forms.plans import DIRECTIONS, DraftForms, PlanSourceForm
from campaigns.models import Campaign, PlanDocument
from campaigns.models.plan import TargetMeasure, TargetMetric
from campaigns.outline import TASK_SECTIONS
from campaigns.plan_import import PlanUnreadable, parse_plan, read_source
from campaigns.queries import plans as queries
from campaigns.queries.in_use import CAMPAIGN_IN_SESSION
from core.calendar import Bound
from core.errors import EditConflict, RuleBroken
from core.models import Holiday
from core.once import calendar_of


def _plan(request: HttpRequest, pk: int) -> PlanDocument:
    plans = PlanDocument.objects.visible_to(request.user).select_related("owner", "read_by__person", "campaign")
    return get_object_or_404(plans, pk=pk)


def _managed_plan(request: HttpRequest, pk: int) -> PlanDocument:
    plan = _plan(request, pk)
    if not request.user.has_perm("campaigns.manage_plan", plan):
        raise PermissionDenied
    return plan


@require_http_methods(["GET", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """A file or pasted text is read; a refusal keeps what was pasted."""
    owner = queries.owner_to_plan_for(request.user)
    if owner is None or not request.user.has_perm("campaigns.import_plan"):
        raise PermissionDenied
    form = PlanSourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            text = read_source(upload.read(), upload.name) if upload else form.cleaned_data["text"]
            draft = parse_plan(text, Holiday.objects.calendar().is_working_day)
            plan_draft.refuse_when_too_long(draft)
            plan = services.read_plan(
                actor=request.user,
                owner=owner,
                text=text,
                draft=draft,
                source_name=upload.name if upload else "",
            )
        except (PlanUnreadable, RuleBroken) as refusal:
            form.add_error("upload" if upload else "text", str(refusal))
        else:
            return redirect(plan)
    return render(
        request,
        "campaigns/plan_import.html",
        {"form": form, "owner": owner, "in_work": queries.plans_in_work(request.user)},
    )


@require_http_methods(["GET", "POST"])
def plan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft beside its source; only to be read once its campaign exists."""
    plan = _plan(request, pk)
    if request.method == "POST":
        if hasattr(plan, "campaign"):
            return redirect(plan.campaign)
        return _save(request, plan, then_confirm="confirm" in request.POST)
    forms = _forms(plan, add=request.GET.get("them", ""))
    return _plan_page(request, plan, forms)


def _forms(plan: PlanDocument, *, data: Any = None, add: str = "") -> DraftForms:
    units = list(reporting_units(plan.owner))
    return DraftForms(plan.draft, units=units, indicators=queries.indicators_of(plan.owner), data=data, add=add)


def _plan_page(
    request: HttpRequest,
    plan: PlanDocument,
    forms: DraftForms,
    *,
    clash: list[plan_draft.Difference] | None = None,
) -> HttpResponse:
    context = {
        "plan": plan,
        "forms": forms,
        "lines": queries.source_lines(plan),
        "warnings": list(enumerate(plan.draft["warnings"])),
        "unseen": len(plan.draft["warnings"]) - len(forms.checked),
        "problems": plan_draft.problems(plan.draft),
        "refusals": list(forms.refusals()) if forms.data is not None else [],
        "clash": clash,
        "campaign": getattr(plan, "campaign", None),
        "others": queries.campaigns_of_year(plan),
        "may_manage": not hasattr(plan, "campaign") and request.user.has_perm("campaigns.manage_plan", plan),
    }
    return render(request, "campaigns/plan_detail.html", context)


def _save(request: HttpRequest, plan: PlanDocument, *, then_confirm: bool) -> HttpResponse:
    """Keep the corrections; confirm if asked. A refusal shows the page with everything as it was typed."""
    if not request.user.has_perm("campaigns.manage_plan", plan):
        raise PermissionDenied
    forms = _forms(plan, data=request.POST)
    if not forms.is_valid():
        return _plan_page(request, plan, forms)
    known, named, typed = plan_draft.due_days(plan.draft), set(plan_draft.names_in(plan.draft)), forms.draft()
    version = request.POST.get("version", "")
    try:
        services.correct_plan(
            actor=request.user, plan=plan, version=int(version) if version.isdigit() else 0, draft=typed
        )
    except EditConflict as conflict:
        stored = conflict.current
        assert isinstance(stored, PlanDocument)
        differences = plan_draft.differences(stored.draft, typed, _words(plan.owner))
        if differences:
            plan.version = stored.version
            return _plan_page(request, plan, forms, clash=differences)
    for doubt in plan_draft.name_doubts(name for name in plan_draft.names_in(typed) if name not in named):
        messages.warning(request, doubt)
    for name, deadline in plan_draft.due_days(typed).items():
        is_new = known.get(name) != deadline
        if is_new and (doubt := rest_doubt(deadline, calendar_of(request), of=name)):
            messages.warning(request, doubt)
    if then_confirm:
        return _confirm(request, plan)
    added = request.POST.get("add", "")
    if not added:
        messages.success(request, "Đã lưu bản sửa.")
    return redirect(f"{plan.get_absolute_url()}?{urlencode({'them': added})}#moi" if added else plan.get_absolute_url())


def _words(owner: Unit) -> dict[str, dict[Any, str]]:
    """Labels of the coded values of a draft."""
    bounds = {value: str(label) for value, label in Bound.choices}
    units = {unit.pk: unit.name for unit in reporting_units(owner)}
    return {
        "participants": units,
        "lead": units,
        "cooperating": units,
        "indicator": {indicator.pk: indicator.name for indicator in queries.indicators_of(owner)},
        "report_due_bound": bounds,
        "wrap_up_bound": bounds,
        "metric": {value: str(label) for value, label in TargetMetric.choices},
        "measured_by": {value: str(label) for value, label in TargetMeasure.choices},
        "direction": dict(DIRECTIONS or ()),
        "section": dict(TASK_SECTIONS),
    }


def _confirm(request: HttpRequest, plan: PlanDocument) -> HttpResponse:
    try:
        campaign = services.create_campaign(actor=request.user, plan=plan)
    except RuleBroken as refusal:
        made = Campaign.objects.filter(plan=plan).first()
        if made:
            # The second press of one finger: the first has made the campaign.
            return redirect(made)
        messages.error(request, str(refusal))
        return redirect(plan)
    # From now on the office works in the new campaign: the board and the other pages show it.
    request.session[CAMPAIGN_IN_SESSION] = campaign.pk
    messages.success(
        request, "Đã tạo phong trào từ kế hoạch. Việc tiếp theo: phân công nhiệm vụ cho các đơn vị, rồi mở đợt 1."
    )
    return redirect(campaign)


@require_POST
def plan_discard(request: HttpRequest, pk: int) -> HttpResponse:
    services.discard_plan(actor=request.user, plan=_managed_plan(request, pk))
    messages.success(request, "Đã bỏ bản đọc kế hoạch.")
    return redirect(reverse("campaigns:plan_import"))
