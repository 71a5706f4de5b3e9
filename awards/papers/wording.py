"""Sentences of the papers of awards that the office words itself (`documents.texts`)."""

from documents.texts import BRANCH_HEADS, Place, TextKind

COUNCIL = "Hội đồng Thi đua - Khen thưởng"
BODY = Place("ten_don_vi", "Tên gọn của cơ quan ban hành", "Sở Công Thương")
AWARD = Place("hinh_thuc", "Danh hiệu, hình thức khen thưởng", "Giấy khen của Giám đốc Sở Công Thương")
REWARDED = Place("doi_tuong", "Tập thể, cá nhân được khen", "các tập thể, cá nhân")
PHASE = Place("dot_thi_dua", "Đợt thi đua", "đợt thi đua thứ nhất năm 2021")
PROPOSER = Place("nguoi_de_nghi", "Người đứng đầu văn phòng tổng hợp của cơ quan", "Chánh Văn phòng Sở")
SOURCE = Place("theo_nghi_dinh", "Nghị định quy định tiền thưởng", "theo Nghị định số 91/2017/NĐ-CP")
PLAN = Place(
    "ke_hoach",
    "Kế hoạch của phong trào",
    "Kế hoạch số 97/KH-SCT ngày 25 tháng 01 năm 2021 của Sở Công Thương tỉnh Hà Tĩnh về phong trào thi đua năm 2021",
)
MINUTES_CITED = Place(
    "bien_ban",
    "Biên bản họp Hội đồng: số và ngày khi đã ban hành, nếu chưa thì ngày họp",
    "Biên bản số 05/BB-SCT ngày 30 tháng 6 năm 2021 họp Hội đồng Thi đua - Khen thưởng",
)

