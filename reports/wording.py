"""Sentences of the owner's papers that the office words itself (`documents.texts`), and what fills their places."""

from documents.texts import BRANCH_HEADS, BRANCHES, BRANCHES_FIRST, Place, TextKind

BODY = Place("ten_don_vi", "Tên gọn của cơ quan ban hành", "Sở Công Thương")
OFFICE = Place("van_phong", "Tên văn phòng tổng hợp của cơ quan", "Văn phòng Sở")

SUMMARY = "Báo cáo sơ kết, tổng kết"
SPAN = Place("thoi_gian", "Kỳ của báo cáo", "6 tháng đầu năm 2021")
NEXT_SPAN = Place("ky_toi", "Kỳ tiếp theo", "6 tháng cuối năm 2021")
ANNEX = Place("phu_luc", "Phụ lục có danh sách", "Phụ lục I")


def _summary(name: str, label: str, default: str, *places: Place, is_list: bool = False) -> TextKind:
    return TextKind(f"reports.summary.{name}", SUMMARY, label, default, places, is_list)


OPENING = _summary(
    "opening",
    "Câu mở đầu",
    "Thực hiện {{can_cu}}; {{ten_don_vi}} báo cáo {{noi_dung}} với những nội dung chính như sau:",
    Place("can_cu", "Văn bản cấp trên và kế hoạch của phong trào", "Kế hoạch số 97/KH-SCT ngày 25/01/2021"),
    BODY,
    Place("noi_dung", "Sơ kết hay tổng kết, về đợt nào", "sơ kết phong trào thi đua đợt 1"),
)
CUT_OFF = _summary(
    "cut_off",
    "Ngày chốt số liệu",
    "Số liệu trong báo cáo được chốt đến ngày {{ngay_chot}}.",
    Place("ngay_chot", "Ngày chốt số liệu", "14/6/2021"),
    BODY,
)
ESTIMATES = _summary(
    "estimates",
    "Câu thêm khi có số ước",
    "Số liệu có ghi “ước” là số ước thực hiện đến {{het_ky}}.",
    Place("het_ky", "Ngày cuối của đợt", "hết ngày 30/6/2021"),
)
PROFESSIONAL = _summary(
    "professional",
    "Câu dẫn: nhiệm vụ chuyên môn",
    "{{cac_don_vi_dau_cau}} đã bám sát {{chuong_trinh}} và Kế hoạch thi đua để tổ chức thực hiện. Kết quả cụ thể của "
    "từng đơn vị chủ trì như sau:",
    BODY,
    SPAN,
    BRANCHES_FIRST,
    Place(
        "chuong_trinh",
        "Chương trình, nhiệm vụ được giao trong năm",
        "Chương trình khung của UBND tỉnh, nhiệm vụ chủ yếu của Sở Công Thương",
    ),
)
REFORM = _summary(
    "reform",
    "Câu dẫn: cải cách hành chính",
    "Công tác cải cách hành chính được triển khai đồng bộ; kết quả của các đơn vị chủ trì như sau:",
    BODY,
    SPAN,
)
COMMEMORATED = _summary(
    "commemorated",
    "Câu dẫn: các ngày lễ lớn",
    "Phong trào thi đua trong đợt hướng tới chào mừng các ngày lễ lớn, sự kiện: {{ngay_le}}.",
    Place("ngay_le", "Các ngày lễ, sự kiện của đợt", "70 năm ngày truyền thống ngành Công Thương"),
)
COMMEMORATION_WORK = _summary(
    "commemoration_work",
    "Câu dẫn: phần việc chào mừng",
    "{{cac_don_vi_dau_cau}} đã đăng ký và thực hiện các phần việc chào mừng cụ thể như sau:",
    BODY,
    SPAN,
    BRANCHES_FIRST,
)
TARGETS = _summary(
    "targets",
    "Câu dẫn: bảng chỉ tiêu",
    "Kết quả thực hiện các chỉ tiêu của Kế hoạch được tổng hợp tại bảng sau:",
    BODY,
    SPAN,
)
NO_TARGETS = _summary(
    "no_targets", "Bảng chỉ tiêu: khi Kế hoạch không đặt chỉ tiêu", "Kế hoạch không đặt chỉ tiêu.", BODY
)
DIRECTION = _summary(
    "direction",
    "Câu dẫn: lãnh đạo, chỉ đạo",
    "Ngay sau khi Kế hoạch được ban hành, {{cac_don_vi}} đã quán triệt, phát động, đăng ký thi đua. Cụ thể:",
    BODY,
    SPAN,
    BRANCHES,
)
NO_DIRECTION = _summary(
    "no_direction",
    "Lãnh đạo, chỉ đạo: khi các đơn vị không kể gì",
    "{{cac_don_vi_dau_cau}} đã quán triệt, triển khai Kế hoạch theo chức năng, nhiệm vụ được giao.",
    BODY,
    SPAN,
    BRANCHES_FIRST,
)
MOVEMENTS = _summary(
    "movements",
    "Câu dẫn: phong trào chuyên đề",
    "{{cac_don_vi_dau_cau}} tích cực tham gia các phong trào thi đua chuyên đề{{ten_phong_trao}}. Kết quả như sau:",
    Place("ten_phong_trao", "Tên các phong trào, kèm dấu hai chấm; trống khi không có", ": “Chung sức xây dựng”"),
    SPAN,
    BRANCHES_FIRST,
)
NO_MOVEMENTS = _summary(
    "no_movements",
    "Phong trào chuyên đề: khi chưa có kết quả",
    "Trong kỳ báo cáo, {{cac_don_vi}} chưa có kết quả riêng về phong trào chuyên đề.",
    BODY,
    SPAN,
    BRANCHES,
)
MODELS = _summary(
    "models",
    "Câu dẫn: điển hình tiên tiến",
    "Qua phong trào thi đua đã xuất hiện các điển hình tiên tiến, mô hình mới, cách làm hay:",
    BODY,
    SPAN,
)
NO_MODELS = _summary(
    "no_models",
    "Điển hình tiên tiến: khi chưa có",
    "Trong kỳ báo cáo chưa có điển hình tiên tiến, mô hình mới được các đơn vị giới thiệu.",
    BODY,
    SPAN,
)
STRENGTHS = _summary(
    "strengths",
    "Câu dẫn: ưu điểm",
    "Nhìn chung, phong trào thi đua {{thoi_gian}} được triển khai kịp thời, có trọng tâm. Nổi bật là:",
    SPAN,
    BODY,
)
WEAKNESSES = _summary(
    "weaknesses",
    "Câu dẫn: tồn tại, hạn chế",
    "Bên cạnh kết quả đạt được, việc thực hiện phong trào thi đua còn một số tồn tại, hạn chế:",
    SPAN,
    BODY,
)
NO_WEAKNESSES = _summary(
    "no_weaknesses",
    "Tồn tại, hạn chế: khi không có",
    "{{cac_don_vi_dau_cau}} không báo cáo tồn tại, hạn chế.",
    SPAN,
    BODY,
    BRANCHES_FIRST,
)
NEXT_TASKS = _summary(
    "next_tasks",
    "Câu dẫn: phương hướng",
    "Trong {{ky_toi}}, {{cac_don_vi}} tập trung thực hiện các nhiệm vụ trọng tâm sau:",
    NEXT_SPAN,
    BODY,
    BRANCHES,
)
PROPOSALS = _summary(
    "proposals",
    "Câu dẫn: đề xuất, kiến nghị",
    "Để thực hiện tốt nhiệm vụ {{ky_toi}}, {{cac_don_vi}} đề xuất, kiến nghị:",
    NEXT_SPAN,
    BODY,
    BRANCHES,
)
NO_PROPOSALS = _summary(
    "no_proposals",
    "Đề xuất, kiến nghị: khi không có",
    "{{cac_don_vi_dau_cau}} không có đề xuất, kiến nghị.",
    NEXT_SPAN,
    BODY,
    BRANCHES_FIRST,
)
DRAFTED_TEXTS = (
    OPENING,
    CUT_OFF,
    ESTIMATES,
    DIRECTION,
    NO_DIRECTION,
    PROFESSIONAL,
    REFORM,
    COMMEMORATED,
    COMMEMORATION_WORK,
    MOVEMENTS,
    NO_MOVEMENTS,
    TARGETS,
    MODELS,
    NO_MODELS,
    STRENGTHS,
    WEAKNESSES,
    NO_WEAKNESSES,
    NEXT_TASKS,
    PROPOSALS,
    NO_PROPOSALS,
)
RETURNS = _summary(
    "returns",
    "Tình hình nộp báo cáo",
    "Có {{so_da_nop}}/{{so_phai_nop}} báo cáo của {{cac_don_vi}} gửi về {{van_phong}}, trong đó {{chi_tiet}} "
    "({{phu_luc}} kèm theo).",
    Place("so_da_nop", "Số báo cáo đã nộp", "09"),
    Place("so_phai_nop", "Số báo cáo phải nộp", "10"),
    Place("chi_tiet", "Số đúng hạn, muộn, chưa nộp", "08 báo cáo đúng hạn, 01 báo cáo nộp muộn, 01 báo cáo chưa nộp"),
    ANNEX,
    BODY,
    BRANCHES,
    OFFICE,
)
NO_RETURNS = _summary(
    "no_returns",
    "Tình hình nộp báo cáo: khi chưa đến hạn",
    "Đến ngày chốt số liệu chưa đến hạn nộp báo cáo của đợt nào.",
    BODY,
)
INSPECTED = _summary(
    "inspected",
    "Kiểm tra phong trào",
    "{{ten_don_vi}} đã tổ chức {{so_cuoc}} cuộc kiểm tra phong trào thi đua tại {{so_don_vi}} {{loai_don_vi}} "
    "({{hinh_thuc}}): {{cac_don_vi}}{{yeu_cau}}.",
    BODY,
    Place("so_cuoc", "Số cuộc kiểm tra", "03"),
    Place("so_don_vi", "Số phòng, đơn vị được kiểm tra", "02"),
    Place("hinh_thuc", "Số cuộc theo hình thức", "kiểm tra tại đơn vị 02 cuộc, kiểm tra qua hồ sơ 01 cuộc"),
    Place("cac_don_vi", "Các đơn vị và ngày kiểm tra", "Phòng Quản lý Công nghiệp, ngày 10/5/2021"),
    Place(
        "yeu_cau",
        "Số cuộc có yêu cầu trả lời, kèm dấu chấm phẩy; trống khi không có",
        "; đã yêu cầu trả lời trong 02 cuộc, 01 cuộc đã có trả lời",
    ),
    Place("loai_don_vi", "Loại đơn vị tham gia", "phòng, đơn vị"),
)
AWARDED = _summary(
    "awarded",
    "Công tác khen thưởng",
    "{{nguoi_duyet}} đã duyệt khen thưởng {{so_tap_the}} tập thể và {{so_ca_nhan}} cá nhân {{thoi_gian}}{{co_cau}}. Danh "
    "sách tại {{phu_luc}} kèm theo.",
    Place("so_tap_the", "Số tập thể được duyệt", "02"),
    Place("so_ca_nhan", "Số cá nhân được duyệt", "05"),
    SPAN,
    Place(
        "co_cau",
        "Số người trực tiếp công tác, kèm dấu chấm phẩy; trống khi không có",
        "; các cá nhân đều là người trực tiếp công tác, lao động",
    ),
    ANNEX,
    BODY,
    Place("nguoi_duyet", "Người đứng đầu cơ quan", "Giám đốc Sở"),
)
NOT_AWARDED = _summary(
    "not_awarded",
    "Công tác khen thưởng: khi chưa có quyết định",
    "Tính đến thời điểm báo cáo, {{thoi_gian}} chưa có quyết định khen thưởng{{dang_xet}}.",
    SPAN,
    Place("dang_xet", "Số đề nghị đang xét, kèm dấu chấm phẩy; trống khi không có", "; 04 đề nghị đang được xem xét"),
    BODY,
)
UPWARD = _summary(
    "upward",
    "Công tác khen thưởng: đề nghị cấp trên",
    "Đề nghị cấp trên khen thưởng {{so_truong_hop}} trường hợp.",
    Place("so_truong_hop", "Số trường hợp đề nghị cấp trên", "02"),
    BODY,
)
CLOSING = _summary(
    "closing",
    "Câu kết",
    "Trên đây là báo cáo {{ten_bao_cao}} của {{ten_don_vi}}, kính báo cáo {{noi_nhan}}.",
    Place("ten_bao_cao", "Trích yếu của báo cáo", "sơ kết phong trào thi đua đợt 1 năm 2021"),
    BODY,
    Place("noi_nhan", "Cấp trên nhận báo cáo", "UBND tỉnh Hà Tĩnh theo quy định"),
)
RECIPIENTS = _summary(
    "recipients",
    "Nơi nhận (không kể Như trên và dòng Lưu)",
    "{{co_quan_thi_dua}} (b/c); {{cac_don_vi_dau_cau}} thuộc {{ten_don_vi}}; {{cong_doan}}",
    Place("cong_doan", "Công đoàn ghi ở nơi nhận của kế hoạch", "Công đoàn ngành Công Thương"),
    BODY,
    BRANCHES_FIRST,
    Place("co_quan_thi_dua", "Cơ quan cấp trên về thi đua, khen thưởng", "Sở Nội vụ"),
    is_list=True,
)
SUMMARY_TEXTS = (*DRAFTED_TEXTS, CLOSING, RECIPIENTS)
FIGURE_TEXTS = (RETURNS, NO_RETURNS, NO_TARGETS, INSPECTED, AWARDED, NOT_AWARDED, UPWARD)

