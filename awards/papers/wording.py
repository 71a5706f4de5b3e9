"""Sentences of the award decision that the office words itself (`documents.texts`)."""

from documents.texts import Place, TextKind

DECISION = "Quyết định khen thưởng"
BODY = Place("ten_don_vi", "Tên gọn của cơ quan ban hành", "Sở Công Thương")
AWARD = Place("hinh_thuc", "Danh hiệu, hình thức khen thưởng", "Giấy khen của Giám đốc Sở Công Thương")
REWARDED = Place("doi_tuong", "Tập thể, cá nhân được khen", "các tập thể, cá nhân")
PHASE = Place("dot_thi_dua", "Đợt thi đua", "đợt thi đua thứ nhất năm 2021")
SOURCE = Place("theo_nghi_dinh", "Nghị định quy định tiền thưởng", "theo Nghị định số 91/2017/NĐ-CP")

SUMMARY = TextKind(
    code="awards.decision.summary",
    paper=DECISION,
    label="Trích yếu",
    default="Về việc tặng {{hinh_thuc}} cho {{doi_tuong}} có thành tích trong {{dot_thi_dua}}",
    places=(AWARD, REWARDED, PHASE, BODY),
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
        "Mức tiền thưởng kèm theo: {{muc_tien_thuong}}; được chi {{theo_nghi_dinh}}, từ quỹ thi đua, khen thưởng của Sở."
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
    default="Tiền thưởng kèm theo được chi {{theo_nghi_dinh}}, từ quỹ thi đua, khen thưởng của Sở.",
    places=(SOURCE, BODY),
)
EXECUTION = TextKind(
    code="awards.decision.execution",
    paper=DECISION,
    label="Điều 3, thi hành",
    default=(
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng các đơn vị trực "
        "thuộc Sở và {{doi_tuong}} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    ),
    places=(REWARDED, BODY),
)
DECISION_TEXTS = (SUMMARY, MERIT, MONEY, MONEY_UNKNOWN, EXECUTION)
