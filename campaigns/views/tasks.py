"""Tasks of a campaign: the list, one task, assigning many at once, splitting, importing the two lists."""

import json
from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.queries import reporting_units
from campaigns import services, task_lists
from campaigns.deadlines import rest_doubt, year_doubt
from campaigns.exports import tasks_workbook
from campaigns.forms.tasks import (
    AssignForm,
    ShareForm,
    SplitForm,
    TaskFilterForm,
    TaskForm,
    TaskSheetForm,
)
from campaigns.models import Campaign, Task
from campaigns.queries import plans as plan_queries
from campaigns.queries import tasks as queries
from campaigns.services import Share
from campaigns.views.campaigns import managed_campaign, tell_duties, visible_campaign
from core import clock
from core.calendar import Bound, Deadline
from core.errors import RuleBroken
from core.models import JournalEntry
from core.once import calendar_of
from documents.downloads import download

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _managed_task(request: HttpRequest, pk: int) -> Task:
    tasks = Task.objects.filter(campaign__in=Campaign.objects.visible_to(request.user))
    task = get_object_or_404(tasks.select_related("campaign__owner", "group", "split_from"), pk=pk)
    if not request.user.has_perm("campaigns.manage_campaign", task.campaign):
        raise PermissionDenied
    return task


@require_GET
def task_list(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = visible_campaign(request, pk)
    units = queries.units_to_assign(campaign)
    form = TaskFilterForm(request.GET, units=units)
    page = Paginator(queries.chosen_tasks(campaign, form.choice), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "campaigns/task_list.html",
        {
            "campaign": campaign,
            "form": form,
            "page": page,
            "groups": plan_queries.grouped(page.object_list),
            "may_manage": request.user.has_perm("campaigns.manage_campaign", campaign) and campaign.state != "closed",
        },
    )


@require_GET
def task_list_export(request: HttpRequest, pk: int) -> FileResponse:
    """Every task of the page's filter as a workbook. Four statements beside the session's, five with words."""
    campaign = visible_campaign(request, pk)
    form = TaskFilterForm(request.GET, units=queries.units_to_assign(campaign))
    content = tasks_workbook(campaign, queries.chosen_tasks(campaign, form.choice), clock.today())
    return download(content, f"Nhiệm vụ thi đua năm {campaign.year}.xlsx")


@require_http_methods(["GET", "POST"])
def task_add(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = managed_campaign(request, pk)
    form = TaskForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            task = services.add_task(actor=request.user, campaign=campaign, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error("source_number" if form.cleaned_data["source_number"] else None, str(refusal))
        else:
            messages.success(request, "Đã thêm nhiệm vụ. Việc tiếp theo: phân công đơn vị chủ trì.")
            _tell_day(request, task)
            return redirect(f"{reverse('campaigns:task_assign', args=[pk])}#nv-{task.pk}")
    return render(request, "campaigns/task_form.html", {"form": form, "campaign": campaign, "task": None})


def _tell_day(request: HttpRequest, task: Task) -> None:
    """That the day typed for the task is of another year, or a day of rest; nothing forbids it."""
    if task.due_on is None:
        return
    doubts = (
        year_doubt(task.due_on, task.campaign.year),
        rest_doubt(Deadline(task.due_on, Bound.BY), calendar_of(request)),
    )
    for doubt in filter(None, doubts):
        messages.warning(request, doubt)


@require_http_methods(["GET", "POST"])
def task_edit(request: HttpRequest, pk: int) -> HttpResponse:
    task = _managed_task(request, pk)
    campaign = task.campaign
    # The form writes into its instance; the page goes on telling the task as it stands.
    form = TaskForm(request.POST or None, instance=copy(task), campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_task(actor=request.user, task=task, changes=form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu nhiệm vụ.")
            if "due_on" in form.changed_data:
                _tell_day(request, form.instance)
                tell_duties(request, campaign, {form.initial["due_on"]})
            return redirect("campaigns:task_edit", pk=pk)
    return render(
        request,
        "campaigns/task_form.html",
        {
            "form": form,
            "campaign": campaign,
            "task": task,
            "line": plan_queries.line_of(task),
            "parts": list(task.parts.all()),
            "entries": JournalEntry.objects.about(task).for_timeline(),
        },
    )


@require_http_methods(["GET", "POST"])
def task_split(request: HttpRequest, pk: int) -> HttpResponse:
    task = _managed_task(request, pk)
    form = SplitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            parts = services.split_task(actor=request.user, task=task, texts=form.texts)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã chia thành {len(parts)} phần, mỗi phần giữ phân công của nhiệm vụ cũ.")
            return redirect(f"{reverse('campaigns:task_assign', args=[task.campaign_id])}#nv-{parts[0].pk}")
    return render(request, "campaigns/task_split.html", {"form": form, "task": task, "campaign": task.campaign})


@require_POST
def task_stop(request: HttpRequest, pk: int) -> HttpResponse:
    task = _managed_task(request, pk)
    services.stop_task(actor=request.user, task=task)
    messages.success(request, "Đã ngừng dùng nhiệm vụ. Phần đơn vị đã viết vẫn được giữ.")
    return redirect("campaigns:task_edit", pk=pk)


@require_POST
def task_resume(request: HttpRequest, pk: int) -> HttpResponse:
    task = _managed_task(request, pk)
    services.resume_task(actor=request.user, task=task)
    messages.success(request, "Đã dùng lại nhiệm vụ.")
    return redirect("campaigns:task_edit", pk=pk)


@require_http_methods(["GET", "POST"])
def task_assign(request: HttpRequest, pk: int) -> HttpResponse:
    """One page for all tasks: a lead and co-operating units per row, or one lead for all picked rows."""
    campaign = managed_campaign(request, pk)
    units = queries.units_to_assign(campaign)
    choice = queries.TaskChoice(status="unassigned" if "chua-giao" in request.GET else "")
    groups = plan_queries.grouped(queries.chosen_tasks(campaign, choice))
    data = request.POST if request.method == "POST" else None
    bulk = AssignForm(data, units=units)
    rows = [
        (group.group, [ShareForm(data, line=line, units=units) for line in group.lines if _is_sent(data, line)])
        for group in groups
    ]
    forms = [form for _, kept in rows for form in kept]
    if data is not None and all([bulk.is_valid(), *(form.is_valid() for form in forms)]):
        try:
            count = services.assign_tasks(actor=request.user, campaign=campaign, shares=_shares(data, bulk, forms))
        except RuleBroken as refusal:
            bulk.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lưu phân công của {count} nhiệm vụ." if count else "Phân công không đổi.")
            return redirect("campaigns:task_assign", pk=pk)
    return render(
        request,
        "campaigns/task_assign.html",
        {
            "campaign": campaign,
            "rows": [(group, kept) for group, kept in rows if kept],
            "bulk": bulk,
            "refused": [form for form in forms if form.errors],
            "unassigned": sum(line.lead is None for group in groups for line in group.lines),
            "ended_leads": plan_queries.ended_leads(groups),
            "task_count": len(forms),
            "only_unassigned": "chua-giao" in request.GET,
        },
    )


def _is_sent(data: Any, line: plan_queries.TaskLine) -> bool:
    """A task that came into being after the page was drawn was not sent, and keeps its units."""
    return data is None or f"nv-{line.task.pk}-was" in data


def _shares(data: Any, bulk: AssignForm, forms: list[ShareForm]) -> dict[int, Share]:
    """What this person changed; rows he left alone stay as they are now, whoever changed them meanwhile."""
    shares = {form.task.pk: form.share for form in forms if form.is_touched}
    lead = bulk.cleaned_data["lead_for_picked"]
    if lead and "apply" in data:
        picked = {int(text) for text in data.getlist("picked") if text.isdigit()}
        shares |= {form.task.pk: Share(lead, form.share.cooperating) for form in forms if form.task.pk in picked}
    return shares


@require_GET
def task_import_template(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = managed_campaign(request, pk)
    response = HttpResponse(task_lists.template(reporting_units(campaign.owner)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-danh-muc-nhiem-vu.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def task_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload, then preview: nothing is saved here."""
    campaign = managed_campaign(request, pk)
    form = TaskSheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            cells = task_lists.read_cells(form.cleaned_data["upload"].read())
        except RuleBroken as refusal:
            form.add_error("upload", str(refusal))
        else:
            return _preview(request, campaign, cells)
    return render(request, "campaigns/task_import.html", {"form": form, "campaign": campaign})


def _checked(campaign: Campaign, cells: list[tuple[int, list[str]]]) -> list[task_lists.SheetRow]:
    units, taken = queries.units_to_assign(campaign), queries.taken_numbers(campaign)
    return task_lists.check_rows(cells, units, taken, campaign.year)


def _preview(request: HttpRequest, campaign: Campaign, cells: list[tuple[int, list[str]]]) -> HttpResponse:
    rows = _checked(campaign, cells)
    return render(
        request,
        "campaigns/task_import_preview.html",
        {
            "campaign": campaign,
            "rows": rows,
            "columns": task_lists.COLUMNS,
            "wrong": [row for row in rows if row.problems],
            "doubtful": [row for row in rows if row.doubts],
            "cells": json.dumps(cells, ensure_ascii=False),
        },
    )


@require_POST
def task_import_save(request: HttpRequest, pk: int) -> HttpResponse:
    """All rows of the preview are saved or none: they are checked again, for the campaign may have changed."""
    campaign = managed_campaign(request, pk)
    cells = _cells_sent(request.POST.get("cells", ""))
    if cells is None:
        messages.error(request, "Bản xem trước đã hỏng. Tải tệp lên lần nữa.")
        return redirect("campaigns:task_import", pk=pk)
    rows = _checked(campaign, cells)
    if any(row.problems for row in rows):
        return _preview(request, campaign, cells)
    tasks = services.import_tasks(actor=request.user, campaign=campaign, tasks=task_lists.listed_tasks(rows))
    messages.success(request, f"Đã nhập {len(tasks)} nhiệm vụ.")
    return redirect("campaigns:task_list", pk=pk)


def _cells_sent(text: str) -> list[tuple[int, list[str]]] | None:
    try:
        rows = json.loads(text)
        cells = [(int(number), [str(cell) for cell in values]) for number, values in rows]
    except (ValueError, TypeError):
        return None
    width = len(task_lists.COLUMNS)
    fits = cells and len(cells) <= task_lists.ROW_LIMIT and all(len(values) == width for _, values in cells)
    return cells if fits else None
