"""The general part of the units' reports of 2021. All figures are invented (số liệu minh họa)."""

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
