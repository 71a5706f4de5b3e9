"""A unit's report in the browser: it saves itself, two people meet, the office returns, the unit mends, the office accepts."""

import os
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from campaigns import services
from campaigns.models import Submission, SubmissionItem, SubmissionRevision
from core import clock
from tests.campaigns.reporting import World, fill, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
PICTURES = os.environ.get("PICTURES_DIR", "")
Violations = Callable[[Page], list[str]]
LONG = (
    "Phối hợp với UBND các huyện, thị xã, thành phố rà soát hiện trạng 16/23 cụm công nghiệp trên địa bàn tỉnh. Đã xây "
    "dựng dự thảo phương án phát triển cụm công nghiệp giai đoạn 2021-2025, phân kỳ huy động nguồn lực đầu tư hạ tầng "
    "kỹ thuật theo hai bước; gửi đơn vị tư vấn để tích hợp vào Quy hoạch tỉnh."
)


@pytest.fixture
def world() -> World:
    """The reporting world with its phase around today, due in two weeks."""
    made = make_world()
    today = clock.today()
    made.phase.starts_on, made.phase.ends_on = today - timedelta(days=100), today + timedelta(days=30)
    made.phase.report_due_on = today + timedelta(days=14)
    made.phase.save()
    Submission.objects.update(due_on=made.phase.report_due_on)
    made.figure.text = (
        "Rà soát, xây dựng phương án phát triển, phân kỳ kế hoạch huy động nguồn lực đầu tư phát triển hạ tầng kỹ thuật "
        "cụm công nghiệp trên địa bàn tỉnh giai đoạn 2021-2025 gắn với Quy hoạch tỉnh giai đoạn 2021-2030, tầm nhìn đến "
        "năm 2050"
    )
    made.figure.save()
    return made


def sign_in(context: BrowserContext, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def look(page: Page, name: str, violations: Violations) -> None:
    """The page as a picture at three widths; no sideways scroll, nothing that axe-core finds."""
    for width in (360, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # 1920 has the layout of 1280, only wider.
        if width < 1920:
            assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def item_address(live_server: LiveServer, item: SubmissionItem) -> str:
    return live_server.url + reverse("campaigns:submission_item", args=[item.submission_id, item.ordinal])


def figure(world: World) -> SubmissionItem:
    return SubmissionItem.objects.get(submission=world.report, task=world.figure)


def test_each_page_is_silent_accessible_and_fits(
    page: Page, live_server: LiveServer, world: World, violations: Violations
) -> None:
    fill(world.report)
    item = figure(world)
    SubmissionItem.objects.filter(pk=item.pk).update(text=LONG, version=1, edited_at=clock.now(), edited_by=world.head)
    SubmissionItem.objects.filter(submission=world.report, ordinal__in=[3, 9]).update(text="")
    services.add_evidence(
        actor=world.head, item=item, title="Phụ lục danh mục cụm công nghiệp", document_number="01/PL"
    )
    other = SubmissionItem.objects.get(submission=world.report, ordinal=2)
    services.add_evidence(actor=world.head, item=other, title="Biên bản làm việc", document_number="02/BB")
    sign_in(page.context, live_server, world.head)

    page.goto(live_server.url + reverse("campaigns:submission_list"))
    look(page, "list", violations)
    page.goto(item_address(live_server, item))
    look(page, "form", violations)
    page.get_by_text("Thêm minh chứng", exact=True).click()
    look(page, "form-evidence", violations)
    page.goto(live_server.url + reverse("campaigns:submission_item", args=[world.report.pk, 5]))
    look(page, "form-cooperating", violations)
    page.goto(live_server.url + reverse("campaigns:submission_item", args=[world.report.pk, 9]))
    look(page, "form-general", violations)
    page.goto(live_server.url + reverse("campaigns:submission_preview", args=[world.report.pk]))
    look(page, "preview", violations)


@pytest.mark.thorough
def test_the_form_saves_itself_and_says_when(page: Page, live_server: LiveServer, world: World) -> None:
    sign_in(page.context, live_server, world.head)
    page.goto(item_address(live_server, figure(world)))

    page.get_by_label("Kết quả đạt được").fill("Đã rà soát 16 cụm.")
    page.get_by_label("Đang thực hiện").check()
    page.get_by_label("Số liệu đạt được").fill("1.234,5")

    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    expect(page.get_by_text("1/13 mục đã xong", exact=True)).to_be_visible()
    row = figure(world)
    assert (row.text, row.status, row.value) == ("Đã rà soát 16 cụm.", "in_progress", Decimal("1234.5"))


@pytest.mark.thorough
def test_a_press_after_the_session_has_ended_keeps_the_text(page: Page, live_server: LiveServer, world: World) -> None:
    sign_in(page.context, live_server, world.head)
    page.goto(item_address(live_server, figure(world)))
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Kết quả đạt được").fill("Chữ không được mất.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("dialog", name="Trang đang khóa")).to_be_visible()

    # Signing in again, in another window, brings a new session and a new token.
    sign_in(page.context, live_server, world.head)
    page.context.add_cookies([{"name": "csrftoken", "value": "k" * 32, "url": live_server.url}])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.get_by_text("Đã lưu mục 1")).to_be_visible()
    assert figure(world).text == "Chữ không được mất."


