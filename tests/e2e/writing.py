"""Longer pieces of work that several journeys share."""

from pathlib import Path

from tests.e2e.visitor import Visitor

SAID = {
    "Nghiên cứu xây dựng Đề án": "Hoàn thành dự thảo Đề án phát triển công nghiệp hỗ trợ, đã lấy ý kiến các sở, ngành.",
    "Tập trung thực hiện tốt chính sách": "Tham mưu tháo gỡ vướng mắc dự án Nhiệt điện Vũng Áng II; tiến độ đạt kế hoạch.",
    "Tham mưu xây dựng: Đề án": "Phối hợp cung cấp số liệu doanh nghiệp sản xuất hàng xuất khẩu.",
    "Chỉ đạo, tuyên truyền": "Phát động phong trào trong toàn phòng; 100% công chức đăng ký thi đua.",
    "Chào mừng các ngày lễ": "Hoàn thành 02 phần việc chào mừng 70 năm truyền thống ngành Công Thương.",
}
ELSE = "Đã thực hiện theo kế hoạch của đơn vị."


def write_report(head: Visitor) -> None:
    """A head fills the form as a person does: item by item, from the item that is shown to the last one."""
    page = head.page
    while True:
        heading = page.get_by_role("heading", name="Mục ").first.inner_text()
        form = page.get_by_role("form", name=heading)
        words = form.get_by_label("Kết quả đạt được").or_(form.get_by_label("Kết quả phối hợp"))
        words.or_(form.get_by_label("Nội dung", exact=True)).fill(
            next((said for task, said in SAID.items() if task in heading), ELSE)
        )
        if form.get_by_role("radio").count():
            form.get_by_role("radio", name="Hoàn thành", exact=True).check()
        if form.get_by_label("Số, ký hiệu văn bản").count():
            form.get_by_label("Số, ký hiệu văn bản").fill("45/BC-QLCN")
            form.get_by_label("Ngày của văn bản").fill("10/6/2021")
        forward = page.get_by_role("button", name="Mục tiếp theo")
        if not forward.count():
            with page.expect_navigation():
                page.get_by_role("button", name="Lưu", exact=True).click()
            return
        with page.expect_navigation():
            forward.click()


def issue_paper(office: Visitor, *, number: int, day: str) -> None:
    """From the draft to the issued paper; the first number of the year in this system is doubted, and confirmed."""
    office.confirms("Trình ký", consequence="nội dung không sửa được").looks(at="paper sent for signing")
    office.page.get_by_role("textbox", name="Số*", exact=True).fill(str(number))
    office.page.get_by_role("textbox", name="Ngày ban hành").fill(day)
    office.confirms("Ban hành", consequence="không sửa được nữa").reads(f"nhưng số vừa nhập là {number}.")
    office.page.get_by_role("checkbox", name="Tôi đã kiểm tra, số và ngày trên là đúng").check()
    office.confirms("Ban hành").reads(f"số {number}/")


def take_the_print(office: Visitor, target: Path) -> None:
    """The PDF behind “Tải PDF” lies at `target`."""
    with office.page.expect_download() as download:
        office.page.get_by_role("link", name="Tải PDF").click()
    download.value.save_as(target)
    assert target.read_bytes().startswith(b"%PDF-")
