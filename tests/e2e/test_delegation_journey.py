"""A head lets others act for him, each within a scope; the office puts the right authority on a paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from campaigns.services import draft_plan_paper
from documents.models import IssuedPaper
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import open_first_phase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_scope_narrows_what_a_deputy_does_and_the_paper_names_his_authority(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, width: int
) -> None:
    phase = open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    paper = draft_plan_paper(actor=organisation.users["vanphong"], campaign=phase.campaign)

    director = visit(width=width).signs_in("giamdoc").goes_to("accounts:delegation_list").is_titled("Ủy quyền")
    gives(director, "Tô Bích Thủy", "Chỉ ký văn bản", "Giấy ủy quyền số 05/GUQ-SCT")
    director.reads("Đã ủy quyền cho Tô Bích Thủy: ký văn bản.")
    gives(director, "Tô Bích Thủy", "Chỉ ký văn bản", "Giấy ủy quyền số 06/GUQ-SCT")
    director.reads("Tô Bích Thủy đã được bạn ủy quyền về ký văn bản từ 14/6/2021 đến hết 18/6/2021.")
    expect(director.page.get_by_label("Chỉ ký văn bản")).to_be_checked()
    director.looks(at="delegating", widths=(360, 1920))

    head = visit(width=width).signs_in("congnghiep").goes_to("accounts:delegation_list")
    gives(head, "Mai Gia Huy", "Chỉ khen thưởng", "Giấy ủy quyền số 01/GUQ-QLCN")
    head.reads("Đã ủy quyền cho Mai Gia Huy: khen thưởng.")

    deputy = visit(width=width).signs_in("thuongmai").goes_to("awards:approval_list")
    deputy.reads("Bạn thay Giám đốc Sở Công Thương về ký văn bản, không về việc khác.").looks(at="not deciding")
    deputy.goes_to("documents:paper_detail", paper.pk).is_titled("Kế hoạch")

    office = visit(width=width).signs_in("vanphong").goes_to("documents:paper_detail", paper.pk)
    office.reads("Dự thảo ghi: GIÁM ĐỐC")
    office.page.get_by_text("Chọn người ký khác").click()
    office.page.get_by_label("theo Giấy ủy quyền số 05/GUQ-SCT, đến hết 18/6/2021").check()
    office.looks(at="choosing who signs", widths=(360, 1920))
    office.presses("Ghi người ký").reads("Người ký: TUQ. GIÁM ĐỐC, TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI, Tô Bích Thủy.")
    calendar.is_at(2021, 6, 21)
    office.signs_in("vanphong").goes_to("documents:paper_detail", paper.pk)
    office.reads("Ngày 21/6/2021, Tô Bích Thủy không có ủy quyền ký còn hiệu lực (Giấy ủy quyền số 05/GUQ-SCT).")
    office.looks(at="too late")
    office.page.get_by_label("Phó Giám đốc").check()
    office.presses("Ghi người ký").reads("Người ký: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC")

    kept = IssuedPaper.objects.get(pk=paper.pk).paper.signature
    assert kept.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")

    office.confirms("Trình ký").reads("Đã chuyển văn bản sang trạng thái trình ký.")
    named = visit(width=width).signs_in("phogiamdoc").goes_to("reports:home").looks(at="waiting for the one it names")
    named.follows("Kế hoạch chờ ký").is_titled("Kế hoạch").reads("Chờ Võ Thanh Lâm ký trên bản in.")
    director.signs_in("giamdoc").goes_to("reports:home")
    expect(director.page.get_by_text("Kế hoạch chờ ký")).to_have_count(0)


def gives(visitor: Visitor, receiver: str, scope: str, document: str) -> None:
    """The form of a delegation for the days from Monday to Friday."""
    page = visitor.page
    listed = page.get_by_label("Người được ủy quyền").locator("option", has_text=receiver)
    page.get_by_label("Người được ủy quyền").select_option(listed.get_attribute("value"))
    page.get_by_label(scope).check()
    page.get_by_label("Từ ngày").fill("14/6/2021")
    page.get_by_label("Đến hết ngày").fill("18/6/2021")
    page.get_by_label("Văn bản ủy quyền").fill(document)
    visitor.presses("Ủy quyền", exact=True)
