"""Who signed in with a password that the administrator gave chooses his own before anything else."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse

SENTENCE = "Chưa lưu được: hãy đặt mật khẩu mới ở một trang khác, rồi quay lại đây. Phần bạn nhập vẫn còn."
OPEN_ADDRESSES = {"account_change_password", "account_logout"}


def asks_for_a_page(request: HttpRequest) -> bool:
    """A person goes somewhere; otherwise a script of an open page asks behind his back."""
    mode = request.headers.get("Sec-Fetch-Mode", "")
    return mode == "navigate" if mode else "application/json" not in request.headers.get("Accept", "")


class GivenPasswordMiddleware:
    """Leads to the page where the password is changed, and refuses what would be written or answered instead of it.

    Nothing typed is lost: a script keeps its text and shows the sentence; a form stays behind the browser's way back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        is_page = asks_for_a_page(request)
        is_open = name in OPEN_ADDRESSES or not getattr(view, "login_required", True)
        # A script asks the sign-in page whether its person may go on writing; here he may not.
        if is_open and (is_page or name != settings.LOGIN_URL):
            return None
        if not request.user.is_authenticated or not request.user.password_is_given:
            return None
        if is_page and request.method in {"GET", "HEAD"}:
            address, wanted = reverse("account_change_password"), request.get_full_path()
            # The first page is where one arrives anyway.
            return redirect(
                address
                if wanted == resolve_url(settings.LOGIN_REDIRECT_URL)
                else f"{address}?{urlencode({'next': wanted})}"
            )
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"refusal": SENTENCE}, status=403)
        return render(request, "account/password_needed.html", status=403)
