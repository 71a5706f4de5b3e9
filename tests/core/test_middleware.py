"""Where a refusal brings a person back to: the page he came from, on this site only, and never round in a circle.
The address of a verb leads up to its page. What is sent has one spelling."""

import unicodedata

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory

from core.errors import RuleBroken
from core.middleware import NOT_DONE, OneSpellingMiddleware, RefusalMiddleware, VerbAddressMiddleware


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


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/van-ban/7/ban-hanh/", "/van-ban/7/"),
        ("/van-ban/7/ban-da-ky/3/nhan/", "/van-ban/7/ban-da-ky/"),
        ("/khong-co/gi/", "/"),
    ],
)
def test_the_address_of_a_verb_leads_up_to_its_page(path: str, target: str) -> None:
    request = RequestFactory().get(path)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    middleware = VerbAddressMiddleware(lambda _: HttpResponseNotAllowed(["POST"]))

    answers = [middleware(request) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [target, target]
    assert [str(message) for message in get_messages(request)] == [NOT_DONE]


def test_a_program_that_asks_wrongly_is_told_so() -> None:
    middleware = VerbAddressMiddleware(lambda _: HttpResponseNotAllowed(["GET"]))

    assert middleware(RequestFactory().post("/van-ban/")).status_code == 405


def test_what_is_sent_has_composed_letters() -> None:
    words = "Phường Thạch Quý đã hoàn thành"
    apart = unicodedata.normalize("NFD", words)
    request = RequestFactory().post("/", {"text": [apart, words], "file": SimpleUploadedFile(f"{apart}.pdf", b"%PDF-")})

    OneSpellingMiddleware(lambda _: HttpResponse())(request)

    (upload,) = request.FILES.values()
    assert apart != words
    assert request.POST.getlist("text") == [words, words]
    assert getattr(upload, "name", "") == f"{words}.pdf"
