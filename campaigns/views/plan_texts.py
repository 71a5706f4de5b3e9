"""Nội dung kế hoạch: the words of a made campaign that its plan prints."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.forms.plan_texts import PlanTextsForm
from campaigns.models import Campaign
from campaigns.plan_draft import Difference, name_doubts
from campaigns.queries.plan_texts import Words, changed_texts, clashing_texts, differences, occasion_doubts, plan_texts
from campaigns.queries.plans import plan_paper_of
from campaigns.views.campaigns import managed_campaign
from core.errors import EditConflict, RuleBroken
from documents.models import IssuedPaper

# Names that the reader of plans finds again in the paper by their quotes.
_NAMES = ("movements", "occasions-", "goals-", "group-")


@require_http_methods(["GET", "POST"])
def plan_texts_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """All words on one page; where another person changed the same ones meanwhile both texts are shown."""
    campaign = managed_campaign(request, pk)
    # What is posted too late comes back with the refusal, so that nothing typed is lost.
    if campaign.state == "closed" and request.method == "GET":
        messages.info(request, "Phong trào đã kết thúc nên không sửa nội dung kế hoạch được nữa.")
        return redirect(campaign)
    paper = plan_paper_of(campaign, request.user)
    texts = plan_texts(campaign)
    data = request.POST if request.method == "POST" else None
    form = PlanTextsForm(data, texts=texts)
    clash: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        try:
            services.change_plan_texts(actor=request.user, campaign=campaign, texts=form.said, shown=form.shown)
        except EditConflict as conflict:
            theirs = plan_texts(cast("Campaign", conflict.current))
            clashing = clashing_texts(theirs, form.said, form.shown)
            clash = differences(theirs, clashing)
            # Saving again then means: I have read the other text, mine shall stand.
            form = form.having_read(clashing, theirs)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã lưu nội dung kế hoạch.{_what_others_changed(form)}{_what_the_paper_keeps(paper)}"
            )
            changed = changed_texts(texts, form.said)
            for doubt in (*name_doubts(_names(changed)), *occasion_doubts(texts, changed)):
                messages.warning(request, doubt)
            return redirect(campaign)
    context = {"campaign": campaign, "form": form, "paper": paper, "clash": clash}
    return render(request, "campaigns/plan_texts.html", context)


def _what_others_changed(form: PlanTextsForm) -> str:
    if not form.labels_of_others:
        return ""
    return f" Chỗ đã đổi trong lúc bạn mở trang này được giữ nguyên: {', '.join(form.labels_of_others)}."


def _what_the_paper_keeps(paper: IssuedPaper | None) -> str:
    if paper is None:
        return ""
    if paper.state == "drafted":
        return " Dự thảo Kế hoạch còn câu chữ cũ: bấm “Soạn lại dự thảo Kế hoạch” để đưa chỗ sửa vào."
    return " Văn bản Kế hoạch đã trình ký hoặc ban hành giữ nguyên câu chữ cũ."


def _names(changed: dict[str, Words]) -> list[str]:
    found = [value for key, value in changed.items() if key.startswith(_NAMES)]
    return [name for value in found for name in ([value] if isinstance(value, str) else value)]
