"""What the decree measures, read back from the pages (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import logging
from dataclasses import replace

import pytest

from documents.content import Paragraph
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import ReadPaper, read

LEFT = (30, 92)
RIGHT = (92, 191)
BODY = "Thực hiện Kế hoạch số 15"


def test_every_page_is_a4(report: ReadPaper) -> None:
    sizes = {
        tuple(sorted((round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)))) for page in report.pdf.pages
    }
    assert sizes == {(210, 297)}


def test_text_keeps_the_margins(report: ReadPaper) -> None:
    upright = [page for page in report.pdf.pages if page.width < page.height]
    assert min(char["x0"] for page in upright for char in page.chars) == pytest.approx(30 / 25.4 * 72, abs=1.5)
    assert max(char["x1"] for page in upright for char in page.chars) == pytest.approx(190 / 25.4 * 72, abs=1.5)
    assert max(char["bottom"] for page in upright for char in page.chars) <= 277 / 25.4 * 72 + 1


def test_national_name_stands_on_one_line(report: ReadPaper) -> None:
    line = report.line(1, "CỘNG HÒA", RIGHT)
    assert (line.text, line.font, line.size) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tinos-Bold", 13)


def test_motto_is_ruled_as_long_as_its_text(report: ReadPaper) -> None:
    motto = report.line(1, "Độc lập", RIGHT)
    left, right, top = next(rule for rule in report.rules(1) if rule[0] > 92)
    assert (motto.text, motto.font, motto.size) == ("Độc lập - Tự do - Hạnh phúc", "Tinos-Bold", 14)
    assert (left, right) == (pytest.approx(motto.left, abs=0.4), pytest.approx(motto.right, abs=0.4))
    assert 0 < top - motto.baseline + 1 < 3


@pytest.mark.parametrize("start", ["SỞ CÔNG THƯƠNG", "phát triển ngành Công Thương"])
def test_other_rules_are_a_third_to_a_half_of_their_text(report: ReadPaper, start: str) -> None:
    text = report.line(1, start, LEFT if start.isupper() else (0, 210))
    left, right, _top = next(rule for rule in report.rules(1) if rule[2] > text.top + 2 and rule[0] < 105)
    assert 1 / 3 <= (right - left) / text.width <= 1 / 2
    assert (left + right) / 2 == pytest.approx(text.middle, abs=1)


def test_body_name_stands_under_its_superior(report: ReadPaper) -> None:
    superior, body = report.line(1, "UBND", LEFT), report.line(1, "SỞ CÔNG", LEFT)
    assert (superior.font, superior.size, body.font, body.size) == ("Tinos", 13, "Tinos-Bold", 13)
    assert superior.middle == pytest.approx(body.middle, abs=0.5)


def test_number_and_date_stand_level(decision: ReadPaper) -> None:
    number, place = decision.line(1, "Số:", LEFT), decision.line(1, "Hà Tĩnh,", RIGHT)
    assert (number.text, number.font, number.size) == ("Số: 128/QĐ-SCT", "Tinos", 13)
    assert (place.text, place.font, place.size) == ("Hà Tĩnh, ngày 05 tháng 7 năm 2021", "Tinos-Italic", 14)
    # Boxes of 13 and 14 pt on one baseline differ by the difference of their descents.
    assert number.baseline == pytest.approx(place.baseline, abs=0.35)


def test_a_paper_without_number_leaves_room_for_the_hand(report: ReadPaper) -> None:
    line = report.line(1, "Số:", LEFT)
    assert line.text.replace("\xa0", " ").split() == ["Số:", "/BC-SCT"]
    assert line.width > 28


def test_body_text_is_fourteen_points_indented_and_justified(report: ReadPaper) -> None:
    lines = report.lines(2)
    first = next(line for line in lines if line.text.startswith(BODY))
    second = lines[lines.index(first) + 1]
    assert (first.font, first.size) == ("Tinos", 14)
    assert first.left == pytest.approx(42.7, abs=0.5)
    assert second.left == pytest.approx(30, abs=0.5)
    assert (first.right, second.right) == (pytest.approx(190, abs=0.5), pytest.approx(190, abs=0.5))


def test_headings_take_the_styles_of_their_level(report: ReadPaper) -> None:
    first, second = report.line(1, "II. KẾT QUẢ"), report.line(1, "1. Thi đua")
    third = report.line(1, "a) Lĩnh vực")
    assert [(line.font, line.size) for line in (first, second, third)] == [
        ("Tinos-Bold", 14),
        ("Tinos-Bold", 14),
        ("Tinos", 14),
    ]


def _page_number(paper: ReadPaper, page: int) -> str:
    read_page = paper.pdf.pages[page - 1]
    head = read_page.crop((0, 0, read_page.width, 17 / 25.4 * 72))
    return str(head.extract_text())


def test_page_numbers_begin_on_page_two_and_again_in_each_annex(report: ReadPaper) -> None:
    numbers = [_page_number(report, page) for page in range(1, len(report.pdf.pages) + 1)]
    annexes = [page.extract_text().startswith("Phụ lục") for page in report.pdf.pages]
    first, second = (at for at, begins in enumerate(annexes) if begins)
    for start, end in ((0, first), (first, second), (second, len(numbers))):
        assert numbers[start:end] == ["", *(str(at) for at in range(2, end - start + 1))]


def test_page_number_is_centred_in_the_top_margin(report: ReadPaper) -> None:
    number = report.lines(2)[0]
    assert (number.text, number.size, number.font) == ("2", 13, "Tinos")
    assert number.middle == pytest.approx(110, abs=0.5)
    assert 5 < number.top < 15


def test_no_heading_stands_alone_at_the_foot_of_a_page(report: ReadPaper) -> None:
    last_lines = [report.lines(page)[-1] for page in range(1, len(report.pdf.pages) + 1)]
    assert [
        line.text for line in last_lines if line.font == "Tinos-Bold" and line.text[:2] in ("I.", "II", "1.", "2.")
    ] == []


def test_table_heads_are_repeated(report: ReadPaper) -> None:
    pages = [page.extract_text() for page in report.pdf.pages]
    with_rows = [text for text in pages if "Nhiệm vụ khung số" in text]
    assert len(with_rows) > 5
    assert all("Chỉ tiêu, nhiệm vụ" in text for text in with_rows)


def test_signature_stays_with_the_last_words_level_with_the_recipients(report: ReadPaper) -> None:
    page = next(at for at, read_page in enumerate(report.pdf.pages, 1) if "Nơi nhận" in read_page.extract_text())
    recipients, post = report.line(page, "Nơi nhận", (30, 110)), report.line(page, "KT.", (110, 190))
    lines = report.lines(page, (30, 110))
    assert recipients.baseline == pytest.approx(post.baseline, abs=0.6)
    assert (recipients.font, recipients.size) == ("Tinos-Bold-Italic", 12)
    assert {line.size for line in lines if line.text.startswith("- Như")} == {11}
    assert "đợt 1 năm 2021./." in report.pdf.pages[page - 1].extract_text()
    assert report.line(page, "Nguyễn Văn", (110, 190)).font == "Tinos-Bold"


def test_a_long_paper_never_leaves_its_signature_alone() -> None:
    for paragraphs in range(4, 8):
        paper = samples.letter()
        paper = samples.with_paragraphs(paper, paragraphs)
        printed = read(render_pdf(paper))
        last = printed.pdf.pages[-1].extract_text()
        assert ("CHÁNH VĂN PHÒNG" in last, "./." in last) == (True, True)


def test_wide_annex_lies_on_its_side(report: ReadPaper) -> None:
    assert [page.width > page.height for page in report.pdf.pages][-3:] == [True, True, True]


def test_fonts_are_tinos_and_embedded(report: ReadPaper) -> None:
    fonts = {char["fontname"] for page in report.pdf.pages for char in page.chars}
    assert {name.split("+")[1] for name in fonts} == {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"}


def test_vietnamese_can_be_read_back(decision: ReadPaper) -> None:
    text = " ".join(decision.text().split())
    assert "Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở và các tập thể" in text
    assert "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN" in text
    assert text.index("I. TẬP THỂ") < text.index("II. CÁ NHÂN")


def test_equal_content_gives_equal_bytes() -> None:
    assert render_pdf(samples.decision()) == render_pdf(samples.decision())


def test_the_renderer_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for paper in (samples.report(draft=True), samples.decision(), samples.letter(), samples.minutes()):
            render_pdf(paper)
    assert [record.getMessage() for record in caplog.records] == []


def test_the_file_names_its_language_title_and_standard() -> None:
    content = render_pdf(samples.decision())
    printed = read(content)
    assert printed.pdf.metadata["Title"].startswith("Quyết định số 128/QĐ-SCT: Về việc tặng Giấy khen")
    assert printed.pdf.doc.catalog["Lang"] == b"vi"
    assert b"pdfuaid:part" in printed.pdf.doc.catalog["Metadata"].resolve().get_data()


def test_a_long_named_body_keeps_both_columns_on_their_lines() -> None:
    center = replace(
        samples.SCT, name="TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI", superior="SỞ CÔNG THƯƠNG HÀ TĨNH"
    )
    printed = read(render_pdf(replace(samples.letter_report(), body=center, layout="")))

    left = [line.text for line in printed.lines(1, (30, 99)) if line.top < 42]
    assert left[:3] == ["SỞ CÔNG THƯƠNG HÀ TĨNH", "TRUNG TÂM KHUYẾN CÔNG", "VÀ XÚC TIẾN THƯƠNG MẠI"]
    name = printed.line(1, "CỘNG HÒA", (99, 191))
    assert (name.text, name.size) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)


def test_a_word_without_end_stays_within_the_margins() -> None:
    paper = replace(samples.letter_report(), blocks=(Paragraph("x" * 300), Paragraph("Dòng một\nDòng hai")))
    printed = read(render_pdf(paper))

    assert max(char["x1"] for char in printed.pdf.pages[0].chars) <= 191 / 25.4 * 72
    assert printed.line(1, "Dòng hai").text == "Dòng hai./."
