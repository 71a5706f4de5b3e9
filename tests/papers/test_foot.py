"""The foot of a page and of a paper: what is never left alone there, in the PDF."""

from dataclasses import replace
from functools import cache

import pytest

from documents.content import Column, Paragraph, Row, Table, Verification, WorkingPaper
from documents.docx import render_docx
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import ReadPaper, read
from tests.papers.word import ReadWord

LINES = ("Trên đây là nội dung của công văn.", "Yêu cầu các phòng, đơn vị thực hiện.")


@cache
def filled(count: int) -> ReadPaper:
    """A công văn of short paragraphs that ends where its page ends, or a line or two before or after."""
    return read(render_pdf(replace(samples.letter(), blocks=tuple(Paragraph(LINES[at % 2]) for at in range(count)))))


@pytest.mark.parametrize("count", range(12, 24))
def test_a_signature_has_two_lines_of_the_text_with_it(count: int) -> None:
    printed = filled(count)
    last = printed.pdf.pages[-1].extract_text()

    assert "CHÁNH VĂN PHÒNG" in last
    assert sum(last.count(line.rstrip(".")) for line in LINES) >= 2


def test_a_signature_moves_on_alone_with_its_lines() -> None:
    assert {len(filled(count).pdf.pages) for count in range(12, 24)} == {1, 2}


def listed(rows: int, above: int) -> WorkingPaper:
    table = Table(
        (Column("TT", 20, "center"), Column("Nội dung", 140)),
        tuple(Row((f"Dòng {at}", "Một hai ba bốn năm sáu bảy tám chín mười " * 4)) for at in range(1, rows + 1)),
    )
    blocks = (*(Paragraph("Chữ phía trên bảng.") for _ in range(above)), table)
    return WorkingPaper(title="Bảng", body_name="SỞ CÔNG THƯƠNG", blocks=blocks)


@pytest.mark.parametrize("above", range(10, 26, 2))
def test_no_page_has_a_single_first_or_last_row_of_a_table(above: int) -> None:
    pages = [page.extract_text() for page in read(render_pdf(listed(3, above))).pdf.pages]

    assert [page.count("Dòng") for page in pages if "Dòng" in page] == [3]


def test_no_row_of_a_long_table_is_cut() -> None:
    pages = [page.extract_text() for page in read(render_pdf(listed(160, 3))).pdf.pages]

    assert sum(page.count("Dòng") for page in pages) == 160
    assert [page.count("bảy") for page in pages] == [page.count("Dòng") * 4 for page in pages]


def test_two_signers_beside_each_other_have_their_names_at_one_height() -> None:
    printed = read(render_pdf(samples.minutes()))
    last = len(printed.pdf.pages)
    secretary, chair = printed.line(last, "Lê Thị", (30, 110)), printed.line(last, "Hoàng Văn", (110, 190))

    assert secretary.baseline == pytest.approx(chair.baseline, abs=0.3)


@pytest.mark.parametrize(
    ("site", "lines"),
    [
        ("a.vn", ("Tra cứu tại a.vn/xac-minh/7KQ2-M9XD-4HTB",)),
        (
            "phongtraothidua.socongthuong.hatinh.gov.vn",
            ("Tra cứu tại phongtraothidua.socongthuong.hatinh.gov.vn", "/xac-minh/7KQ2-M9XD-4HTB"),
        ),
    ],
)
def test_no_line_under_the_qr_ends_inside_the_code(site: str, lines: tuple[str, ...]) -> None:
    mark = Verification(f"https://{site}/xac-minh/7KQ2-M9XD-4HTB/", "7KQ2-M9XD-4HTB")
    paper = replace(samples.letter(), verification=mark)

    printed = read(render_pdf(paper)).text().splitlines()
    (written,) = ReadWord(render_docx(paper)).texts("Dấu tra cứu")

    wanted = [*lines, "Mã tra cứu: 7KQ2-M9XD-4HTB"]
    assert [line for line in printed if "7KQ2" in line or site in line] == wanted
    assert written.splitlines() == wanted
