"""The work of the campaign around today, and what the units say of it. All invented (số liệu minh họa)."""

from dataclasses import dataclass
from datetime import date

from reports.demo.acts import Merit
from reports.demo.tasks_2021 import Listed, Share

DIVISION: tuple[tuple[str, tuple[Share, ...]], ...] = (
    (
        "Rà soát, tham mưu chính sách phát triển công nghiệp",
        (Share("", "QLCN", ("KHTCTH",), measure="figure", figure_unit="cụm công nghiệp", target_value=23),),
    ),
    ("Phát triển thị trường trong nước", (Share("", "QLTM", ("TTKC",)),)),
    ("Theo dõi, đôn đốc tiến độ các dự án nguồn điện", (Share("", "QLNL", measure="percent"),)),
    (
        "Kiểm tra an toàn hóa chất",
        (Share("", "KTATMT", measure="figure", figure_unit="cơ sở được kiểm tra", target_value=40),),
    ),
    ("Thực hiện Kế hoạch khuyến công", (Share("", "TTKC", ("QLTM",), measure="percent"),)),
    ("Theo dõi kế hoạch phát triển ngành", (Share("", "KHTCTH", ("QLCN", "QLTM", "QLNL")),)),
    ("Thanh tra việc chấp hành pháp luật", (Share("", "TTRA", measure="figure", figure_unit="cuộc thanh tra"),)),
    ("Ban hành và thực hiện Kế hoạch cải cách hành chính", (Share("", "VP", measure="product", product="Kế hoạch"),)),
    ("Đơn giản hóa thủ tục hành chính", (Share("", "VP", ("KTATMT", "QLTM"), measure="percent"),)),
    ("Phấn đấu kết quả đánh giá chỉ số cải cách hành chính", (Share("", "VP"),)),
    ("Thi đua lập thành tích chào mừng các ngày lễ lớn", (Share("", "VP", ("TTKC",)),)),
)


def lists_of(year: int) -> tuple[Listed, ...]:
    """The two lists of the year: five tasks that the 100 % target counts."""
    return (
        Listed("programme", "1", "Trình UBND tỉnh Đề án quản lý cụm công nghiệp", "QLCN", "Đề án", date(year, 9, 30)),
        Listed(
            "programme", "2", "Ban hành Kế hoạch phát triển thương mại điện tử của năm", "QLTM", "Kế hoạch",
            date(year, 6, 30), ("TTKC",),
        ),
        Listed("programme", "3", "Phương án cung ứng điện mùa khô", "QLNL", "Phương án", date(year, 5, 31)),
        Listed(
            "decision", "1", "Kiểm tra chuyên ngành về an toàn vật liệu nổ công nghiệp", "KTATMT", "Kết luận kiểm tra",
            date(year, 11, 30),
        ),
        Listed("decision", "2", "Nghiệm thu các đề án khuyến công của năm", "TTKC", "Biên bản", date(year, 11, 30)),
    )  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A unit's words about a task in the two phases, with the figure or the number of the product."""

    first: str
    second: str
    status: tuple[str, str] = ("in_progress", "in_progress")
    value: tuple[str, str] = ("", "")
    number: tuple[str, str] = ("", "")
    difficulty: str = ""


