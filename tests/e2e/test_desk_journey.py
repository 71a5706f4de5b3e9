"""Two people write one summary report: their sections, a source that changes, what does not add up, and its end."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.models import Role, User
from campaigns import services
from campaigns.models import Submission, SubmissionItem
from reports.demo.organisation import Organisation
from reports.models import Consolidation
from reports.services import create_consolidation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.year import hand_in, open_first_phase
from tests.factories import make_user

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("width", [1280, 390])
def test_two_people_write_one_report_and_its_sources_change(
    visit: Visit, calendar: Calendar, organisation: Organisation, width: int
) -> None:
    consolidation, submission = begin(organisation, calendar)
    colleague = make_user("chuyen-vien", organisation.department, Role.OFFICE, full_name="Cao Minh Triết")
    mine = visit(width=width, expected=("409",)).enters(organisation.users["vanphong"])
    theirs = visit(width=width, expected=("409",)).enters(colleague)

    they_write_two_sections(mine, theirs, consolidation)
    the_second_to_save_one_paragraph_keeps_what_he_typed(mine, theirs, consolidation)
    both_keep_what_they_add_to_one_section(mine, theirs, consolidation)
    a_name_is_put_between_and_moved(mine, consolidation)
    a_paragraph_opens_its_source(mine, consolidation)
    change_the_source(organisation, calendar, submission)
    mine.enters(organisation.users["vanphong"])
    what_changed_and_does_not_add_up_is_told(mine, consolidation)
    finalise(mine, consolidation)
    take_back(organisation.users["vanphong"], submission)
    mine.goes_to("reports:consolidation_detail", consolidation.pk).reads("Nguồn đã đổi:").looks(at="finalised")


def begin(organisation: Organisation, calendar: Calendar) -> tuple[Consolidation, Submission]:
    phase = open_first_phase(organisation)
    calendar.is_at(2021, 6, 14)
    for code in ("QLTM", "QLCN"):
        submission = hand_in(organisation, code)
        services.accept_submission(actor=organisation.users["vanphong"], submission=submission, seen_revision=1)
    calendar.is_at(2021, 6, 22)
    made = create_consolidation(
        actor=organisation.users["vanphong"], campaign=phase.campaign, phase=phase, cut_off_on=date(2021, 6, 22)
    )
    return made, submission


def they_write_two_sections(mine: Visitor, theirs: Visitor, consolidation: Consolidation) -> None:
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=strengths")
    theirs.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=weaknesses")
    theirs.page.get_by_label("Viết thêm đoạn").fill("Một số việc còn chậm do dịch bệnh.")
    theirs.presses("Lưu mục này").reads("Đã lưu mục này.")
    mine.page.get_by_label("Viết thêm đoạn").fill("Các đơn vị nộp báo cáo sớm.")
    mine.presses("Lưu mục này").reads("Đã lưu mục này.", "Cao Minh Triết đang viết").looks(at="two people")
    mine.follows("Mục IV.2")
    expect(mine.page.get_by_role("heading", name="Tồn tại, hạn chế và nguyên nhân")).to_be_visible()
    expect(mine.page.get_by_text("Một số việc còn chậm do dịch bệnh.")).to_be_visible()


def the_second_to_save_one_paragraph_keeps_what_he_typed(
    mine: Visitor, theirs: Visitor, consolidation: Consolidation
) -> None:
    for visitor, words in ((mine, "Lời của tôi."), (theirs, "Lời của đồng nghiệp.")):
        visitor.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=proposals")
        visitor.page.get_by_label("Đoạn 1, Văn phòng").fill(words)
    theirs.presses("Lưu mục này").reads("Đã lưu mục này.")
    mine.presses("Lưu mục này").reads("Cao Minh Triết vừa lưu mục này.", "Lời của đồng nghiệp.")
    mine.looks(at="both texts")
    expect(mine.page.get_by_text("Lời của tôi.")).to_be_visible()
    mine.presses("Lưu mục này").reads("Đã lưu mục này.")
    expect(mine.page.get_by_text("Lời của tôi.")).to_be_visible()


def both_keep_what_they_add_to_one_section(mine: Visitor, theirs: Visitor, consolidation: Consolidation) -> None:
    for visitor, words in ((mine, "Tôi viết thêm."), (theirs, "Đồng nghiệp viết thêm.")):
        visitor.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=proposals")
        visitor.page.get_by_label("Viết thêm đoạn").fill(words)
    theirs.presses("Lưu mục này").reads("Đã lưu mục này.")
    mine.presses("Lưu mục này").reads("Đã lưu mục này.")
    expect(mine.page.get_by_text("Tôi viết thêm.")).to_be_visible()
    expect(mine.page.get_by_text("Đồng nghiệp viết thêm.")).to_be_visible()


def a_name_is_put_between_and_moved(mine: Visitor, consolidation: Consolidation) -> None:
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=proposals")
    first = mine.page.locator("details.between").nth(1)
    first.locator("summary").click()
    first.get_by_label("Thêm ngay dưới đoạn này").fill("Đối với UBND tỉnh")
    first.get_by_label("Loại đoạn thêm").select_option(label="Tên phần a), b), c)")
    mine.looks(at="a paragraph between")
    first.get_by_role("button", name="Thêm vào đây").click()
    expect(mine.page.get_by_label("Tên phần 2, Văn phòng")).to_have_value("Đối với UBND tỉnh")
    mine.page.locator("details.between").nth(2).locator("summary").click()
    mine.presses("Chuyển lên đoạn 2").reads("Đã lưu mục này và chuyển đoạn.").looks(at="a paragraph moved")
    expect(mine.page.get_by_label("Tên phần 1, Văn phòng")).to_have_value("Đối với UBND tỉnh")
    mine.presses("Chuyển xuống đoạn 1").reads("Đã lưu mục này và chuyển đoạn.")
    expect(mine.page.get_by_label("Tên phần 2, Văn phòng")).to_have_value("Đối với UBND tỉnh")


def a_paragraph_opens_its_source(mine: Visitor, consolidation: Consolidation) -> None:
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=professional")
    mine.follows("Xem các dòng tạo nên số liệu").reads("Số liệu của Mục II.1").looks(at="rows of a figure")
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=professional")
    mine.follows("mục 1, lần nộp 1").reads("Rà soát hạ tầng kỹ thuật các cụm công nghiệp")
    assert mine.page.url.endswith("/lan-nop/1/#muc-1")


def change_the_source(organisation: Organisation, calendar: Calendar, submission: Submission) -> None:
    """Industry's first task is sent back; its head says more than stands in the report, and is accepted."""
    item = take_back(organisation.users["vanphong"], submission)
    calendar.is_at(2021, 6, 23)
    head = organisation.head_of("QLCN")
    item.refresh_from_db()
    item.text = "Đã rà soát 19 cụm công nghiệp."
    item.save()
    submission.refresh_from_db()
    services.submit_submission(actor=head, submission=submission)
    services.accept_submission(actor=organisation.users["vanphong"], submission=submission, seen_revision=2)


def take_back(office: User, submission: Submission) -> SubmissionItem:
    item = submission.items.order_by("ordinal")[0]
    submission.refresh_from_db()
    services.return_submission(actor=office, submission=submission, remarks={item.pk: "Ghi lại số liệu."})
    return item


def what_changed_and_does_not_add_up_is_told(mine: Visitor, consolidation: Consolidation) -> None:
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=professional")
    mine.reads("1 nguồn đã đổi sau khi được đưa vào.", "Nguồn đã đổi")
    mine.page.get_by_label("Viết thêm đoạn").fill("Tổ chức 10 cuộc kiểm tra, gồm 6 cuộc định kỳ và 3 cuộc đột xuất.")
    mine.presses("Lưu mục này").reads("Số liệu nên kiểm tra lại", "6 + 3 = 9, khác 10.").looks(at="checks")
    mine.goes_to("reports:consolidation_list").reads("QL Công nghiệp có lần nộp khác được chấp nhận")


def finalise(mine: Visitor, consolidation: Consolidation) -> None:
    mine.goes_to("reports:consolidation_detail", consolidation.pk, query="?muc=opening")
    mine.confirms("Hoàn tất dự thảo", consequence="1 nguồn đã đổi")
    mine.reads("Đã hoàn tất.")
