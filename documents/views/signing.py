"""The pages that take the signed paper back, and those that sign it here."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core.errors import RuleBroken
from documents import services
from documents.forms import AnnexForm, ConfirmCopyForm, SealingForm, SignedCopyForm, SigningForm
from documents.models import IssuedPaper, SignedCopyCheck
from documents.views.papers import kept, may_sign, paper_page_with, visible


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


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def paper_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The signatory's own signature."""
    return _sign_with(request, pk, SigningForm, services.sign_paper, may=may_sign)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def paper_seal(request: HttpRequest, pk: int) -> HttpResponse:
    """The agency's signature, by its văn thư."""
    return _sign_with(request, pk, SealingForm, services.seal_paper, may=_may_seal)


def _may_seal(user: User, paper: IssuedPaper) -> bool:
    return user.has_perm("documents.seal_paper", paper)


@sensitive_variables()
def _sign_with(
    request: HttpRequest,
    pk: int,
    form_class: type[SigningForm],
    verb: Callable[..., SignedCopyCheck],
    *,
    may: Callable[[User, IssuedPaper], bool],
) -> HttpResponse:
    paper = visible(request, pk)
    if not may(request.user, paper):
        raise PermissionDenied
    form = form_class(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            verb(actor=request.user, paper=paper, **form.given)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ký số {paper.spoken}.")
            return redirect("documents:paper_detail", pk)
    return render(
        request, "documents/signature_form.html", {"paper": paper, "form": form, "sealing": form_class is SealingForm}
    )


@sensitive_post_parameters("password")
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def annex_seal(request: HttpRequest, pk: int) -> HttpResponse:
    """An annex in a file of its own: signed, kept with the paper, handed back."""
    paper = visible(request, pk)
    if not request.user.has_perm("documents.seal_paper", paper):
        raise PermissionDenied
    form = AnnexForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            stored = services.seal_annex(actor=request.user, paper=paper, **form.given)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(stored)
    return render(request, "documents/signature_annex.html", {"paper": paper, "form": form})


def _check(paper: IssuedPaper, pk: int) -> SignedCopyCheck:
    return get_object_or_404(SignedCopyCheck.objects.select_related("paper", "file"), pk=pk, paper=paper)
