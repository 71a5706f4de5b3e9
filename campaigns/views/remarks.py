"""The thread at one item of a report: read it whole, and answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.forms.remarks import AnswerForm
from campaigns.models import ReviewRemark, Submission
from campaigns.queries.threads import answer_refusal, may_answer, threads_of
from campaigns.views.submissions import visible_submission
from core.errors import RuleBroken


def _ways_back(request: HttpRequest, submission: Submission, ordinal: int) -> dict[str, str]:
    """The pages of this person that hold the thread, by place; the first is the nearest."""
    ways = {}
    if request.user.has_perm("campaigns.edit_submission", submission) and not submission.edit_refusal:
        ways["form"] = reverse("campaigns:submission_item", args=[submission.pk, ordinal]) + "#trao-doi"
    if request.user.has_perm("campaigns.review_submission", submission):
        ways["desk"] = reverse("campaigns:review_desk", args=[submission.pk]) + f"#muc-{ordinal}"
    ways["report"] = f"{submission.get_absolute_url()}#muc-{ordinal}"
    return ways


@require_http_methods(["GET", "POST"])
def remark_thread(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """All that was said at the item. A POST answers and leads back to the page it was written on; a refused one comes
    back with what was typed."""
    submission = visible_submission(request, pk)
    rows = ReviewRemark.objects.select_related("item__task", "item__submission__phase__campaign")
    row = get_object_or_404(rows, pk=remark, item__submission=submission)
    ways = _ways_back(request, submission, row.item.ordinal)
    answer = AnswerForm(request.POST if request.method == "POST" else None, remark_id=remark)
    if request.method == "POST":
        if not request.user.has_perm("campaigns.answer_remark", submission):
            raise PermissionDenied
        if answer.is_valid():
            try:
                services.answer_remark(actor=request.user, remark=row, text=answer.cleaned_data["text"])
            except RuleBroken as refusal:
                answer.add_error(None, str(refusal))
            else:
                messages.success(request, f"Đã gửi trao đổi về mục {row.item.ordinal}.")
                return redirect(ways.get(answer.cleaned_data["place"]) or row)
    context = {
        "submission": submission,
        "item": row.item,
        "thread": threads_of(submission)[row.item_id],
        "answer": answer,
        "may_answer": may_answer(request.user, submission),
        "refusal": answer_refusal(submission),
        "nearest": next(iter(ways.values())),
    }
    return render(request, "campaigns/remark_thread.html", context)
