"""The first half of 2021 in the browser: from the plan's text to the issued summary report."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from openpyxl import load_workbook
from playwright.sync_api import expect

from campaigns import services
from reports.demo.organisation import Organisation
from tests.e2e.calendar import Calendar
from tests.e2e.visitor import Visitor
from tests.e2e.writing import issue_paper, take_the_print, write_report
from tests.e2e.year import hand_in

PLAN = Path(settings.BASE_DIR) / "campaigns" / "demo" / "plan-2021.txt"
INDUSTRY, PLANNING = "Phòng Quản lý Công nghiệp", "Phòng Kế hoạch - Tài chính - Tổng hợp"

Visit = Callable[..., Visitor]


def test_the_first_phase_from_the_plan_to_the_issued_report(
    visit: Visit, calendar: Calendar, organisation: Organisation, tmp_path: Path
) -> None:
    office = visit().signs_in("vanphong")
    import_the_plan(office)
    assign_the_tasks(office)
    add_the_list_of_the_province(office, tmp_path)
    open_the_phase(office)

    calendar.is_at(2021, 6, 14)
    head = visit(width=390, height=844).signs_in("congnghiep")
    write_and_submit(head)
    office.signs_in("vanphong")
    return_two_items(office)

    calendar.is_at(2021, 6, 16)
    head.signs_in("congnghiep")
    mend_and_submit_again(head)
    others_report_and_are_accepted(organisation)
    office.signs_in("vanphong")
    accept(office)

    calendar.is_at(2021, 6, 21)
    office.signs_in("vanphong")
    consolidate(office)
    issue_the_paper(office, tmp_path)
    director = visit().signs_in("giamdoc")
    director.looks(at="overview of the director", widths=(390,))
    director.follows("Báo cáo", exact=True).is_titled("Báo cáo").reads("128/BC-SCT")


def import_the_plan(office: Visitor) -> None:
    office.looks(at="home of an empty year").follows("Kế hoạch").looks(at="no campaign yet")
    office.follows("Nhập kế hoạch").looks(at="import")
    office.page.get_by_label("Tệp").set_input_files(PLAN)
    office.presses("Đọc kế hoạch").is_titled("Kiểm tra kế hoạch đã đọc")
    office.looks(at="plan as read", widths=(390,)).draws_for_readme("plan")
    office.reads("31/6/2021")
    for box in office.page.get_by_role("checkbox", name="Đã xem:").all():
        box.check()
    office.presses("Lưu bản sửa").reads("Đã xem hết cảnh báo.")
    office.confirms("Xác nhận, tạo phong trào", consequence="đơn vị chưa nhận thông báo cho đến khi mở đợt")
    office.is_titled("Phong trào thi đua thực hiện nhiệm vụ phát triển").reads("Đã tạo phong trào từ kế hoạch.")
    office.reads("Cả 13 nhiệm vụ chưa có đơn vị chủ trì.").looks(at="campaign", widths=(390,))


def assign_the_tasks(office: Visitor) -> None:
    office.follows("Phân công nhiệm vụ").is_titled("Phân công nhiệm vụ")
    for box in office.page.get_by_role("checkbox", name="Chọn nhiệm vụ").all():
        box.check()
    office.page.get_by_label("Giao các nhiệm vụ đã chọn cho").select_option(label="KH - TC - TH")
    office.presses("Giao", exact=True).reads("Đã lưu phân công của 13 nhiệm vụ.", "Mọi nhiệm vụ đã có chủ trì.")
    for task in ("Nghiên cứu xây dựng Đề án", "Tập trung thực hiện tốt chính sách"):
        office.page.get_by_label(f"Chủ trì nhiệm vụ {task}").select_option(label="QL Công nghiệp")
    task = office.page.get_by_role("listitem").filter(has_text="Tham mưu xây dựng: Đề án phát triển xuất khẩu")
    task.get_by_label("Chủ trì nhiệm vụ").select_option(label="QL Thương mại")
    task.get_by_text("Phối hợp: không").click()
    task.get_by_role("checkbox", name="QL Công nghiệp").check()
    office.looks(at="assign", widths=(390,)).presses("Lưu phân công").reads("Đã lưu phân công của 3 nhiệm vụ.")


def add_the_list_of_the_province(office: Visitor, folder: Path) -> None:
    office.follows("Nhiệm vụ", exact=True).is_titled("Nhiệm vụ thi đua").looks(at="tasks", widths=(390,))
    office.follows("Nhập danh mục").is_titled("Nhập danh mục nhiệm vụ").looks(at="task list import")
    with office.page.expect_download() as download:
        office.page.get_by_role("link", name="Tải tệp mẫu").click()
    sheet = folder / "danh-muc.xlsx"
    download.value.save_as(sheet)
    book = load_workbook(sheet)
    row = ["Chương trình khung của UBND tỉnh", "12", "Rà soát cụm công nghiệp", INDUSTRY, "", "Báo cáo", "31/6/2021"]
    book.active.append(row)
    book.save(sheet)
    office.page.get_by_label("Tệp danh mục").set_input_files(sheet)
    office.presses("Xem trước").reads("Sửa trong tệp rồi tải lên lần nữa.").looks(at="task list refused", widths=(390,))
    book.active.cell(book.active.max_row, 7).value = "30/6/2021"
    book.save(sheet)
    office.follows("Tải tệp khác").page.get_by_label("Tệp danh mục").set_input_files(sheet)
    office.presses("Xem trước").reads("tất cả đều hợp lệ").looks(at="task list preview")
    office.presses("Lưu 1 nhiệm vụ").reads("Đã nhập 1 nhiệm vụ.")


def open_the_phase(office: Visitor) -> None:
    office.follows("Kế hoạch", exact=True).follows("Phong trào thi đua thực hiện nhiệm vụ")
    office.confirms("Mở đợt", consequence="Mỗi đơn vị tham gia sẽ có một báo cáo phải nộp")
    office.reads("Đã mở đợt 1: 6 đơn vị có báo cáo phải nộp và được thông báo.").looks(at="campaign opened")
    office.follows("Bảng theo dõi").looks(at="board of an opened phase", widths=(390,))


def write_and_submit(head: Visitor) -> None:
    head.is_titled("Việc của tôi").reads("còn 4 ngày làm việc").looks(at="home of a head")
    head.follows("Soạn báo cáo").looks(at="item")
    expect(head.page.get_by_role("button", name="Nộp báo cáo")).to_be_disabled()
    write_report(head)
    head.follows("Xem trước").looks(at="report preview")
    head.confirms("Nộp báo cáo", consequence="đơn vị chỉ sửa được khi Văn phòng trả lại")
    head.is_titled("Đã nhận báo cáo đợt 1").reads("14/6/2021", "Đúng hạn").looks(at="receipt")
    head.follows("Về danh sách báo cáo").looks(at="reports of the unit")


def return_two_items(office: Visitor) -> None:
    office.follows("Thẩm định").looks(at="review list", widths=(390,)).follows("Thẩm định báo cáo đầu tiên")
    office.is_titled(INDUSTRY).looks(at="review desk", widths=(390,))
    first, second = (
        office.page.get_by_role("group").filter(has=office.page.get_by_text(f"Xem nội dung mục {number}", exact=True))
        for number in (1, 5)
    )
    first.get_by_text("Nghiên cứu xây dựng Đề án").click()
    first.get_by_role("checkbox", name="Chưa ghi số, ngày của văn bản.").check()
    second.get_by_text("Chỉ đạo, tuyên truyền").click()
    second.get_by_label("Đề nghị sửa ở mục 5").fill("Ghi rõ văn bản phát động phong trào của phòng.")
    office.presses("Trả lại (2 mục)").reads("Đã trả lại")


def mend_and_submit_again(head: Visitor) -> None:
    head.reads("Chưa ghi số, ngày của văn bản.").looks(at="home with a returned report")
    head.follows("Sửa và nộp lại").reads("Văn phòng đề nghị sửa").looks(at="returned item")
    for addition in ("Đề án số 12/ĐA-SCT ngày 12/5/2021.", "Công văn số 03/CV-QLCN ngày 8/02/2021."):
        text = head.page.get_by_label("Kết quả đạt được").or_(head.page.get_by_label("Nội dung", exact=True))
        text.fill(f"{text.input_value()} {addition}")
        expect(head.page.get_by_role("status")).to_contain_text("Đã lưu lúc 08:")
        if "Đề án số" in addition:
            head.follows("xem tất cả").follows("Chỉ đạo, tuyên truyền")
    head.confirms("Nộp lại").is_titled("Đã nhận báo cáo đợt 1").reads("nộp lại sau khi sửa").looks(at="second receipt")


def others_report_and_are_accepted(organisation: Organisation) -> None:
    """The other five units, by the same verbs as the pages."""
    for code in ("KHTCTH", "QLTM", "QLNL", "KTATMT", "TTKC"):
        submission = hand_in(organisation, code)
        services.accept_submission(actor=organisation.users["vanphong"], submission=submission, seen_revision=1)


def accept(office: Visitor) -> None:
    office.follows("Thẩm định").follows(INDUSTRY).reads("Lần trước đã đề nghị sửa")
    office.looks(at="review desk, second time")
    office.confirms("Chấp nhận", consequence="Nội dung lần nộp 2 sẽ vào báo cáo tổng hợp.").reads("Đã chấp nhận")
    office.follows("Bảng theo dõi").looks(at="board", widths=(390,))


def consolidate(office: Visitor) -> None:
    office.looks(at="home of the office").follows("Tổng hợp").looks(at="consolidations", widths=(390,))
    office.presses("Lập dự thảo").reads("Đã lập dự thảo từ các báo cáo").looks(at="consolidation desk", widths=(390,))
    office.page.get_by_label("Viết thêm đoạn").fill("Sở Công Thương báo cáo kết quả phong trào thi đua đợt 1.")
    office.presses("Lưu, sang mục sau").reads("Đã lưu mục này.", "6/6 đơn vị đã được chấp nhận").looks(
        at="next section"
    )
    office.confirms("Hoàn tất dự thảo", consequence="lập thành văn bản")
    office.reads("Đã hoàn tất.")


def issue_the_paper(office: Visitor, folder: Path) -> None:
    expect(office.page.get_by_role("img", name="Trang 1 trên")).to_be_visible()
    office.looks(at="paper", widths=(390,)).draws_for_readme("paper")
    signed = folder / "ban-da-ky.pdf"
    take_the_print(office, signed)
    issue_paper(office, number=128, day="21/6/2021")
    office.reads("Đã ban hành báo cáo số 128/BC-SCT.")
    office.page.get_by_label("Bản đã ký (tệp PDF)").set_input_files(signed)
    office.presses("Tải bản đã ký lên").reads("Bản lưu không có. Bản tải lên: DỰ THẢO").looks(at="doubtful signed copy")
    office.page.get_by_label("Tôi đã đối chiếu các điểm trên").check()
    office.presses("Nhận bản này").reads("Đã đính kèm bản đã ký.").looks(at="issued paper")
    office.follows("Văn bản", exact=True).looks(at="papers", widths=(390,))
