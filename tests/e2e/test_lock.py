"""A session that ends locks the page over what was typed; the same person goes on, another one is told of."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from playwright.sync_api import expect

from campaigns.models import Submission, SubmissionItem
from reports.demo.organisation import PASSWORD, Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase, report_of

Visit = Callable[..., Visitor]
WIDTHS = [pytest.param(1280, 900, id="1280"), pytest.param(390, 844, id="390")]


@pytest.fixture
def report(organisation: Organisation, calendar: Calendar) -> Submission:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    return report_of(organisation, "QLCN")


def text_of(report: Submission) -> str:
    return SubmissionItem.objects.get(submission=report, ordinal=1).text


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_page_locks_when_nothing_is_done_and_opens_with_the_password(
    visit: Visit, organisation: Organisation, report: Submission, settings: Any, width: int, height: int
) -> None:
    cache.clear()
    settings.SESSION_COOKIE_AGE = 4
    head = visit(width=width, height=height, expected=("status of 400",))
    head.enters(organisation.users["congnghiep"]).goes_to("campaigns:submission_edit", report.pk)
    box = head.page.get_by_role("dialog", name="Trang đang khóa")
    expect(box).to_be_visible()
    head.page.keyboard.press("Escape")
    expect(box).to_be_visible()
    expect(box.get_by_label("Tên đăng nhập")).to_have_value("congnghiep")
    head.looks(at="locked")
    settings.SESSION_COOKIE_AGE = 1800

    box.get_by_label("Mật khẩu").fill("sai rồi")
    head.presses("Mở khóa", stays=True)
    expect(box.get_by_role("alert")).to_have_text("Tên đăng nhập hoặc mật khẩu chưa đúng.")
    box.get_by_label("Mật khẩu").fill(PASSWORD)
    head.presses("Mở khóa", stays=True)

    expect(box).to_be_hidden()
    head.page.get_by_label("Kết quả đạt được").fill("Làm tiếp sau khi mở khóa.")
    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    assert text_of(report) == "Làm tiếp sau khi mở khóa."


def test_typed_words_wait_behind_the_lock_and_are_saved_after_it(
    visit: Visit, organisation: Organisation, report: Submission
) -> None:
    cache.clear()
    head = visit(expected=("status of 403", "ERR_INTERNET_DISCONNECTED")).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk)
    head.page.context.clear_cookies(name=site.SESSION_COOKIE_NAME)

    head.page.get_by_label("Kết quả đạt được").fill("Không mất chữ nào.")
    head.page.get_by_label("Mật khẩu").fill(PASSWORD)
    expect(head.page.get_by_role("status")).to_contain_text("Chưa lưu được: trang đang khóa.")
    head.page.context.set_offline(True)
    head.presses("Mở khóa", stays=True)
    head.reads("Đang mất kết nối mạng. Có mạng lại thì bấm lần nữa.")
    head.page.context.set_offline(False)
    head.presses("Mở khóa", stays=True)

    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    assert text_of(report) == "Không mất chữ nào."


@pytest.mark.thorough
def test_another_person_who_signed_in_meanwhile_is_told_of_and_sends_nothing(
    visit: Visit, organisation: Organisation, report: Submission
) -> None:
    cache.clear()
    head = visit(expected=("status of 403",)).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk)
    head.page.context.clear_cookies(name="csrftoken")
    head.enters(organisation.users["chuyenvien"])

    head.page.get_by_label("Kết quả đạt được").fill("Của trưởng phòng.")
    box = head.page.get_by_role("dialog", name="Máy này đang dùng tài khoản khác")
    expect(box).to_contain_text(str(organisation.users["chuyenvien"]))
    head.looks(at="another person", widths=(390,))
    assert text_of(report) == ""
    head.presses("Đăng xuất tài khoản kia", stays=True)
    head.page.get_by_label("Mật khẩu").fill(PASSWORD)
    head.presses("Mở khóa", stays=True)

    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    row = SubmissionItem.objects.get(submission=report, ordinal=1)
    assert (row.text, row.edited_by) == ("Của trưởng phòng.", organisation.users["congnghiep"])


@pytest.mark.thorough
def test_too_many_wrong_passwords_are_told_how_long_to_wait(
    visit: Visit, organisation: Organisation, report: Submission, settings: Any
) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    head = visit(expected=("status of 400",))
    head.enters(organisation.users["congnghiep"]).goes_to("campaigns:submission_edit", report.pk)
    head.page.context.clear_cookies(name=site.SESSION_COOKIE_NAME)
    head.page.evaluate("window.sending.askServer()")
    said = head.page.get_by_role("dialog").get_by_role("alert")
    for _ in range(5):
        head.page.get_by_label("Mật khẩu").fill("sai")
        head.presses("Mở khóa", stays=True)
        expect(said).to_have_text("Tên đăng nhập hoặc mật khẩu chưa đúng.")

    head.page.get_by_label("Mật khẩu").fill(PASSWORD)
    head.presses("Mở khóa", stays=True)

    expect(said).to_have_text("Đã nhập sai nhiều lần. Hãy đợi 5 phút rồi thử lại.")
    cache.clear()


@pytest.mark.thorough
def test_typing_keeps_the_session_where_nothing_saves_itself(
    visit: Visit, organisation: Organisation, settings: Any
) -> None:
    """A form that is sent by a press only: the clock of the session goes on with each letter."""
    settings.SESSION_COOKIE_AGE = 6
    office = visit().enters(organisation.users["vanphong"]).goes_to("campaigns:plan_import")
    place = office.page.get_by_role("textbox").first

    for _ in range(10):
        place.press_sequentially("a")
        office.page.wait_for_timeout(1000)

    expect(office.page.locator("[data-lock]")).to_be_hidden()
