"""The pages that take the signed paper back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from core.errors import RuleBroken
from documents import services
from documents.forms import ConfirmCopyForm, SignedCopyForm
from documents.models import IssuedPaper, SignedCopyCheck
from documents.views.papers import kept, paper_page_with


@require_POST
def paper_signed_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy is kept at once, or shown with what is odd about it: the file itself need not be chosen again."""
    paper = kept(request, pk)
    form = SignedCopyForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            check = services.attach_signed_copy(actor=request.user, paper=paper, upload=form.cleaned_data["upload"])
        except RuleBroken as refusal:
            form.add_error("upload", str(refusal))
        else:
            if check.accepted_at:
                messages.success(request, "Đã đính kèm bản đã ký.")
            else:
                messages.warning(request, "Bản tải lên có điểm cần đối chiếu. Hãy xem ở mục “Bản đã ký”.")
            return redirect("documents:paper_detail", pk)
    return paper_page_with(request, paper, copy_form=form)


@require_POST
def signed_copy_accept(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    paper = kept(request, pk)
    form = ConfirmCopyForm(request.POST)
    if not form.is_valid():
        return paper_page_with(request, paper, confirm_form=form)
    services.accept_signed_copy(actor=request.user, check=_check(paper, check), confirmed=True)
    messages.success(request, "Đã đính kèm bản đã ký.")
    return redirect("documents:paper_detail", pk)


@require_POST
def signed_copy_discard(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    services.discard_signed_copy(actor=request.user, check=_check(kept(request, pk), check))
    messages.success(request, "Đã bỏ bản tải lên.")
    return redirect("documents:paper_detail", pk)


def _check(paper: IssuedPaper, pk: int) -> SignedCopyCheck:
    return get_object_or_404(SignedCopyCheck.objects.select_related("paper", "file"), pk=pk, paper=paper)