@pytest.mark.thorough
def test_a_report_goes_out_comes_back_and_is_accepted(
    page: Page, live_server: LiveServer, world: World, violations: Violations
) -> None:
    fill(world.report)
    SubmissionItem.objects.filter(submission=world.report).update(done_until=clock.today())
    SubmissionItem.objects.filter(pk=figure(world).pk).update(text=LONG)
    sign_in(page.context, live_server, world.head)
    page.goto(item_address(live_server, figure(world)))
    page.get_by_role("button", name="Nộp báo cáo").click()
    page.get_by_role("dialog").get_by_role("button", name="Nộp báo cáo").click()
    expect(page.get_by_role("heading", name="Đã nhận báo cáo đợt 1")).to_be_visible()
    look(page, "receipt", violations)

    sign_in(page.context, live_server, world.office)
    page.goto(live_server.url + reverse("campaigns:review_list"))
    look(page, "review-list", violations)
    page.get_by_role("link", name="Thẩm định báo cáo đầu tiên").click()
    page.locator(".at-item summary").first.click()
    page.get_by_label("Số liệu chưa khớp với minh chứng.").first.check()
    page.get_by_label("Đề nghị sửa ở mục 1", exact=True).fill("Phần kết quả ghi 17 cụm, phụ lục ghi 16 cụm.")
    look(page, "desk", violations)
    page.get_by_role("button", name="Trả lại (1 mục)").click()
    expect(page.get_by_text("Đã trả lại 1 mục")).to_be_visible()

    sign_in(page.context, live_server, world.head)
    page.goto(live_server.url + reverse("campaigns:submission_list"))
    look(page, "list-returned", violations)
    page.get_by_role("link", name="Sửa và nộp lại").click()
    expect(page.get_by_text("Văn phòng đề nghị sửa")).to_be_visible()
    look(page, "form-returned", violations)
    page.get_by_label("Kết quả đạt được").fill(LONG.replace("16/23", "17/23"))
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    page.get_by_role("button", name="Nộp lại").click()
    page.get_by_role("dialog").get_by_role("button", name="Nộp lại").click()
    expect(page.get_by_role("heading", name="Đã nhận báo cáo đợt 1")).to_be_visible()
    page.goto(live_server.url + reverse("campaigns:submission_revision", args=[world.report.pk, 2]))
    look(page, "revision", violations)

    sign_in(page.context, live_server, world.office)
    page.goto(live_server.url + reverse("campaigns:review_desk", args=[world.report.pk]))
    look(page, "desk-again", violations)
    page.get_by_role("button", name="Chấp nhận").click()
    page.get_by_role("dialog").get_by_role("button", name="Chấp nhận").click()
    expect(page.get_by_text("Đã chấp nhận báo cáo đợt 1")).to_be_visible()
    page.goto(live_server.url + world.report.get_absolute_url())
    look(page, "detail", violations)
    assert Submission.objects.get(pk=world.report.pk).state == "accepted"
    assert SubmissionRevision.objects.filter(submission=world.report).count() == 2
