"""One person at one browser window. Whatever goes wrong while he walks is noted, and fails the test at its end."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response, expect

from accounts.models import User
from reports.demo.organisation import PASSWORD
from tests.e2e.words import english_words

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = {"default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'"}
# `SCREENSHOTS=1 make test-e2e` draws the pictures of the README, and every page looked at into var/pictures/.
DRAWS_PICTURES = bool(os.environ.get("SCREENSHOTS"))
# More than any page has places to stop at.
STEPS_BY_KEYBOARD = 150
# What a person can read or hear: visible text, and the words of attributes.
READABLE = """() => [
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll("[placeholder],[title],[aria-label],[alt]")].flatMap(
        (element) => ["placeholder", "title", "aria-label", "alt"].map((name) => element.getAttribute(name) || "")
    ),
].join("\\n")"""


@dataclass
class Faults:
    """What was found on the way; `expected` are parts of console messages that the test itself provokes."""

    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def note(self, fault: str) -> None:
        if fault not in self.found and not any(part in fault for part in self.expected):
            self.found.append(fault)


class Visitor:
    """Reads labels, presses buttons, and looks hard at the pages where `looks` is called."""

    def __init__(self, context: BrowserContext, address: str, faults: Faults, pictures: str) -> None:
        self.address = address
        self.faults = faults
        self.pictures = pictures
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()
        self._drawn = 0
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: faults.note(f"pageerror: {error}"))
        self.page.on("response", self._receive)

    def _hear(self, message: ConsoleMessage) -> None:
        self.faults.note(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _receive(self, response: Response) -> None:
        if response.request.resource_type != "document":
            return
        if response.status >= 400:
            self.faults.note(f"{response.status}: {response.url}")
        if "text/html" not in response.headers.get("content-type", ""):
            return
        policy = response.headers.get("content-security-policy", "")
        if not set(policy.split("; ")) >= POLICY or "unsafe" in policy:
            self.faults.note(f"content policy “{policy}”: {response.url}")

    def owns(self, url: str) -> bool:
        return url.startswith(f"{self.address}/")

    def goes_to(self, name: str, *arguments: object, query: str = "") -> Self:
        self.page.goto(self.address + reverse(name, args=arguments) + query)
        return self

    def signs_in(self, username: str) -> Self:
        """Through the form, as everybody does."""
        self.page.context.clear_cookies()
        self.goes_to("account_login")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.presses("Đăng nhập")
        expect(self.page).to_have_url(f"{self.address}/")
        return self

    def enters(self, user: User) -> Self:
        """Signed in already; the journeys sign in through the form."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        return self

    def tabs_to(
        self, role: Any, name: str, *, within: Locator | None = None, enter: bool = True, leaves: bool = True
    ) -> Self:
        """By the Tab key alone, as far as the thing of this name; then Enter."""
        wanted = (within or self.page).get_by_role(role, name=name).first
        wanted.wait_for()
        for _ in range(STEPS_BY_KEYBOARD):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                break
        expect(wanted).to_be_focused()
        if enter and leaves:
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        elif enter:
            self.page.keyboard.press("Enter")
        return self

    def follows(self, name: str, *, exact: bool = False, within: Locator | None = None) -> Self:
        """A link, to the page behind it."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("link", name=name, exact=exact).first.click()
        return self

    def presses(self, name: str, *, exact: bool = False, stays: bool = False) -> Self:
        """A button, and the page that answers; `stays` when this page itself does."""
        button = self.page.get_by_role("button", name=name, exact=exact).first
        if stays:
            button.click()
            return self
        with self.page.expect_navigation():
            button.click()
        return self

    def confirms(self, name: str, *, consequence: str = "", exact: bool = False) -> Self:
        """A button that asks; he reads the question and presses the same words in the dialog."""
        self.presses(name, stays=True, exact=exact)
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_contain_text(consequence)
        with self.page.expect_navigation():
            dialog.get_by_role("button", name=name, exact=exact).click()
        return self

    def reads(self, *sentences: str) -> Self:
        for sentence in sentences:
            expect(self.page.get_by_text(sentence).first).to_be_visible()
        return self

    def is_titled(self, heading: str) -> Self:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        return self

    def looks(self, *, at: str, readers: bool = True, widths: tuple[int, ...] = ()) -> Self:
        """The page is accessible (axe-core), speaks Vietnamese only, and fits its width; `at` names its picture."""
        self._fits(at)
        for word in english_words(self.page.evaluate(READABLE)):
            self.faults.note(f"{at}: not Vietnamese: {word}")
        if readers:
            self._is_accessible(at)
        self._draws(at)
        size = self.page.viewport_size or {"width": 1280, "height": 900}
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 844})
            self._fits(at)
            self._draws(f"{at}-{width}")
        if widths:
            self.page.set_viewport_size(size)
        return self

    def _fits(self, at: str) -> None:
        wide, room = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if wide > room:
            self.faults.note(f"{at}: {wide} px wide in a window of {room} px")

    def _is_accessible(self, at: str) -> None:
        # It may not fetch style sheets again: it takes an `@import` for relative to the page.
        result = Axe().run(self.page, options={"preload": False, "resultTypes": ["violations"]})
        for violation in result.response["violations"]:
            for node in violation["nodes"]:
                self.faults.note(f"{at}: {violation['id']}: {node['html'][:300]} ({node.get('failureSummary', '')})")

    def _draws(self, at: str) -> None:
        if DRAWS_PICTURES:
            self._drawn += 1
            name = re.sub(r"\W+", "-", f"{self.pictures}-{self._drawn:02}-{at}")
            self.page.screenshot(path=ROOT / "var" / "pictures" / f"{name}.png", full_page=True)

    def draws_for_readme(self, name: str) -> Self:
        """The picture of the README, at the size of its column."""
        if DRAWS_PICTURES:
            self.page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
        return self