URGING = "Công văn đôn đốc"
PHASE = Place("dot_thi_dua", "Đợt và năm", "đợt 1 năm 2021")
HEAD = Place("nguoi_dung_dau", "Người đứng đầu cơ quan", "Giám đốc Sở Công Thương")


def _urging(name: str, label: str, default: str, *places: Place, is_list: bool = False) -> TextKind:
    return TextKind(f"reports.urging.{name}", URGING, label, default, places, is_list)


URGED_SUMMARY = _urging("summary", "Trích yếu", "đôn đốc nộp báo cáo kết quả phong trào thi đua {{dot_thi_dua}}", PHASE)
URGED_ADDRESSEES = _urging(
    "addressees",
    "Kính gửi, khi danh sách đơn vị ở phụ lục",
    "{{cac_don_vi_dau_cau}} thuộc {{ten_don_vi}} (theo danh sách kèm theo)",
    BODY,
    BRANCHES_FIRST,
    is_list=True,
)
URGED_OPENING = _urging(
    "opening",
    "Câu mở đầu",
    "Thực hiện {{ke_hoach}}, {{cac_don_vi}} báo cáo kết quả phong trào thi đua {{dot_thi_dua}} về {{van_phong}} "
    "{{han_nop}}.",
    Place("ke_hoach", "Kế hoạch của phong trào", "Kế hoạch số 97/KH-SCT ngày 25/01/2021 của Sở Công Thương"),
    PHASE,
    OFFICE,
    Place("han_nop", "Hạn nộp của đợt", "trước ngày 20/6/2021"),
    BODY,
    BRANCHES,
)
URGED_STANDING = _urging(
    "standing",
    "Tình hình nộp",
    "Đến ngày {{ngay_tinh}}, {{van_phong}} đã nhận được {{tinh_hinh}}",
    Place("ngay_tinh", "Ngày lập công văn", "21/6/2021"),
    OFFICE,
    Place("tinh_hinh", "Số đã nộp, chưa nộp và các đơn vị", "08/10 báo cáo, còn 02 báo cáo chưa nộp."),
    BODY,
)
URGED_REQUEST = _urging(
    "request",
    "Câu đề nghị",
    "Để kịp thời tổng hợp, báo cáo {{cap_tren}}, {{van_phong}} đề nghị {{don_vi}}:",
    Place("cap_tren", "Người đứng đầu và cơ quan cấp trên", "Giám đốc Sở Công Thương và UBND tỉnh Hà Tĩnh"),
    OFFICE,
    Place("don_vi", "Các đơn vị được đôn đốc", "các phòng, đơn vị nêu trên"),
    BODY,
)
URGED_DEADLINE = _urging(
    "deadline",
    "Điểm 1, thời hạn",
    "Hoàn thành và nộp báo cáo kết quả phong trào thi đua {{dot_thi_dua}} về {{van_phong}} **chậm nhất ngày "
    "{{ngay_nop}}**.",
    PHASE,
    OFFICE,
    Place("ngay_nop", "Ngày đề nghị nộp", "25/6/2021"),
)
URGED_CONTENT = _urging(
    "content",
    "Điểm 2, yêu cầu về nội dung báo cáo",
    "Báo cáo đầy đủ kết quả từng nhiệm vụ được giao, kèm số liệu, sản phẩm và minh chứng; nêu rõ nguyên nhân của "
    "những nhiệm vụ chậm tiến độ.",
    OFFICE,
    BODY,
)
URGED_CLOSING = _urging(
    "closing",
    "Câu kết",
    "{{van_phong}} đề nghị {{lanh_dao}} quan tâm, chỉ đạo thực hiện.",
    OFFICE,
    Place("lanh_dao", "Người đứng đầu các đơn vị được đôn đốc", "Trưởng các phòng, Thủ trưởng các đơn vị"),
    BODY,
)
URGED_RECIPIENTS = _urging(
    "recipients", "Nơi nhận (không kể Như trên và dòng Lưu)", "{{nguoi_dung_dau}} (b/c)", HEAD, BODY, is_list=True
)
URGING_TEXTS = (
    URGED_SUMMARY,
    URGED_ADDRESSEES,
    URGED_OPENING,
    URGED_STANDING,
    URGED_REQUEST,
    URGED_DEADLINE,
    URGED_CONTENT,
    URGED_CLOSING,
    URGED_RECIPIENTS,
)

