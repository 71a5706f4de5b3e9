"""Every page that a role can reach: silent, Vietnamese, accessible, and no wider than a small phone."""

from collections.abc import Callable
from urllib.parse import urlparse

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import live_through_first_phase

Visit = Callable[..., Visitor]
# What is no page of the site: files, and the door out.
FILES = (
    "file_download",
    "paper_page",
    "paper_word",
    "board_export",
    "paper_list_export",
    "nomination_list_export",
    "task_list_export",
    "review_list_export",
    "task_import_template",
    "consolidation_preview",
    "consolidation_word",
)
FILE_ENDS = (".pdf", ".docx", ".xlsx", ".zip", ".png")
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"


@pytest.mark.parametrize(
    ("username", "fewest"),
    [
        ("vanphong", 30),
        *(
            pytest.param(*role, marks=pytest.mark.thorough)
            for role in (("giamdoc", 14), ("quantri", 14), ("congnghiep", 14), ("chuyenvien", 12))
        ),
    ],
)
def test_each_page_of_a_role_fits_a_small_phone(
    visit: Visit, calendar: Calendar, organisation: Organisation, username: str, fewest: int
) -> None:
    """From the first page along every link, each kind of page once."""
    live_through_first_phase(organisation, calendar)
    visitor = visit(width=360, height=740).enters(organisation.users[username])

    seen = walk(visitor, with_readers=username != "chuyenvien")

    assert len(seen) >= fewest, sorted(seen)


def walk(visitor: Visitor, *, with_readers: bool) -> set[str]:
    """The names of all pages met."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop(0)
        name = resolve(urlparse(path).path).view_name
        if name in seen or name.rsplit(":", 1)[-1] in FILES or urlparse(path).path.endswith(FILE_ENDS):
            continue
        seen.add(name)
        visitor.page.goto(visitor.address + path)
        visitor.looks(at=name.replace(":", " "), readers=with_readers)
        links = visitor.page.evaluate(LINKS)
        waiting += [url.removeprefix(visitor.address).split("#")[0] for url in links if visitor.owns(url)]
    return seen


@pytest.mark.parametrize(
    ("username", "pages"),
    [
        ("vanphong", ["reports:home", "reports:board", "campaigns:review_list", "awards:nomination_list"]),
        pytest.param(
            "congnghiep",
            ["reports:home", "campaigns:submission_list", "reports:unit_results"],
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_the_dark_screen_is_as_readable(
    visit: Visit, calendar: Calendar, organisation: Organisation, username: str, pages: list[str]
) -> None:
    live_through_first_phase(organisation, calendar)
    visitor = visit().enters(organisation.users[username]).goes_to("reports:home")
    visitor.page.get_by_role("group").filter(has_text="Nền màn hình").locator("summary").click()
    visitor.presses("Tối", stays=True)
    for name in pages:
        visitor.goes_to(name)
        expect(visitor.page.locator("html")).to_have_attribute("data-bs-theme", "dark")
        visitor.looks(at=f"dark {name}")


def test_the_board_prints_on_white_paper_without_the_shell(
    visit: Visit, calendar: Calendar, organisation: Organisation
) -> None:
    live_through_first_phase(organisation, calendar)
    office = visit().enters(organisation.users["vanphong"])
    office.goes_to("reports:board").draws_for_readme("board")
    office.page.get_by_role("button", name="Phòng Quản lý Công nghiệp").click()
    tasks = office.page.get_by_role("list", name="Nhiệm vụ của Phòng Quản lý Công nghiệp")
    expect(tasks).to_contain_text("Rà soát hạ tầng kỹ thuật các cụm công nghiệp")
    office.looks(at="board opened", widths=(360, 1920))

    office.page.emulate_media(media="print")

    expect(office.page.get_by_role("navigation", name="Điều hướng chính")).to_be_hidden()
    expect(office.page.get_by_role("button", name="In bảng")).to_be_hidden()
    expect(office.page.get_by_role("table")).to_be_visible()
    office.looks(at="board in print", readers=False)
