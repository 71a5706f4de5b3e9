"""Evidence in the browser: several files dropped at once, one refused with its reason; one piece for many items; and the
returned item word by word beside what was sent back."""

from collections.abc import Callable

import pytest
from django.conf import settings as site
from django.core.cache import cache
from playwright.sync_api import expect

from campaigns import services
from campaigns.models import Submission
from documents.models import EvidenceItem
from reports.demo.organisation import PASSWORD, Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase, report_of

Visit = Callable[..., Visitor]
WIDTHS = [1280, 390]
DROP = """(zone) => {
    const files = new DataTransfer();
    const pdf = "%PDF-1.7\\nnoi dung\\n%%EOF";
    files.items.add(new File([pdf], "Phụ lục 1.pdf", {type: "application/pdf"}));
    files.items.add(new File(["không phải ảnh"], "anh.png", {type: "image/png"}));
    files.items.add(new File([pdf], "Phụ lục 2.pdf", {type: "application/pdf"}));
    zone.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: files}));
}"""


@pytest.fixture
def report(organisation: Organisation, calendar: Calendar) -> Submission:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    return report_of(organisation, "QLCN")


@pytest.mark.parametrize("width", WIDTHS)
def test_several_files_are_dropped_and_one_serves_many_items(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    head = visit(width=width, height=844).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_item", report.pk, 1)

    head.page.locator("[data-drop]").evaluate(DROP)

    head.reads("Chỉ nhận tệp PDF, DOCX, XLSX, JPG, PNG. Tệp “anh.png” không phải loại đó")
    expect(head.page.locator(".files li")).to_have_count(2)
    assert sorted(EvidenceItem.objects.values_list("title", flat=True)) == ["Phụ lục 1", "Phụ lục 2"]
    head.page.get_by_text("Thêm minh chứng").click()
    head.looks(at="dropped")
    head.page.get_by_label("Minh chứng đã có của đơn vị").select_option(label="Phụ lục 1")
    head.page.get_by_label("Mục 2.").check()
    head.page.get_by_label("Mục 3.").check()
    head.presses("Dùng cho các mục đã chọn")

    head.reads("Đã dùng “Phụ lục 1” cho mục 1, 2, 3.", "đang dùng ở mục 1, 2, 3")


def test_a_file_dropped_after_the_session_ended_goes_when_the_page_is_unlocked_and_gets_its_document(
    visit: Visit, organisation: Organisation, report: Submission
) -> None:
    cache.clear()
    head = visit(expected=("status of 403",)).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_item", report.pk, 1)
    head.page.context.clear_cookies(name=site.SESSION_COOKIE_NAME)

    head.page.locator("[data-drop]").evaluate(DROP)
    box = head.page.get_by_role("dialog", name="Trang đang khóa")
    box.get_by_label("Mật khẩu").fill(PASSWORD)
    head.presses("Mở khóa", stays=True)

    expect(head.page.locator(".files li")).to_have_count(2)
    head.page.locator(".files li", has_text="Phụ lục 1").get_by_role("link", name="Sửa").click()
    head.is_titled("Thông tin minh chứng").looks(at="evidence")
    head.page.get_by_label("Số, ký hiệu văn bản").fill("12/BC-CN")
    head.presses("Lưu")
    head.reads("Đã ghi lại thông tin minh chứng.", "số 12/BC-CN")


@pytest.mark.thorough
@pytest.mark.parametrize("width", WIDTHS)
def test_a_returned_item_stands_beside_what_was_sent_back(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    sent = hand_in(organisation, "QLCN")
    first = sent.items.order_by("ordinal")[0]
    services.return_submission(
        actor=organisation.users["vanphong"], submission=sent, remarks={first.pk: "Ghi rõ văn bản."}
    )
    head = visit(width=width, height=844).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk)
    beside = head.page.get_by_role("region", name="So với lần nộp 1")
    expect(beside).to_contain_text("Chưa sửa gì.")

    head.page.get_by_label("Kết quả đạt được").fill("Kết quả của mục 1, theo Công văn số 12.")

    expect(beside.locator("ins")).to_contain_text("theo Công văn số 12.")
    head.looks(at="beside")

    head.page.locator("[data-drop]").evaluate(DROP)

    expect(beside.get_by_role("listitem").filter(has_text="Phụ lục 2")).to_be_visible()
    expect(head.page.get_by_role("button", name="Nộp lại")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.thorough
def test_a_file_alone_mends_a_returned_item(visit: Visit, organisation: Organisation, report: Submission) -> None:
    sent = hand_in(organisation, "QLCN")
    first = sent.items.order_by("ordinal")[0]
    services.return_submission(
        actor=organisation.users["vanphong"], submission=sent, remarks={first.pk: "Thiếu minh chứng."}
    )
    head = visit().enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk).reads("Còn 1 trên 1 mục phải sửa", "Chưa sửa gì.")

    head.page.locator("[data-drop]").evaluate(DROP)

    head.reads("Đã sửa xong các mục bị trả lại", "Đã đủ các mục")
    expect(head.page.get_by_role("button", name="Nộp lại")).not_to_have_attribute("aria-disabled", "true")
    head.looks(at="mended")
