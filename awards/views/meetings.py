"""Meetings of the council: the list, writing one down, drafting its minutes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import SignedInRequest
from awards.forms.meetings import PARTS, MeetingForm
from awards.models import CouncilMeeting
from awards.queries import meetings as queries
from awards.services import meetings as services
from campaigns.models import Phase
from core.errors import RuleBroken
from core.once import calendar_of
from core.wording import rest_day_doubt


@require_GET
@permission_required("awards.set_stock", raise_exception=True)
def meeting_list(request: SignedInRequest) -> HttpResponse:
    """Meetings with their papers, and the phases to meet about. Two statements beside the shell's."""
    context = {
        "meetings": list(queries.meetings_of(request.user)),
        "phases": list(queries.phases_to_meet_about(request.user)),
    }
    return render(request, "awards/meeting_list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("awards.set_stock", raise_exception=True)
def meeting_create(request: SignedInRequest, phase: int) -> HttpResponse:
    return _write(request, get_object_or_404(queries.phases_to_meet_about(request.user), pk=phase), None)


@require_http_methods(["GET", "POST"])
@permission_required("awards.set_stock", raise_exception=True)
def meeting_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_of(request.user), pk=pk)
    return _write(request, meeting.phase, meeting)


@require_POST
@permission_required("awards.set_stock", raise_exception=True)
def meeting_minutes(request: SignedInRequest, pk: int, of_count: bool) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_of(request.user), pk=pk)
    paper = services.draft_minutes(actor=request.user, meeting=meeting, of_count=of_count)
    messages.success(request, "Đã lập dự thảo biên bản. Xem văn bản, trình ký rồi ghi số.")
    return redirect(paper)


def _write(request: SignedInRequest, phase: Phase, meeting: CouncilMeeting | None) -> HttpResponse:
    """The form; a refusal keeps all that was typed."""
    votes = queries.votes_of(meeting) if meeting else []
    form = MeetingForm(request.POST or None, nominees=list(queries.nominees_of(phase)), meeting=meeting, votes=votes)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.write_meeting(
                actor=request.user, phase=phase, facts=form.facts, votes=form.votes, meeting=meeting
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu cuộc họp. Bấm “Lập biên bản họp” để có dự thảo biên bản.")
            if doubt := rest_day_doubt("Ngày họp", kept.held_on, calendar_of(request)):
                messages.warning(request, doubt)
            return redirect(kept)
    context: dict[str, Any] = {"form": form, "phase": phase, "meeting": meeting, "parts": PARTS.values()}
    return render(request, "awards/meeting_form.html", context)
