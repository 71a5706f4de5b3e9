"""The office inspects a unit and asks, the unit answers; it stands in part I of the report and on the unit's own page."""

from collections.abc import Callable
from datetime import date

import pytest

from campaigns.models import Inspection
from reports.demo.organisation import Organisation
from reports.services import create_consolidation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_a_unit_is_inspected_and_answers(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, width: int
) -> None:
    phase = open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)

    office = visit(width=width).signs_in("vanphong").goes_to("campaigns:inspection_list").looks(at="none yet")
    office.goes_to("campaigns:inspection_add").is_titled("Lập lịch kiểm tra").looks(at="planning")
    office.page.get_by_label("Phòng Quản lý Công nghiệp").check()
    office.presses("Lưu lịch kiểm tra").reads("Ghi ngày kiểm tra.")
    office.page.get_by_label("Ngày kiểm tra").fill("14/6/2021")
    office.presses("Lưu lịch kiểm tra").reads("Đã lập lịch kiểm tra 1 đơn vị ngày 14/6/2021.").looks(at="scheduled")
    office.page.get_by_label("Kết quả kiểm tra").fill("Chưa có biên bản họp đăng ký thi đua.")
    office.page.get_by_label("Yêu cầu đối với đơn vị").fill("Bổ sung biên bản.")
    office.page.get_by_label("Hạn trả lời").fill("18/6/2021")
    office.confirms("Lưu kết quả", consequence="Đơn vị được báo ngay")
    office.reads("Đã ghi kết quả và gửi yêu cầu cho đơn vị.", "Chờ đơn vị trả lời")
    office.follows("Sửa kết quả").is_titled("Sửa kết quả kiểm tra Phòng Quản lý Công nghiệp").looks(at="mending")
    office.page.get_by_label("Kết quả kiểm tra").fill("Chưa có biên bản họp đăng ký thi đua và danh sách kèm theo.")
    office.presses("Lưu kết quả").reads("Đơn vị được báo những chỗ đã sửa.")
    for summary in ("Đổi hạn trả lời", "Kết thúc, không chờ trả lời"):
        office.page.locator("summary", has_text=summary).click()
    office.looks(at="awaiting")
    office.page.locator("details[open]").get_by_label("Hạn trả lời").fill("21/6/2021")
    office.presses("Đổi hạn trả lời").reads("Đơn vị trả lời chậm nhất ngày 21/6/2021.")

    head = visit(width=width).signs_in("congnghiep").reads("Trả lời kiểm tra ngày 14/6/2021", "“Bổ sung biên bản.”")
    head.looks(at="asked").goes_to("campaigns:inspection_detail", Inspection.objects.get().pk).looks(at="answering")
    head.page.get_by_label("Nội dung trả lời").fill("Đã họp bổ sung.")
    head.page.get_by_label("Tên minh chứng mới").fill("Biên bản họp")
    head.page.get_by_label("Số, ký hiệu văn bản").fill("12/BB-CN")
    head.confirms("Gửi trả lời", consequence="đơn vị chỉ sửa được khi Văn phòng yêu cầu trả lời lại")
    head.reads("Đã gửi trả lời. Văn phòng đã được báo.", "Biên bản họp, số 12/BB-CN").looks(at="answered")

    office.goes_to("reports:home").follows("Trả lời kiểm tra chờ xem").reads("Trả lời chờ xem").looks(at="one answer")
    office.goes_to("campaigns:inspection_detail", Inspection.objects.get().pk)
    office.confirms("Kết thúc kiểm tra", consequence="Đơn vị không phải trả lời gì thêm")
    office.reads("Đã kết thúc kiểm tra.").looks(at="closed")

    head.goes_to("reports:unit_results").is_titled("Kết quả của đơn vị")
    head.reads("Kiểm tra tại đơn vị ngày 14/6/2021")
    calendar.is_at(2021, 6, 22)
    report = create_consolidation(
        actor=organisation.users["vanphong"], campaign=phase.campaign, phase=phase, cut_off_on=date(2021, 6, 22)
    )
    office.enters(organisation.users["vanphong"]).goes_to(
        "reports:consolidation_detail", report.pk, query="?muc=direction"
    )
    office.reads(
        "tại 01 phòng, đơn vị (kiểm tra tại đơn vị 01 cuộc): Phòng Quản lý Công nghiệp, ngày 14/6/2021; "
        "đã yêu cầu trả lời trong 01 cuộc, 01 cuộc đã có trả lời."
    )
    office.looks(at="part one of the report")
