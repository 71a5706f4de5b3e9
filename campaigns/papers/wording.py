"""Sentences of the campaign's papers that the office words itself (`documents.texts`)."""

from documents.texts import BRANCH_HEADS, BRANCHES, BRANCHES_FIRST, Place, TextKind

BODY = Place("ten_don_vi", "Tên gọn của cơ quan phát động", "Sở Công Thương")
OFFICE = Place("van_phong", "Văn phòng tổng hợp của cơ quan", "Văn phòng Sở")
SUBJECT = Place("noi_dung", "Trích yếu của kế hoạch", "tổ chức phong trào thi đua năm 2021")

PLAN = "Kế hoạch"


def _plan(name: str, label: str, default: str, *places: Place, is_list: bool = False) -> TextKind:
    return TextKind(f"campaigns.plan.{name}", PLAN, label, default, places, is_list)


OPENING = _plan(
    "opening",
    "Câu mở đầu, khi kế hoạch thực hiện văn bản cấp trên",
    "Thực hiện {{can_cu}}; {{ten_don_vi}} ban hành Kế hoạch {{noi_dung}}, với những nội dung chính như sau:",
    Place("can_cu", "Văn bản cấp trên mà kế hoạch thực hiện", "Kế hoạch số 15/KH-UBND ngày 19/01/2021 của UBND tỉnh"),
    BODY,
    SUBJECT,
)
OPENING_ALONE = _plan(
    "opening_alone",
    "Câu mở đầu, khi không có văn bản cấp trên",
    "{{ten_don_vi}} ban hành Kế hoạch {{noi_dung}}, với những nội dung chính như sau:",
    BODY,
    SUBJECT,
)
THEME = _plan(
    "theme",
    "Chủ đề thi đua",
    "Bám sát chủ đề thi đua: **{{chu_de}}**",
    Place("chu_de", "Chủ đề thi đua của năm", "Đoàn kết, sáng tạo, thi đua hoàn thành thắng lợi nhiệm vụ năm 2021"),
)
PARTICIPANTS = _plan(
    "participants",
    "Đối tượng thi đua, khi kế hoạch ghi tên các đơn vị",
    "{{cac_don_vi_dau_cau}} tham gia: {{cac_don_vi}}.",
    BRANCHES_FIRST,
    Place("cac_don_vi", "Tên các đơn vị tham gia", "Phòng Quản lý Công nghiệp; Phòng Quản lý Thương mại"),
    BODY,
)
OCCASIONS = _plan(
    "occasions",
    "Trong mỗi đợt: ngày lễ lớn",
    "Thi đua lập thành tích chào mừng: {{ngay_le}}",
    Place("ngay_le", "Các ngày lễ, sự kiện của đợt", "70 năm ngày truyền thống ngành Công Thương"),
)
PHASE_REPORT = _plan(
    "phase_report",
    "Trong mỗi đợt: báo cáo kết quả",
    "{{cac_don_vi_dau_cau}} báo cáo kết quả {{han_nop}}",
    BRANCHES_FIRST,
    Place("han_nop", "Hạn nộp báo cáo của đợt", "trước ngày 20/6/2021"),
    OFFICE,
)
PHASE_WRAP_UP = _plan(
    "phase_wrap_up",
    "Trong mỗi đợt: tổng kết",
    "Tổng kết đợt thi đua, hoàn thành {{han_tong_ket}}",
    Place("han_tong_ket", "Hạn tổng kết đợt", "trước ngày 30/6/2021"),
)
MOVEMENTS = _plan(
    "movements",
    "Câu dẫn vào các phong trào chuyên đề",
    "Phối hợp với các ngành tổ chức, hưởng ứng các phong trào thi đua:",
    BODY,
)
TASKS = _plan(
    "tasks",
    "Câu dẫn vào nhiệm vụ",
    "Kế hoạch giao {{so_nhiem_vu}} nhiệm vụ cho {{cac_don_vi}} (chi tiết tại Phụ lục kèm theo), gồm:",
    Place("so_nhiem_vu", "Số nhiệm vụ của kế hoạch", "41"),
    BRANCHES,
    BODY,
)
DUTY_OF_UNITS = _plan(
    "duty_of_units",
    "Tổ chức thực hiện: các đơn vị tham gia",
    "{{lanh_dao}} căn cứ Kế hoạch này tổ chức triển khai thực hiện; báo cáo kết quả về {{van_phong}}: {{cac_han_nop}}.",
    BRANCH_HEADS,
    OFFICE,
    Place("cac_han_nop", "Hạn nộp báo cáo của từng đợt", "đợt 1 trước ngày 20/6/2021; đợt 2 trước ngày 10/12/2021"),
    BODY,
)
DUTY_OF_OFFICE = _plan(
    "duty_of_office",
    "Tổ chức thực hiện: Văn phòng",
    "{{van_phong}} theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tổng hợp kết quả, báo cáo {{cap_tren}} theo quy "
    "định; đề xuất khen thưởng các tập thể, cá nhân có thành tích xuất sắc.",
    OFFICE,
    Place("cap_tren", "Người đứng đầu và cơ quan cấp trên", "Giám đốc Sở Công Thương, UBND tỉnh Hà Tĩnh"),
    BODY,
)
CLOSING = _plan("closing", "Câu kết", "Trên đây là Kế hoạch {{noi_dung}} của {{ten_don_vi}}.", SUBJECT, BODY)
RECIPIENTS = _plan(
    "recipients",
    "Nơi nhận, khi phong trào chưa ghi nơi nhận",
    "{{co_quan_cap_tren}} (b/c); {{cac_don_vi_dau_cau}} thuộc {{ten_don_vi}}",
    BRANCHES_FIRST,
    Place("co_quan_cap_tren", "Cơ quan cấp trên trực tiếp", "UBND tỉnh Hà Tĩnh"),
    BODY,
    is_list=True,
)
PLAN_TEXTS = (
    OPENING,
    OPENING_ALONE,
    THEME,
    PARTICIPANTS,
    OCCASIONS,
    PHASE_REPORT,
    PHASE_WRAP_UP,
    MOVEMENTS,
    TASKS,
    DUTY_OF_UNITS,
    DUTY_OF_OFFICE,
    CLOSING,
    RECIPIENTS,
)

