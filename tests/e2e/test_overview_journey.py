"""The director between two meetings: what waits and what is red on the first screen, then this year beside the last."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from campaigns.models import Campaign, Phase
from core import clock
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import live_through_first_phase
from tests.factories import make_phase, make_submission

Visit = Callable[..., Visitor]


@pytest.fixture
def phase(organisation: Organisation, calendar: Calendar) -> Phase:
    """One unit overdue, one report returned, an award before the director; a year before to compare with."""
    lived = live_through_first_phase(organisation, calendar)
    earlier = Campaign.objects.create(
        owner=organisation.department,
        year=2020,
        title="Phong trào thi đua năm 2020",
        state="closed",
        created_at=clock.now(),
    )
    last_year = make_phase(
        earlier, state="closed", starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 30), report_due_on=date(2020, 6, 20)
    )
    make_submission(last_year, organisation.units["QLCN"])
    return lived


def test_on_a_phone_the_first_screen_says_what_waits_and_what_is_red(
    visit: Visit, organisation: Organisation, phase: Phase
) -> None:
    director = visit(width=360, height=740).enters(organisation.users["giamdoc"]).goes_to("reports:home")
    page = director.page
    director.looks(at="overview on a phone", widths=(1280, 1920))
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()

    bar_at = page.locator(".tab").bounding_box()
    red = page.get_by_role("region", name="Quá hạn và trả lại").bounding_box()
    assert bar_at
    assert red
    assert red["y"] + red["height"] <= bar_at["y"]
    director.reads("Đề nghị khen thưởng chờ duyệt", "Đợt 1, đúng hạn: tăng 80 điểm phần trăm")
    expect(page.get_by_text("Được chấp nhận").first).to_be_hidden()
    page.get_by_role("heading", name="So với năm 2020").click()
    expect(page.get_by_text("Được chấp nhận").first).to_be_visible()
    director.looks(at="overview unfolded on a phone")
    page.get_by_text("Xem bảng").click()
    director.looks(at="comparison as a table on a phone")
    director.follows("80% 4/5 đúng hạn, năm 2021").reads("Phòng Quản lý Công nghiệp").looks(at="rows behind the number")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_each_number_opens_as_many_rows(visit: Visit, organisation: Organisation, phase: Phase, width: int) -> None:
    director = visit(width=width, height=844).enters(organisation.users["giamdoc"]).goes_to("reports:home")
    rows = director.page.get_by_role("rowheader")
    director.looks(at="overview")

    for number, many in (("4/5 đã nộp", 4), ("4 đúng hạn", 4), ("2 chấp nhận", 2), ("1 quá hạn", 1)):
        director.goes_to("reports:home").follows(number)
        expect(rows).to_have_count(many)
    director.goes_to("reports:home").follows("Trung tâm Khuyến công và Xúc tiến thương mại, đợt 1").reads("Quá hạn")
    director.goes_to("reports:home").follows("Đề nghị khen thưởng chờ duyệt").is_titled("Chờ duyệt")


@pytest.mark.thorough
def test_on_a_wide_desk_nothing_is_folded(visit: Visit, organisation: Organisation, phase: Phase) -> None:
    director = visit(width=1920).enters(organisation.users["giamdoc"]).goes_to("reports:home")

    director.reads("Được chấp nhận", "Nộp đúng hạn theo đơn vị").looks(at="overview wide")


@pytest.mark.thorough
def test_all_units_of_the_filter_are_chosen_at_once(
    visit: Visit, organisation: Organisation, calendar: Calendar, phase: Phase
) -> None:
    office = visit(width=390).enters(organisation.users["vanphong"]).goes_to("reports:board")
    page = office.page

    page.get_by_label("Chọn Phòng Quản lý Công nghiệp").check()
    page.get_by_label("Chọn tất cả 6 đơn vị").check()
    expect(page.get_by_text("Đã chọn tất cả 6 đơn vị", exact=True)).to_be_visible()
    page.get_by_label("Chọn Phòng Quản lý Thương mại").uncheck()
    expect(page.get_by_label("Chọn tất cả 6 đơn vị")).not_to_be_checked()
    page.get_by_label("Chọn tất cả 6 đơn vị").check()
    office.looks(at="all of the filter chosen")
    office.presses("Chấp nhận").is_titled("Sẽ chấp nhận 1 báo cáo, bỏ qua 5")
