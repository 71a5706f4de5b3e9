"""The public pages where anyone asks whether a printed paper is genuine. They show no personal data and keep nothing."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import RuleBroken
from documents.forms import CodeForm, CompareForm
from documents.queries import finding_of
from documents.throttle import WINDOW_SECONDS, is_within_limit
from documents.uploads import DOCX, PDF, check_upload
from documents.verification import read_code

# Nobody reads codes from paper faster; whoever guesses needs ages for sixty bits.
QUESTIONS_A_MINUTE = 30
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Open to everyone, a limited number of times a minute, kept by no cache and no search engine."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not is_within_limit(request, action="verify", limit=QUESTIONS_A_MINUTE):
            later = render(request, "documents/verify_later.html", status=HTTPStatus.TOO_MANY_REQUESTS)
            later["Retry-After"] = str(WINDOW_SECONDS)
            return later
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return login_not_required(never_cache(answer))


@require_safe
@public
def verify_form(request: HttpRequest) -> HttpResponse:
    """Where a code read from paper is typed."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("verification:code", form.cleaned_data["code"])
    return render(request, "documents/verify_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@public
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the code answers, and whether a file that is sent here is one that was archived; the file is not kept."""
    known = read_code(code)
    finding = finding_of(known) if known else None
    if finding is None:
        form = CodeForm({"code": code})
        if form.is_valid():
            form.add_error("code", "Không có văn bản nào mang mã này. Hãy đối chiếu lại từng chữ trên giấy.")
        return render(request, "documents/verify_form.html", {"form": form}, status=404)
    comparing = CompareForm(request.POST, request.FILES) if request.method == "POST" else CompareForm()
    context = {"finding": finding, "form": comparing, "compared": False}
    if request.method == "POST" and comparing.is_valid():
        upload = comparing.cleaned_data["upload"]
        try:
            checked = check_upload(upload, (PDF, DOCX))
        except RuleBroken as refusal:
            comparing.add_error("upload", str(refusal))
        else:
            context |= {"compared": True, "file_name": checked.name, "same": finding.file_with(checked.sha256)}
    return render(request, "documents/verify_code.html", context)
