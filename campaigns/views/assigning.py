"""Phân công thẩm định: who judges which reports by when, and how much each person has."""

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.deadlines import display_state, rest_doubt
from campaigns.forms.assigning import AssignForm
from campaigns.models import Submission
from campaigns.queries.reviews import ON_A_PAGE, assignable, given_to_nobody, may_judge, workload
from campaigns.views.reviews import reviewer_of
from core import clock
from core.calendar import Bound, Deadline
from core.errors import RuleBroken
from core.once import calendar_of
from core.wording import short_date


@require_http_methods(["GET", "POST"])
def review_assign(request: HttpRequest) -> HttpResponse:
    """The reports that are not settled, what waits first; the ticked ones go to one person. A refused form keeps all."""
    if not may_judge(request.user):
        raise PermissionDenied
    form = AssignForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        reviewer, due_on = form.cleaned_data["reviewer"], form.cleaned_data["due_on"]
        chosen = form.cleaned_data["submissions"]
        try:
            count = services.assign_reviews(actor=request.user, submissions=chosen, reviewer=reviewer, due_on=due_on)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            whom = f"cho {reviewer}" if reviewer else "lại cho cả Văn phòng"
            messages.success(
                request, f"Đã giao {count} báo cáo {whom}." if count else "Các báo cáo đã chọn vốn đã như vậy."
            )
            if due_on and reviewer:
                for doubt in _doubts(request, chosen, due_on):
                    messages.warning(request, doubt)
            return redirect(request.get_full_path())
    return _show(request, form)


def _doubts(request: HttpRequest, chosen: Iterable[Submission], due_on: date) -> list[str]:
    """What should be known of the day, each sentence once whatever the number of reports."""
    phases = {row.phase_id: row.phase for row in chosen}.values()
    rest = rest_doubt(Deadline(due_on, Bound.BY), calendar_of(request))
    late = [
        f"Ngày này không sớm hơn hạn tổng kết {str(phase).lower()} ({short_date(phase.wrap_up_on)})."
        for phase in phases
        if phase.wrap_up_on and clock.today() < phase.wrap_up_on <= due_on
    ]
    return [rest, *late] if rest else late


def _show(request: HttpRequest, form: AssignForm) -> HttpResponse:
    today, reviewer, typed = clock.today(), reviewer_of(request), request.GET.get("page", "")
    rows = assignable(request.user)
    if reviewer is not None:
        rows = rows.filter(reviewer_id=reviewer or None)
    page = Paginator(rows, ON_A_PAGE).get_page(typed if len(typed) < 10 else 1)
    return render(
        request,
        "campaigns/review_assign.html",
        {
            "form": form,
            "page": page,
            "lines": [(row, display_state(row, today)) for row in page.object_list],
            "people": list(workload(request.user, today)),
            "nobody": given_to_nobody(request.user),
            "reviewer": reviewer,
            "today": today,
        },
    )
