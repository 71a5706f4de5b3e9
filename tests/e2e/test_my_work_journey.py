"""Việc của tôi: all that a head owes, what came back first, each one press away; what is done leaves the page."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.models import Person
from awards.models import AwardKind
from awards.services.nominations import Proposal, create_nomination, propose_nomination
from campaigns import services
from campaigns.models import Inspection, Phase
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase
from tests.factories import make_inspection

RETURNED = "Sửa và nộp lại báo cáo kết quả thi đua đợt 1"
ASKED = "Trả lời kiểm tra ngày 10/5/2021"


@pytest.fixture
def phase(organisation: Organisation, calendar: Calendar) -> Phase:
    """On Tuesday 15/6 industry's report came back, an inspection waits for its answer, a nomination is with the office."""
    phase = open_first_phase(organisation)
    office, head, industry = organisation.users["vanphong"], organisation.head_of("QLCN"), organisation.units["QLCN"]
    calendar.is_at(2021, 6, 14)
    report = hand_in(organisation, "QLCN")
    kind = AwardKind.objects.valid_on(phase.ends_on).get(code="GK_CN")
    said = Proposal(kind, "Hoàn thành trước hạn.", Person.objects.get(full_name="Mai Gia Huy"))
    propose_nomination(actor=head, nomination=create_nomination(actor=head, phase=phase, proposal=said))
    calendar.is_at(2021, 6, 15)
    first = report.items.earliest("ordinal")
    services.return_submission(actor=office, submission=report, remarks={first.pk: "Ghi rõ từng địa bàn."})
    make_inspection(
        phase.campaign,
        industry,
        office,
        state="answer_awaited",
        findings="Chưa có biên bản.",
        request="Bổ sung biên bản.",
        answer_due_on=date(2021, 6, 25),
    )
    return phase


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_owed_stands_on_one_page_and_leaves_it_when_done(
    visit: Callable[..., Visitor], organisation: Organisation, phase: Phase, width: int
) -> None:
    head = visit(width=width, height=844).signs_in("congnghiep").is_titled("Việc của tôi").looks(at="work")
    cards, waiting = head.page.get_by_role("article"), head.page.get_by_role("region", name="Đang chờ người khác")
    expect(cards.get_by_role("heading")).to_have_text([RETURNED, ASKED])
    expect(cards.locator(".due b")).to_have_text(
        [
            "Nộp lại trước ngày 21/6/2021 (thứ Hai) · còn 3 ngày làm việc",
            "Chậm nhất ngày 25/6/2021 (thứ Sáu) · còn 8 ngày làm việc",
        ]
    )
    expect(waiting.get_by_role("listitem")).to_have_text([re.compile("Mai Gia Huy.*Chờ thẩm tra")])

    head.follows("Trả lời").is_titled("Kiểm tra Phòng Quản lý Công nghiệp").reads("Bổ sung biên bản.")
    head.goes_to("reports:home").follows("Sửa và nộp lại").reads("Văn phòng đề nghị sửa")
    head.page.get_by_label("Kết quả đạt được").fill("Đã phát động ở 13 huyện, thị xã, thành phố.")
    expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    head.confirms("Nộp lại").is_titled("Đã nhận báo cáo đợt 1")

    head.goes_to("reports:home")
    expect(cards.get_by_role("heading")).to_have_text([ASKED])
    head.follows("Báo cáo đợt 1 chờ thẩm định", within=waiting).reads("Nội dung lần nộp 2")
    Inspection.objects.update(state="closed")
    head.goes_to("reports:home").reads("Hiện không có việc nào đến hạn.").looks(at="nothing to do")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_each_day_tells_how_much_time_is_left(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, phase: Phase, width: int
) -> None:
    """Trade has not begun; the report is due before Sunday 20/6, so Friday 18/6 is the last working day."""
    head = visit(width=width, height=844)
    left = head.page.get_by_role("article").locator(".due")
    told = []
    for day in (15, 18, 19, 20, 22):
        calendar.is_at(2021, 6, day)
        head.enters(organisation.users["thuongmai"]).goes_to("reports:home")
        told.append(left.locator("b").inner_text())

    assert told == [
        "Trước ngày 20/6/2021 (Chủ nhật) · còn 3 ngày làm việc",
        "Trước ngày 20/6/2021 (Chủ nhật) · hôm nay là ngày làm việc cuối",
        "Trước ngày 20/6/2021 (Chủ nhật) · còn nộp được đến hết ngày 19/6",
        "Trước ngày 20/6/2021 (Chủ nhật) · hôm nay là ngày ghi hạn",
        "Trước ngày 20/6/2021 (Chủ nhật) · quá hạn 2 ngày",
    ]
    head.looks(at="overdue").follows("Soạn báo cáo")
    expect(head.page).to_have_url(re.compile(r"/muc/1/$"))
