"""What the demo's units reported in 2021. All figures, numbers and dates of documents are invented (số liệu minh họa)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """A unit's words about one task in the two phases; `status` of each phase, and the figure where one is asked."""

    unit: str
    task: str
    first: str
    second: str
    status: tuple[str, str] = ("in_progress", "done")
    value: tuple[str, str] = ("", "")
    number: tuple[str, str] = ("", "")
    product_on: tuple[str, str] = ("", "")
    estimate: tuple[str, str] = ("", "")
    estimate_value: tuple[str, str] = ("", "")
    difficulty: tuple[str, str] = ("", "")


# `task` is the beginning of the task's text.
ANSWERS: tuple[Answer, ...] = (
    Answer(
        "KHTCTH",
        "Tập trung chỉ đạo",
        "Tham mưu lãnh đạo Sở ban hành 12 văn bản triển khai các nghị quyết của Trung ương, Tỉnh ủy, HĐND tỉnh; phân công "
        "42 nhiệm vụ cho các phòng, đơn vị và theo dõi tiến độ hằng tháng.",
        "Theo dõi, đôn đốc 42 nhiệm vụ được phân công; tham mưu 04 báo cáo chuyên đề trình UBND tỉnh, họp giao ban tiến độ "
        "hằng tháng với các phòng, đơn vị.",
    ),
    Answer(
        "QLCN",
        "Tập trung chỉ đạo",
        "Cụ thể hóa thành 08 nhiệm vụ của phòng, đã hoàn thành 05 nhiệm vụ.",
        "Hoàn thành 08/08 nhiệm vụ của phòng.",
    ),
    Answer(
        "QLTM",
        "Tập trung chỉ đạo",
        "Cụ thể hóa thành 09 nhiệm vụ của phòng, đã hoàn thành 04 nhiệm vụ.",
        "Hoàn thành 09/09 nhiệm vụ của phòng.",
    ),
    Answer(
        "QLCN",
        "Nghiên cứu xây dựng Đề án phát triển công nghiệp hỗ trợ",
        "Hoàn thành dự thảo Đề án, lấy ý kiến 12 sở, ngành, địa phương; tiếp thu 31 ý kiến góp ý.",
        "Hoàn thiện Đề án sau thẩm định, trình UBND tỉnh phê duyệt.",
        estimate=("Hoàn thiện dự thảo lần 3 của Đề án", ""),
    ),
    Answer(
        "QLCN",
        "Rà soát, xây dựng phương án phát triển",
        "Phối hợp với UBND các huyện, thị xã, thành phố rà soát xong hiện trạng 16 cụm công nghiệp; dự thảo phương án phân kỳ huy "
        "động nguồn lực theo hai bước 2021-2023 và 2024-2025.",
        "Hoàn thành rà soát và phương án phát triển 23/23 cụm công nghiệp, gửi tích hợp vào Quy hoạch tỉnh.",
        value=("16", "23"),
        estimate_value=("18", "23"),
        difficulty=("07 cụm công nghiệp chưa có số liệu do đang chuyển giao chủ đầu tư hạ tầng", ""),
    ),
    Answer(
        "KHTCTH",
        "Rà soát, xây dựng phương án phát triển",
        "Tham mưu 03 nội dung về phân kỳ vốn đầu tư hạ tầng cụm công nghiệp.",
        "Thẩm định nhu cầu vốn hạ tầng của 23 cụm công nghiệp.",
    ),
    Answer(
        "QLCN",
        "Tập trung thực hiện tốt chính sách phát triển công nghiệp",
        "Hướng dẫn 26 doanh nghiệp tiếp cận chính sách phát triển công nghiệp; tham mưu hỗ trợ 05 dự án đầu tư vào cụm công "
        "nghiệp.",
        "Hướng dẫn thêm 31 doanh nghiệp; giải ngân kinh phí hỗ trợ cho 09 dự án, đạt 100% kế hoạch.",
    ),
    Answer(
        "QLNL",
        "Đẩy nhanh tiến độ dự án Nhiệt điện Vũng Áng II",
        "Đôn đốc tiến độ giải phóng mặt bằng dự án Nhiệt điện Vũng Áng II; phối hợp xúc tiến đầu tư dự án Trung tâm Điện khí "
        "Vũng Áng III; theo dõi 05 dự án điện mặt trời, điện gió, trong đó 02 dự án đã vận hành.",
        "Dự án Nhiệt điện Vũng Áng II được bàn giao mặt bằng và khởi công các hạng mục chính; hồ sơ đề xuất dự án Trung tâm "
        "Điện khí Vũng Áng III đã được bổ sung vào dự thảo quy hoạch; 03 dự án điện mặt trời vận hành ổn định.",
        difficulty=("Vướng mắc đền bù của 14 hộ dân thuộc phạm vi dự án", ""),
    ),
    Answer(
        "QLTM",
        "Chủ động, linh hoạt",
        "Tham mưu phương án bảo đảm hàng hóa thiết yếu theo 03 cấp độ dịch; kết nối tiêu thụ 1.250 tấn nông sản trong mùa "
        "dịch.",
        "Duy trì chuỗi cung ứng hàng hóa thiết yếu; tổng mức bán lẻ hàng hóa ước tăng 6,2% so với năm 2020.",
    ),
    Answer(
        "QLCN",
        "Chủ động, linh hoạt",
        "Hướng dẫn 14 doanh nghiệp công nghiệp xây dựng phương án vừa sản xuất vừa phòng dịch.",
        "100% doanh nghiệp trong cụm công nghiệp có phương án phòng dịch được duyệt.",
    ),
    Answer(
        "KTATMT",
        "Chủ động, linh hoạt",
        "Kiểm tra công tác phòng dịch gắn với an toàn lao động tại 11 cơ sở sản xuất.",
        "Kiểm tra 24 cơ sở; không có ca lây nhiễm trong khu vực sản xuất.",
    ),
    Answer(
        "KHTCTH",
        "Nghiên cứu, tham mưu các nhóm giải pháp",
        "Tham mưu Kế hoạch nâng cao chỉ số PCI, DDCI của ngành với 06 nhóm giải pháp; tổ chức 01 hội nghị đối thoại với 85 "
        "doanh nghiệp.",
        "Tổ chức thêm 01 hội nghị đối thoại, giải quyết 37/37 kiến nghị của doanh nghiệp thuộc thẩm quyền.",
    ),
    Answer(
        "TTKC",
        "Xây dựng và tổ chức thực hiện Kế hoạch khuyến công",
        "Ký hợp đồng và triển khai 09 đề án khuyến công địa phương, 01 đề án khuyến công quốc gia.",
        "Nghiệm thu toàn bộ 10 đề án khuyến công; hỗ trợ máy móc thiết bị cho 11 cơ sở công nghiệp nông thôn.",
        value=("45", "100"),
        estimate_value=("50", "100"),
    ),
    Answer(
        "QLCN",
        "Xây dựng và tổ chức thực hiện Kế hoạch khuyến công",
        "Thẩm định 10 đề án khuyến công.",
        "Tham gia nghiệm thu 10 đề án khuyến công.",
    ),
    Answer(
        "TTKC",
        "Tổ chức bình chọn sản phẩm công nghiệp nông thôn",
        "Ban hành kế hoạch bình chọn, tiếp nhận 31 hồ sơ sản phẩm đăng ký.",
        "Công nhận 32 sản phẩm tiêu biểu cấp tỉnh; 04 sản phẩm tham gia bình chọn cấp quốc gia.",
        value=("0", "32"),
    ),
    Answer(
        "QLTM",
        "Tham mưu xây dựng Đề án phát triển xuất khẩu",
        "Hoàn thành dự thảo Đề án, đã lấy ý kiến các sở, ngành và hiệp hội doanh nghiệp.",
        "Đề án được UBND tỉnh phê duyệt.",
        number=("", "2765/QĐ-UBND"),
        product_on=("", "2021-09-06"),
    ),
    Answer(
        "QLTM",
        "Tham mưu Nghị quyết về đẩy mạnh hoạt động xuất khẩu",
        "Hoàn thành dự thảo Nghị quyết, trình Ban cán sự Đảng UBND tỉnh.",
        "Ban Thường vụ Tỉnh ủy đã ban hành Nghị quyết.",
        number=("", "08-NQ/TU"),
        product_on=("", "2021-07-28"),
    ),
    Answer(
        "QLTM",
        "Tham mưu Nghị quyết về một số chính sách hỗ trợ",
        "Hoàn thành dự thảo, gửi Sở Tư pháp thẩm định.",
        "HĐND tỉnh thông qua Nghị quyết tại kỳ họp cuối năm.",
        number=("", "51/NQ-HĐND"),
        product_on=("", "2021-12-06"),
    ),
    Answer(
        "QLTM",
        "Xây dựng Quy trình chuyển đổi mô hình quản lý",
        "Khảo sát 34 chợ, hoàn thành dự thảo Quy trình.",
        "UBND tỉnh ban hành Quy trình; 05 chợ hoàn thành chuyển đổi mô hình quản lý.",
        number=("", "40/QĐ-UBND"),
        product_on=("", "2021-10-18"),
    ),
    Answer(
        "QLTM",
        "Triển khai Đề án thuộc Chương trình phát triển thương mại điện tử",
        "Trình UBND tỉnh ban hành Kế hoạch phát triển thương mại điện tử giai đoạn 2021-2025; hỗ trợ 18 doanh nghiệp bán hàng "
        "trên các sàn thương mại điện tử.",
        "Hỗ trợ 52 doanh nghiệp, hợp tác xã đưa 340 sản phẩm lên các sàn thương mại điện tử.",
    ),
    Answer(
        "TTKC",
        "Thực hiện các chính sách xúc tiến thương mại",
        "Tổ chức 02 phiên chợ hàng Việt về nông thôn, hỗ trợ 24 doanh nghiệp tham gia hội chợ trong nước.",
        "Tổ chức thêm 03 phiên chợ, 01 hội nghị kết nối cung cầu trực tuyến với 60 doanh nghiệp.",
    ),
    Answer(
        "QLTM",
        "Đẩy mạnh thực hiện Cuộc vận động",
        "Xây dựng 02 điểm bán hàng Việt; tỷ lệ hàng Việt tại siêu thị đạt trên 90%.",
        "Duy trì 09 điểm bán hàng Việt; tổ chức tháng khuyến mại tập trung với 120 doanh nghiệp tham gia.",
    ),
    Answer(
        "VP",
        "Tăng cường sự lãnh đạo của cấp ủy",
        "Tham mưu Đảng ủy, lãnh đạo Sở ban hành Kế hoạch cải cách hành chính năm 2021; đưa kết quả thực hiện vào tiêu chí "
        "đánh giá cán bộ, công chức hằng tháng.",
        "Kiểm tra cải cách hành chính tại 07/07 phòng, đơn vị; 100% kiến nghị sau kiểm tra được khắc phục.",
    ),
    Answer(
        "VP",
        "Kịp thời ban hành các văn bản chỉ đạo",
        "Ban hành 09 văn bản chỉ đạo, 04 kế hoạch thành phần về cải cách hành chính.",
        "Ban hành thêm 07 văn bản; hoàn thành 4/4 kế hoạch thành phần.",
    ),
    Answer(
        "VP",
        "Duy trì và tổ chức thực hiện đồng bộ",
        "Chuyển đổi vị trí công tác 03 công chức; tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%; tỷ lệ hồ sơ nộp trực tuyến "
        "mức độ 3, mức độ 4 đạt 78,5%.",
        "Chuyển đổi vị trí công tác 05 công chức theo kế hoạch; tỷ lệ hồ sơ nộp trực tuyến mức độ 3, mức độ 4 đạt 86,2%.",
        value=("78.5", "86.2"),
    ),
    Answer(
        "KTATMT",
        "Duy trì và tổ chức thực hiện đồng bộ",
        "Rà soát 22 thủ tục thuộc lĩnh vực của phòng, đề xuất cắt giảm thời gian 06 thủ tục.",
        "06 thủ tục đã được cắt giảm bình quân 30% thời gian giải quyết.",
    ),
    Answer(
        "KHTCTH",
        "Phối hợp thực hiện hiệu quả các giải pháp",
        "Phối hợp cung cấp 100% thông tin phục vụ đánh giá; mở chuyên mục hỗ trợ doanh nghiệp trên trang thông tin của Sở.",
        "Tiếp nhận và trả lời 64/64 câu hỏi của doanh nghiệp qua chuyên mục hỗ trợ.",
    ),
    Answer(
        "VP",
        "Kết quả đánh giá chỉ số cải cách hành chính",
        "Hoàn thành tự đánh giá, chấm điểm năm 2020; xây dựng 11 giải pháp khắc phục các tiêu chí mất điểm.",
        "Hoàn thành tự đánh giá năm 2021; kết quả xếp hạng chờ UBND tỉnh công bố.",
        status=("in_progress", "in_progress"),
    ),
    Answer(
        "VP",
        "Thi đua lập thành tích chào mừng",
        "Phát động đợt thi đua chào mừng 70 năm truyền thống ngành Công Thương; các phòng, đơn vị đăng ký 14 phần việc, hoàn "
        "thành 14 phần việc.",
        "Phát động đợt thi đua chào mừng 190 năm thành lập, 30 năm tái lập tỉnh; hoàn thành 12/12 phần việc đăng ký.",
        status=("done", "done"),
    ),
    Answer(
        "TTKC",
        "Thi đua lập thành tích chào mừng",
        "Tổ chức gian hàng giới thiệu sản phẩm công nghiệp nông thôn chào mừng ngày truyền thống của ngành.",
        "Tổ chức tuần lễ giới thiệu sản phẩm chào mừng 30 năm tái lập tỉnh.",
    ),
    # --- hai danh mục nhiệm vụ được giao
    Answer(
        "QLCN",
        "Xây dựng Đề án phát triển công nghiệp hỗ trợ",
        "Đã có dự thảo lần 2, dự kiến trình hội đồng thẩm định trong quý III.",
        "Đã được UBND tỉnh phê duyệt.",
        number=("", "2911/QĐ-UBND"),
        product_on=("", "2021-09-20"),
        status=("in_progress", "ahead"),
    ),
    Answer(
        "KHTCTH",
        "Xây dựng Đề án phát triển công nghiệp hỗ trợ",
        "Góp ý phần dự báo nhu cầu vốn.",
        "Hoàn thiện phần nguồn lực thực hiện Đề án.",
    ),
    Answer(
        "QLTM",
        "Trình HĐND tỉnh Nghị quyết về chính sách",
        "Dự thảo Nghị quyết đã gửi Sở Tư pháp thẩm định.",
        "HĐND tỉnh đã thông qua.",
        number=("", "51/NQ-HĐND"),
        product_on=("", "2021-12-06"),
    ),
    Answer(
        "QLTM",
        "Ban hành Kế hoạch phát triển thương mại điện tử",
        "UBND tỉnh đã ban hành Kế hoạch; phòng đã phổ biến đến các địa phương, doanh nghiệp.",
        "Triển khai 06 nội dung của Kế hoạch đã ban hành.",
        number=("165/KH-UBND", "165/KH-UBND"),
        product_on=("2021-05-21", "2021-05-21"),
        status=("ahead", "ahead"),
    ),
    Answer(
        "QLNL",
        "Báo cáo UBND tỉnh tiến độ dự án Nhiệt điện",
        "Đã gửi báo cáo quý I; đang tổng hợp quý II.",
        "Hoàn thành 4/4 báo cáo quý.",
        number=("95/BC-SCT", "512/BC-SCT"),
        product_on=("2021-03-26", "2021-12-03"),
        status=("in_progress", "ahead"),
    ),
    Answer(
        "QLCN",
        "Phương án phát triển cụm công nghiệp",
        "Đã dự thảo khung phương án, cập nhật số liệu 16 cụm công nghiệp.",
        "Đã gửi đơn vị tư vấn tích hợp vào Quy hoạch tỉnh.",
        number=("", "1482/SCT-QLCN"),
        product_on=("", "2021-10-15"),
        status=("in_progress", "ahead"),
    ),
    Answer(
        "TTKC",
        "Tổ chức bình chọn, trao chứng nhận",
        "Đã tiếp nhận 31 hồ sơ, dự kiến bình chọn trong tháng 7.",
        "Công nhận 32 sản phẩm.",
        number=("", "198/QĐ-SCT"),
        product_on=("", "2021-08-27"),
    ),
    Answer(
        "TTKC",
        "Thực hiện các đề án khuyến công địa phương",
        "Đã ký hợp đồng 09 đề án, 04 đề án hoàn thành trên 50% khối lượng.",
        "Nghiệm thu 09/09 đề án.",
        number=("", "22/BB-TTKC"),
        product_on=("", "2021-11-19"),
        status=("in_progress", "ahead"),
    ),
    Answer(
        "KTATMT",
        "Kiểm tra việc chấp hành quy định về an toàn",
        "Kiểm tra 12/25 cơ sở theo kế hoạch, nhắc nhở 03 cơ sở.",
        "Kiểm tra 25/25 cơ sở, kiến nghị xử lý 02 trường hợp.",
        number=("", "37/KL-SCT"),
        product_on=("", "2021-11-25"),
    ),
    Answer(
        "VP",
        "Rà soát, đề xuất đơn giản hóa",
        "Đã rà soát 128 thủ tục, dự kiến đề xuất đơn giản hóa 15 thủ tục.",
        "UBND tỉnh thông qua phương án đơn giản hóa 15 thủ tục.",
        number=("", "356/BC-SCT"),
        product_on=("", "2021-09-14"),
        status=("in_progress", "ahead"),
    ),
    Answer(
        "VP",
        "Ban hành và thực hiện Kế hoạch chuyển đổi",
        "Đã ban hành và thực hiện với 03 công chức.",
        "Hoàn thành chuyển đổi vị trí 05 công chức.",
        number=("18/KH-SCT", "18/KH-SCT"),
        product_on=("2021-03-10", "2021-03-10"),
        status=("ahead", "ahead"),
    ),
    Answer(
        "QLNL",
        "Kiểm tra hoạt động điện lực",
        "Đã kiểm tra 04/09 đơn vị.",
        "Kiểm tra 09/09 đơn vị.",
        number=("", "31/KL-SCT"),
        product_on=("", "2021-10-28"),
    ),
    Answer(
        "KHTCTH",
        "Xây dựng kế hoạch phát triển ngành",
        "Sở đã ban hành kế hoạch sau khi báo cáo UBND tỉnh.",
        "Kế hoạch đã ban hành, các phòng thực hiện theo phân công.",
        number=("61/KH-SCT", "61/KH-SCT"),
        product_on=("2021-06-11", "2021-06-11"),
        status=("done", "done"),
    ),
)

