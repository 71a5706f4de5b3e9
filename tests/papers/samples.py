"""Papers that the tests lay out: a long report, a decision with its list, a công văn, minutes; figures are invented."""

from dataclasses import replace
from datetime import date, datetime

from documents.content import (
    Annex,
    Article,
    Body,
    Column,
    DashList,
    Heading,
    Invitation,
    Meeting,
    Paper,
    Paragraph,
    Row,
    Signature,
    SignatureBox,
    Table,
    Verification,
    WorkingPaper,
)

SCT = Body(
    name="SỞ CÔNG THƯƠNG",
    superior="UBND TỈNH HÀ TĨNH",
    symbol="SCT",
    place="Hà Tĩnh",
    full_name="Sở Công Thương",
)
DIRECTOR = Signature(post="Giám đốc", name="Hoàng Văn Quảng")
DEPUTY = Signature(post="Phó Giám đốc", name="Nguyễn Văn Minh Họa", authority="KT", for_post="Giám đốc")
MARK = Verification("https://thidua.example.vn/tra-cuu/7KQ2-M9XD-4HTB", "7KQ2-M9XD-4HTB")
SUMMARY = "Báo cáo kết quả thực hiện phong trào thi đua phát triển ngành Công Thương"
LONG_TEXT = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 19/01/2021 của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua thực hiện "
    "nhiệm vụ phát triển kinh tế - xã hội năm 2021, các phòng, đơn vị thuộc Sở đã chủ động triển khai nhiệm vụ được "
    "giao, phối hợp chặt chẽ với các địa phương, doanh nghiệp; kịp thời tham mưu tháo gỡ khó khăn cho sản xuất công "
    "nghiệp, thương mại và dịch vụ trong điều kiện vừa phòng, chống dịch COVID-19 vừa khôi phục sản xuất kinh doanh "
    "(số liệu minh họa)."
)


def _targets() -> Table:
    rows = [
        Row(
            (
                str(at),
                f"Nhiệm vụ khung số {at} do Ủy ban nhân dân tỉnh giao",
                "Phòng Quản lý Công nghiệp",
                "100",
                "98,5",
                "Đạt",
            )
        )
        for at in range(1, 31)
    ]
    return Table(
        title="Biểu chỉ tiêu đến ngày 14/6/2021",
        note="Đơn vị tính: %",
        columns=(
            Column("STT", 12, "center"),
            Column("Chỉ tiêu, nhiệm vụ", 58),
            Column("Đơn vị đầu mối", 38),
            Column("Kế hoạch", 18, "right"),
            Column("Thực hiện", 18, "right"),
            Column("Đánh giá", 16, "center"),
        ),
        rows=(
            Row(("I. Nhiệm vụ khung của UBND tỉnh",), "group"),
            *rows,
            Row(("", "Cộng", "", "100", "98,5", ""), "total"),
        ),
    )


