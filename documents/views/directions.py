"""What the office adds to a draft beside its words, and who signs it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.errors import RuleBroken
from documents import services
from documents.forms import DirectionsForm, SignatoryForm
from documents.queries.signatories import signatories_of
from documents.views.papers import kept, paper_page_with


@require_POST
def paper_direct(request: HttpRequest, pk: int) -> HttpResponse:
    """What is refused stays typed beside the sentence that refuses it."""
    paper = kept(request, pk)
    form = DirectionsForm(request.POST)
    if form.is_valid():
        try:
            services.direct_paper(actor=request.user, paper=paper, directions=form.directions)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã ghi chỉ dẫn trên văn bản.")
            return redirect("documents:paper_detail", pk)
    return paper_page_with(request, paper, directions_form=form)


@require_POST
def paper_signatory(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs the draft, among those who may today."""
    paper = kept(request, pk)
    form = SignatoryForm(request.POST, offered=signatories_of(paper), named=paper.paper.signature)
    if form.is_valid():
        try:
            chosen = services.choose_signatory(actor=request.user, paper=paper, key=form.cleaned_data["signatory"])
        except RuleBroken as refusal:
            form.add_error("signatory", str(refusal))
        else:
            signature = chosen.paper.signature
            messages.success(request, f"Người ký: {', '.join(signature.lines)}, {signature.name}.")
            return redirect("documents:paper_detail", pk)
    paper.refresh_from_db()
    return paper_page_with(request, paper, signatory_form=form)