# (unit, beginning of the task's text)
TOLD: dict[tuple[str, str], Told] = {
    ("QLCN", "Rà soát, tham mưu chính sách"): Told(
        "Rà soát xong hiện trạng 09 cụm công nghiệp, tham mưu 02 văn bản về chính sách hỗ trợ hạ tầng.",
        "Rà soát thêm 05 cụm công nghiệp, làm việc với 07 nhà đầu tư hạ tầng.",
        value=("9", "14"),
        difficulty="Một số địa phương cung cấp số liệu chậm.",
    ),
    ("KHTCTH", "Rà soát, tham mưu chính sách"): Told(
        "Thẩm định nhu cầu vốn hạ tầng của 09 cụm công nghiệp.", "Thẩm định nhu cầu vốn của 05 cụm công nghiệp."
    ),
    ("QLTM", "Phát triển thị trường"): Told(
        "Tổ chức 02 hội nghị kết nối cung cầu với 64 doanh nghiệp; hỗ trợ 21 doanh nghiệp lên sàn thương mại điện tử.",
        "Tổ chức 01 hội nghị kết nối cung cầu; theo dõi giá 12 nhóm hàng thiết yếu.",
    ),
    ("TTKC", "Phát triển thị trường"): Told(
        "Tổ chức 01 phiên chợ hàng Việt với 30 gian hàng.", "Mời 18 doanh nghiệp dự hội nghị kết nối cung cầu."
    ),
    ("QLNL", "Theo dõi, đôn đốc tiến độ"): Told(
        "Đôn đốc 04 dự án nguồn điện; hai dự án chậm do vướng mặt bằng.", "Đôn đốc 04 dự án.", value=("55", "60")
    ),
    ("KTATMT", "Kiểm tra an toàn hóa chất"): Told("Kiểm tra 14 cơ sở, nhắc nhở 02 cơ sở.", "", value=("14", "")),
    ("TTKC", "Thực hiện Kế hoạch khuyến công"): Told(
        "Ký hợp đồng 08 đề án khuyến công, đã giải ngân một phần kinh phí.",
        "Nghiệm thu 03 đề án, kiểm tra tiến độ 05 đề án còn lại.",
        value=("40", "55"),
    ),
    ("QLTM", "Thực hiện Kế hoạch khuyến công"): Told(
        "Giới thiệu 06 cơ sở tham gia hội chợ.", "Giới thiệu thêm 02 cơ sở."
    ),
    ("KHTCTH", "Theo dõi kế hoạch phát triển ngành"): Told(
        "Giao 38 nhiệm vụ cho các phòng, đơn vị; tham mưu 05 giải pháp nâng cao chỉ số PCI, DDCI.",
        "Họp giao ban tiến độ 02 kỳ; trả lời 16 kiến nghị của doanh nghiệp.",
    ),
    ("QLCN", "Theo dõi kế hoạch phát triển ngành"): Told(
        "Gửi số liệu sản xuất công nghiệp hằng tháng đúng hạn.", "Gửi số liệu sản xuất công nghiệp đúng hạn."
    ),
    ("QLTM", "Theo dõi kế hoạch phát triển ngành"): Told(
        "Gửi số liệu bán lẻ, xuất khẩu hằng tháng đúng hạn.", "Gửi số liệu bán lẻ, xuất khẩu đúng hạn."
    ),
    ("QLNL", "Theo dõi kế hoạch phát triển ngành"): Told(
        "Gửi số liệu sản lượng điện hằng tháng.", "Gửi số liệu sản lượng điện."
    ),
    ("TTRA", "Thanh tra việc chấp hành pháp luật"): Told(
        "Hoàn thành 02 cuộc thanh tra theo kế hoạch.", "", value=("2", "")
    ),
    ("VP", "Ban hành và thực hiện Kế hoạch"): Told(
        "Đã ban hành Kế hoạch và phân công đến từng phòng.",
        "Kiểm tra việc thực hiện Kế hoạch tại 03 phòng.",
        status=("done", "done"),
        number=("14/KH-SCT", "14/KH-SCT"),
    ),
    ("VP", "Đơn giản hóa thủ tục"): Told(
        "Tỷ lệ hồ sơ nộp trực tuyến đạt 82%; rà soát 40 thủ tục.",
        "Tỷ lệ hồ sơ nộp trực tuyến đạt 85%; đề xuất đơn giản hóa 04 thủ tục.",
        value=("82", "85"),
    ),
    ("KTATMT", "Đơn giản hóa thủ tục"): Told("Rà soát 09 thủ tục của phòng.", ""),
    ("QLTM", "Đơn giản hóa thủ tục"): Told("Rà soát 12 thủ tục của phòng.", "Đề xuất đơn giản hóa 02 thủ tục."),
    ("VP", "Phấn đấu kết quả đánh giá"): Told(
        "Hoàn thành tự chấm điểm năm trước, giao 08 giải pháp cho các phòng.", "Đôn đốc 08 giải pháp đã giao."
    ),
    ("VP", "Thi đua lập thành tích"): Told(
        "Các phòng, đơn vị đăng ký 11 phần việc, hoàn thành 11 phần việc.",
        "Các phòng, đơn vị đăng ký 06 phần việc.",
        status=("done", "in_progress"),
    ),
    ("TTKC", "Thi đua lập thành tích"): Told(
        "Tổ chức gian hàng giới thiệu sản phẩm địa phương.", "Chuẩn bị tuần lễ giới thiệu sản phẩm."
    ),
    ("QLCN", "Trình UBND tỉnh Đề án"): Told(
        "Sở đã trình Đề án, UBND tỉnh đang lấy ý kiến thành viên.",
        "Giải trình 04 ý kiến của thành viên UBND tỉnh.",
        status=("done", "done"),
        number=("61/TTr-SCT", "61/TTr-SCT"),
    ),
    ("QLTM", "Ban hành Kế hoạch phát triển"): Told(
        "Đã ban hành trước hạn, gửi các địa phương thực hiện.",
        "Theo dõi việc thực hiện tại các địa phương.",
        status=("ahead", "ahead"),
        number=("22/KH-SCT", "22/KH-SCT"),
    ),
    ("TTKC", "Ban hành Kế hoạch phát triển"): Told(
        "Góp ý nội dung hỗ trợ doanh nghiệp.", "Phổ biến đến 25 doanh nghiệp."
    ),
    ("QLNL", "Phương án cung ứng điện"): Told(
        "Đã trình UBND tỉnh phương án.",
        "Đang thực hiện phương án.",
        status=("done", "done"),
        number=("35/PA-SCT", "35/PA-SCT"),
    ),
    ("KTATMT", "Kiểm tra chuyên ngành"): Told("Đã lập kế hoạch kiểm tra 10 đơn vị.", ""),
    ("TTKC", "Nghiệm thu các đề án"): Told(
        "Chưa đến kỳ nghiệm thu.", "Nghiệm thu 03 đề án.", status=("not_started", "in_progress")
    ),
}

