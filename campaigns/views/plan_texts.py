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
from campaigns.queries.plan_texts import Words, changed_texts, differences, plan_texts
from campaigns.queries.plans import plan_paper_of
from campaigns.views.campaigns import managed_campaign
from core.errors import EditConflict, RuleBroken
from documents.models import IssuedPaper

# Names that the reader of plans finds again in the paper by their quotes.
_NAMES = ("movements", "occasions-", "goals-", "group-")


@require_http_methods(["GET", "POST"])
def plan_texts_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """All words on one page; when another person saved meanwhile both texts are shown."""
    campaign = managed_campaign(request, pk)
    # What is posted too late comes back with the refusal, so that nothing typed is lost.
    if campaign.state == "closed" and request.method == "GET":
        messages.info(request, "Phong trào đã kết thúc nên không sửa nội dung kế hoạch được nữa.")
        return redirect(campaign)
    paper = plan_paper_of(campaign, request.user)
    texts = plan_texts(campaign)
    data = request.POST if request.method == "POST" else None
    form = PlanTextsForm(data, texts=texts, version=campaign.texts_version)
    clash: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        try:
            services.change_plan_texts(
                actor=request.user, campaign=campaign, texts=form.said, version=form.shown_version
            )
        except EditConflict as conflict:
            theirs = cast("Campaign", conflict.current)
            clash = differences(plan_texts(theirs), form.said)
            # Saving again then means: I have read the other text, mine shall stand.
            form.data = {**request.POST.dict(), "version": str(theirs.texts_version)}
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lưu nội dung kế hoạch.{_what_the_paper_keeps(paper)}")
            for doubt in name_doubts(_names(changed_texts(texts, form.said))):
                messages.warning(request, doubt)
            return redirect(campaign)
    context = {"campaign": campaign, "form": form, "paper": paper, "clash": clash}
    return render(request, "campaigns/plan_texts.html", context)


def _what_the_paper_keeps(paper: IssuedPaper | None) -> str:
    if paper is None:
        return ""
    if paper.state == "drafted":
        return " Dự thảo Kế hoạch còn câu chữ cũ: bấm “Soạn lại dự thảo Kế hoạch” để đưa chỗ sửa vào."
    return " Văn bản Kế hoạch đã trình ký hoặc ban hành giữ nguyên câu chữ cũ."


def _names(changed: dict[str, Words]) -> list[str]:
    found = [value for key, value in changed.items() if key.startswith(_NAMES)]
    return [name for value in found for name in ([value] if isinstance(value, str) else value)]
