"""Kế hoạch: the list of campaigns, the page of one, its phases, participants and targets."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Unit
from accounts.queries import reporting_units
from campaigns import services
from campaigns.deadlines import due_words, neighbour_doubts, phase_doubts
from campaigns.forms.campaigns import ParticipantsForm, PhaseForm, TargetForm
from campaigns.models import Assignment, Campaign, Phase, Target
from campaigns.models.plan import PHASE_DAYS
from campaigns.obligations import INSPECTION_KIND, KIND, REVIEW_KIND
from campaigns.papers.plan_deadlines import deadline_doubts
from campaigns.papers.plan_drift import drift_of
from campaigns.plan_draft import name_doubts
from campaigns.queries import new_year
from campaigns.queries import plans as queries
from campaigns.queries.plan_texts import lines_naming
from campaigns.workflow import CAMPAIGN, PHASE
from core import clock
from core.errors import RuleBroken
from core.once import calendar_of
from core.wording import short_date
from notifications.obligations import open_obligations


def visible_campaign(request: HttpRequest, pk: int) -> Campaign:
    rows = Campaign.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("owner", "plan", "superior__owner"), pk=pk)


def managed_campaign(request: HttpRequest, pk: int) -> Campaign:
    campaign = visible_campaign(request, pk)
    if not request.user.has_perm("campaigns.manage_campaign", campaign):
        raise PermissionDenied
    return campaign


def _managed_phase(request: HttpRequest, pk: int) -> Phase:
    phases: QuerySet[Phase] = Phase.objects.filter(campaign__in=Campaign.objects.visible_to(request.user))
    phase = get_object_or_404(phases.select_related("campaign__owner"), pk=pk)
    if not request.user.has_perm("campaigns.manage_phase", phase):
        raise PermissionDenied
    return phase


@require_GET
def campaign_list(request: HttpRequest) -> HttpResponse:
    campaigns = list(queries.campaigns_of(request.user))
    return render(
        request,
        "campaigns/campaign_list.html",
        {
            "rows": [
                (campaign, CAMPAIGN.state(campaign.state), [(phase, PHASE.state(phase.state)) for phase in phases])
                for campaign in campaigns
                for phases in [campaign.phases.all()]
            ],
            "has_others": len({campaign.owner_id for campaign in campaigns}) > 1,
            "may_import": request.user.has_perm("campaigns.import_plan"),
            "in_work": queries.plans_in_work(request.user),
            "to_plan_anew": new_year.to_plan_anew(campaigns, request.user, clock.today()),
        },
    )


@require_GET
def campaign_detail(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = visible_campaign(request, pk)
    page = queries.campaign_page(campaign, calendar_of(request))
    may_manage = request.user.has_perm("campaigns.manage_campaign", campaign)
    to_wrap_up = _phases_to_wrap_up(request) if may_manage else set()
    paper = queries.plan_paper_of(campaign, request.user) if may_manage else None
    return render(
        request,
        "campaigns/campaign_detail.html",
        {
            "campaign": campaign,
            "page": page,
            "state": CAMPAIGN.state(campaign.state),
            "phases": [
                (
                    phase,
                    PHASE.state(phase.state),
                    {name: PHASE.offer(name, phase, request.user) for name in ("open", "close")},
                    _is_past(phase),
                    phase.pk in to_wrap_up,
                    _opening_question(phase) if phase.state == "planned" else _closing_question(phase),
                )
                for phase in page.phases
            ],
            "plan_url": _plan_url(campaign, request.user),
            "plan_paper": paper,
            "plan_drift": drift_of(paper, page) if paper and not paper.is_published else None,
            "deadline_doubts": deadline_doubts(campaign, page.phases) if may_manage else (),
            "superior_url": _superior_url(campaign, request.user),
            "close": CAMPAIGN.offer("close", campaign, request.user),
            "may_manage": may_manage,
            "next_year": new_year.year_offer(campaign, clock.today()) if may_manage else None,
        },
    )


def _is_past(phase: Any) -> bool:
    """A deadline that presses nobody: the phase is closed, or its day went by and no unit is late (`overdue` is counted by
    `campaign_page`)."""
    return phase.state == "closed" or (phase.deadline_of_reports.is_overdue(clock.today()) and not phase.overdue)


def _phases_to_wrap_up(request: HttpRequest) -> set[int]:
    """The phases whose report the person still owes: one statement."""
    owed = open_obligations(
        clock.now(), of=request.user, calendar=calendar_of(request), without=(KIND, REVIEW_KIND, INSPECTION_KIND)
    )
    return {due.about.pk for due in owed if isinstance(due.about, Phase)}


def _opening_question(phase: Any) -> str:
    """What the opening asks of the units, and whether it comes before the first day."""
    question = f"Mở {str(phase).lower()}? Mỗi đơn vị tham gia sẽ có một báo cáo phải nộp và nhận được thông báo."
    if clock.today() >= phase.starts_on:
        return question
    return f"{question} Đợt này bắt đầu từ ngày {short_date(phase.starts_on)}, hôm nay mới {short_date(clock.today())}."


def _closing_question(phase: Any) -> str:
    """What the end of the phase cuts off, as `campaign_page` counted it."""
    question = f"Kết thúc {str(phase).lower()}? Sau đó đơn vị không nộp và không sửa báo cáo được nữa."
    if not phase.unfinished:
        return question
    return f"{question} {phase.unfinished} báo cáo chưa nộp hoặc chưa sửa xong sẽ ghi là “Không nộp”."


def _plan_url(campaign: Campaign, user: Any) -> str:
    """Where the plan's own text stands, for those who may read it."""
    plan = campaign.plan
    return plan.get_absolute_url() if plan and user.has_perm("campaigns.view_plan", plan) else ""


