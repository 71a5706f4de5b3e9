"""Kiểm tra: the list, planning one, its page with what comes next for the person who looks."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Role
from campaigns import services
from campaigns.deadlines import due_words, rest_doubt
from campaigns.exports import inspections_workbook
from campaigns.forms.inspections import (
    AgainForm,
    AnswerForm,
    InspectionFilterForm,
    MendForm,
    MoveForm,
    PlanForm,
    RecordForm,
    WaiveForm,
)
from campaigns.models import Campaign, Inspection
from campaigns.queries import inspections as queries
from campaigns.queries.in_use import campaign_in_use
from campaigns.queries.people import Act, authorities
from campaigns.workflow import INSPECTION
from core import clock
from core.calendar import Deadline
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from core.once import calendar_of
from core.wording import number, rest_day_doubt, short_date
from documents.downloads import download

PAGE_SIZE = 30


def visible_inspection(request: HttpRequest, pk: int) -> Inspection:
    """The inspection as this person may see it; a foreign one is 404."""
    return get_object_or_404(queries.inspections_for(request.user), pk=pk)


def _permitted(request: HttpRequest, pk: int, verb: str) -> Inspection:
    inspection = visible_inspection(request, pk)
    if not request.user.has_perm(f"campaigns.{verb}_inspection", inspection):
        raise PermissionDenied
    return inspection


def _tell_doubts(request: HttpRequest, *, visit: date | None = None, answer_due: Deadline | None = None) -> None:
    """Days of rest among what was settled; nothing forbids them."""
    calendar = calendar_of(request)
    doubts = (
        rest_day_doubt("Ngày kiểm tra", visit, calendar) if visit else "",
        rest_doubt(answer_due, calendar) if answer_due else "",
    )
    for doubt in filter(None, doubts):
        messages.warning(request, doubt)


def _is_of_the_units_own(request: HttpRequest, inspection: Inspection) -> bool:
    return inspection.unit_id in request.user.unit_ids(Role.HEAD, Role.STAFF)


@require_GET
def inspection_list(request: HttpRequest) -> HttpResponse:
    """What the person may see, the latest first; filters stand in the address."""
    rows, form = _chosen(request)
    answers = list(queries.answers_to_read(request.user))
    context = {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
        "answers": answers,
        "may_add": bool(request.user.unit_ids(Role.OFFICE)),
        "is_close": bool(request.user.unit_ids(Role.OFFICE, Role.DIRECTOR)),
    }
    return render(request, "campaigns/inspection_list.html", context)


def _chosen(request: HttpRequest) -> tuple[QuerySet[Inspection], InspectionFilterForm]:
    user = request.user
    if not user.unit_ids(Role.OFFICE, Role.DIRECTOR, Role.HEAD, Role.STAFF):
        raise PermissionDenied
    rows = queries.inspections_for(user)
    form = InspectionFilterForm(request.GET, rows=rows)
    return form.chosen(rows), form


@require_GET
def inspection_list_export(request: HttpRequest) -> FileResponse:
    """The same rows as a workbook."""
    rows, _ = _chosen(request)
    today = clock.today()
    return download(inspections_workbook(rows, today, calendar_of(request)), f"Kiểm tra {today:%d-%m-%Y}.xlsx")


def _campaign_to_inspect(request: HttpRequest) -> Campaign:
    """The campaign of the top bar, if it is one to inspect in, else the latest such."""
    campaigns = list(queries.campaigns_to_inspect(request.user))
    campaign = campaign_in_use(campaigns, request)
    if campaign is None:
        raise Http404("Chưa có phong trào nào đang thực hiện để lập lịch kiểm tra.")
    return campaign


@require_http_methods(["GET", "POST"])
def inspection_add(request: HttpRequest) -> HttpResponse:
    """One or several units are to be inspected; a refused form keeps all that was typed."""
    if not request.user.unit_ids(Role.OFFICE):
        raise PermissionDenied
    campaign = _campaign_to_inspect(request)
    units = queries.units_to_inspect(campaign, request.user)
    form = PlanForm(request.POST if request.method == "POST" else None, campaign=campaign, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.schedule_inspections(
                actor=request.user, campaign=campaign, units=form.cleaned_data["units"], plan=form.plan
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã lập lịch kiểm tra {number(len(made))} đơn vị ngày {short_date(form.plan.held_on)}."
            )
            _tell_doubts(request, visit=form.plan.held_on)
            return redirect(made[0]) if len(made) == 1 else redirect("campaigns:inspection_list")
    return render(request, "campaigns/inspection_form.html", {"form": form, "campaign": campaign, "units": units})


@require_http_methods(["GET", "POST"])
def inspection_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of an inspection that was not held yet; when another person changed it meanwhile both texts are shown."""
    inspection = _permitted(request, pk, "manage")
    # What is posted too late comes back with the refusal, so that nothing typed is lost.
    if inspection.state != "scheduled" and request.method == "GET":
        messages.info(request, "Kết quả kiểm tra đã được ghi nên không sửa lịch nữa.")
        return redirect(inspection)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, campaign=inspection.campaign, inspection=inspection, seen=queries.last_settled(inspection))
    theirs: Inspection | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.change_inspection(
                actor=request.user, inspection=inspection, plan=form.plan, seen=form.cleaned_data["seen"] or 0
            )
        except EditConflict as conflict:
            theirs = _other_text(form, conflict)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu lịch kiểm tra.")
            _tell_doubts(request, visit=form.plan.held_on)
            return redirect(inspection)
    context = {"form": form, "campaign": inspection.campaign, "inspection": inspection, "theirs": theirs}
    return render(request, "campaigns/inspection_form.html", context)


