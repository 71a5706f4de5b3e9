"""Sentences of the owner's papers that the office words itself (`documents.texts`), and what fills their places."""

from documents.texts import Place, TextKind

BODY = Place("ten_don_vi", "Tên gọn của cơ quan ban hành", "Sở Công Thương")

SUMMARY = "Báo cáo sơ kết, tổng kết"
OPENING = TextKind(
    code="reports.summary.opening",
    paper=SUMMARY,
    label="Câu mở đầu",
    default="Thực hiện {{can_cu}}; {{ten_don_vi}} báo cáo {{noi_dung}} với những nội dung chính như sau:",
    places=(
        Place("can_cu", "Văn bản cấp trên và kế hoạch của phong trào", "Kế hoạch số 97/KH-SCT ngày 25/01/2021"),
        BODY,
        Place("noi_dung", "Sơ kết hay tổng kết, về đợt nào", "sơ kết phong trào thi đua đợt 1"),
    ),
)
CLOSING = TextKind(
    code="reports.summary.closing",
    paper=SUMMARY,
    label="Câu kết",
    default="Trên đây là báo cáo {{ten_bao_cao}} của {{ten_don_vi}}, kính báo cáo {{noi_nhan}}.",
    places=(
        Place("ten_bao_cao", "Trích yếu của báo cáo", "sơ kết phong trào thi đua đợt 1 năm 2021"),
        BODY,
        Place("noi_nhan", "Cấp trên nhận báo cáo", "UBND tỉnh Hà Tĩnh theo quy định"),
    ),
)
SUMMARY_TEXTS = (OPENING, CLOSING)

URGING = "Công văn đôn đốc"
OFFICE = Place("van_phong", "Tên văn phòng ký công văn", "Văn phòng Sở")
URGED_CONTENT = TextKind(
    code="reports.urging.content",
    paper=URGING,
    label="Điểm 2, yêu cầu về nội dung báo cáo",
    default=(
        "Báo cáo đầy đủ kết quả từng nhiệm vụ được giao, kèm số liệu, sản phẩm và minh chứng; nêu rõ nguyên nhân của "
        "những nhiệm vụ chậm tiến độ."
    ),
    places=(OFFICE, BODY),
)
URGED_CLOSING = TextKind(
    code="reports.urging.closing",
    paper=URGING,
    label="Câu kết",
    default="{{van_phong}} đề nghị {{lanh_dao}} quan tâm, chỉ đạo thực hiện.",
    places=(
        OFFICE,
        Place("lanh_dao", "Người đứng đầu các đơn vị được đôn đốc", "Trưởng các phòng, Thủ trưởng các đơn vị"),
        BODY,
    ),
)
URGING_TEXTS = (URGED_CONTENT, URGED_CLOSING)