def _superior_url(campaign: Campaign, user: Any) -> str:
    """Where the campaign above stands, for those who see it."""
    superior = campaign.superior
    return superior.get_absolute_url() if superior and user.has_perm("campaigns.view_campaign", superior) else ""


@require_POST
def campaign_close(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = managed_campaign(request, pk)
    services.close_campaign(actor=request.user, campaign=campaign)
    messages.success(request, "Đã kết thúc phong trào.")
    return redirect(campaign)


@require_POST
def campaign_roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Due dates on days of rest move to the next working day, or no longer."""
    campaign = managed_campaign(request, pk)
    rolls = request.POST.get("rolls") == "1"
    services.roll_to_working_days(actor=request.user, campaign=campaign, rolls=rolls)
    messages.success(
        request,
        "Hạn báo cáo rơi vào ngày nghỉ nay được tính đến hết ngày làm việc tiếp theo. Hạn gia hạn riêng giữ đúng ngày đã gia "
        "hạn."
        if rolls
        else "Hạn báo cáo nay giữ đúng ngày ghi trong Kế hoạch, kể cả ngày nghỉ.",
    )
    return redirect(campaign)


@require_POST
def phase_open(request: HttpRequest, pk: int) -> HttpResponse:
    phase = _managed_phase(request, pk)
    submissions = services.open_phase(actor=request.user, phase=phase)
    messages.success(
        request,
        f"Đã mở {str(phase).lower()}: {len(submissions)} đơn vị có báo cáo phải nộp và được thông báo. Nếu mở nhầm, vào “Sửa "
        "ngày” của đợt rồi bấm “Hủy mở đợt”.",
    )
    for unit in phase.campaign.participants.ended_by(clock.today()):
        led = Assignment.objects.filter(
            unit=unit, role="lead", task__campaign=phase.campaign, task__is_active=True
        ).count()
        tasks = f" Giao {led} nhiệm vụ đang do đơn vị này chủ trì cho đơn vị khác." if led else ""
        messages.warning(
            request, f"{unit} hoạt động đến hết ngày {short_date(unit.valid_to)} nên không phải báo cáo đợt này.{tasks}"
        )
    return redirect(phase.campaign)


@require_POST
def phase_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A phase opened by mistake is planned again."""
    phase = _managed_phase(request, pk)
    services.take_back_phase(actor=request.user, phase=phase)
    messages.success(request, f"Đã hủy mở {str(phase).lower()}. Các đơn vị được báo là chưa phải nộp báo cáo.")
    return redirect(phase.campaign)


@require_POST
def phase_close(request: HttpRequest, pk: int) -> HttpResponse:
    phase = _managed_phase(request, pk)
    services.close_phase(actor=request.user, phase=phase)
    messages.success(request, f"Đã kết thúc {str(phase).lower()}.")
    return redirect(phase.campaign)


@require_http_methods(["GET", "POST"])
def phase_edit(request: HttpRequest, pk: int) -> HttpResponse:
    phase = _managed_phase(request, pk)
    campaign = phase.campaign
    if phase.state == "closed":
        messages.error(request, f"{phase} đã kết thúc nên không đổi ngày được nữa.")
        return redirect(campaign)
    form = PhaseForm(request.POST or None, instance=phase)
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.change_phase(
                actor=request.user, phase=Phase.objects.get(pk=pk), changes=form.cleaned_data
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            is_told = changed.state == "open" and {"report_due_on", "report_due_bound"} & set(form.changed_data)
            follows = changed.submissions.filter(state="drafting", due_on=changed.deadline_of_reports.due_on)
            told = f", {count} đơn vị chưa nộp đã được báo" if is_told and (count := follows.count()) else ""
            messages.success(
                request, f"Đã lưu {str(changed).lower()}: hạn báo cáo {due_words(changed.deadline)}{told}."
            )
            others = campaign.phases.exclude(pk=pk)
            for doubt in (*phase_doubts(changed, calendar_of(request)), *neighbour_doubts(changed, others)):
                messages.warning(request, doubt)
            tell_duties(request, campaign, {form.initial[name] for name in PHASE_DAYS if name in form.changed_data})
            return redirect(campaign)
    take_back = PHASE.offer("take_back", phase, request.user)
    context = {"form": form, "phase": phase, "campaign": campaign, "take_back": take_back}
    return render(request, "campaigns/phase_form.html", context)


def tell_duties(request: HttpRequest, campaign: Campaign, before: set[date | None]) -> None:
    """Which sentences of the plan followed what was changed, and which still name a day `before`; `campaign` is as it was
    read then."""
    said = set(campaign.duties)
    campaign.refresh_from_db(fields=["duties"])
    for duty in campaign.duties:
        if duty not in said:
            messages.info(request, f"Câu phân công trách nhiệm ghi theo hạn mới: “{duty}”")
    days = {day for day in before if day}
    for line in lines_naming(campaign, days) if days else ():
        messages.warning(request, f"Câu này còn ghi ngày cũ: “{line}” Cần thì sửa ở trang Nội dung kế hoạch.")


@require_http_methods(["GET", "POST"])
def campaign_participants(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = managed_campaign(request, pk)
    taking_part = list(campaign.participants.values_list("pk", flat=True))
    # One that has ended since is still shown, so that it can be taken out.
    units = Unit.objects.filter(Q(pk__in=reporting_units(campaign.owner)) | Q(pk__in=taking_part))
    initial = {"units": taking_part}
    form = ParticipantsForm(request.POST or None, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_participants(actor=request.user, campaign=campaign, units=form.cleaned_data["units"])
        except RuleBroken as refusal:
            form.add_error("units", str(refusal))
        else:
            messages.success(request, "Đã lưu các đơn vị tham gia.")
            return redirect(campaign)
    return render(
        request,
        "campaigns/campaign_participants.html",
        {"form": form, "campaign": campaign, "has_open_phase": campaign.phases.filter(state="open").exists()},
    )


@require_http_methods(["GET", "POST"])
def target_edit(request: HttpRequest, pk: int) -> HttpResponse:
    targets = Target.objects.filter(campaign__in=Campaign.objects.visible_to(request.user))
    target = get_object_or_404(targets.select_related("campaign__owner"), pk=pk)
    if not request.user.has_perm("campaigns.manage_campaign", target.campaign):
        raise PermissionDenied
    form = TargetForm(request.POST or None, instance=target)
    if request.method == "POST" and form.is_valid():
        services.change_target(actor=request.user, target=Target.objects.get(pk=pk), changes=form.cleaned_data)
        messages.success(request, "Đã lưu chỉ tiêu.")
        for doubt in name_doubts([form.cleaned_data["text"]]):
            messages.warning(request, doubt)
        return redirect(target.campaign)
    return render(request, "campaigns/target_form.html", {"form": form, "campaign": target.campaign})
