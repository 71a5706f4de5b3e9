"""An issued paper that was wrong: withdrawing it, drafting and wording the one that takes its place."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from core.errors import RuleBroken
from documents import services
from documents.content.amending import TablePart, TextPart, parts_of
from documents.forms import WithdrawForm
from documents.views.papers import kept, paper_page_with, without_form


@require_POST
def paper_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    paper = kept(request, pk)
    form = WithdrawForm(request.POST)
    refused = ""
    if form.is_valid():
        try:
            services.withdraw_paper(actor=request.user, paper=paper, **form.cleaned_data)
        except RuleBroken as refusal:
            refused = str(refusal)
            form.add_error(None, refused)
        else:
            messages.success(request, f"Đã thu hồi {paper.spoken}.")
            return redirect("documents:paper_detail", pk)
    paper.refresh_from_db()
    if paper.state != "issued":
        return without_form(request, paper, refused or "Văn bản này không còn ở trạng thái đã ban hành.")
    return paper_page_with(request, paper, withdraw_form=form)


@require_POST
def paper_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """To the draft of the replacement, made now or before."""
    draft = services.draft_replacement(actor=request.user, paper=kept(request, pk))
    messages.success(request, "Đã lập dự thảo văn bản thay thế. Hãy sửa nội dung rồi trình ký.")
    return redirect("documents:paper_amend", draft.pk)


@require_http_methods(["GET", "POST"])
def paper_amend(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a replacement as fields; what is refused stays typed beside the sentence that refuses it."""
    paper = kept(request, pk)
    if paper.state != "drafted" or paper.replaces is None:
        raise Http404
    typed = {name: text for name, text in request.POST.items() if isinstance(text, str)}
    refusal = ""
    if request.method == "POST":
        try:
            services.amend_replacement(
                actor=request.user, paper=paper, typed=typed, read_sha256=request.POST.get("read", "")
            )
        except RuleBroken as refused:
            refusal = str(refused)
        else:
            messages.success(request, "Đã lưu nội dung văn bản thay thế.")
            return redirect("documents:paper_detail", pk)
    context = {
        "paper": paper,
        "parts": [as_typed(part, typed) for part in parts_of(paper.paper)],
        "read": request.POST.get("read") or paper.content_sha256,
        "refusal": refusal,
    }
    return render(request, "documents/paper_amend.html", context)


def as_typed(part: TextPart | TablePart, typed: dict[str, str]) -> TextPart | TablePart:
    """The part with what was typed into it, where something was."""
    if isinstance(part, TablePart):
        rows = tuple(tuple(replace(cell, value=typed.get(cell.name, cell.value)) for cell in row) for row in part.rows)
        return replace(part, rows=rows)
    return replace(part, value=typed.get(part.name, part.value))
