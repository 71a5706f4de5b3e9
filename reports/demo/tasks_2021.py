"""How the demo's office divides the 2021 plan: parts, measures, units; and the two lists it adds (số liệu minh họa)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Share:
    """Part of a task (or a whole one) with the units that do it and how it is measured."""

    text: str
    lead: str
    cooperating: tuple[str, ...] = ()
    measure: str = "text"
    figure_unit: str = ""
    target_value: int | None = None
    product: str = ""


# Each entry: the beginning of a task's text in the plan, and its parts. One part keeps the task whole; its text, if any,
# replaces the plan's.
DIVISION: tuple[tuple[str, tuple[Share, ...]], ...] = (
    (
        "Tập trung chỉ đạo, tổ chức thực hiện có hiệu quả các Nghị quyết",
        (Share("", "KHTCTH", ("QLCN", "QLTM")),),
    ),
    (
        "Nghiên cứu xây dựng Đề án phát triển công nghiệp hỗ trợ",
        (
            Share(
                "Nghiên cứu xây dựng Đề án phát triển công nghiệp hỗ trợ trên địa bàn Hà Tĩnh giai đoạn 2021-2025 và "
                "những năm tiếp theo",
                "QLCN",
            ),
            Share(
                "Rà soát, xây dựng phương án phát triển, phân kỳ kế hoạch huy động nguồn lực đầu tư phát triển hạ tầng "
                "kỹ thuật cụm công nghiệp giai đoạn 2021-2025 gắn với Quy hoạch tỉnh giai đoạn 2021-2030, tầm nhìn đến "
                "năm 2050",
                "QLCN",
                ("KHTCTH",),
                measure="figure",
                figure_unit="cụm công nghiệp",
                target_value=23,
            ),
        ),
    ),
    (
        "Tập trung thực hiện tốt chính sách phát triển công nghiệp",
        (
            Share("Tập trung thực hiện tốt chính sách phát triển công nghiệp", "QLCN"),
            Share(
                "Đẩy nhanh tiến độ dự án Nhiệt điện Vũng Áng II, xúc tiến đầu tư dự án Trung tâm Điện khí Vũng Áng III, "
                "các dự án điện mặt trời, điện gió",
                "QLNL",
            ),
        ),
    ),
    ("Chủ động, linh hoạt trong thực hiện hiệu quả mục tiêu", (Share("", "QLTM", ("QLCN", "KTATMT")),)),
    (
        "Tiếp tục nghiên cứu, tham mưu các nhóm giải pháp cải thiện",
        (
            Share(
                "Nghiên cứu, tham mưu các nhóm giải pháp cải thiện môi trường đầu tư kinh doanh, chú trọng các chỉ số "
                "liên quan đến ngành trong PCI và DDCI",
                "KHTCTH",
            ),
            Share(
                "Xây dựng và tổ chức thực hiện Kế hoạch khuyến công địa phương, khuyến công quốc gia năm 2021",
                "TTKC",
                ("QLCN",),
                measure="percent",
            ),
            Share(
                "Tổ chức bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2021 và tham gia bình chọn cấp "
                "quốc gia",
                "TTKC",
                measure="figure",
                figure_unit="sản phẩm được công nhận",
                target_value=30,
            ),
        ),
    ),
    (
        "Tham mưu xây dựng: Đề án phát triển xuất khẩu",
        (
            Share(
                "Tham mưu xây dựng Đề án phát triển xuất khẩu gắn với phát triển dịch vụ Logistics",
                "QLTM",
                measure="product",
                product="Đề án",
            ),
            Share(
                "Tham mưu Nghị quyết về đẩy mạnh hoạt động xuất khẩu gắn với phát triển dịch vụ logistics tỉnh Hà Tĩnh "
                "giai đoạn 2021-2025 trình Ban Thường vụ Tỉnh ủy",
                "QLTM",
                measure="product",
                product="Dự thảo Nghị quyết",
            ),
            Share(
                "Tham mưu Nghị quyết về một số chính sách hỗ trợ hoạt động xuất khẩu gắn với phát triển dịch vụ "
                "Logistics trình HĐND tỉnh",
                "QLTM",
                measure="product",
                product="Nghị quyết",
            ),
            Share(
                "Xây dựng Quy trình chuyển đổi mô hình quản lý, kinh doanh, khai thác chợ trình UBND tỉnh",
                "QLTM",
                measure="product",
                product="Quy trình",
            ),
        ),
    ),
    (
        "Triển khai Đề án thuộc Chương trình phát triển thương mại điện tử",
        (
            Share(
                "Triển khai Đề án thuộc Chương trình phát triển thương mại điện tử Quốc gia và Kế hoạch phát triển thương "
                "mại điện tử giai đoạn 2021-2025",
                "QLTM",
            ),
            Share(
                "Thực hiện các chính sách xúc tiến thương mại, phát triển thương mại nông thôn năm 2021",
                "TTKC",
            ),
            Share("Đẩy mạnh thực hiện Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”", "QLTM"),
        ),
    ),
    ("Tăng cường sự lãnh đạo của cấp ủy", (Share("", "VP"),)),
    ("Kịp thời ban hành các văn bản chỉ đạo", (Share("", "VP"),)),
    ("Duy trì và tổ chức thực hiện đồng bộ các nội dung CCHC", (Share("", "VP", ("KTATMT",), measure="percent"),)),
    ("Phối hợp thực hiện hiệu quả các giải pháp nâng cao chỉ số", (Share("", "KHTCTH"),)),
    ("Kết quả đánh giá chỉ số cải cách hành chính", (Share("", "VP"),)),
    (
        "Thi đua lập thành tích chào mừng các ngày lễ lớn",
        (
            Share(
                "Thi đua lập thành tích chào mừng các ngày lễ lớn trong năm; tổ chức kỷ niệm 70 năm Ngày truyền thống ngành "
                "Công Thương Việt Nam (14/5/1951 - 14/5/2021)",
                "VP",
                ("TTKC",),
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Listed:
    """A row of one of the two lists."""

    source: str
    number: str
    text: str
    lead: str
    product: str
    due_on: date
    cooperating: tuple[str, ...] = ()


LISTS: tuple[Listed, ...] = (
    Listed(
        "programme",
        "1",
        "Xây dựng Đề án phát triển công nghiệp hỗ trợ giai đoạn 2021-2025",
        "QLCN",
        "Đề án",
        date(2021, 9, 30),
        ("KHTCTH",),
    ),
    Listed(
        "programme",
        "2",
        "Trình HĐND tỉnh Nghị quyết về chính sách hỗ trợ hoạt động xuất khẩu gắn với dịch vụ logistics",
        "QLTM",
        "Nghị quyết",
        date(2021, 12, 20),
    ),
    Listed(
        "programme",
        "3",
        "Ban hành Kế hoạch phát triển thương mại điện tử tỉnh Hà Tĩnh giai đoạn 2021-2025",
        "QLTM",
        "Kế hoạch",
        date(2021, 6, 30),
    ),
    Listed(
        "programme",
        "4",
        "Báo cáo UBND tỉnh tiến độ dự án Nhiệt điện Vũng Áng II hằng quý",
        "QLNL",
        "Báo cáo",
        date(2021, 12, 15),
    ),
    Listed(
        "programme",
        "5",
        "Phương án phát triển cụm công nghiệp tích hợp vào Quy hoạch tỉnh",
        "QLCN",
        "Phương án",
        date(2021, 10, 31),
    ),
    Listed(
        "decision",
        "1",
        "Tổ chức bình chọn, trao chứng nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2021",
        "TTKC",
        "Quyết định công nhận",
        date(2021, 8, 31),
    ),
    Listed(
        "decision",
        "2",
        "Thực hiện các đề án khuyến công địa phương năm 2021",
        "TTKC",
        "Biên bản nghiệm thu",
        date(2021, 11, 30),
    ),
    Listed(
        "decision",
        "3",
        "Kiểm tra việc chấp hành quy định về an toàn hóa chất, vật liệu nổ công nghiệp",
        "KTATMT",
        "Kết luận kiểm tra",
        date(2021, 11, 30),
    ),
    Listed(
        "decision",
        "4",
        "Rà soát, đề xuất đơn giản hóa thủ tục hành chính lĩnh vực Công Thương",
        "VP",
        "Báo cáo rà soát",
        date(2021, 9, 30),
    ),
    Listed(
        "decision",
        "5",
        "Ban hành và thực hiện Kế hoạch chuyển đổi vị trí công tác năm 2021",
        "VP",
        "Kế hoạch",
        date(2021, 3, 31),
    ),
    Listed(
        "decision",
        "6",
        "Kiểm tra hoạt động điện lực và sử dụng điện tại các đơn vị phân phối",
        "QLNL",
        "Kết luận kiểm tra",
        date(2021, 10, 31),
    ),
    Listed(
        "decision",
        "7",
        "Xây dựng kế hoạch phát triển ngành Công Thương 5 năm 2021-2025",
        "KHTCTH",
        "Kế hoạch",
        date(2021, 6, 30),
    ),
)
