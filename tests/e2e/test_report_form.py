"""The form of the unit's report under strain: a lost connection, two people in one item, a double press, no mouse."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from campaigns.models import Submission
from reports.demo.organisation import Organisation
from tests.campaigns.reporting import fill
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase, report_of

Visit = Callable[..., Visitor]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def report(organisation: Organisation, calendar: Calendar) -> Submission:
    """The draft of the industry unit, four working days before the last day on time."""
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    return report_of(organisation, "QLCN")


@WIDTHS
def test_autosave_says_when_it_saved_and_survives_a_lost_connection(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    head = visit(width=width, expected=("net::ERR_FAILED",)).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk)
    text, saved = head.page.get_by_label("Kết quả đạt được"), head.page.get_by_role("status")

    text.fill("Đã rà soát 16 cụm công nghiệp.")
    expect(saved).to_contain_text("Đã lưu lúc 08:00")
    head.page.route("**/muc/**", lambda route: route.abort())
    text.fill("Đã rà soát 17 cụm công nghiệp.")
    expect(saved).to_contain_text("Mất kết nối, chưa lưu được. Chữ bạn nhập vẫn ở đây, sẽ tự thử lại.")
    head.looks(at="connection lost")
    head.page.unroute("**/muc/**")
    head.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(saved).to_contain_text("Đã lưu lúc 08:00")

    head.page.reload()
    expect(text).to_have_value("Đã rà soát 17 cụm công nghiệp.")


@WIDTHS
def test_two_people_in_one_item_see_both_texts(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    head = visit(width=width, expected=("status of 409",)).enters(organisation.users["congnghiep"])
    staff = visit(width=width).enters(organisation.users["chuyenvien"])
    for one in (head, staff):
        one.goes_to("campaigns:submission_edit", report.pk)

    staff.page.get_by_label("Kết quả đạt được").fill("Chuyên viên viết: 16 cụm.")
    expect(staff.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    head.page.get_by_label("Kết quả đạt được").fill("Trưởng phòng viết: 17 cụm.")

    expect(head.page.get_by_role("status")).to_contain_text("Có người khác vừa lưu mục này")
    clash = head.page.get_by_role("region", name="vừa lưu mục này")
    expect(clash).to_contain_text("Chuyên viên viết: 16 cụm.")
    expect(clash).to_contain_text("Trưởng phòng viết: 17 cụm.")
    head.looks(at="two texts").presses("Giữ nội dung của tôi")
    expect(head.page.get_by_label("Kết quả đạt được")).to_have_value("Trưởng phòng viết: 17 cụm.")


def test_a_double_press_hands_in_once(visit: Visit, organisation: Organisation, report: Submission) -> None:
    fill(report)
    head = visit().enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_preview", report.pk).presses("Nộp báo cáo", stays=True)

    head.page.get_by_role("dialog").get_by_role("button", name="Nộp báo cáo").dblclick()

    head.is_titled("Đã nhận báo cáo đợt 1")
    assert report.revisions.count() == 1


@pytest.mark.thorough
@WIDTHS
def test_what_is_missing_is_listed_and_each_line_opens_its_item(
    visit: Visit, organisation: Organisation, report: Submission, width: int
) -> None:
    fill(report)
    report.items.filter(ordinal=1).update(value=None)
    report.items.filter(ordinal=2).update(text="")
    head = visit(width=width, height=844).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_item", report.pk, 3).follows("Còn 2 mục chưa xong").looks(at="missing")
    listed = head.page.locator("#con-thieu-gi").get_by_role("listitem")
    expect(listed).to_have_text([re.compile(r"^Mục 1\."), re.compile(r"^Mục 2\.")])

    head.follows("Mục 1.").reads("Kế hoạch: 23 cụm")
    head.page.get_by_label("Số liệu đạt được").fill("11,5")
    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    expect(head.page.get_by_text("Còn 1 mục chưa xong", exact=True)).to_be_visible()
    head.page.reload()
    head.reads("đạt 50%").looks(at="figure beside its target")
    head.follows("Còn 1 mục chưa xong").follows("Mục 2.")
    head.page.get_by_label("Kết quả đạt được").fill("Đã trình dự thảo Đề án.")

    expect(head.page.get_by_text("Đã đủ các mục", exact=True)).to_be_visible()
    head.follows("Xem trước").reads("Đã đủ các mục").looks(at="nothing missing")


@pytest.mark.thorough
def test_a_report_is_handed_in_by_keyboard_alone(visit: Visit, organisation: Organisation, report: Submission) -> None:
    fill(report)
    head = visit().enters(organisation.users["congnghiep"]).goes_to("reports:home")

    head.page.keyboard.press("Tab")
    expect(head.page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    head.page.keyboard.press("Enter")
    head.tabs_to("link", "Soạn báo cáo")
    head.tabs_to("textbox", "Kết quả đạt được", enter=False)
    head.page.keyboard.press("End")
    head.page.keyboard.type(" Gõ bằng bàn phím.")
    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    head.tabs_to("link", "Xem trước")
    head.tabs_to("button", "Nộp báo cáo", leaves=False)
    dialog = head.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    head.tabs_to("button", "Nộp báo cáo", within=dialog)

    head.is_titled("Đã nhận báo cáo đợt 1")


def test_a_file_of_a_wrong_kind_is_refused_and_the_typed_words_stay(
    visit: Visit, organisation: Organisation, report: Submission, tmp_path: Path
) -> None:
    false_picture = tmp_path / "anh.png"
    false_picture.write_text("không phải ảnh", encoding="utf-8")
    head = visit(width=390, height=844).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk)
    head.page.get_by_label("Kết quả đạt được").fill("Đã rà soát 16 cụm công nghiệp.")
    head.page.get_by_text("Thêm minh chứng").click()
    head.page.get_by_label("Tên minh chứng").fill("Ảnh chụp cụm công nghiệp")
    head.page.get_by_label("Tệp", exact=True).set_input_files(false_picture)

    head.presses("Thêm vào mục này")

    head.reads("Chỉ nhận tệp PDF, DOCX, XLSX, JPG, PNG. Tệp “anh.png” không phải loại đó")
    expect(head.page.get_by_label("Tên minh chứng")).to_have_value("Ảnh chụp cụm công nghiệp")
    expect(head.page.get_by_label("Kết quả đạt được")).to_have_value("Đã rà soát 16 cụm công nghiệp.")
    head.looks(at="wrong file")


@pytest.mark.thorough
def test_the_form_stands_in_the_readme(visit: Visit, organisation: Organisation, report: Submission) -> None:
    """Half written, as one meets it on a working day."""
    fill(report)
    first = report.items.get(ordinal=1)
    first.text = (
        "Đã rà soát xong 16/23 cụm, gồm hiện trạng giao thông, cấp nước, thu gom nước thải. "
        "Tham mưu UBND tỉnh ban hành Công văn số 1245/UBND-KT ngày 05/4/2021 (số liệu minh họa)."
    )
    first.save(update_fields=["text"])
    report.items.filter(ordinal__gt=5).update(text="")
    head = visit().enters(organisation.users["congnghiep"])

    head.goes_to("campaigns:submission_item", report.pk, 1).draws_for_readme("form")

    head.looks(at="half written", widths=(360, 1920))
