"""A department's final report becomes its report in the province's campaign, by one press of its director."""

from collections.abc import Callable
from datetime import date

import pytest

from accounts.models import User
from campaigns import services
from campaigns.models import Campaign, Submission, Task
from core import clock
from documents.services import issue_paper, submit_for_signing
from reports.demo.organisation import Organisation, seed_province
from reports.models import Consolidation
from reports.services import finalise_consolidation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import live_through_first_phase
from tests.factories import make_phase, make_task

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
GIVEN = "Phát triển hạ tầng cụm công nghiệp trên địa bàn tỉnh"
OWN = "Rà soát hạ tầng kỹ thuật các cụm công nghiệp"


def province_calls(organisation: Organisation) -> Campaign:
    """The province's campaign with its first phase open for two departments."""
    province = seed_province(organisation)
    campaign = Campaign.objects.create(
        owner=province.department,
        year=2021,
        title="Phong trào thi đua phát triển kinh tế - xã hội tỉnh năm 2021",
        state="planned",
        created_at=clock.now(),
    )
    department = organisation.department
    campaign.participants.set([department, province.units["SXD"]])
    make_task(campaign, department, text=GIVEN, measure="figure", figure_unit="cụm", target_value=23)
    phase = make_phase(campaign, report_due_on=date(2021, 7, 5), ends_on=date(2021, 7, 10), state="planned")
    services.open_phase(actor=province.users["vanphong"], phase=phase)
    return campaign


def issue_report(office: User) -> None:
    report = Consolidation.objects.get()
    finalise_consolidation(actor=office, consolidation=report)
    submit_for_signing(actor=office, paper=report.paper, confirmed=True)
    issue_paper(actor=office, paper=report.paper, number=182, issued_on=date(2021, 6, 24), confirmed=True)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_final_report_becomes_the_report_above(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, width: int
) -> None:
    phase = live_through_first_phase(organisation, calendar)
    calendar.is_at(2021, 6, 24)
    above = province_calls(organisation)

    office = visit(width=width).signs_in("vanphong").goes_to("campaigns:campaign_detail", phase.campaign_id)
    office.follows("Chọn phong trào cấp trên").is_titled("Phong trào cấp trên").looks(at="to choose")
    office.page.get_by_label("Hưởng ứng phong trào").select_option(index=1)
    office.presses("Lưu").reads("Chưa nối với nhiệm vụ nào.").looks(at="chosen")
    office.goes_to("campaigns:task_edit", Task.objects.get(text__startswith=OWN).pk)
    office.page.get_by_label("Phục vụ nhiệm vụ của phong trào cấp trên").select_option(label=GIVEN)
    office.presses("Lưu").reads("Đã lưu nhiệm vụ.")
    issue_report(organisation.users["vanphong"])

    director = visit(width=width).signs_in("giamdoc").reads("lấy từ báo cáo số 182/BC-SCT ngày 24/6/2021")
    director.looks(at="card").follows("Gửi lên cấp trên").is_titled("Gửi lên cấp trên").looks(at="before")
    director.confirms("Gửi lên cấp trên", consequence="Đủ các mục thì báo cáo được nộp ngay")
    director.reads("Đã gửi báo cáo lên Ủy ban nhân dân tỉnh Hà Tĩnh.").looks(at="receipt")
    sent = Submission.objects.get(phase__campaign=above, unit=organisation.department)
    assert sent.state == "submitted"

    reader = visit(width=width).signs_in("noivu").goes_to("campaigns:review_desk", sent.pk)
    reader.reads("Lập từ báo cáo số 182/BC-SCT ngày 24/6/2021 của đơn vị.").looks(at="read above")
