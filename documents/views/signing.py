"""The page that takes the signed paper back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.errors import RuleBroken
from documents import services
from documents.forms import SignedCopyForm
from documents.views.papers import kept, paper_page_with


@require_POST
def paper_signed_copy(request: HttpRequest, pk: int) -> HttpResponse:
    paper = kept(request, pk)
    form = SignedCopyForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.attach_signed_copy(actor=request.user, paper=paper, upload=form.cleaned_data["upload"])
        except RuleBroken as refusal:
            form.add_error("upload", str(refusal))
        else:
            messages.success(request, "Đã đính kèm bản đã ký.")
            return redirect("documents:paper_detail", pk)
    return paper_page_with(request, paper, copy_form=form)
