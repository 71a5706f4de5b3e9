"""The review desk: what waits, one report with remarks at its items, accept, return."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from campaigns import services
from campaigns.deadlines import display_state
from campaigns.exports import reports_workbook
from campaigns.forms.official import OfficialReturnForm
from campaigns.forms.reviews import ReturnForm
from campaigns.models import Submission, SubmissionRevision
from campaigns.queries import submissions as queries
from campaigns.queries.cascading import paper_behind
from campaigns.queries.official import WAITING as OFFICIAL_WAITING
from campaigns.queries.official import earlier_of, in_force, shown_revisions
from campaigns.queries.people import authority_of
from campaigns.queries.reviews import ReviewChoice, review_lines, review_page
from campaigns.queries.threads import asked_last, may_answer, threads_in
from campaigns.views.submissions import judged_submission
from campaigns.workflow import SUBMISSION
from core import clock
from core.errors import EditConflict, RuleBroken
from documents.downloads import download


def reviewer_of(request: HttpRequest) -> int | None:
    """Whose reports are wanted: "toi" for one's own, an id, 0 for those of nobody; None for all."""
    typed = request.GET.get("nguoi", "")
    if typed == "toi":
        return request.user.pk
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


@require_GET
def review_list(request: HttpRequest) -> HttpResponse:
    """What waits for this reviewer first, then what he judged: each part in pages."""
    if not queries.may_judge(request.user):
        raise PermissionDenied
    page = request.GET.get("page", "")
    choice = ReviewChoice(
        tab=request.GET.get("phan", ""),
        reviewer=reviewer_of(request),
        page=int(page) if page.isdecimal() and len(page) < 10 else 1,
    )
    desk = review_page(request.user, clock.today(), choice)
    return render(request, "campaigns/review_list.html", {"desk": desk, "choice": choice})


@require_GET
def review_list_export(request: HttpRequest) -> FileResponse:
    """The same reports as a workbook. One statement beside the session's."""
    if not queries.may_judge(request.user):
        raise PermissionDenied
    today = clock.today()
    content = reports_workbook(review_lines(request.user, today, reviewer_of(request)), today)
    return download(content, f"Báo cáo của các đơn vị {today:%d-%m-%Y}.xlsx")


@require_GET
def review_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest revision as read text, and the remarks at its items."""
    return show_desk(request, judged_submission(request, pk))


def show_desk(
    request: HttpRequest,
    submission: Submission,
    form: ReturnForm | None = None,
    official_form: OfficialReturnForm | None = None,
) -> HttpResponse:
    """The desk of this report; `form` and `official_form` are refused ones that keep what was typed."""
    revisions = queries.revisions_of(submission)
    if not revisions:
        messages.info(request, f"{submission.unit} chưa nộp báo cáo này nên chưa có gì để thẩm định.")
        return redirect(submission)
    threads = threads_in(submission, revisions)
    latest = shown_revisions(submission, revisions)[0]
    earlier = earlier_of(latest, revisions)
    is_official = submission.has_official_waiting
    back = None if is_official else SUBMISSION.offer("return", submission, request.user)
    before, after = queries.neighbours_to_review(request.user, submission)
    context: dict[str, Any] = {
        "submission": submission,
        "state": display_state(submission, clock.today()),
        "revision": latest,
        "authority": authority_of(latest),
        "revisions": revisions,
        "earlier": earlier,
        "groups": queries.reading(latest.content, earlier.content if earlier else None, threads),
        "behind": paper_behind(latest.content, request.user),
        "last_remarks": asked_last(threads),
        "may_answer": may_answer(request.user, submission),
        "accept": SUBMISSION.offer("accept", submission, request.user),
        "back": back,
        "official": OFFICIAL_WAITING if is_official else None,
        "official_form": official_form
        or (OfficialReturnForm(initial={"seen_revision": latest.number}) if is_official else None),
        "form": form
        or (
            ReturnForm(items=latest.content["items"], seen_revision=latest.number, seen_review=_last_review(latest))
            if back and not back.refusal
            else None
        ),
        "before": before,
        "after": after,
    }
    return render(request, "campaigns/review_desk.html", context)


def _last_review(revision: SubmissionRevision) -> int:
    """The judgement of the revision that the page shows; 0 when there is none."""
    return max((review.pk for review in revision.reviews.all()), default=0)


def go_on(request: HttpRequest, submission: Submission) -> HttpResponse:
    """To the next report that waits, else back to the list."""
    following = queries.next_to_review(request.user, submission)
    return redirect("campaigns:review_desk", following.pk) if following else redirect("campaigns:review_list")


def seen_revision(request: HttpRequest) -> int | None:
    typed = request.POST.get("seen_revision", "")
    return int(typed) if typed.isdecimal() else None


@require_POST
def review_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The report is accepted; on to the next one. Remarks that were begun are not thrown away unasked."""
    submission = judged_submission(request, pk)
    latest = in_force(submission)
    form = ReturnForm(request.POST, items=latest.content["items"]) if latest else None
    if form and form.says_something():
        form.is_valid()
        form.add_error(None, "Bạn đang ghi đề nghị sửa. Bấm “Trả lại” để gửi đề nghị, hoặc xóa đề nghị rồi chấp nhận.")
        return show_desk(request, submission, form)
    services.accept_submission(actor=request.user, submission=submission, seen_revision=seen_revision(request))
    messages.success(request, f"Đã chấp nhận báo cáo đợt {submission.phase.ordinal} của {submission.unit}.")
    return go_on(request, submission)


@require_POST
def review_return(request: HttpRequest, pk: int) -> HttpResponse:
    """The report goes back with its remarks; a refused return keeps all that was typed."""
    submission = judged_submission(request, pk)
    latest = in_force(submission)
    if latest is None:
        return show_desk(request, submission)
    form = ReturnForm(request.POST, items=latest.content["items"])
    if not form.is_valid():
        return show_desk(request, submission, form)
    remarks = form.remarks()
    try:
        services.return_submission(
            actor=request.user,
            submission=submission,
            remarks=remarks,
            reason=form.cleaned_data["reason"],
            seen_revision=form.cleaned_data["seen_revision"],
            seen_review=form.cleaned_data["seen_review"],
        )
    except EditConflict as conflict:
        judged: Any = conflict.current
        typed = request.POST.copy()
        typed["seen_review"] = judged.pk
        form = ReturnForm(typed, items=latest.content["items"])
        form.add_error(None, f"{conflict} Đề nghị của bạn chưa gửi: bấm “Trả lại” lần nữa để vẫn trả lại.")
        return show_desk(request, submission, form)
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return show_desk(request, submission, form)
    messages.success(request, f"Đã trả lại {len(remarks)} mục cho {submission.unit} sửa.")
    return go_on(request, submission)
