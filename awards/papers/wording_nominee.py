"""Sentences of what a nominee reports and is given: báo cáo thành tích, giấy khen (`documents.texts`)."""

from documents.texts import Place, TextKind

ACHIEVEMENT = "Báo cáo thành tích"
AWARD = Place("hinh_thuc", "Danh hiệu, hình thức khen thưởng", "Giấy khen của Giám đốc Sở Công Thương")
PHASE = Place("dot_thi_dua", "Đợt thi đua", "đợt thi đua thứ nhất năm 2021")


def _text(name: str, label: str, default: str, *places: Place) -> TextKind:
    return TextKind(f"awards.achievement.{name}", ACHIEVEMENT, label, default, places)


SUBTITLE = _text("subtitle", "Dòng dưới tên báo cáo", "Đề nghị tặng {{hinh_thuc}}", AWARD)
LIFE = _text("life", "Mẫu 07, 02: đề mục lý lịch", "Sơ lược lý lịch")
FEATURES = _text("features", "Mẫu 07, 01: đề mục đặc điểm", "Sơ lược đặc điểm, tình hình")
OF_PHASE = _text("of_phase", "Mẫu 07: đề mục thành tích", "Thành tích đạt được trong {{dot_thi_dua}}", PHASE)
ACHIEVED = _text("achieved", "Mẫu 01, 02: đề mục thành tích", "Thành tích đạt được")
TASKS = _text("tasks", "Mẫu 01, 02: kết quả nhiệm vụ", "Kết quả thực hiện nhiệm vụ được giao")
MEANS_OF_PERSON = _text(
    "means_of_person",
    "Mẫu 02: biện pháp, sáng kiến",
    "Biện pháp, nguyên nhân đạt được thành tích; sáng kiến đã được công nhận",
)
MEANS_OF_COLLECTIVE = _text(
    "means_of_collective",
    "Mẫu 01: biện pháp, phong trào",
    "Biện pháp, nguyên nhân đạt được thành tích; các phong trào thi đua đã thực hiện",
)
OBSERVANCE = _text(
    "observance",
    "Mẫu 01, 02: chấp hành chủ trương",
    "Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
)
PARTY = _text("party", "Mẫu 01, 02: tổ chức đảng, đoàn thể", "Hoạt động của tổ chức đảng, đoàn thể")
EARLIER = _text("earlier", "Đề mục khen thưởng đã có", "Các hình thức đã được khen thưởng")
SIGNED_BY_HEAD = _text("signed_by_head", "Chỗ ký: đơn vị", "Thủ trưởng đơn vị")
CONFIRMED_BY_HEAD = _text("confirmed_by_head", "Chỗ ký: đơn vị xác nhận", "Thủ trưởng đơn vị xác nhận")
REPORTED_BY = _text("reported_by", "Chỗ ký: người báo cáo", "Người báo cáo")
CONFIRMED_ABOVE = _text("confirmed_above", "Chỗ ký: cấp trên xác nhận", "Cấp trên trực tiếp xác nhận")
ACHIEVEMENT_TEXTS = (
    SUBTITLE,
    LIFE,
    FEATURES,
    OF_PHASE,
    ACHIEVED,
    TASKS,
    MEANS_OF_PERSON,
    MEANS_OF_COLLECTIVE,
    OBSERVANCE,
    PARTY,
    EARLIER,
    REPORTED_BY,
    SIGNED_BY_HEAD,
    CONFIRMED_BY_HEAD,
    CONFIRMED_ABOVE,
)

CERTIFICATE = "Giấy khen"
VERB = TextKind("awards.certificate.verb", CERTIFICATE, "Chữ trên tên giấy khen", "TẶNG")
TO_PERSON = TextKind(
    "awards.certificate.person",
    CERTIFICATE,
    "Tên cá nhân",
    "Ông (bà): {{ho_ten}}",
    (Place("ho_ten", "Họ và tên người được khen", "Lê Thị Bình"),),
)
TO_COLLECTIVE = TextKind(
    "awards.certificate.collective",
    CERTIFICATE,
    "Tên tập thể",
    "Tập thể: {{ten_tap_the}}",
    (Place("ten_tap_the", "Tên tập thể được khen", "Phòng Quản lý Công nghiệp"),),
)
BY_DECISION = TextKind(
    "awards.certificate.decision",
    CERTIFICATE,
    "Số quyết định",
    "{{quyet_dinh}}",
    (Place("quyet_dinh", "Quyết định khen thưởng", "Quyết định số 55/QĐ-SCT ngày 05 tháng 7 năm 2021"),),
)
GOLDEN_BOOK = TextKind(
    "awards.certificate.golden_book",
    CERTIFICATE,
    "Số sổ vàng",
    "Số sổ vàng: {{so_so_vang}}",
    (Place("so_so_vang", "Số trong sổ vàng", "12/2021"),),
)
CERTIFICATE_TEXTS = (VERB, TO_PERSON, TO_COLLECTIVE, BY_DECISION, GOLDEN_BOOK)
