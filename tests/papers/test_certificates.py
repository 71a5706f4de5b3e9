"""The text layer of giấy khen: every line inside its box, on both sheets, whatever it says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.certificates import (
    LINES,
    Box,
    CertificateLayout,
    CertificateText,
    Setting,
    fitted,
    render_certificates,
    render_test_sheet,
    usual_layout,
)
from documents.certificates.fitting import AIR
from documents.certificates.layout import SMALLEST
from documents.content import PaperRefused, Verification
from documents.letterwidths import width_mm
from tests.papers.conftest import MM, ReadPaper, read

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
WORDS = {
    "national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "decider": "GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH HÀ TĨNH",
    "verb": "TẶNG",
    "title": "GIẤY KHEN",
    "nominee": "Ông (bà): Lê Thị Bình",
    "position": "Chuyên viên, Phòng Quản lý Công nghiệp",
    "achievement": "Đã có thành tích xuất sắc trong đợt thi đua thứ nhất năm 2021",
    "decision": "Quyết định số 128/QĐ-SCT ngày 05 tháng 7 năm 2021",
    "golden_book": "Số sổ vàng: 12/2021",
    "place_and_date": "Hà Tĩnh, ngày 05 tháng 7 năm 2021",
    "post": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signer": "Hoàng Văn Quảng",
}
MARK = Verification("https://thidua.example.vn/xac-minh/ABCD-EFGH/", "ABCD-EFGH")


def printed(layout: CertificateLayout, *texts: CertificateText) -> ReadPaper:
    return read(render_certificates(layout, texts, title="Giấy khen"))


def boxes_of(layout: CertificateLayout) -> dict[str, Box]:
    return {box.line.code: box for box in layout.boxes}


@pytest.mark.parametrize(("sheet", "size"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_every_line_stands_in_its_box_on_a_lying_sheet(sheet: str, size: tuple[int, int]) -> None:
    layout = usual_layout(sheet)

    paper = printed(layout, CertificateText(WORDS, MARK))

    page = paper.pdf.pages[0]
    assert (round(page.width / MM), round(page.height / MM)) == size
    boxes = boxes_of(layout)
    for code, words in WORDS.items():
        for said in words.split("\n"):
            line = next(found for found in paper.lines(1, (0, size[0])) if said in found.text)
            box = boxes[code]
            assert line.top >= box.top - 0.6, code
            assert line.baseline <= box.top + box.height + 0.6, code
    middle = paper.line(1, "GIẤY KHEN", (0, size[0]))
    assert middle.middle == pytest.approx(size[0] / 2, abs=0.5)


def test_offsets_move_every_line_by_their_millimetres() -> None:
    here, there = (
        printed(CertificateLayout("A4", dx, dy), CertificateText(WORDS)).line(1, "Số sổ vàng", (0, 297))
        for dx, dy in ((0, 0), (3.5, -2))
    )

    assert there.left - here.left == pytest.approx(3.5, abs=0.05)
    assert there.top - here.top == pytest.approx(-2, abs=0.05)


def test_a_line_that_the_stock_bears_already_is_not_printed() -> None:
    layout = CertificateLayout("A4", settings={"title": Setting(False, 77, 40)})

    text = printed(layout, CertificateText(WORDS)).text()

    assert "GIẤY KHEN" not in text
    assert "TẶNG" in text


def test_one_page_for_each_and_the_same_bytes_again() -> None:
    texts = [CertificateText({**WORDS, "nominee": f"Ông (bà): Người thứ {number}"}) for number in range(1, 4)]

    one, again = (render_certificates(usual_layout(), texts, title="Giấy khen") for _ in range(2))

    assert one == again
    assert [f"Người thứ {number}" in page.extract_text() for number, page in enumerate(read(one).pdf.pages, 1)] == [
        True,
        True,
        True,
    ]


def test_no_picture_but_the_mark_of_verification() -> None:
    with_mark, without = (
        printed(usual_layout(), CertificateText(WORDS, MARK)),
        printed(usual_layout(), CertificateText(WORDS)),
    )

    assert "Mã tra cứu: ABCD-EFGH" in with_mark.text()
    assert "Mã tra cứu" not in without.text()
    assert (without.pdf.pages[0].images, without.pdf.pages[0].rects, without.pdf.pages[0].curves) == ([], [], [])


def test_the_fonts_are_embedded() -> None:
    page = printed(usual_layout(), CertificateText(WORDS)).pdf.pages[0]

    assert {char["fontname"].split("+")[1] for char in page.chars} == {"Tinos", "Tinos-Bold", "Tinos-Italic"}


sentences = st.lists(st.text(LETTERS + LETTERS.upper() + "0123456789,.-()/", min_size=1, max_size=30), max_size=60)


@settings(max_examples=150, deadline=None)
@given(words=sentences, code=st.sampled_from(sorted(LINES)), sheet=st.sampled_from(["A4", "A3"]))
def test_whatever_is_said_stays_inside_or_is_refused(words: list[str], code: str, sheet: str) -> None:
    box = boxes_of(usual_layout(sheet))[code]
    text = " ".join(words)

    try:
        fit = fitted(text, box)
    except PaperRefused:
        smallest = sum(width_mm(word, SMALLEST, bold=box.line.bold) for word in text.split())
        assert smallest > 0.5 * box.width
        return

    assert "".join("".join(fit.lines).split()) == "".join(text.split())
    assert fit.height <= box.height + 0.01
    assert all(width_mm(line, fit.size, bold=box.line.bold) * AIR <= box.width for line in fit.lines)
    assert min(SMALLEST, box.size) <= fit.size <= box.size


@settings(max_examples=6, deadline=None)
@given(words=st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=70))
def test_long_achievements_are_drawn_inside_their_box(words: list[str]) -> None:
    layout = usual_layout()
    only = CertificateLayout(
        settings={code: replace(layout.setting(code), is_printed=code == "achievement") for code in LINES}
    )
    box = boxes_of(only)["achievement"]

    try:
        paper = printed(only, CertificateText({"achievement": " ".join(words)}))
    except PaperRefused:
        return

    for char in paper.pdf.pages[0].chars:
        assert box.left - 0.1 <= char["x0"] / MM
        assert char["x1"] / MM <= box.left + box.width + 0.1
        assert box.top - 0.6 <= char["top"] / MM
        assert char["bottom"] / MM <= box.top + box.height + 0.6


def test_a_long_name_shrinks_before_it_is_torn() -> None:
    box = boxes_of(usual_layout())["nominee"]

    fit = fitted("Tập thể: Trung tâm Khuyến công và Xúc tiến thương mại tỉnh Hà Tĩnh mở rộng thứ nhất", box)

    assert fit.size < box.size
    assert " ".join(fit.lines) == "Tập thể: Trung tâm Khuyến công và Xúc tiến thương mại tỉnh Hà Tĩnh mở rộng thứ nhất"


def test_what_no_size_holds_is_refused_with_its_line() -> None:
    with pytest.raises(PaperRefused, match="Dòng “Thành tích” dài quá khung trên giấy khen"):
        printed(usual_layout(), CertificateText({"achievement": "thành tích " * 300}))


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        ({"sheet": "A5"}, "Không có khổ giấy “A5”"),
        ({"dx": 31}, "Độ lệch không được quá 30 mm"),
        ({"settings": {"title": Setting(True, 60, 40)}}, "chồng lên nhau"),
        ({"settings": {"signer": Setting(True, 206, 14)}}, "“Họ tên người ký” ra ngoài tờ giấy"),
        ({"settings": {"signer": Setting(True, 181, 80)}}, "phải từ 8 đến 72"),
        ({"settings": {code: Setting(False, 10, 12) for code in LINES}}, "Phải in ít nhất một dòng"),
    ],
)
def test_impossible_settings_are_refused(layout: dict[str, object], sentence: str) -> None:
    with pytest.raises(PaperRefused, match=sentence):
        CertificateLayout(**layout)  # type: ignore[arg-type]


def test_the_test_sheet_has_rulers_cross_hairs_and_the_boxes() -> None:
    page = read(render_test_sheet(CertificateLayout("A4", 1.5, 0), title="Tờ in thử")).pdf.pages[0]

    words = page.extract_text()
    assert all(line.label in words for line in LINES.values())
    assert "Độ lệch đang đặt: ngang 1,5 mm, dọc 0 mm" in words
    hundred = next(word for word in page.extract_words() if word["text"] == "100")
    assert (hundred["x0"] + hundred["x1"]) / 2 / MM == pytest.approx(100, abs=0.3)
    verticals = {round(line["x0"] / MM, 1) for line in (*page.lines, *page.curves) if line["width"] < 0.5}
    assert {10.0, 20.0, 148.5, 277.0} <= verticals
