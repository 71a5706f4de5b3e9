"""Official figures: the unit's form, and the reviewer's two answers from the desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from campaigns import services
from campaigns.forms.official import OfficialForm, OfficialReturnForm
from campaigns.models import Submission, SubmissionRevision
from campaigns.models.submissions import RevisionKind
from campaigns.queries import submissions as queries
from campaigns.queries.official import awaiting_official, official_refusal, shown_revisions
from campaigns.queries.reading import ReadItem
from campaigns.views.reviews import go_on, seen_revision, show_desk
from campaigns.views.submissions import judged_submission, visible_submission
from core.errors import RuleBroken


def _base(submission: Submission, revisions: list[SubmissionRevision]) -> SubmissionRevision:
    """What counts now; figures that wait do not."""
    return shown_revisions(submission, revisions)[1 if submission.has_official_waiting else 0]


def _form(request: HttpRequest, submission: Submission, revisions: list[SubmissionRevision]) -> OfficialForm:
    """On the accepted content; begun with the figures that were sent back, when they were the last."""
    newest, base = revisions[0], _base(submission, revisions)
    is_other = newest.kind == RevisionKind.OFFICIAL and newest.pk != base.pk
    was_sent_back = is_other and not submission.has_official_waiting
    return OfficialForm(
        request.POST if request.method == "POST" else None,
        submission=submission,
        items=awaiting_official(base.content),
        number=newest.number + 1,
        sent_back={item["id"]: item for item in newest.content["items"]} if was_sent_back else None,
        note=newest.note if was_sent_back else "",
    )


def _show(
    request: HttpRequest, submission: Submission, revisions: list[SubmissionRevision], form: OfficialForm
) -> HttpResponse:
    base = _base(submission, revisions)
    read: dict[int, ReadItem] = {item.id: item for group in queries.reading(base.content) for item in group.items}
    sent_back = revisions[0].reviews.all()[0] if form.sent_back else None
    context: dict[str, Any] = {
        "submission": submission,
        "form": form,
        "base": base,
        "lines": [{**line, "told": read[line["id"]]} for line in form.by_item()],
        "sent_back": sent_back,
    }
    return render(request, "campaigns/official_form.html", context)


@require_http_methods(["GET", "POST"])
def official_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Beside what was accepted, what is official now. A refused form keeps all that was typed."""
    submission = visible_submission(request, pk)
    if not request.user.has_perm("campaigns.submit_official", submission):
        raise PermissionDenied
    revisions = queries.revisions_of(submission)
    refusal = official_refusal(submission)
    if request.method == "GET" and refusal:
        messages.info(request, refusal)
        return redirect(submission)
    if not revisions:
        raise RuleBroken(refusal)
    form = _form(request, submission, revisions)
    if request.method == "POST" and form.is_valid():
        try:
            revision = services.submit_official_figures(
                actor=request.user,
                submission=submission,
                figures=form.figures(),
                note=form.cleaned_data["note"],
                number=form.cleaned_data["number"],
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Đã gửi số liệu chính thức.")
            return redirect("campaigns:submission_receipt", submission.pk, revision.number)
    return _show(request, submission, revisions, form)


@require_POST
def official_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures count; on to the next report that waits. A reason that was begun is not thrown away unasked."""
    submission = judged_submission(request, pk)
    if request.POST.get("reason", "").strip():
        form = OfficialReturnForm(request.POST)
        form.is_valid()
        form.add_error(None, "Bạn đang ghi lý do trả lại. Bấm “Trả lại số liệu” để gửi, hoặc xóa lý do rồi chấp nhận.")
        return show_desk(request, submission, official_form=form)
    services.accept_official(actor=request.user, submission=submission, seen_revision=seen_revision(request))
    messages.success(request, f"Đã chấp nhận số liệu chính thức của {submission.unit}.")
    return go_on(request, submission)


@require_POST
def official_return(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures go back with a reason; a refused return keeps what was typed."""
    submission = judged_submission(request, pk)
    form = OfficialReturnForm(request.POST)
    if form.is_valid():
        try:
            services.return_official(
                actor=request.user,
                submission=submission,
                reason=form.cleaned_data["reason"],
                seen_revision=form.cleaned_data["seen_revision"],
            )
        except RuleBroken as refusal:
            submission.refresh_from_db()
            if not submission.has_official_waiting:
                raise
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã trả lại số liệu chính thức của {submission.unit}.")
            return go_on(request, submission)
    return show_desk(request, submission, official_form=form)