def report(number: int | None = None, issued_on: date | None = None, draft: bool = False) -> Paper:
    return Paper(
        kind="BC",
        body=SCT,
        summary="Kết quả thực hiện phong trào thi đua phát triển ngành Công Thương đợt 1 năm 2021",
        number=number,
        issued_on=issued_on,
        year=2021,
        draft=draft,
        addressees=("Giám đốc Sở Công Thương", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        blocks=(
            Paragraph(
                "Thực hiện Kế hoạch của Sở về phong trào thi đua năm 2021, Văn phòng Sở báo cáo kết quả như sau:"
            ),
            Heading("Công tác lãnh đạo, chỉ đạo, tuyên truyền"),
            Paragraph(LONG_TEXT),
            DashList(
                (LONG_TEXT, "Đã phát động tại **09 phòng, đơn vị** với 112 lượt người đăng ký (số liệu minh họa).")
            ),
            Heading("Kết quả thực hiện"),
            Heading("Thi đua thực hiện nhiệm vụ chuyên môn", 2),
            Heading("Lĩnh vực công nghiệp", 3),
            *(Paragraph(LONG_TEXT) for _ in range(4)),
            Heading("Lĩnh vực thương mại", 3),
            *(Paragraph(LONG_TEXT) for _ in range(4)),
            Heading("Bảng chỉ tiêu", 2),
            _targets(),
            Heading("Đánh giá chung"),
            Heading("Ưu điểm", 2),
            *(Paragraph(LONG_TEXT) for _ in range(3)),
            Heading("Đề xuất, kiến nghị"),
            Paragraph("Chi tiết tại Phụ lục kèm theo. Trên đây là báo cáo kết quả phong trào thi đua đợt 1 năm 2021."),
        ),
        annexes=(
            Annex("Số liệu theo đơn vị", (_targets(), _targets())),
            Annex("Danh sách mô hình mới, điển hình tiên tiến đề nghị nhân rộng", (_targets(),), landscape=True),
        ),
        signature=DEPUTY,
        recipients=("Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở"),
        archive="VT, VP",
    )


def decision(number: int | None = 128, issued_on: date | None = date(2021, 7, 5)) -> Paper:
    collectives = [Row((str(at), f"Phòng chuyên môn số {at}", "Sở Công Thương")) for at in range(1, 6)]
    people = [Row((str(at), f"Ông Nguyễn Văn {at}", "Chuyên viên Phòng Quản lý Công nghiệp")) for at in range(1, 41)]
    columns = (Column("STT", 14, "center"), Column("Tập thể, cá nhân", 66), Column("Chức vụ, đơn vị", 80))
    return Paper(
        kind="QĐ",
        body=SCT,
        summary="Về việc tặng Giấy khen của Giám đốc Sở Công Thương đợt 1 năm 2021",
        authority_line="Giám đốc Sở Công Thương tỉnh Hà Tĩnh",
        number=number,
        issued_on=issued_on,
        year=2021,
        bases=(
            "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
            (
                "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết "
                "thi hành một số điều của Luật Thi đua, khen thưởng;"
            ),
            "Theo đề nghị của Chánh Văn phòng Sở.",
        ),
        blocks=(
            Article(
                "Tặng Giấy khen của Giám đốc Sở Công Thương cho 05 tập thể và 40 cá nhân (có danh sách kèm theo) đã có "
                "thành tích xuất sắc trong phong trào thi đua đợt 1 năm 2021."
            ),
            Article("Tiền thưởng kèm theo Giấy khen thực hiện theo quy định hiện hành."),
            Article(
                "Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở và các tập thể, cá nhân có tên tại Điều 1 "
                "chịu trách nhiệm thi hành Quyết định này"
            ),
        ),
        annexes=(
            Annex(
                "Danh sách tập thể, cá nhân được tặng Giấy khen",
                (
                    Table(
                        columns,
                        (Row(("I. TẬP THỂ",), "group"), *collectives, Row(("II. CÁ NHÂN",), "group"), *people),
                    ),
                ),
            ),
        ),
        signature=DIRECTOR,
        recipients=("Sở Nội vụ",),
        archive="VT, VP",
    )


def letter() -> Paper:
    return Paper(
        kind="congvan",
        body=SCT,
        summary="đôn đốc báo cáo kết quả phong trào thi đua đợt 1 năm 2021",
        drafting_unit="VP",
        number=5,
        issued_on=date(2021, 2, 5),
        addressees=("Các phòng, đơn vị thuộc Sở",),
        blocks=(Paragraph(LONG_TEXT), Paragraph("Yêu cầu các phòng, đơn vị thực hiện.")),
        signature=Signature(post="Chánh Văn phòng", name="Trần Thị Minh Họa", authority="TL", for_post="Giám đốc"),
        archive="VT, VP",
    )


def minutes() -> Paper:
    return Paper(
        kind="BB",
        body=SCT,
        summary="Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng đợt 1 năm 2021",
        year=2021,
        meeting=Meeting(
            place="Phòng họp tầng 3, trụ sở Sở Công Thương",
            attendees=(
                "Ông Hoàng Văn Quảng, Giám đốc Sở, Chủ tịch Hội đồng",
                "Các thành viên Hội đồng: 07/09 người",
                "Đại diện các phòng, đơn vị có trường hợp đề nghị khen thưởng",
            ),
            absent="02 thành viên đi công tác (đã gửi ý kiến bằng văn bản)",
            chair="Ông Hoàng Văn Quảng, Chủ tịch Hội đồng",
            secretary="Bà Lê Thị Minh Họa, Chuyên viên Văn phòng Sở",
            starts_at=datetime(2021, 7, 1, 8, 0),
            ends_at=datetime(2021, 7, 1, 10, 30),
        ),
        blocks=(
            Heading("Chánh Văn phòng trình danh sách", 2),
            Paragraph(LONG_TEXT),
            Heading("Kết quả biểu quyết", 2),
            Table(
                columns=(
                    Column("TT", 12, "center"),
                    Column("Tập thể, cá nhân", 64),
                    Column("Phát ra", 20, "center"),
                    Column("Hợp lệ", 20, "center"),
                    Column("Đồng ý", 22, "center"),
                    Column("Tỷ lệ", 22, "right"),
                ),
                rows=tuple(Row((str(at), f"Phòng chuyên môn số {at}", "7", "7", "7", "100%")) for at in range(1, 6)),
            ),
        ),
        signature=Signature(
            post="Chủ tịch",
            name="Hoàng Văn Quảng",
            authority="TM",
            for_post="Hội đồng",
            other_post="Giám đốc Sở Công Thương",
        ),
        co_signature=Signature(post="Thư ký", name="Lê Thị Minh Họa"),
        archive="VT, Hồ sơ",
    )


def invitation() -> Paper:
    return Paper(
        kind="GM",
        body=SCT,
        summary="Họp Hội đồng Thi đua - Khen thưởng Sở Công Thương",
        number=9,
        issued_on=date(2021, 6, 25),
        blocks=(),
        invitation=Invitation(
            guests=("Các thành viên Hội đồng Thi đua - Khen thưởng Sở", "Trưởng các phòng, đơn vị có hồ sơ đề nghị"),
            topic="Họp xét khen thưởng phong trào thi đua đợt 1 năm 2021",
            chair="Ông Hoàng Văn Quảng, Giám đốc Sở, Chủ tịch Hội đồng",
            starts_at=datetime(2021, 7, 1, 8, 0),
            place="Phòng họp tầng 3, trụ sở Sở Công Thương",
        ),
        signature=DEPUTY,
        recipients=("Như thành phần mời",),
        archive="VT, VP",
    )


def achievement_report() -> WorkingPaper:
    won = (
        Column("Năm", 20, "center"),
        Column("Danh hiệu thi đua", 60),
        Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định", 80),
    )
    return WorkingPaper(
        title="Báo cáo thành tích",
        subtitle="Đề nghị tặng Giấy khen của Giám đốc Sở Công Thương\nvề thành tích đợt thi đua thứ nhất năm 2021",
        superior="SỞ CÔNG THƯƠNG HÀ TĨNH",
        body_name="PHÒNG QUẢN LÝ CÔNG NGHIỆP",
        national_heading=True,
        place="Hà Tĩnh",
        year=2021,
        blocks=(
            Paragraph("**Tên đơn vị:** Phòng Quản lý Công nghiệp"),
            Heading("Sơ lược đặc điểm, tình hình"),
            Heading("Đặc điểm, tình hình", 2),
            Paragraph(LONG_TEXT),
            Heading("Chức năng, nhiệm vụ", 2),
            Paragraph(LONG_TEXT),
            Heading("Thành tích đạt được"),
            *(Paragraph(LONG_TEXT) for _ in range(4)),
            Heading("Các hình thức đã được khen thưởng"),
            Table(won, tuple(Row((str(year), "Tập thể lao động tiên tiến", "")) for year in range(2018, 2021))),
        ),
        signatures=(
            SignatureBox("Xác nhận của cấp trên trực tiếp", hint="(Ký, đóng dấu)"),
            SignatureBox("Thủ trưởng đơn vị", "Nguyễn Văn Minh Họa", "(Ký, đóng dấu)"),
        ),
    )


def receipt() -> WorkingPaper:
    return WorkingPaper(
        title="Phiếu tiếp nhận báo cáo",
        subtitle="Báo cáo kết quả phong trào thi đua đợt 1 năm 2021",
        superior="UBND TỈNH HÀ TĨNH",
        body_name="SỞ CÔNG THƯƠNG",
        place="Hà Tĩnh",
        dated_on=date(2021, 6, 14),
        blocks=(
            Paragraph("**Đơn vị nộp:** Phòng Quản lý Công nghiệp", indent=False),
            Paragraph("**Thời gian nộp:** 14 giờ 05, ngày 14 tháng 6 năm 2021", indent=False),
            Paragraph("**Tình trạng:** Đúng hạn", indent=False),
        ),
        signatures=(SignatureBox("Người tiếp nhận", "Trần Thị Minh Họa", "(Ký, ghi rõ họ tên)"),),
        verification=MARK,
    )


def register(rows: int = 60) -> WorkingPaper:
    return WorkingPaper(
        title="Sổ đăng ký văn bản đi",
        subtitle="Năm 2021",
        superior="UBND TỈNH HÀ TĨNH",
        body_name="SỞ CÔNG THƯƠNG",
        landscape=True,
        blocks=(
            Table(
                columns=(
                    Column("Số, ký hiệu", 30),
                    Column("Ngày, tháng", 26, "center"),
                    Column("Tên loại và trích yếu nội dung", 85),
                    Column("Người ký", 36),
                    Column("Nơi nhận", 50),
                    Column("Ghi chú", 20),
                ),
                rows=tuple(
                    Row((f"{at:02d}/BC-SCT", f"{at % 28 + 1:02d}/3", SUMMARY, DIRECTOR.name, "Các phòng, đơn vị", ""))
                    for at in range(1, rows + 1)
                ),
            ),
        ),
    )


def with_paragraphs(paper: Paper, count: int) -> Paper:
    return replace(paper, blocks=tuple(Paragraph(LONG_TEXT) for _ in range(count)))


def letter_report(summary: str = "Kết quả thực hiện phong trào thi đua đợt 1 năm 2021") -> Paper:
    """A report of one page."""
    return Paper(
        kind="BC",
        body=SCT,
        summary=summary,
        year=2021,
        addressees=("Ủy ban nhân dân tỉnh Hà Tĩnh",),
        blocks=(Paragraph("Trên đây là báo cáo kết quả đợt 1."),),
        signature=DIRECTOR,
        archive="VT, VP",
    )