# What QLCN wrote before the office returned its first report of phase 1: task → (text, figure).
FIRST_VERSION: dict[str, tuple[str, str]] = {
    "Rà soát, xây dựng phương án phát triển": (
        (
            "Phối hợp với UBND các huyện, thị xã, thành phố rà soát xong hiện trạng 17 cụm công nghiệp; dự thảo phương án "
            "phân kỳ huy động nguồn lực theo hai bước 2021-2023 và 2024-2025."
        ),
        "16",
    ),
    "Tập trung thực hiện tốt chính sách phát triển công nghiệp": (
        (
            "Hướng dẫn các doanh nghiệp tiếp cận chính sách phát triển công nghiệp; tham mưu hỗ trợ các dự án đầu tư vào "
            "cụm công nghiệp."
        ),
        "",
    ),
}
REMARKS: dict[str, str] = {
    "Rà soát, xây dựng phương án phát triển": (
        "Phần kết quả ghi 17 cụm, ô số liệu ghi 16 cụm. Đề nghị đối chiếu và ghi thống nhất."
    ),
    "Tập trung thực hiện tốt chính sách phát triển công nghiệp": (
        "Chưa có số liệu. Đề nghị ghi rõ số doanh nghiệp được hướng dẫn, số dự án được hỗ trợ."
    ),
}