INVITATION = "Giấy mời"


def _invitation(name: str, label: str, default: str, *places: Place, is_list: bool = False) -> TextKind:
    return TextKind(f"reports.invitation.{name}", INVITATION, label, default, places, is_list)


INVITED_TO = _invitation(
    "topic",
    "Nội dung cuộc họp",
    "Hội nghị {{ten_hoi_nghi}}",
    Place("ten_hoi_nghi", "Sơ kết hay tổng kết, về đợt nào", "sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021"),
    BODY,
)
GUESTS = _invitation(
    "guests",
    "Thành phần mời",
    "Lãnh đạo {{ten_don_vi}}; Đại diện {{cong_doan}}; {{lanh_dao}} trực thuộc; Các tập thể, cá nhân được khen thưởng",
    BODY,
    Place("cong_doan", "Công đoàn ghi ở nơi nhận của kế hoạch", "Công đoàn ngành Công Thương"),
    BRANCH_HEADS,
    is_list=True,
)
MEETING_PLACE = _invitation("place", "Địa điểm thường họp", "Hội trường {{ten_don_vi}}", BODY)
PREPARED = _invitation(
    "prepared",
    "Yêu cầu chuẩn bị",
    "Đề nghị {{lanh_dao}} chuẩn bị ý kiến về kết quả, tồn tại, nguyên nhân và nhiệm vụ {{ky_toi}} của đơn vị mình.",
    NEXT_SPAN,
    BODY,
    BRANCH_HEADS,
)
INVITATION_CLOSING = _invitation(
    "closing", "Câu kết", "Kính mong quý đại biểu tham dự đúng thành phần, thời gian.", BODY
)
INVITATION_RECIPIENTS = _invitation(
    "recipients",
    "Nơi nhận (không kể dòng Lưu)",
    "Như thành phần mời; {{nguoi_dung_dau}} (b/c)",
    HEAD,
    BODY,
    is_list=True,
)
INVITATION_TEXTS = (INVITED_TO, GUESTS, MEETING_PLACE, PREPARED, INVITATION_CLOSING, INVITATION_RECIPIENTS)
