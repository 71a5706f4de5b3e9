"""Journeys run in the system's Chromium against a live server; any message on the console fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

# Playwright runs a loop in this thread; Django would refuse the database in it. Only here, never in the application.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Thiếu trình duyệt Chromium: chạy 'sudo apt-get install chromium'.", pytrace=False)
    arguments = ["--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {"executable_path": chromium, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """The page of pytest-playwright, silent: no console message, no uncaught error."""
    messages: list[str] = []

    def note(message: ConsoleMessage) -> None:
        messages.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    page.on("console", note)
    page.on("pageerror", lambda error: messages.append(f"pageerror: {error}"))
    yield page
    assert messages == []


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong on a page, one line for each rule and place. It may not fetch style sheets again: it
    takes an `@import` for relative to the page and asks for addresses that do not exist."""

    def found(page: Page) -> list[str]:
        result = Axe().run(page, options={"preload": False})
        return [
            f"{violation['id']}: {node['html']}"
            for violation in result.response["violations"]
            for node in violation["nodes"]
        ]

    return found
