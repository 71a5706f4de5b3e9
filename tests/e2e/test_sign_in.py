"""Signing in: the first page a person meets."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_the_sign_in_page_is_silent_and_accessible(
    page: Page, live_server: LiveServer, violations: Callable[[Page], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(live_server.url + reverse("account_login"))

    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_a_wrong_password_is_refused_and_the_name_is_kept(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("Tên đăng nhập").fill("vanphong")
    page.get_by_label("Mật khẩu").fill("sai")

    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_text("Tên đăng nhập hoặc mật khẩu chưa đúng.")).to_be_visible()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("vanphong")
