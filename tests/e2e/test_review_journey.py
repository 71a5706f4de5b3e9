"""The office at its review desk: from report to report without the list, work given away with a date, and verbs for many."""

from collections.abc import Callable
from itertools import groupby

import pytest
from playwright.sync_api import expect

from campaigns.models import Submission
from core.models import JournalEntry
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase

Visit = Callable[..., Visitor]
OPENING = ("campaigns.phase.opened", "campaigns.campaign.launched")
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def handed_in(organisation: Organisation, calendar: Calendar) -> list[Submission]:
    """Of six reports three lie with the office, the oldest first."""
    open_first_phase(organisation)
    reports = []
    for day, code in ((14, "KHTCTH"), (15, "QLCN"), (16, "QLTM")):
        calendar.is_at(2021, 6, day)
        reports.append(hand_in(organisation, code))
    return reports


@pytest.mark.thorough
@WIDTHS
def test_reports_are_judged_one_after_the_other(
    visit: Visit, organisation: Organisation, handed_in: list[Submission], width: int
) -> None:
    office = visit(width=width, height=900).enters(organisation.users["vanphong"]).goes_to("campaigns:review_list")
    office.looks(at="list").follows("Thẩm định báo cáo đầu tiên")
    page = office.page
    office.is_titled("Phòng Kế hoạch - Tài chính - Tổng hợp").looks(at="desk")
    report = page.get_by_role("region", name="Nội dung đã nộp").bounding_box()
    remarks = page.get_by_role("complementary", name="Đề nghị sửa theo mục").bounding_box()
    assert report
    assert remarks
    if width == 1280:
        assert report["x"] + report["width"] <= remarks["x"]
        assert abs(report["y"] - remarks["y"]) < 5
    else:
        assert report["y"] + report["height"] <= remarks["y"]

    office.follows("Báo cáo sau").is_titled("Phòng Quản lý Công nghiệp")
    office.follows("Báo cáo sau").is_titled("Phòng Quản lý Thương mại")
    expect(page.get_by_role("link", name="Báo cáo sau")).to_have_count(0)
    office.follows("Báo cáo trước").is_titled("Phòng Quản lý Công nghiệp")
    page.locator(".at-item summary").first.click()
    page.get_by_label("Đề nghị sửa ở mục 1", exact=True).fill("Ghi rõ từng địa bàn.")
    office.presses("Trả lại (1 mục)").reads("Đã trả lại 1 mục cho Phòng Quản lý Công nghiệp sửa.")
    # The next one that waits, without the list.
    office.is_titled("Phòng Kế hoạch - Tài chính - Tổng hợp")
    states = Submission.objects.filter(pk__in=[row.pk for row in handed_in]).order_by("submitted_at")
    assert list(states.values_list("state", flat=True)) == ["submitted", "returned", "submitted"]


@pytest.mark.thorough
@WIDTHS
def test_work_is_given_away_with_a_date_and_found_by_the_one_who_has_it(
    visit: Visit, calendar: Calendar, organisation: Organisation, handed_in: list[Submission], width: int
) -> None:
    office = visit(width=width, height=844).enters(organisation.users["vanphong"]).goes_to("campaigns:review_assign")
    office.page.get_by_label("Chọn Phòng Quản lý Công nghiệp").check()
    office.page.get_by_label("Người thẩm định").select_option("Cao Minh Triết")
    office.page.get_by_label("Thẩm định xong trước hết ngày").fill("18/6/2021")
    office.presses("Giao các báo cáo đã chọn").reads("Đã giao 1 báo cáo cho Cao Minh Triết.")
    load = office.page.get_by_role("row").filter(has=office.page.get_by_role("rowheader", name="Cao Minh Triết"))
    expect(load.get_by_role("cell").first).to_contain_text("1")

    specialist = visit(width=width, height=844).enters(organisation.users["chuyenvienvp"]).goes_to("reports:home")
    card = specialist.page.get_by_role("article").filter(has_text="Phòng Quản lý Công nghiệp")
    expect(card).to_contain_text("Chậm nhất ngày 18/6/2021 (thứ Sáu) · còn 2 ngày làm việc")
    specialist.follows("Thẩm định", within=card).is_titled("Phòng Quản lý Công nghiệp")
    calendar.is_at(2021, 6, 21)
    office.enters(organisation.users["vanphong"]).goes_to("campaigns:review_assign").looks(at="workload")
    expect(load.get_by_role("cell").nth(1)).to_have_text("1")
    office.follows("1 báo cáo đang chờ Cao Minh Triết").reads("Phòng Quản lý Công nghiệp", "Xem báo cáo của mọi người")


@pytest.mark.thorough
@WIDTHS
def test_many_are_reminded_sent_back_and_waived_after_a_dry_run(
    visit: Visit, organisation: Organisation, handed_in: list[Submission], width: int
) -> None:
    office = visit(width=width, height=844).enters(organisation.users["vanphong"])
    choose_all(office)
    office.presses("Nhắc").is_titled("Sẽ nhắc 3 báo cáo, bỏ qua 3").looks(at="remind many")
    office.presses("Nhắc 3 báo cáo").reads("Đã nhắc 3 báo cáo.")

    choose_all(office)
    office.presses("Trả lại").is_titled("Trả lại 6 báo cáo")
    office.page.get_by_label("Chỉ đạo, tuyên truyền").check()
    office.page.get_by_label("Đề nghị sửa").fill("Ghi rõ văn bản phát động.")
    office.presses("Xem trước").is_titled("Sẽ trả lại 3 báo cáo, bỏ qua 3").looks(at="return many")
    assert Submission.objects.filter(state="returned").count() == 0
    office.presses("Trả lại 3 báo cáo").reads("Đã trả lại 3 báo cáo.")

    choose_all(office)
    office.presses("Miễn nộp").is_titled("Miễn nộp 6 báo cáo")
    office.page.get_by_label("Lý do miễn nộp").fill("Mới sáp nhập.")
    office.presses("Xem trước").is_titled("Sẽ miễn nộp 6 báo cáo").looks(at="waive many")
    office.presses("Miễn nộp 6 báo cáo").reads("Đã miễn nộp 6 báo cáo.")

    lines = JournalEntry.objects.filter(actor=organisation.users["vanphong"])
    codes = lines.exclude(code__in=OPENING).order_by("pk").values_list("code", flat=True)
    assert [(code, len(list(same))) for code, same in groupby(codes)] == [
        ("reports.submission.reminded", 3),
        ("campaigns.submission.returned", 3),
        ("campaigns.submission.waived", 6),
    ]


def choose_all(office: Visitor) -> None:
    office.goes_to("reports:board")
    for box in office.page.locator("input[name=unit]").all():
        box.check()
