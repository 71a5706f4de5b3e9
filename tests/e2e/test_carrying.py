"""The second report begins with the first one's words: confirmed, or changed, item by item."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from campaigns import services
from campaigns.models import Phase, Submission
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("width", [1280, 390])
def test_what_was_carried_over_is_confirmed_or_changed(
    visit: Visit, organisation: Organisation, calendar: Calendar, width: int
) -> None:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    unit = hand_in(organisation, "QLCN").unit
    calendar.is_at(2021, 7, 1)
    services.open_phase(actor=organisation.users["vanphong"], phase=Phase.objects.get(ordinal=2))
    report = Submission.objects.get(unit=unit, phase__ordinal=2)
    head = visit(width=width, height=844).enters(organisation.users["congnghiep"])
    head.goes_to("campaigns:submission_edit", report.pk).looks(at="carried")
    notice = head.page.get_by_role("region", name="Mang sang, chưa xác nhận")
    expect(head.page.get_by_label("Kết quả đạt được")).to_have_value("Kết quả của mục 1.")

    head.presses("Vẫn đúng, xác nhận")
    head.reads("Đã xác nhận mục 1.")
    expect(notice).to_be_visible()
    head.page.get_by_label("Kết quả đạt được").fill("Nay đã xong.")
    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    expect(notice).to_be_visible()
    head.page.get_by_label("Hoàn thành trước hạn").check()

    expect(notice).to_be_hidden()
    carried = [item.is_carried for item in report.items.order_by("ordinal")]
    assert carried == [False, False, *[True] * (len(carried) - 2)]
