"""Papers that the office drafts towards the units: the letter that urges them, the invitation to the meeting."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Role
from campaigns.deadlines import due_words, rest_doubt
from campaigns.models import Phase
from campaigns.queries.people import office_of
from core import clock
from core.calendar import Bound, Deadline
from core.errors import RuleBroken
from core.once import calendar_of
from reports import services
from reports.forms import InvitationForm, UrgingForm
from reports.papers import WrapUpMeeting, usual_meeting
from reports.queries.facts import occasion_of
from reports.queries.urging import asked_until, owing_in, usual_answer_day
from reports.views.board import units_of_filter


def _phase_of_the_office(request: HttpRequest, pk: int) -> Phase:
    """The phase, of a campaign that the user's office leads."""
    if not request.user.has_perm("reports.remind_units"):
        raise PermissionDenied
    owned = Phase.objects.filter(campaign__owner_id__in=request.user.unit_ids(Role.OFFICE))
    return get_object_or_404(owned.select_related("campaign__owner"), pk=pk)


def _signer(phase: Phase) -> str:
    """`Chánh Văn phòng`, `Giám đốc Sở Nội vụ`: the head of the owner's office. One statement."""
    return office_of(phase.campaign.owner).head


@require_http_methods(["GET", "POST"])
def urging_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Which units are urged and until when; the board posts the units it ticked, this page posts the day too."""
    phase = _phase_of_the_office(request, pk)
    owing = owing_in(phase) if phase.state == "open" else []
    ticked = [int(unit) for unit in request.POST.getlist("unit") if unit.isdecimal()]
    if "every" in request.POST:
        ticked = list(units_of_filter(request, phase))
    is_answered = request.method == "POST" and "answer_by" in request.POST
    chosen = [row for row in owing if row.unit_id in ticked]
    usual = usual_answer_day(phase, calendar_of(request), chosen)
    form = UrgingForm(request.POST if is_answered else None, initial={"answer_by": usual})
    if is_answered and form.is_valid():
        try:
            paper = services.draft_urging_letter(
                actor=request.user, phase=phase, submissions=chosen, answer_by=form.cleaned_data["answer_by"]
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Dự thảo công văn đôn đốc nằm ở mục Văn bản. Xem lại rồi trình ký.")
            answer_by = Deadline(form.cleaned_data["answer_by"], Bound.BY)
            if doubt := rest_doubt(answer_by, calendar_of(request)):
                messages.warning(request, doubt)
            return redirect(paper)
    is_preset = is_answered or bool(chosen)
    # Nobody is urged at first to hand in before a day that he was given.
    rows = [
        (
            row,
            row.unit_id in ticked if is_preset else asked_until(row).last_day_on_time <= usual,
            due_words(asked_until(row)),
        )
        for row in owing
    ]
    return render(
        request, "reports/urging_letter.html", {"phase": phase, "rows": rows, "form": form, "signer": _signer(phase)}
    )


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """When, where and with whom the phase is wrapped up; the usual words are offered."""
    phase = _phase_of_the_office(request, pk)
    usual = usual_meeting(occasion_of(phase.campaign, phase, clock.today()))
    form = InvitationForm(
        request.POST or None,
        initial={
            "place": usual.place,
            "chair": usual.chair,
            "guests": list(usual.guests),
            "requests": list(usual.requests),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            paper = services.draft_invitation(actor=request.user, phase=phase, meeting=_meeting(form))
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Dự thảo giấy mời nằm ở mục Văn bản. Xem lại rồi trình ký.")
            return redirect(paper)
    return render(request, "reports/invitation.html", {"phase": phase, "form": form, "signer": _signer(phase)})


def _meeting(form: InvitationForm) -> WrapUpMeeting:
    typed = form.cleaned_data
    day, time = typed["held_on"], typed["held_at"]
    return WrapUpMeeting(
        guests=tuple(typed["guests"]),
        place=typed["place"],
        chair=typed["chair"],
        starts_at=datetime.combine(day, time) if day and time else None,
        requests=tuple(typed["requests"]),
    )
