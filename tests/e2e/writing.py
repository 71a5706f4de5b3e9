"""A head fills the form of the unit's report as a person does: item by item, until there is no next one."""

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
    """From the item that is shown to the last one."""
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

