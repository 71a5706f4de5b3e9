"""Commendation in the browser: nominate, screen, return, approve, and the decision on paper."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.writing import issue_paper, take_the_print
from tests.e2e.year import open_first_phase

ACHIEVEMENT = "Hoàn thành trước hạn việc rà soát 16 cụm công nghiệp, không có hồ sơ trễ hạn."


def test_from_the_nomination_to_the_decision_on_paper(
    visit: Callable[..., Visitor], calendar: Calendar, organisation: Organisation, tmp_path: Path
) -> None:
    open_first_phase(organisation)
    calendar.is_at(2021, 6, 22)
    head = visit(width=390, height=844).signs_in("congnghiep")
    nominate_a_person(head, tmp_path)
    trade = visit().signs_in("thuongmai")
    nominate_the_collective(trade)
    office = visit().signs_in("vanphong")
    screen_both(office)
    director = visit().signs_in("giamdoc")
    return_one_and_approve_the_other(director)
    head.signs_in("congnghiep")
    mend(head)
    office.follows("Khen thưởng").follows("Mai Gia Huy").presses("Trình Giám đốc duyệt")
    director.follows("Chờ duyệt").follows("Mai Gia Huy").confirms("Duyệt", exact=True).reads("Đã duyệt.")
    decide_on_paper(office, tmp_path)
    head.follows("Kết quả").reads("Mai Gia Huy", "51/QĐ-SCT").looks(at="results of the unit", widths=(1280,))


def nominate_a_person(head: Visitor, folder: Path) -> None:
    head.follows("Đề nghị").looks(at="no nomination yet", widths=(1280,))
    head.follows("Lập đề nghị").looks(at="nomination form", widths=(1280,))
    head.page.get_by_role("radio", name="Giấy khen Cá nhân").check()
    head.page.get_by_label("Người được đề nghị").select_option(
        label="Mai Gia Huy – Chuyên viên – Phòng Quản lý Công nghiệp"
    )
    head.presses("Lưu đề nghị").page.get_by_role("alert").wait_for()
    head.page.get_by_label("Thành tích").fill(ACHIEVEMENT)
    head.presses("Lưu đề nghị").is_titled("Mai Gia Huy").looks(at="case as drafted", widths=(1280,))
    refuses_the_wrong_file(head, folder)
    head.confirms("Gửi đề nghị", consequence="chỉ sửa được khi hồ sơ bị trả lại").reads("Đã gửi đề nghị.")


def refuses_the_wrong_file(head: Visitor, folder: Path) -> None:
    """A program that calls itself a paper is refused by its content; what was typed stays."""
    false_paper = folder / "bao-cao.pdf"
    false_paper.write_bytes(b"MZ\x90\x00" + bytes(500))
    head.page.get_by_text("Thêm tài liệu").click()
    head.page.get_by_label("Tên tài liệu").fill("Báo cáo thành tích cá nhân")
    head.page.get_by_label("Tệp").set_input_files(false_paper)
    head.presses("Đính kèm", exact=True).reads("không phải")
    expect(head.page.get_by_label("Tên tài liệu")).to_have_value("Báo cáo thành tích cá nhân")
    head.looks(at="wrong file refused")


def nominate_the_collective(trade: Visitor) -> None:
    trade.follows("Đề nghị khen thưởng").follows("Lập đề nghị")
    trade.page.get_by_role("radio", name="Giấy khen Tập thể").check()
    trade.page.get_by_label("Thành tích").fill("Dẫn đầu phong trào thi đua chuyên đề; 100% nhiệm vụ đúng hạn.")
    trade.presses("Lưu đề nghị").confirms("Gửi đề nghị").reads("Đã gửi đề nghị.").looks(at="case as sent")


def screen_both(office: Visitor) -> None:
    office.follows("Khen thưởng").looks(at="nominations of all", widths=(390,)).follows("Mai Gia Huy")
    office.looks(at="case to screen", widths=(390,))
    office.presses("Trả lại đơn vị").page.get_by_role("alert").wait_for()
    office.page.get_by_role("textbox", name="Ý kiến thẩm tra của Văn phòng").fill("Đủ điều kiện, thành tích rõ ràng.")
    office.presses("Trình Giám đốc duyệt").reads("Mai Gia Huy: Đã trình Giám đốc duyệt.")
    office.is_titled("Phòng Quản lý Thương mại").presses("Trình Giám đốc duyệt").reads("Đã trình Giám đốc duyệt.")


def return_one_and_approve_the_other(director: Visitor) -> None:
    director.follows("Chờ duyệt").looks(at="what waits for the director", widths=(390,)).follows("Xem từ hồ sơ đầu")
    director.is_titled("Phòng Quản lý Thương mại").looks(at="case to decide", widths=(390,))
    director.confirms("Duyệt", exact=True).reads("Đã duyệt.").is_titled("Mai Gia Huy")
    director.presses("Trả lại").page.get_by_role("alert").wait_for()
    director.looks(at="return without a reason")
    director.page.get_by_role("textbox", name="Ý kiến của Giám đốc").fill("Bổ sung số liệu so với cùng kỳ năm 2020.")
    director.presses("Trả lại").reads("Đã trả lại hồ sơ kèm lý do.").looks(at="nothing waits")


def mend(head: Visitor) -> None:
    head.reads("Bổ sung số liệu so với cùng kỳ năm 2020.").looks(at="case returned").follows("Sửa và gửi lại")
    head.page.get_by_label("Thành tích").fill(f"{ACHIEVEMENT} Tăng 4 cụm so với cùng kỳ năm 2020.")
    head.presses("Lưu đề nghị").confirms("Gửi đề nghị").reads("Đã gửi đề nghị.")


def decide_on_paper(office: Visitor, folder: Path) -> None:
    office.follows("Khen thưởng").follows("Lập quyết định").looks(at="decision form", widths=(390,))
    office.presses("Lập dự thảo quyết định").looks(at="decision", widths=(390,)).follows("Xem văn bản")
    expect(office.page.get_by_role("img", name="Trang 2 trên")).to_be_visible()
    office.looks(at="paper of the decision")
    issue_paper(office, number=51, day="22/6/2021")
    take_the_print(office, folder / "quyet-dinh.pdf")
    office.follows("Khen thưởng").follows("Quyết định", exact=True).looks(at="decisions", widths=(390,))
    office.follows("Khen thưởng").follows("Danh mục").looks(at="catalogue", widths=(390,))
