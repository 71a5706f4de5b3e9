"""Journeys run in the system's Chromium against a live server; any message on the console fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from core import catalogue
from reports.demo.organisation import Organisation, seed_organisation
from tests.e2e.calendar import Calendar, moment
from tests.e2e.visitor import Faults, Visitor

NewContext = Callable[..., BrowserContext]

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


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    """The first Monday of the campaign's year."""
    with time_machine.travel(moment(2021, 1, 4, 8)) as traveller:
        yield Calendar(traveller)


@pytest.fixture
def organisation(calendar: Calendar, live_server: LiveServer, settings: Any) -> Organisation:
    """The department of the demo with its people and accounts, and the shipped catalogues."""
    settings.DEMO = True
    seeded = seed_organisation(date(2021, 1, 4))
    catalogue.load_all()
    return seeded


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, new_context: NewContext, live_server: LiveServer
) -> Iterator[Callable[..., Visitor]]:
    """Opens windows, each a person of its own; what is found on any page fails the test."""
    faults = Faults()

    def open_window(*, width: int = 1280, height: int = 900, expected: tuple[str, ...] = (), **more: object) -> Visitor:
        faults.expected.extend(expected)
        visitor = Visitor(new_context(**more), live_server.url, faults, f"{request.node.name}-{width}")
        visitor.page.set_viewport_size({"width": width, "height": height})
        return visitor

    yield open_window
    assert not faults.found, "\n".join(faults.found)