REPORT = "Báo cáo của phòng, đơn vị"
UNIT = Place("don_vi", "Phòng, đơn vị báo cáo", "Phòng Quản lý Công nghiệp")
ABOUT = Place("phong_trao", "Phong trào và đợt", "phong trào thi đua đợt 1 năm 2021")
ADDRESSEE = Place("noi_nhan", "Nơi nhận báo cáo", "Văn phòng Sở")


def _report(name: str, label: str, default: str, *places: Place) -> TextKind:
    return TextKind(f"campaigns.report.{name}", REPORT, label, default, places)


REPORT_SUMMARY = _report("summary", "Trích yếu", "Kết quả {{phong_trao}}", ABOUT, UNIT)
REPORT_OPENING = _report(
    "opening",
    "Câu mở đầu",
    "Thực hiện {{ke_hoach}}, {{don_vi}} báo cáo kết quả {{phong_trao}} {{thoi_gian}} như sau:",
    Place("ke_hoach", "Kế hoạch của phong trào", "Kế hoạch số 97/KH-SCT ngày 25/01/2021 của Sở Công Thương"),
    UNIT,
    ABOUT,
    Place("thoi_gian", "Thời gian của đợt", "(từ ngày 01/01/2021 đến ngày 30/6/2021)"),
    ADDRESSEE,
)
REPORT_OFFICIAL = _report(
    "official",
    "Câu sau câu mở đầu, khi là số liệu chính thức",
    "Báo cáo này thay số ước trong báo cáo đã được chấp nhận bằng số liệu chính thức.",
    UNIT,
)
REPORT_CLOSING = _report(
    "closing",
    "Câu kết",
    "Trên đây là báo cáo kết quả {{phong_trao}} của {{don_vi}}, kính gửi {{noi_nhan}} tổng hợp.",
    ABOUT,
    UNIT,
    ADDRESSEE,
)
REPORT_TEXTS = (REPORT_SUMMARY, REPORT_OPENING, REPORT_OFFICIAL, REPORT_CLOSING)

RECEIPT = "Biên nhận báo cáo"
RECEIPT_SUBTITLE = TextKind(
    "campaigns.receipt.subtitle", RECEIPT, "Dòng dưới tên biên nhận", "Kết quả {{phong_trao}}", (ABOUT, UNIT)
)
RECEIPT_AGAIN = TextKind(
    "campaigns.receipt.again",
    RECEIPT,
    "Dòng Lần nộp, khi nộp lại",
    "{{lan_nop}} (nộp lại sau khi sửa; tính hạn theo lần nộp đầu, ngày {{ngay_nop_dau}})",
    (
        Place("lan_nop", "Lần nộp thứ mấy", "2"),
        Place("ngay_nop_dau", "Ngày nộp lần đầu", "18/6/2021"),
    ),
)
RECEIPT_OFFICIAL = TextKind(
    "campaigns.receipt.official",
    RECEIPT,
    "Dòng Lần nộp, khi gửi số liệu chính thức",
    "{{lan_nop}} (số liệu chính thức, thay số ước trong báo cáo đã được chấp nhận)",
    (Place("lan_nop", "Lần nộp thứ mấy", "2"),),
)
RECEIPT_NOTE = TextKind(
    "campaigns.receipt.note",
    RECEIPT,
    "Lời giải thích dưới bảng",
    "Dấu vân tay được tính từ toàn bộ nội dung đã nộp: nội dung đổi dù một chữ thì dấu vân tay đổi. "
    "Biên nhận này do hệ thống lập khi nhận báo cáo, không thay cho kết quả thẩm định.",
    (UNIT, OFFICE),
)
RECEIPT_TEXTS = (RECEIPT_SUBTITLE, RECEIPT_AGAIN, RECEIPT_OFFICIAL, RECEIPT_NOTE)
