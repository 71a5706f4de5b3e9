"""Where a refusal brings a person back to: the page he came from, on this site only, and never round in a circle."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from core.errors import RuleBroken
from core.middleware import RefusalMiddleware


def answer_to(request: HttpRequest) -> HttpResponse | None:
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, RuleBroken("Chưa được."))


@pytest.mark.parametrize(
    ("referer", "target"),
    [
        ("http://testserver/phong-trao/1/?muc=2", "http://testserver/phong-trao/1/?muc=2"),
        ("https://vi-du.vn/phong-trao/1/", "/"),
        ("//vi-du.vn/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_back_to_the_page_of_this_site(referer: str, target: str) -> None:
    request = RequestFactory().post("/phong-trao/dot/1/mo/", HTTP_REFERER=referer)

    answer = answer_to(request)

    assert answer is not None
    assert (answer.status_code, answer["Location"]) == (302, target)
    assert [str(message) for message in get_messages(request)] == ["Chưa được."]


def test_a_page_that_cannot_be_shown_does_not_lead_to_itself() -> None:
    answer = answer_to(
        RequestFactory().get("/tong-hop/1/xem-ban-in/", HTTP_REFERER="http://testserver/tong-hop/1/xem-ban-in/")
    )

    assert answer is not None
    assert answer["Location"] == "/"


def test_other_errors_are_not_its_business() -> None:
    request = RequestFactory().get("/")

    assert RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, ValueError()) is None
