"""What is sent has one spelling; work prolongs a session; a refused press brings one back with the sentence, not to an error page."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import RuleBroken
from core.sessions import is_too_long, remember_work
from core.text import composed

NOT_DONE = "Việc này chưa được thực hiện. Hãy bấm lại nút trên trang."


def _is_work(request: HttpRequest) -> bool:
    """A page that a person asked for, or anything sent; not what a script of an open page asks by itself."""
    return request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


class OneSpellingMiddleware:
    """All that is sent, names of files too, has composed letters: two texts that read alike are alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            sent = QueryDict(mutable=True)
            for name, values in request.POST.lists():
                sent.setlist(name, [composed(value) for value in values])
            for _, uploads in request.FILES.lists():
                for upload in uploads:
                    upload.name = composed(upload.name or "")
            request.POST = sent  # type: ignore[assignment]
        return self.get_response(request)


class ActivityMiddleware:
    """A session ends after a time without work, and at the latest a working day after signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if is_too_long(request):
                logout(request)
            elif _is_work(request):
                remember_work(request)
        return self.get_response(request)


class VerbAddressMiddleware:
    """The address of a verb, asked for as a page, leads up to the page that has its button.

    Whoever signs in again after a press that came too late is sent to such an address, and so is whoever goes back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET" or request.path == "/":
            return response
        waiting: Any = messages.get_messages(request)
        if all(str(message) != NOT_DONE for message in waiting):
            messages.warning(request, NOT_DONE)
        # Looking at the messages is no showing of them.
        waiting.used = False
        return redirect(_above(request.path))


def _above(path: str) -> str:
    """The nearest address above that leads somewhere."""
    while True:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        with suppress(Resolver404):
            resolve(path)
            return path


def _with_link(refusal: RuleBroken) -> str:
    if not refusal.url:
        return str(refusal)
    return format_html('{} <a href="{}">{}</a>', refusal, refusal.url, refusal.action)


class RefusalMiddleware:
    """Turns a `RuleBroken` that a view did not handle itself into a message on the page it was sent from.

    Views with a form handle it themselves, so that nothing typed is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RuleBroken):
            return None
        messages.error(request, _with_link(exception))
        back = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        # A page that refuses to be shown must not send the visitor to itself again and again.
        if not safe or (request.method == "GET" and back == request.build_absolute_uri()):
            back = "/"
        return redirect(back)