# By unit, in the order of the outline's entries; None says "không có".
GENERAL: dict[str, tuple[str | None, ...]] = {
    "VP": (
        "Tham mưu 02 văn bản phát động, hướng dẫn đăng ký thi đua; đăng 12 tin, bài.",
        "Tổ chức tọa đàm chào mừng ngày lễ lớn.",
        "100% công chức ký cam kết thực hiện văn hóa công sở.",
        "Mô hình “Trả kết quả tại nhà” cho hồ sơ trực tuyến.",
        "Công tác tham mưu, phục vụ kịp thời.",
        "Việc kiểm tra tại các đơn vị còn ít.",
        "Đôn đốc các phòng, đơn vị hoàn thành báo cáo đúng hạn.",
        None,
    ),
    "TTRA": ("Quán triệt Kế hoạch trong đơn vị.", None, "Tham gia đầy đủ.", None,
             "Hoàn thành các cuộc thanh tra theo kế hoạch.", None, "Thực hiện kế hoạch thanh tra năm.", None),
    "KHTCTH": (
        "06/06 công chức đăng ký thi đua.",
        "Hoàn thành 02 phần việc đăng ký.",
        "Tham gia đầy đủ các phong trào chuyên đề.",
        None,
        "Bám sát kịch bản tăng trưởng, tham mưu kịp thời.",
        "Số liệu một số đơn vị gửi chậm.",
        "Cập nhật kịch bản tăng trưởng quý tới.",
        None,
    ),
    "QLCN": (
        "07/07 công chức đăng ký thi đua.",
        "Hoàn thành 03 phần việc đăng ký.",
        "Hỗ trợ 02 xã hoàn thành tiêu chí nông thôn mới.",
        "Bản đồ số các cụm công nghiệp dùng chung trong Sở.",
        "Giải quyết nhanh vướng mắc của doanh nghiệp.",
        "Tiến độ rà soát cụm công nghiệp còn chậm ở hai huyện.",
        "Hoàn thành rà soát các cụm công nghiệp còn lại.",
        "Đề nghị tỉnh bố trí vốn hạ tầng cụm công nghiệp.",
    ),
    "QLTM": (
        "Phân công từng công chức phụ trách từng nhiệm vụ.",
        "Hoàn thành 02 phần việc đăng ký.",
        "Hướng dẫn 04 xã hoàn thành tiêu chí chợ nông thôn.",
        None,
        "Kế hoạch thương mại điện tử ban hành trước hạn.",
        "Sức mua ở khu vực nông thôn tăng chậm.",
        "Tổ chức tháng khuyến mại tập trung.",
        None,
    ),
    "QLNL": ("05/05 công chức đăng ký thi đua.", "Bảo đảm cấp điện các ngày lễ.", "Tham gia đầy đủ.", None,
             "Cung ứng điện ổn định.", "Hai dự án chậm do vướng mặt bằng.", "Đôn đốc các dự án chậm.", None),
    "KTATMT": ("04/04 công chức đăng ký thi đua.", None, "Tham gia đầy đủ.", None,
               "Không xảy ra sự cố hóa chất.", None, "Hoàn thành kế hoạch kiểm tra.", None),
    "TTKC": (
        "15/15 viên chức đăng ký thi đua.",
        "Trưng bày 25 sản phẩm địa phương.",
        "Hỗ trợ 03 hợp tác xã xây dựng nông thôn mới.",
        "Điển hình: hợp tác xã miến gạo đưa sản phẩm vào siêu thị.",
        "Chủ động kết nối doanh nghiệp, giải ngân đúng tiến độ.",
        "Một số cơ sở chưa đủ vốn đối ứng.",
        "Nghiệm thu các đề án khuyến công.",
        None,
    ),
}  # fmt: skip

