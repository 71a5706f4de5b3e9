"""An issued paper that was wrong: withdrawing it, drafting the one that takes its place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.errors import RuleBroken
from documents import services
from documents.forms import WithdrawForm
from documents.views.papers import kept, paper_page_with


@require_POST
def paper_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    paper = kept(request, pk)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            services.withdraw_paper(actor=request.user, paper=paper, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thu hồi {paper.spoken}.")
            return redirect("documents:paper_detail", pk)
    return paper_page_with(request, paper, withdraw_form=form)


@require_POST
def paper_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """To the draft of the replacement, made now or before."""
    draft = services.draft_replacement(actor=request.user, paper=kept(request, pk))
    messages.success(request, "Đã lập dự thảo văn bản thay thế. Hãy sửa nội dung rồi trình ký.")
    return redirect("documents:paper_detail", draft.pk)
