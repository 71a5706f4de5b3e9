"""A refused button press brings the person back with the sentence, not to an error page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import RuleBroken


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
        messages.error(request, str(exception))
        back = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        # A page that refuses to be shown must not send the visitor to itself again and again.
        if not safe or (request.method == "GET" and back == request.build_absolute_uri()):
            back = "/"
        return redirect(back)
