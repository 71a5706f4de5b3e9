"""The office at its board: numbers that open their rows, one verb for many with what it would do first, paper, workload."""

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import expect

from campaigns.models import Submission
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase

Visit = Callable[..., Visitor]
# A4 lying, in points.
LONG_SIDE, SHORT_SIDE = 842, 595


@pytest.mark.parametrize("width", [1280, 390])
def test_the_office_judges_and_extends_many_and_gives_reviews_away(
    visit: Visit, calendar: Calendar, organisation: Organisation, width: int
) -> None:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    hand_in(organisation, "QLCN")
    hand_in(organisation, "QLTM")
    calendar.is_at(2021, 6, 21)
    office = visit(width=width).enters(organisation.users["vanphong"])

    a_number_opens_its_rows(office)
    give_one_away(office)
    accept_many(office)
    extend_many(office)
    the_board_is_printed_lying(office)


def a_number_opens_its_rows(office: Visitor) -> None:
    office.goes_to("reports:board").reads("33,3% số phải nộp").looks(at="board")
    office.page.get_by_role("navigation", name="Lọc theo tình trạng báo cáo").get_by_role(
        "link", name="Quá hạn"
    ).click()
    expect(office.page.get_by_role("button", name="Phòng Quản lý Công nghiệp")).to_have_count(0)
    expect(office.page.get_by_role("rowheader")).to_have_count(4)
    office.page.get_by_role("searchbox", name="Tên đơn vị", exact=True).fill("nang luong")
    office.presses("Tìm")
    expect(office.page.get_by_role("rowheader")).to_have_count(1)
    office.looks(at="board searched").follows("Bỏ lọc")


def give_one_away(office: Visitor) -> None:
    office.goes_to("campaigns:review_list").looks(at="review list").follows("Phân công")
    office.page.get_by_label("Chọn Phòng Quản lý Thương mại").check()
    office.page.get_by_label("Người thẩm định").select_option("Cao Minh Triết")
    office.page.get_by_label("Thẩm định xong trước hết ngày").fill("23/6/2021")
    office.presses("Giao các báo cáo đã chọn").reads("Đã giao 1 báo cáo cho Cao Minh Triết.").looks(at="assigned")


def accept_many(office: Visitor) -> None:
    office.goes_to("reports:board")
    for box in office.page.locator("input[name=unit]").all():
        box.check()
    office.presses("Chấp nhận").is_titled("Sẽ chấp nhận 2 báo cáo, bỏ qua 4")
    office.reads("Đơn vị chưa nộp báo cáo này nên chưa có gì để thẩm định.").looks(at="accept many")
    assert Submission.objects.filter(state="accepted").count() == 0
    office.presses("Chấp nhận 2 báo cáo").reads("Đã chấp nhận 2 báo cáo.").is_titled("Bảng theo dõi")


def extend_many(office: Visitor) -> None:
    office.page.get_by_role("navigation", name="Lọc theo tình trạng báo cáo").get_by_role(
        "link", name="Quá hạn"
    ).click()
    for name in ("Năng lượng", "Kỹ thuật"):
        office.page.get_by_label(f"Chọn Phòng {'Quản lý ' if name == 'Năng lượng' else ''}{name}").check()
    office.presses("Gia hạn").is_titled("Gia hạn 2 báo cáo").looks(at="extend many")
    office.page.get_by_label("Ngày của hạn mới").fill("28/6/2021")
    office.presses("Xem trước").reads("Ghi lý do gia hạn")
    office.page.get_by_label("Lý do gia hạn").fill("Chờ số liệu của các huyện.")
    office.presses("Xem trước").is_titled("Sẽ gia hạn 2 báo cáo").looks(at="extend many tried")
    office.presses("Gia hạn 2 báo cáo").reads("Đã gia hạn 2 báo cáo.")


def the_board_is_printed_lying(office: Visitor) -> None:
    office.goes_to("reports:board")
    paper = pypdfium2.PdfDocument(office.page.pdf(prefer_css_page_size=True))
    assert {tuple(round(side) for side in sheet.get_size()) for sheet in paper} == {(LONG_SIDE, SHORT_SIDE)}