# What became of the nominations of the present campaign.
APPROVED = (
    Merit("TTKC", "Ký hợp đồng 08 đề án khuyến công, hỗ trợ 30 gian hàng tham gia phiên chợ.", collective="TTKC"),
    Merit("TTKC", "Trực tiếp vận hành phiên chợ hàng Việt với 30 gian hàng.", person="Lê Đan Phượng"),
)
APPROVED_LATER = Merit("QLTM", "Soạn thảo Kế hoạch thương mại điện tử, ban hành trước hạn.", person="Quách Nhật Minh")
WAITING_FOR_DIRECTOR = (
    Merit("KHTCTH", "Theo dõi 38 nhiệm vụ, tham mưu 05 giải pháp nâng cao chỉ số PCI, DDCI.", person="Đoàn Tường Lam"),
    Merit(
        "QLCN",
        "Lập bản đồ số các cụm công nghiệp, dùng chung trong toàn Sở.",
        person="Trịnh Vân Khánh",
        proof="Bản đồ số các cụm công nghiệp",
    ),
    Merit(
        "QLCN", "Rà soát xong hiện trạng 09 cụm công nghiệp, giải quyết vướng mắc cho 07 nhà đầu tư.", collective="QLCN"
    ),
    Merit("VP", "Số hóa 100% văn bản đến, trả kết quả đúng hạn 99,8% hồ sơ.", person="Lương Hải Yến"),
)
WAITING_FOR_OFFICE = (
    Merit("QLTM", "Tổ chức 02 hội nghị kết nối cung cầu với 64 doanh nghiệp.", collective="QLTM"),
    Merit("TTKC", "Hướng dẫn 08 cơ sở lập hồ sơ khuyến công.", person="Tạ Đình Phong"),
)
RETURNED = Merit("QLNL", "Hoàn thành tốt nhiệm vụ.", person="Bùi Trọng Khang")
RETURNED_REASON = "Ghi rõ việc đã làm và kết quả bằng số liệu rồi gửi lại."
REFUSED = Merit("KTATMT", "Kiểm tra 14 cơ sở.", person="Phùng Bảo Châu")
REFUSED_REASON = "Phòng chưa nộp báo cáo đợt 1 nên chưa có căn cứ xét. Đề nghị xét ở đợt sau."
UPWARD = Merit("VP", "Tập thể Sở hoàn thành các nhiệm vụ trọng tâm, bảo đảm cung ứng hàng hóa, điện.", kind="BK_TT")
DRAFTED = Merit("QLCN", "Cập nhật bản đồ số các cụm công nghiệp.", person="Mai Gia Huy")