@require_POST
def inspection_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """The inspection does not take place."""
    inspection = _permitted(request, pk, "manage")
    services.call_off_inspection(actor=request.user, inspection=inspection)
    messages.success(request, f"Đã bỏ lịch kiểm tra {inspection.unit} ngày {short_date(inspection.held_on)}.")
    return redirect("campaigns:inspection_list")


@require_GET
def inspection_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One inspection, and what this person does next."""
    return _show(request, visible_inspection(request, pk))


def _show(request: HttpRequest, inspection: Inspection, **refused: Any) -> HttpResponse:
    """`refused`: a form that was posted and comes back, by its name."""
    offered = {offer.transition.name for offer in INSPECTION.offers(inspection, request.user)}
    is_own = _is_of_the_units_own(request, inspection)
    judges = offered if not is_own else offered & {"answer"}
    forms: dict[str, Any] = {
        "record_form": RecordForm(inspection=inspection) if "record" in judges else None,
        "answer_form": AnswerForm(inspection=inspection) if "answer" in judges else None,
        "again_form": AgainForm() if "ask_again" in judges else None,
        "move_form": MoveForm(inspection=inspection) if "waive" in judges else None,
        "waive_form": WaiveForm() if "waive" in judges else None,
    }
    context = {
        "inspection": inspection,
        "may_change": "record" in judges,
        "may_mend": (
            inspection.is_mendable and not is_own and request.user.has_perm("campaigns.manage_inspection", inspection)
        ),
        "may_close": "close" in judges,
        "is_own": is_own,
        "again": queries.times_asked_again(inspection),
        "evidence": list(inspection.evidence.select_related("file")),
        "history": JournalEntry.objects.about(inspection).for_timeline(),
        "authority": _authority(inspection),
        **forms,
        **refused,
    }
    return render(request, "campaigns/inspection_detail.html", context)


def _authority(inspection: Inspection) -> str:
    """By what right somebody other than the unit's head answered, in words."""
    if inspection.answered_by_id is None or inspection.answered_at is None:
        return ""
    return authorities([Act(inspection.unit_id, inspection.answered_by_id, inspection.answered_at)])[0]


def _other_text(form: PlanForm | MendForm, conflict: EditConflict) -> Inspection:
    """What another person saved meanwhile, to be shown beside what was typed; saving again then means: I have read the other
    text, mine shall stand."""
    theirs = cast("Inspection", conflict.current)
    form.add_error(None, str(conflict))
    form.data = {**dict(form.data.items()), "seen": str(queries.last_settled(theirs))}
    return theirs