DECISION = "Quyết định khen thưởng"
SUMMARY = TextKind(
    code="awards.decision.summary",
    paper=DECISION,
    label="Trích yếu",
    default="Về việc tặng {{hinh_thuc}} cho {{doi_tuong}} có thành tích trong {{dot_thi_dua}}",
    places=(AWARD, REWARDED, PHASE, BODY),
)
DUTIES_BASE = TextKind(
    code="awards.decision.duties_base",
    paper=DECISION,
    label="Căn cứ chức năng, khi chưa ghi quyết định ở Văn bản pháp luật",
    default="Căn cứ quy định về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {{ten_day_du}}",
    places=(Place("ten_day_du", "Tên đầy đủ của cơ quan ban hành", "Sở Công Thương tỉnh Hà Tĩnh"), BODY),
)
PLAN_BASE = TextKind(
    code="awards.plan_base",
    paper=DECISION,
    label="Căn cứ kế hoạch (cả trong tờ trình)",
    default="Căn cứ {{ke_hoach}}",
    places=(PLAN, BODY),
)
MEETING_BASE = TextKind(
    code="awards.meeting_base",
    paper=DECISION,
    label="Căn cứ biên bản họp Hội đồng (cả trong tờ trình)",
    default="Căn cứ {{bien_ban}}",
    places=(MINUTES_CITED, BODY),
)
PROPOSAL = TextKind(
    code="awards.decision.proposal",
    paper=DECISION,
    label="Dòng cuối của căn cứ, theo đề nghị của ai",
    default="Theo đề nghị của {{nguoi_de_nghi}}",
    places=(PROPOSER, BODY),
)
MERIT = TextKind(
    code="awards.decision.merit",
    paper=DECISION,
    label="Điều 1, thành tích",
    default="đã có thành tích xuất sắc trong {{dot_thi_dua}}",
    places=(PHASE, BODY),
)
MONEY = TextKind(
    code="awards.decision.money",
    paper=DECISION,
    label="Điều 2, mức tiền thưởng",
    default=(
        "Mức tiền thưởng kèm theo: {{muc_tien_thuong}}; được chi {{theo_nghi_dinh}}, từ quỹ thi đua, khen thưởng của "
        "{{ten_don_vi}}."
    ),
    places=(
        Place("muc_tien_thuong", "Mức tiền của từng đối tượng", "tập thể 900.000 đồng, mỗi cá nhân 450.000 đồng"),
        SOURCE,
        BODY,
    ),
)
MONEY_UNKNOWN = TextKind(
    code="awards.decision.money_unknown",
    paper=DECISION,
    label="Điều 2, khi chưa tính được mức tiền",
    default="Tiền thưởng kèm theo được chi {{theo_nghi_dinh}}, từ quỹ thi đua, khen thưởng của {{ten_don_vi}}.",
    places=(SOURCE, BODY),
)
EXECUTION = TextKind(
    code="awards.decision.execution",
    paper=DECISION,
    label="Điều 3, thi hành",
    default=(
        "Quyết định này có hiệu lực kể từ ngày ký. {{nguoi_de_nghi}}, {{lanh_dao}} trực thuộc {{ten_don_vi}} "
        "và {{doi_tuong}} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    ),
    places=(PROPOSER, BRANCH_HEADS, REWARDED, BODY),
)
DECISION_RECIPIENTS = TextKind(
    code="awards.decision.recipients",
    paper=DECISION,
    label="Nơi nhận (không kể Như Điều 3 và dòng Lưu)",
    default="Lãnh đạo {{ten_don_vi}}; Công đoàn ngành {{ten_nganh}}",
    places=(Place("ten_nganh", "Tên gọn của cơ quan, bỏ chữ Sở", "Công Thương"), BODY),
    is_list=True,
)
DECISION_TEXTS = (
    SUMMARY,
    DUTIES_BASE,
    PLAN_BASE,
    MEETING_BASE,
    PROPOSAL,
    MERIT,
    MONEY,
    MONEY_UNKNOWN,
    EXECUTION,
    DECISION_RECIPIENTS,
)

REQUEST = "Tờ trình khen thưởng"
OFFICE = Place("van_phong", "Văn phòng trình Giám đốc", "Văn phòng Sở")
DECIDER = Place("cap_quyet_dinh", "Người có thẩm quyền quyết định", "Chủ tịch UBND tỉnh Hà Tĩnh")
SUPERIOR = Place("cap_tren", "Cơ quan cấp trên trực tiếp", "UBND tỉnh Hà Tĩnh")
MINISTRY = Place("bo_quan_ly", "Bộ quản lý ngành, Quản trị ghi ở mục Đơn vị", "Bộ Công Thương")
COUNTED = Place("so_luong", "Số tập thể, cá nhân", "02 tập thể và 05 cá nhân")
REQUEST_SUMMARY = TextKind(
    code="awards.request.summary",
    paper=REQUEST,
    label="Trích yếu",
    default="Về việc đề nghị tặng {{hinh_thuc}} cho {{doi_tuong}} có thành tích trong {{dot_thi_dua}}",
    places=(AWARD, REWARDED, PHASE, BODY),
)
ASKED_BY_OFFICE = TextKind(
    code="awards.request.by_office",
    paper=REQUEST,
    label="Câu đề nghị, Văn phòng trình Giám đốc",
    default=(
        "{{van_phong}} (Thường trực Hội đồng Thi đua - Khen thưởng) đã thẩm tra hồ sơ, kính trình {{cap_quyet_dinh}} xem "
        "xét, quyết định tặng {{hinh_thuc}} cho {{so_luong}} đã có thành tích xuất sắc trong {{dot_thi_dua}} (có danh sách "
        "kèm theo)."
    ),
    places=(OFFICE, DECIDER, AWARD, COUNTED, PHASE, BODY),
)
ASKED_BY_BODY = TextKind(
    code="awards.request.by_body",
    paper=REQUEST,
    label="Câu đề nghị, cơ quan trình cấp trên",
    default=(
        "{{ten_don_vi}} kính đề nghị {{cap_quyet_dinh}} xem xét, quyết định tặng {{hinh_thuc}} cho {{so_luong}} đã có thành "
        "tích xuất sắc trong {{dot_thi_dua}} (có danh sách kèm theo)."
    ),
    places=(BODY, DECIDER, AWARD, COUNTED, PHASE),
)
DOSSIER = TextKind(
    code="awards.request.dossier",
    paper=REQUEST,
    label="Hồ sơ kèm theo và trách nhiệm",
    default=(
        "Hồ sơ kèm theo gồm danh sách đề nghị, báo cáo thành tích của từng tập thể, cá nhân và biên bản họp xét "
        "khen thưởng. Các trường hợp đề nghị đã được thẩm tra về điều kiện, tiêu chuẩn theo quy định; đơn vị đề "
        "nghị chịu trách nhiệm về tính chính xác của thành tích đã báo cáo."
    ),
    places=(BODY, PHASE),
)
REQUEST_CLOSING = TextKind(
    code="awards.request.closing",
    paper=REQUEST,
    label="Câu kết",
    default="Kính trình {{cap_quyet_dinh}} xem xét, quyết định.",
    places=(DECIDER, BODY),
)
PROVINCE_DECIDER = TextKind(
    code="awards.request.province_decider",
    paper=REQUEST,
    label="Người quyết định ở cấp trên trực tiếp",
    default="Chủ tịch {{cap_tren}}",
    places=(SUPERIOR,),
)
PROVINCE_ADDRESSEES = TextKind(
    code="awards.request.province_addressees",
    paper=REQUEST,
    label="Kính gửi, khi trình cấp trên trực tiếp",
    default="{{cap_quyet_dinh}}; Ban Thi đua - Khen thưởng {{dia_ban}}",
    places=(DECIDER, Place("dia_ban", "Tỉnh hoặc địa danh của cơ quan", "tỉnh Hà Tĩnh"), SUPERIOR),
    is_list=True,
)
MINISTRY_DECIDER = TextKind(
    code="awards.request.ministry_decider",
    paper=REQUEST,
    label="Người quyết định ở bộ quản lý ngành",
    default="Bộ trưởng {{bo_quan_ly}}",
    places=(MINISTRY,),
)
MINISTRY_ADDRESSEES = TextKind(
    code="awards.request.ministry_addressees",
    paper=REQUEST,
    label="Kính gửi, khi trình bộ quản lý ngành",
    default="{{bo_quan_ly}}",
    places=(MINISTRY, DECIDER),
    is_list=True,
)
RECIPIENTS_OF_OFFICE = TextKind(
    code="awards.request.recipients_by_office",
    paper=REQUEST,
    label="Nơi nhận, Văn phòng trình Giám đốc",
    default="Thành viên Hội đồng Thi đua - Khen thưởng",
    places=(BODY,),
    is_list=True,
)
RECIPIENTS_OF_BODY = TextKind(
    code="awards.request.recipients_by_body",
    paper=REQUEST,
    label="Nơi nhận, cơ quan trình cấp trên",
    default="Lãnh đạo {{ten_don_vi}}",
    places=(BODY,),
    is_list=True,
)
# By whom is asked: the director, the body's superior, its ministry.
REQUEST_TEXTS = (REQUEST_SUMMARY, DOSSIER, REQUEST_CLOSING, ASKED_BY_OFFICE, RECIPIENTS_OF_OFFICE)
PROVINCE_TEXTS = (PROVINCE_ADDRESSEES, PROVINCE_DECIDER, ASKED_BY_BODY, RECIPIENTS_OF_BODY)
MINISTRY_TEXTS = (MINISTRY_ADDRESSEES, MINISTRY_DECIDER)

MINUTES = "Biên bản họp Hội đồng"
COUNT = "Biên bản kiểm phiếu"
COUNCIL_PLACE = Place("hoi_dong", "Tên Hội đồng", COUNCIL)
SIZE = Place("so_thanh_vien", "Tổng số thành viên Hội đồng", "09")
PRESENT = Place("so_du_hop", "Số thành viên dự họp", "08")
CASES = Place("so_truong_hop", "Số tập thể, cá nhân được xét", "07")
HOW = Place("cach_bieu_quyet", "Bỏ phiếu kín hay biểu quyết", "bỏ phiếu kín")
BASIS = Place("cach_tinh", "Tỷ lệ tính trên số nào", "tỷ lệ đồng ý tính trên tổng số 09 thành viên Hội đồng")
MINUTES_SUMMARY = TextKind(
    code="awards.minutes.summary",
    paper=MINUTES,
    label="Trích yếu",
    default="Họp {{hoi_dong}} xét khen thưởng {{dot_thi_dua}}",
    places=(COUNCIL_PLACE, PHASE),
)
ATTENDANCE = TextKind(
    code="awards.minutes.attendance",
    paper=MINUTES,
    label="Thành phần tham dự, dòng đầu",
    default="Thành viên {{hoi_dong}}: {{so_du_hop}}/{{so_thanh_vien}} người",
    places=(COUNCIL_PLACE, PRESENT, SIZE),
)
PRESENTED = TextKind(
    code="awards.minutes.presented",
    paper=MINUTES,
    label="Trình danh sách",
    default="Thư ký trình Hội đồng hồ sơ đề nghị khen thưởng của {{so_truong_hop}} tập thể, cá nhân.",
    places=(CASES, COUNCIL_PLACE, PHASE),
)
DISCUSSED = TextKind(
    code="awards.minutes.discussed",
    paper=MINUTES,
    label="Thảo luận và biểu quyết",
    default="Hội đồng thảo luận từng trường hợp và {{cach_bieu_quyet}}. Kết quả như sau ({{cach_tinh}}):",
    places=(HOW, BASIS, CASES, COUNCIL_PLACE, PHASE),
)
MINUTES_TEXTS = (MINUTES_SUMMARY, ATTENDANCE, PRESENTED, DISCUSSED)
COUNT_SUMMARY = TextKind(
    code="awards.count.summary",
    paper=COUNT,
    label="Trích yếu",
    default="Kiểm phiếu xét khen thưởng {{dot_thi_dua}}",
    places=(PHASE, COUNCIL_PLACE),
)
COUNTED_VOTES = TextKind(
    code="awards.count.votes",
    paper=COUNT,
    label="Câu giới thiệu kết quả",
    default=(
        "Hội đồng có {{so_thanh_vien}} thành viên, dự họp {{so_du_hop}} người; bỏ phiếu kín về {{so_truong_hop}} tập thể, "
        "cá nhân ({{cach_tinh}}):"
    ),
    places=(SIZE, PRESENT, CASES, BASIS, COUNCIL_PLACE, PHASE),
)
COUNT_CLOSING = TextKind(
    code="awards.count.closing",
    paper=COUNT,
    label="Câu kết",
    default="Biên bản được thông qua trước Hội đồng và lưu cùng phiếu bầu đã niêm phong.",
    places=(COUNCIL_PLACE, PHASE),
)
COUNT_TEXTS = (COUNT_SUMMARY, COUNTED_VOTES, COUNT_CLOSING)
