"""Office and unit talk at a returned item; after acceptance official figures replace the estimate."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from campaigns import services
from campaigns.models import Submission
from campaigns.models.tasks import Measure
from reports.demo.organisation import Organisation
from tests.campaigns.reporting import fill
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase, report_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


@pytest.fixture
def report(organisation: Organisation, calendar: Calendar) -> Submission:
    """The industry unit's report, handed in on 17/6 by its head."""
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 17)
    report = report_of(organisation, "QLCN")
    fill(report)
    services.submit_submission(actor=organisation.users["congnghiep"], submission=report)
    return report


@pytest.mark.parametrize("width", [1280, 390])
def test_office_and_unit_talk_at_an_item(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, report: Submission, width: int
) -> None:
    item = report.items.get(ordinal=1)
    services.return_submission(
        actor=organisation.users["vanphong"], submission=report, remarks={item.pk: "Ghi rõ từng địa bàn."}
    )
    calendar.is_at(2021, 6, 18)

    head = visit(width=width).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_item", report.pk, 1).reads("Văn phòng đề nghị sửa", "Ghi rõ từng địa bàn.")
    head.page.get_by_label("Trả lời").fill("Ghi theo huyện hay theo xã?")
    head.presses("Gửi trả lời").reads("Đã gửi trao đổi về mục 1.", "Ghi theo huyện hay theo xã?").looks(at="asked")

    office = visit(width=width).enters(organisation.users["vanphong"])
    office.goes_to("notifications:inbox").follows("trao đổi về mục 1 của báo cáo").looks(at="thread")
    office.page.get_by_label("Trả lời").fill("Theo huyện.")
    office.presses("Gửi trả lời").reads("Theo huyện.")
    office.goes_to("campaigns:review_desk", report.pk).reads("Theo huyện.").looks(at="desk")

    head.goes_to("campaigns:submission_item", report.pk, 1).reads("Theo huyện.")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_official_figures_replace_an_estimate(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, report: Submission, width: int
) -> None:
    services.accept_submission(actor=organisation.users["vanphong"], submission=report)
    figure = report.items.filter(role="lead", task__measure__in=(Measure.FIGURE, Measure.PERCENT)).earliest("ordinal")
    calendar.is_at(2021, 7, 5)

    head = visit(width=width).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_detail", report.pk).follows("Gửi số liệu chính thức")
    head.is_titled("Số liệu chính thức, đợt 1").looks(at="form")
    place = head.page.get_by_role("region", name=f"Mục {figure.ordinal}.")
    place.get_by_label("chính thức").first.fill("21,5")
    head.page.get_by_label("Nguồn của số liệu").fill("Theo niên giám thống kê.")
    head.confirms("Gửi số liệu chính thức", consequence="chấp nhận hoặc trả lại")
    head.is_titled("Đã nhận số liệu chính thức, đợt 1").looks(at="receipt")

    office = visit(width=width).enters(organisation.users["vanphong"])
    office.goes_to("campaigns:review_desk", report.pk).reads("Theo niên giám thống kê.").looks(at="desk")
    expect(office.page.locator(f"#muc-{figure.ordinal} ins").first).to_contain_text("21,5")
    office.confirms("Chấp nhận số liệu", consequence="sẽ thay số ước")
    office.reads("Đã chấp nhận số liệu chính thức của Phòng Quản lý Công nghiệp.")

    head.goes_to("campaigns:submission_detail", report.pk).reads("Nội dung lần nộp 2 (số liệu chính thức)", "21,5")
    figure.refresh_from_db()
    assert figure.value == Decimal("21.5")
