"""What the office adds to a draft beside its words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.errors import RuleBroken
from documents import services
from documents.forms import DirectionsForm
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
