"""Who was nominated in 2021, for what. People are fictitious, figures invented (số liệu minh họa)."""

from reports.demo.acts import Merit

FIRST = (
    Merit(
        "QLTM",
        "Chủ trì 06 đề án, nghị quyết về thương mại, xuất khẩu đúng tiến độ; Kế hoạch phát triển thương mại điện tử được "
        "UBND tỉnh ban hành trước hạn; kết nối tiêu thụ 1.250 tấn nông sản trong mùa dịch.",
        collective="QLTM",
    ),
    Merit(
        "QLTM",
        "Trực tiếp soạn thảo Kế hoạch phát triển thương mại điện tử giai đoạn 2021-2025, hoàn thành trước hạn 40 ngày.",
        person="Quách Nhật Minh",
    ),
    Merit(
        "TTKC",
        "Triển khai 10 đề án khuyến công, chuyển hoạt động xúc tiến thương mại sang trực tuyến với 24 doanh nghiệp tham "
        "gia.",
        collective="TTKC",
    ),
    Merit(
        "TTKC",
        "Hướng dẫn 31 hồ sơ sản phẩm công nghiệp nông thôn tiêu biểu; hỗ trợ 01 cơ sở tăng 35% sản lượng từ nguồn khuyến "
        "công.",
        person="Lê Đan Phượng",
    ),
    Merit(
        "KHTCTH",
        "Theo dõi tiến độ 42 nhiệm vụ của Sở, tham mưu Kế hoạch nâng cao chỉ số PCI, DDCI với 06 nhóm giải pháp.",
        person="Đoàn Tường Lam",
    ),
    Merit(
        "KHTCTH",
        "Chỉ đạo xây dựng kế hoạch phát triển ngành 5 năm 2021-2025 hoàn thành trước hạn; tổ chức đối thoại với 85 doanh "
        "nghiệp.",
        person="Hồ Ngọc Diệp",
    ),
    Merit(
        "VP",
        "Theo dõi, tổng hợp báo cáo của 08 phòng, đơn vị; tham mưu 04 kế hoạch thành phần về cải cách hành chính.",
        person="Cao Minh Triết",
    ),
)
# Returned once: the first wording had no figure.
SENT_BACK = Merit("QLCN", "Hoàn thành tốt nhiệm vụ được giao.", person="Trịnh Vân Khánh")
SENT_BACK_REASON = "Thành tích chưa có số liệu. Đề nghị ghi rõ việc đã làm và kết quả trong đợt."
MENDED = Merit(
    "QLCN",
    "Lập sổ theo dõi chung tiến độ 23 cụm công nghiệp, rút ngắn thời gian tổng hợp từ 05 ngày còn 02 ngày; tiếp thu 31 ý "
    "kiến góp ý vào dự thảo Đề án phát triển công nghiệp hỗ trợ.",
    person="Trịnh Vân Khánh",
)
REFUSED = Merit("QLNL", "Theo sát các dự án nguồn điện trọng điểm.", person="Thái Đức Long")
REFUSED_REASON = "Báo cáo đợt 1 của phòng nộp muộn; nhiệm vụ trọng tâm chưa hoàn thành. Xem xét ở đợt 2."
UPWARD = Merit(
    "VP",
    "Tập thể Sở hoàn thành các nhiệm vụ trọng tâm 6 tháng đầu năm, thực hiện hiệu quả mục tiêu vừa phòng, chống dịch vừa "
    "khôi phục sản xuất, kinh doanh.",
    kind="BK_TT",
)
SECOND = (
    Merit(
        "QLCN",
        "Hoàn thành 08/08 nhiệm vụ; Đề án phát triển công nghiệp hỗ trợ được phê duyệt trước hạn; rà soát xong 23/23 cụm "
        "công nghiệp.",
        collective="QLCN",
    ),
    Merit("QLCN", "Trực tiếp soạn thảo Đề án phát triển công nghiệp hỗ trợ.", person="Mai Gia Huy"),
    Merit("QLNL", "Đôn đốc 05 dự án nguồn điện, tham mưu 4/4 báo cáo quý trước hạn.", person="Bùi Trọng Khang"),
    Merit("KTATMT", "Kiểm tra 25/25 cơ sở theo kế hoạch, kiến nghị xử lý 02 trường hợp.", person="Phùng Bảo Châu"),
    Merit("TTKC", "Phụ trách bình chọn, công nhận 32 sản phẩm tiêu biểu cấp tỉnh.", person="Tạ Đình Phong"),
)
