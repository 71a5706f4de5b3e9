"""A unit asks for more time, the office answers, and gives two other units theirs unasked."""

from collections.abc import Callable

import pytest

from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase, report_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


@pytest.mark.parametrize("width", [1280, 390])
def test_more_time_is_asked_and_given(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, width: int
) -> None:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)

    head = visit(width=width).signs_in("congnghiep").goes_to("campaigns:submission_list")
    head.follows("Tình trạng, gia hạn").follows("Đề nghị gia hạn").is_titled("Đề nghị gia hạn").looks(at="asking")
    head.page.get_by_label("Đề nghị nộp trước ngày").fill("25/6/2021")
    head.presses("Gửi đề nghị").reads("Ghi lý do để người quyết định biết vì sao cần thêm thời gian.")
    head.page.get_by_label("Lý do").fill("Chờ số liệu của các huyện.")
    head.presses("Gửi đề nghị").reads("Đã gửi đề nghị gia hạn.", "Chờ trả lời").looks(at="asked")
    head.goes_to("reports:home").reads("Đề nghị gia hạn báo cáo đợt 1, nộp trước ngày 25/6/2021")

    office = visit(width=width).signs_in("vanphong").follows("Đề nghị gia hạn chờ trả lời")
    office.is_titled("Gia hạn nộp báo cáo").looks(at="waiting")
    office.follows("Phòng Quản lý Công nghiệp").reads("thêm 4 ngày làm việc").looks(at="answering")
    office.page.get_by_label("Ý kiến với đơn vị").fill("Đồng ý.")
    office.presses("Đồng ý gia hạn").reads("nộp trước ngày 25/6/2021.", "Không có đề nghị nào đang chờ trả lời.")
    office.follows("Gia hạn nhiều đơn vị").is_titled("Gia hạn nhiều đơn vị").looks(at="several")
    for unit in ("Phòng Quản lý Thương mại", "Phòng Quản lý Năng lượng"):
        office.page.get_by_label(f"Chọn báo cáo của {unit}, đợt 1 năm 2021").check()
    office.page.get_by_role("textbox", name="Hạn mới").fill("23/6/2021")
    office.page.get_by_label("Lý do gia hạn").fill("Bão số 2.")
    office.confirms("Gia hạn", consequence="Các đơn vị được báo ngay", exact=True)
    office.reads("Đã gia hạn 2 báo cáo.", "Bão số 2.").looks(at="answered")

    report = report_of(organisation, "QLCN")
    head.goes_to("campaigns:submission_detail", report.pk).reads("Trước ngày 25/6/2021", "“Đồng ý.”")
    head.goes_to("notifications:inbox").reads("Báo cáo kết quả thi đua đợt 1 được gia hạn: nộp trước ngày 25/6/2021")
