"""The unit's reports: the list, one report's state and history, preview, handing in, receipt, revisions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Role, Scope
from campaigns import services
from campaigns.deadlines import display_state, is_handed_in, is_missed
from campaigns.forms.reviews import WaiveForm
from campaigns.models import Submission, SubmissionRevision
from campaigns.queries import submissions as queries
from campaigns.queries.carrying import doubts_beside, earlier_reports
from campaigns.queries.cascading import paper_behind
from campaigns.queries.extensions import about_with_extensions, extension_panel, present_deadlines
from campaigns.queries.official import WAITING as OFFICIAL_WAITING
from campaigns.queries.official import awaiting_official, earlier_of, official_refusal, shown_revisions
from campaigns.queries.people import authorities_of, authority_of
from campaigns.queries.threads import may_answer, threads_in
from campaigns.workflow import SUBMISSION
from core import clock
from core.calendar import Deadline
from core.once import calendar_of


def visible_submission(request: HttpRequest, pk: int) -> Submission:
    """The submission as this person may see it; a foreign one is 404."""
    rows = Submission.objects.visible_to(request.user).with_judge()
    rows = rows.select_related("phase__campaign__owner", "unit")
    return get_object_or_404(rows, pk=pk)


def own_submission(request: HttpRequest, pk: int) -> Submission:
    """The submission, if this person belongs to its unit."""
    submission = visible_submission(request, pk)
    if not request.user.has_perm("campaigns.edit_submission", submission):
        raise PermissionDenied
    return submission


def judged_submission(request: HttpRequest, pk: int) -> Submission:
    """The submission, if this person is the one who judges it."""
    submission = visible_submission(request, pk)
    if not request.user.has_perm("campaigns.review_submission", submission):
        raise PermissionDenied
    return submission


def revision_of(submission: Submission, number: int) -> SubmissionRevision:
    rows = submission.revisions.select_related("submitted_by__person__unit")
    return get_object_or_404(rows, number=number)


@require_GET
def submission_list(request: HttpRequest) -> HttpResponse:
    """All phases of the campaigns of the user's units, what is to be done first."""
    lines = queries.submission_lines(request.user, clock.today(), calendar_of(request))
    # A deputy whose delegation is not about reports reads them.
    written_by_user = request.user.unit_ids(Role.HEAD, Role.STAFF, work=Scope.REPORTS)
    return render(request, "campaigns/submission_list.html", {"lines": lines, "written_by_user": written_by_user})


@require_GET
def submission_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the report stands: state, the latest revision as read text, the versions, the timeline."""
    submission = visible_submission(request, pk)
    revisions = queries.revisions_of(submission)
    shown = next(iter(shown_revisions(submission, revisions)), None)
    threads = threads_in(submission, revisions)
    waive = SUBMISSION.offer("waive", submission, request.user)
    return render(
        request,
        "campaigns/submission_detail.html",
        {
            "submission": submission,
            "state": display_state(submission, clock.today()),
            "handed_in": is_handed_in(submission),
            "missed": is_missed(submission),
            "mending": _mending(request, submission),
            "extending": extension_panel(request.user, submission),
            "revisions": list(zip(revisions, authorities_of(revisions), strict=True)),
            "shown": shown,
            "official": OFFICIAL_WAITING if submission.has_official_waiting else None,
            "may_send_official": _may_send_official(request, submission, shown),
            "groups": queries.reading(shown.content, threads=threads) if shown else (),
            "behind": paper_behind(shown.content, request.user) if shown else None,
            "may_answer": may_answer(request.user, submission),
            "timeline_entries": about_with_extensions(submission).for_timeline(),
            "may_write": request.user.has_perm("campaigns.edit_submission", submission) and not submission.edit_refusal,
            "may_review": submission.state in ("submitted", "accepted")
            and request.user.has_perm("campaigns.review_submission", submission),
            "waive": waive,
            "waive_form": WaiveForm() if waive and not waive.refusal else None,
            "require": SUBMISSION.offer("require", submission, request.user),
        },
    )


def _mending(request: HttpRequest, submission: Submission) -> Deadline | None:
    """Until when the unit mends a report that came back; None of any other."""
    if submission.state != "returned" or submission.phase.state != "open":
        return None
    return present_deadlines([submission], calendar_of(request))[submission.pk]


def _may_send_official(request: HttpRequest, submission: Submission, shown: SubmissionRevision | None) -> bool:
    """Whether the page offers the form of official figures: the head, and an item that awaits them."""
    return (
        shown is not None
        and not official_refusal(submission)
        and request.user.has_perm("campaigns.submit_official", submission)
        and bool(awaiting_official(shown.content))
    )


@require_GET
def submission_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """To the first item that needs the unit's hand; to the report's page when nothing of it is open."""
    submission = own_submission(request, pk)
    if submission.edit_refusal:
        return redirect(submission)
    items = queries.items_of(submission)
    found = queries.gaps(submission, items, queries.latest_revision(submission))
    if not items:
        return redirect(submission)
    return redirect("campaigns:submission_item", submission.pk, found[0].ordinal if found else items[0].ordinal)


def _preview(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    items = queries.items_of(submission)
    last = queries.latest_revision(submission)
    content = queries.frozen_content(submission, items)
    earlier = earlier_reports(submission.phase, [submission.unit_id]).get(submission.unit_id)
    sent_back = last if submission.state == "returned" else None
    return {
        "submission": submission,
        "content": content,
        "behind": paper_behind(content, request.user),
        "groups": queries.reading(content, sent_back.content if sent_back else None),
        "sent_back": sent_back,
        "gaps": queries.gaps(submission, items, last),
        "doubtful": [(item, told) for item in items if (told := doubts_beside(item, earlier))],
        "carried_ids": {item.pk for item in items if item.is_carried},
        "submit": SUBMISSION.offer("submit", submission, request.user),
        "asks_for_time": submission.extensions.filter(state="asked").exists,
        "next_number": last.number + 1 if last else 1,
    }


@require_GET
def submission_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as the paper that the office will read."""
    return render(request, "campaigns/submission_preview.html", _preview(request, own_submission(request, pk)))