@require_POST
def inspection_record(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found; a refused record keeps all that was typed."""
    inspection = _permitted(request, pk, "manage")
    form = RecordForm(request.POST, inspection=inspection)
    if not form.is_valid():
        return _show(request, inspection, record_form=form)
    said = {name: form.cleaned_data[name] for name in ("held_on", "participants", "findings", "request")}
    try:
        services.record_inspection(actor=request.user, inspection=inspection, answer_due=form.answer_due, **said)
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return _show(request, inspection, record_form=form)
    asked = said["request"].strip()
    messages.success(
        request,
        "Đã ghi kết quả và gửi yêu cầu cho đơn vị." if asked else "Đã ghi kết quả kiểm tra. Đơn vị không phải trả lời.",
    )
    _tell_doubts(request, visit=form.cleaned_data["held_on"], answer_due=form.answer_due if asked else None)
    return redirect(inspection)


@require_http_methods(["GET", "POST"])
def inspection_mend(request: HttpRequest, pk: int) -> HttpResponse:
    """What was recorded, until the unit answers; when another person changed it meanwhile both texts are shown."""
    inspection = _permitted(request, pk, "manage")
    # What is posted too late comes back with the refusal, so that nothing typed is lost.
    if not inspection.is_mendable and request.method == "GET":
        messages.info(request, "Kết quả kiểm tra chưa ghi, hoặc đơn vị đã trả lời, nên không sửa kết quả ở đây.")
        return redirect(inspection)
    data = request.POST if request.method == "POST" else None
    form = MendForm(data, inspection=inspection, seen=queries.last_settled(inspection))
    theirs: Inspection | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            services.mend_inspection(
                actor=request.user,
                inspection=inspection,
                answer_due=form.answer_due,
                **{name: said[name] for name in ("held_on", "participants", "findings", "request")},
                seen=said["seen"] or 0,
            )
        except EditConflict as conflict:
            theirs = _other_text(form, conflict)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu kết quả kiểm tra. Đơn vị được báo những chỗ đã sửa.")
            _tell_doubts(request, visit=said["held_on"], answer_due=form.answer_due)
            return redirect(inspection)
    return render(request, "campaigns/inspection_mend.html", {"form": form, "inspection": inspection, "theirs": theirs})


@require_POST
def answer_due_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day for the awaited answer; a refused one keeps all that was typed."""
    inspection = _permitted(request, pk, "manage")
    form = MoveForm(request.POST, inspection=inspection)
    if form.is_valid() and (deadline := form.answer_due):
        try:
            services.move_answer_due(
                actor=request.user, inspection=inspection, answer_due=deadline, note=form.cleaned_data["note"]
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đơn vị trả lời {due_words(deadline)}.")
            _tell_doubts(request, answer_due=deadline)
            return redirect(inspection)
    return _show(request, inspection, move_form=form)


@require_POST
def answer_waive(request: HttpRequest, pk: int) -> HttpResponse:
    """The inspection ends without an answer."""
    inspection = _permitted(request, pk, "manage")
    form = WaiveForm(request.POST)
    if form.is_valid():
        try:
            services.waive_answer(actor=request.user, inspection=inspection, reason=form.cleaned_data["reason"])
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã kết thúc kiểm tra, không chờ đơn vị trả lời nữa.")
            return redirect(inspection)
    return _show(request, inspection, waive_form=form)


@require_POST
def inspection_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's answer; a refused one keeps all that was typed."""
    inspection = _permitted(request, pk, "answer")
    form = AnswerForm(request.POST, request.FILES, inspection=inspection)
    if not form.is_valid():
        return _show(request, inspection, answer_form=form)
    try:
        services.answer_inspection(
            actor=request.user,
            inspection=inspection,
            answer=form.cleaned_data["answer"],
            evidence=form.cleaned_data["evidence"],
            added=form.added,
            asked=form.cleaned_data["asked"],
        )
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        # Sending it again then means: I have read the request as it is now.
        inspection.refresh_from_db()
        form.data = request.POST.copy()
        form.data["asked"] = inspection.asked
        return _show(request, inspection, answer_form=form)
    messages.success(request, f"Đã gửi trả lời. {inspection.office_words} đã được báo.")
    return redirect(inspection)


@require_POST
def inspection_ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer does not suffice."""
    inspection = _permitted(request, pk, "manage")
    form = AgainForm(request.POST)
    if form.is_valid() and (deadline := form.answer_due):
        try:
            services.ask_inspected_again(
                actor=request.user, inspection=inspection, note=form.cleaned_data["note"], answer_due=deadline
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã yêu cầu đơn vị trả lời lại.")
            _tell_doubts(request, answer_due=deadline)
            return redirect(inspection)
    return _show(request, inspection, again_form=form)


@require_POST
def inspection_close(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer suffices."""
    inspection = _permitted(request, pk, "manage")
    services.close_inspection(actor=request.user, inspection=inspection)
    messages.success(request, "Đã kết thúc kiểm tra.")
    return redirect(inspection)
