"""Typed words that never reached the server outlive the closed tab, and are offered at the next visit."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.models import Membership
from campaigns.models import Submission, SubmissionItem
from reports.demo.organisation import Organisation
from tests.campaigns.reporting import fill
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase, report_of

Visit = Callable[..., Visitor]


@pytest.fixture
def report(organisation: Organisation, calendar: Calendar) -> Submission:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    return report_of(organisation, "QLCN")


def types_and_loses_the_tab(visit: Visit, organisation: Organisation, report: Submission, width: int) -> Visitor:
    """The line is cut while the head types; then the tab is closed, and opened again with the line mended."""
    head = visit(width=width, height=844, expected=("net::ERR_INTERNET_DISCONNECTED",)).enters(
        organisation.users["congnghiep"]
    )
    head.goes_to("campaigns:submission_item", report.pk, 1)
    head.page.context.set_offline(True)
    head.page.get_by_label("Kết quả đạt được").fill("Chữ gõ lúc mất mạng.")
    head.page.get_by_label("Đang thực hiện").check()
    expect(head.page.get_by_role("status")).to_contain_text("Mất kết nối")
    context = head.page.context
    head.page.close()
    context.set_offline(False)
    head.page = context.new_page()
    head.page.set_viewport_size({"width": width, "height": 844})
    return head.goes_to("campaigns:submission_item", report.pk, 1)


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_a_closed_tab_loses_no_letter(visit: Visit, organisation: Organisation, report: Submission, width: int) -> None:
    head = types_and_loses_the_tab(visit, organisation, report, width)
    expect(head.page.get_by_label("Kết quả đạt được")).to_have_value("")
    head.reads("Có phần gõ chưa lưu lúc", "Chữ gõ lúc mất mạng.").looks(at="offered")

    head.presses("Lấy lại", stays=True)

    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    row = SubmissionItem.objects.get(submission=report, ordinal=1)
    assert (row.text, row.status) == ("Chữ gõ lúc mất mạng.", "in_progress")
    head.page.reload()
    expect(head.page.get_by_text("Có phần gõ chưa lưu")).to_be_hidden()


@pytest.mark.thorough
def test_a_copy_that_is_dropped_or_whose_person_signs_out_is_gone(
    visit: Visit, organisation: Organisation, report: Submission
) -> None:
    head = types_and_loses_the_tab(visit, organisation, report, 1280)
    count = "Object.keys(localStorage).filter((key) => key.startsWith('chua-luu:')).length"
    assert head.page.evaluate(count) == 1
    head.presses("Bỏ", exact=True, stays=True)
    expect(head.page.get_by_text("Có phần gõ chưa lưu")).to_be_hidden()
    assert head.page.evaluate(count) == 0

    head = types_and_loses_the_tab(visit, organisation, report, 1280)
    head.page.locator("summary", has_text="Trưởng phòng").click()
    head.presses("Đăng xuất")

    assert head.page.evaluate(count) == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_words_typed_when_the_right_to_write_had_ended_can_still_be_copied(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    head = visit(width=width, height=844, expected=("status of 403", "status of 404", "404: "))
    head.enters(organisation.users["congnghiep"]).goes_to("campaigns:submission_item", report.pk, 1)
    held = Membership.objects.filter(user=organisation.users["congnghiep"])
    held.update(starts_on=date(2021, 1, 1), ends_on=date(2021, 6, 13))

    head.page.get_by_label("Kết quả đạt được").fill("Chữ gõ khi vai trò đã hết.")

    status = head.page.get_by_role("status")
    expect(status).to_contain_text("Vai trò của bạn ở đơn vị này đã kết thúc ngày 13/6/2021. Phần vừa gõ chưa lưu")
    expect(head.page.get_by_role("button", name="Mục tiếp theo")).to_be_hidden()
    head.looks(at="ended")
    head.page.reload()
    head.reads("Có phần gõ chưa lưu lúc").looks(at="lost")
    expect(head.page.get_by_label("Chữ đã gõ mà chưa lưu")).to_have_value("Chữ gõ khi vai trò đã hết.")
    head.presses("Bỏ", exact=True, stays=True)
    head.page.reload()
    expect(head.page.get_by_text("Có phần gõ chưa lưu")).to_be_hidden()


def test_a_report_handed_in_without_a_connection_stays_on_its_page(
    visit: Visit, organisation: Organisation, report: Submission
) -> None:
    fill(report)
    head = visit(width=1280, height=900, expected=("net::ERR_INTERNET_DISCONNECTED",))
    head.enters(organisation.users["congnghiep"]).goes_to("campaigns:submission_preview", report.pk)

    head.page.context.set_offline(True)
    head.presses("Nộp báo cáo", stays=True)
    head.page.get_by_role("dialog").get_by_role("button", name="Nộp báo cáo").click()
    told = head.page.get_by_role("dialog", name="Chưa gửi được")
    expect(told).to_contain_text("Đang mất kết nối mạng.")
    head.page.context.set_offline(False)
    told.get_by_role("button", name="Tôi hiểu").click()

    head.confirms("Nộp báo cáo").is_titled("Đã nhận báo cáo đợt 1")
