"""In December the office makes next year's campaign from this one, step by step, and drafts its plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from campaigns.models import Campaign
from campaigns.plan_import import parse_plan
from campaigns.services import save_plan
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
PLAN = Path(settings.BASE_DIR) / "campaigns" / "demo" / "plan-2021.txt"


@pytest.mark.parametrize("width", [1280, 390])
def test_next_year_from_this_one_to_its_drafted_plan(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, width: int
) -> None:
    text = PLAN.read_text(encoding="utf-8")
    this_year = save_plan(actor=None, owner=organisation.department, text=text, draft=parse_plan(text))
    calendar.is_at(2021, 12, 6)

    office = visit(width=width).signs_in("vanphong").goes_to("campaigns:campaign_list").looks(at="reminded")
    office.follows("Lập phong trào năm mới từ năm 2021").is_titled("Lập phong trào năm mới").looks(at="which year")
    office.presses("Bắt đầu").is_titled("Lập phong trào năm 2022")
    take_dates(office, this_year)
    choose_work(office)

    office.reads("Chỗ nên xem lại", "nhiệm vụ đang dùng")
    office.looks(at="review").confirms("Lập phong trào năm 2022", consequence="chưa đơn vị nào được báo")
    office.reads("Đã lập phong trào năm 2022.", "Việc tiếp theo: soạn văn bản Kế hoạch").looks(at="new campaign")
    office.presses("Soạn văn bản Kế hoạch năm 2022").reads("Dự thảo Kế hoạch nằm ở mục Văn bản.").looks(at="its paper")

    new = Campaign.objects.get(year=2022)
    first, second = new.phases.order_by("ordinal")
    assert (first.report_due_on.isoformat(), second.report_due_on.isoformat()) == ("2022-06-21", "2022-12-10")
    assert new.tasks.count() == this_year.tasks.count() - 1
    office.goes_to("campaigns:new_year_review", this_year.pk, 2022).reads("Đây là phong trào đó")


def take_dates(office: Visitor, this_year: Campaign) -> None:
    """A proposal is taken; a date in no calendar is refused and kept until it is mended."""
    due = office.page.locator(f"#id_dot{this_year.phases.get(ordinal=1).pk}-report_due_on")
    office.reads("Lịch nghỉ năm 2022 chưa nhập", "Xuân Nhâm Dần").looks(at="dates")
    office.presses("Lấy 21/6/2022")
    expect(due).to_have_value("21/6/2022")
    due.fill("31/6/2022")
    office.presses("Tiếp tục").reads("“31/6/2022” không phải một ngày có trong lịch.").looks(at="refused")
    due.fill("21/6/2022")
    office.presses("Tiếp tục")


def choose_work(office: Visitor) -> None:
    """A task is left out; going back and on again loses nothing."""
    office.reads("Đơn vị tham gia").looks(at="work")
    task = office.page.get_by_label("Giữ nhiệm vụ").first
    task.uncheck()
    office.presses("Quay lại").presses("Tiếp tục")
    expect(task).not_to_be_checked()
    office.presses("Tiếp tục")
