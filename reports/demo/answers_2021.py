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

# The general part, by unit: entry code -> (phase 1, phase 2); None says "không có".
GENERAL: dict[str, dict[str, tuple[str | None, str | None]]] = {
    "VP": {
        "direction": (
            (
                "Tham mưu ban hành Kế hoạch phát động thi đua năm 2021, 01 công văn hướng dẫn đăng ký; 100% phòng, đơn vị đăng "
                "ký thi đua với 08 tập thể, 68 cá nhân. Đăng 21 tin, bài về phong trào thi đua trên trang thông tin của Sở."
            ),
            "Tham mưu 03 văn bản chỉ đạo đợt 2; đăng 26 tin, bài; tổ chức sinh hoạt chuyên đề nêu gương người tốt, việc tốt.",
        ),
        "commemoration": (
            (
                "Tổ chức lễ kỷ niệm 70 năm Ngày truyền thống ngành Công Thương Việt Nam trang trọng, tiết kiệm, bảo đảm quy định "
                "phòng dịch."
            ),
            "Tổ chức đợt hoạt động chào mừng 190 năm thành lập, 30 năm tái lập tỉnh.",
        ),
        "movements": (
            "100% cán bộ, công chức, viên chức ký cam kết thực hiện văn hóa công sở và bảo đảm trật tự an toàn giao thông.",
            "Đỡ đầu 01 xã xây dựng nông thôn mới; không có công chức vi phạm văn hóa công sở, an toàn giao thông.",
        ),
        "exemplars": (
            "Mô hình “Ngày thứ Tư không viết” tại bộ phận tiếp nhận hồ sơ.",
            "Nhân rộng mô hình “Ngày thứ Tư không viết” ra 02 phòng.",
        ),
        "strengths": (
            "Công tác tham mưu, phục vụ kịp thời; hồ sơ giải quyết đúng hạn.",
            "Chỉ đạo, điều hành thông suốt; kỷ luật, kỷ cương hành chính được giữ vững.",
        ),
        "weaknesses": (
            "Việc kiểm tra tại cơ sở còn ít do phải phòng dịch.",
            "Một số báo cáo của đơn vị còn chậm, số liệu chưa thống nhất.",
        ),
        "next_tasks": (
            "Tiếp tục theo dõi, đôn đốc các phòng, đơn vị thực hiện nhiệm vụ đợt 2; chuẩn bị hội nghị tổng kết ngành.",
            "Tham mưu kế hoạch phát động thi đua năm 2022.",
        ),
        "proposals": (None, "Đề nghị UBND tỉnh sớm công bố kết quả đánh giá cải cách hành chính năm 2021."),
    },
    "KHTCTH": {
        "direction": (
            "Họp phòng phát động, 06/06 công chức đăng ký thi đua.",
            "Duy trì họp phòng hằng tháng, kiểm điểm tiến độ từng nhiệm vụ.",
        ),
        "commemoration": (
            "Hoàn thành 02/02 phần việc đăng ký: số hóa hồ sơ kế hoạch, vệ sinh công sở.",
            "Hoàn thành 02/02 phần việc đăng ký.",
        ),
        "movements": (
            "Tham gia đầy đủ các phong trào chuyên đề do Sở và tỉnh phát động.",
            "100% công chức thực hiện quy tắc văn hóa công sở, không vi phạm an toàn giao thông.",
        ),
        "exemplars": (None, None),
        "strengths": (
            "Chủ động tham mưu kế hoạch, bám sát kịch bản tăng trưởng.",
            "Hoàn thành toàn bộ nhiệm vụ được giao, nhiều việc trước hạn.",
        ),
        "weaknesses": ("Một số báo cáo phân tích chưa sâu do số liệu các đơn vị gửi chậm.", None),
        "next_tasks": (
            "Cập nhật kịch bản tăng trưởng ngành 6 tháng cuối năm.",
            "Xây dựng kế hoạch phát triển ngành năm 2022.",
        ),
        "proposals": (None, None),
    },
    "QLCN": {
        "direction": (
            "Quán triệt Kế hoạch trong toàn phòng, 07/07 công chức đăng ký thi đua.",
            "Giao ban hằng tuần, chấm điểm thi đua hằng tháng đối với 07/07 công chức.",
        ),
        "commemoration": (
            "Hoàn thành 04/04 phần việc đăng ký, trong đó có tuần lễ cùng doanh nghiệp tháo gỡ khó khăn.",
            "Hoàn thành 03/03 phần việc đăng ký.",
        ),
        "movements": (
            "Hỗ trợ 02 xã hoàn thành tiêu chí điện và cơ sở hạ tầng thương mại nông thôn.",
            "Hỗ trợ thêm 03 xã hoàn thành tiêu chí nông thôn mới.",
        ),
        "exemplars": ("Sổ theo dõi chung tiến độ các cụm công nghiệp, rút ngắn thời gian tổng hợp.", None),
        "strengths": (
            "Bám sát doanh nghiệp, giải quyết nhanh vướng mắc về mặt bằng và thủ tục.",
            "Hoàn thành rà soát toàn bộ cụm công nghiệp, Đề án công nghiệp hỗ trợ được phê duyệt trước hạn.",
        ),
        "weaknesses": (
            "Tiến độ lập phương án hạ tầng cụm công nghiệp chậm do số liệu phân tán ở địa phương.",
            "Thu hút đầu tư hạ tầng cụm công nghiệp còn chậm do khó khăn về vốn.",
        ),
        "next_tasks": (
            "Hoàn thiện Đề án phát triển công nghiệp hỗ trợ, phương án phát triển cụm công nghiệp.",
            "Triển khai Đề án phát triển công nghiệp hỗ trợ năm 2022.",
        ),
        "proposals": ("Đề nghị UBND tỉnh bố trí vốn hỗ trợ hạ tầng cụm công nghiệp.", None),
    },
    "QLTM": {
        "direction": (
            "Phổ biến Kế hoạch, phân công từng công chức phụ trách từng đề án.",
            "Kiểm điểm tiến độ từng đề án hằng tháng; 08/08 công chức hoàn thành đăng ký thi đua.",
        ),
        "commemoration": (
            "Hoàn thành 02/02 phần việc đăng ký về bình ổn thị trường.",
            "Hoàn thành 03/03 phần việc đăng ký.",
        ),
        "movements": (
            "Hướng dẫn 05 xã hoàn thành tiêu chí chợ nông thôn.",
            "Hướng dẫn thêm 06 xã hoàn thành tiêu chí chợ nông thôn.",
        ),
        "exemplars": (None, "Mô hình kết nối tiêu thụ nông sản trực tuyến trong mùa dịch."),
        "strengths": (
            "Tham mưu khối lượng lớn văn bản, nghị quyết đúng tiến độ.",
            "Các nghị quyết, đề án về xuất khẩu, logistics được ban hành đầy đủ.",
        ),
        "weaknesses": (
            "Xuất khẩu một số mặt hàng giảm do ảnh hưởng của dịch COVID-19.",
            "Hạ tầng logistics còn thiếu.",
        ),
        "next_tasks": (
            "Trình ban hành các nghị quyết về xuất khẩu gắn với logistics.",
            "Tổ chức thực hiện các nghị quyết đã ban hành.",
        ),
        "proposals": (None, None),
    },
    "QLNL": {
        "direction": ("05/05 công chức đăng ký thi đua.", "Duy trì giao ban, nêu gương việc tốt."),
        "commemoration": (
            "Bảo đảm cấp điện an toàn trong các ngày lễ lớn.",
            "Bảo đảm cấp điện phục vụ các ngày lễ lớn.",
        ),
        "movements": (
            "Hướng dẫn 04 xã hoàn thành tiêu chí điện nông thôn.",
            "Hướng dẫn thêm 05 xã hoàn thành tiêu chí điện nông thôn.",
        ),
        "exemplars": (None, None),
        "strengths": (
            "Theo sát các dự án nguồn điện trọng điểm.",
            "Hoàn thành kiểm tra hoạt động điện lực; dự án trọng điểm có chuyển biến rõ.",
        ),
        "weaknesses": ("Báo cáo còn chậm do phải chờ số liệu của chủ đầu tư.", None),
        "next_tasks": (
            "Tập trung tháo gỡ mặt bằng dự án Nhiệt điện Vũng Áng II.",
            "Tiếp tục theo dõi các dự án nguồn điện.",
        ),
        "proposals": ("Đề nghị tỉnh chỉ đạo giải quyết dứt điểm 14 hộ dân còn vướng mắc.", None),
    },
    "KTATMT": {
        "direction": ("04/04 công chức đăng ký thi đua.", "Quán triệt nhiệm vụ đợt 2 trong phòng."),
        "commemoration": ("Hưởng ứng Tháng hành động về an toàn, vệ sinh lao động.", None),
        "movements": (
            "Tham gia tuyên truyền an toàn giao thông, an toàn hóa chất.",
            "Tổ chức 02 buổi tuyên truyền an toàn giao thông, an toàn hóa chất tại doanh nghiệp.",
        ),
        "exemplars": (None, None),
        "strengths": (
            "Không để xảy ra sự cố hóa chất, vật liệu nổ công nghiệp.",
            "Hoàn thành 100% kế hoạch kiểm tra.",
        ),
        "weaknesses": ("Phải giãn lịch kiểm tra do dịch bệnh nên báo cáo muộn.", "Lực lượng kiểm tra còn mỏng."),
        "next_tasks": ("Hoàn thành kế hoạch kiểm tra an toàn năm 2021.", "Xây dựng kế hoạch kiểm tra năm 2022."),
        "proposals": (None, None),
    },
    "TTKC": {
        "direction": ("15/15 viên chức đăng ký thi đua.", "Phát động đợt 2 trong toàn Trung tâm."),
        "commemoration": (
            "Trưng bày 40 sản phẩm công nghiệp nông thôn của 22 cơ sở.",
            "Tổ chức tuần lễ giới thiệu sản phẩm với 35 gian hàng.",
        ),
        "movements": (
            "Hỗ trợ 03 hợp tác xã tham gia chương trình nông thôn mới.",
            "Hỗ trợ thêm 04 hợp tác xã tham gia chương trình nông thôn mới.",
        ),
        "exemplars": (
            "Cơ sở sản xuất nước mắm áp dụng dây chuyền mới từ nguồn khuyến công, tăng 35% sản lượng.",
            "Hợp tác xã miến gạo đưa sản phẩm vào chuỗi siêu thị.",
        ),
        "strengths": (
            "Chủ động chuyển xúc tiến thương mại sang trực tuyến.",
            "Hoàn thành vượt kế hoạch bình chọn sản phẩm công nghiệp nông thôn tiêu biểu.",
        ),
        "weaknesses": ("Một số hội chợ phải hoãn do dịch bệnh.", None),
        "next_tasks": (
            "Tổ chức bình chọn sản phẩm, nghiệm thu các đề án khuyến công.",
            "Xây dựng kế hoạch khuyến công năm 2022.",
        ),
        "proposals": (None, None),
    },
    "TTRA": {
        "direction": (None, "Phổ biến Kế hoạch; 04/04 công chức đăng ký thi đua đợt 2."),
        "commemoration": (None, "Hoàn thành 01 phần việc đăng ký."),
        "movements": (None, "Tuyên truyền, nhắc nhở chấp hành văn hóa công sở, an toàn giao thông."),
        "exemplars": (None, None),
        "strengths": (None, "Hoàn thành 05/05 cuộc thanh tra, kiểm tra theo kế hoạch; không có đơn thư tồn đọng."),
        "weaknesses": (None, "Hai cuộc thanh tra phải lùi thời gian do dịch bệnh."),
        "next_tasks": (None, "Xây dựng, trình phê duyệt kế hoạch thanh tra năm 2022."),
        "proposals": (None, None),
    },
}

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