@require_POST
def submission_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the report in; an incomplete one comes back as its preview with the missing items named."""
    submission = own_submission(request, pk)
    typed = request.POST.get("number", "")
    try:
        revision = services.submit_submission(
            actor=request.user, submission=submission, number=int(typed) if typed.isdecimal() else None
        )
    except services.ReportIncomplete as refusal:
        context = {**_preview(request, submission), "refusal": refusal}
        return render(request, "campaigns/submission_preview.html", context)
    return redirect("campaigns:submission_receipt", submission.pk, revision.number)


@require_GET
def submission_receipt(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """When, by whom, which version, on time or not, the fingerprint, what happens next."""
    submission = visible_submission(request, pk)
    revision = revision_of(submission, number)
    return render(
        request,
        "campaigns/submission_receipt.html",
        {
            "submission": submission,
            "revision": revision,
            "authority": authority_of(revision),
            "timeliness": submission.timeliness,
        },
    )


@require_GET
def submission_revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One frozen revision as read text, with what changed since the one before it."""
    submission = visible_submission(request, pk)
    by_number = {revision.number: revision for revision in queries.revisions_of(submission)}
    revision = by_number.get(number)
    if revision is None:
        raise Http404("Không có lần nộp này.")
    earlier = earlier_of(revision, list(by_number.values()))
    return render(
        request,
        "campaigns/submission_revision.html",
        {
            "submission": submission,
            "revision": revision,
            "authority": authority_of(revision),
            "revisions": list(by_number.values()),
            "groups": queries.reading(revision.content, earlier.content if earlier else None),
            "content": revision.content,
            "behind": paper_behind(revision.content, request.user),
            "is_compared": earlier is not None,
        },
    )


@require_POST
def submission_waive(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit need not report in this phase."""
    submission = judged_submission(request, pk)
    form = WaiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["reason"][0])
        return redirect(submission)
    services.waive_submission(actor=request.user, submission=submission, reason=form.cleaned_data["reason"])
    messages.success(request, f"Đã miễn nộp báo cáo đợt {submission.phase.ordinal} cho {submission.unit}.")
    return redirect(submission)


@require_POST
def submission_require(request: HttpRequest, pk: int) -> HttpResponse:
    """The waiver is over."""
    submission = judged_submission(request, pk)
    services.require_submission(actor=request.user, submission=submission)
    messages.success(request, f"{submission.unit} lại phải nộp báo cáo đợt {submission.phase.ordinal}.")
    return redirect(submission)
