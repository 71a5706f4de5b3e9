"""The text and the foot of every kind of paper, line by line (Phụ lục I, ô 6 to 9b; Phụ lục III)."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from documents.content import Annex, Article, DashList, Heading, Paper, Paragraph
from documents.decree import KINDS
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import MM, Line, ReadPaper, read
from tests.papers.test_every_kind import sample_of

POINT = 25.4 / 72
ADDRESSED = [kind for kind, row in KINDS.items() if row.may_be_addressed]
ADDRESSEES = ("Chủ tịch Ủy ban nhân dân tỉnh", "Sở Nội vụ")
BASES = ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Theo đề nghị của Chánh Văn phòng Sở")


def long_sample(kind: str) -> Paper:
    """The kind with căn cứ, long paragraphs, a list and two annexes."""
    paper = sample_of(kind)
    own = paper.blocks if kind in ("QĐ", "BB") else ()
    text = (*(Paragraph(samples.LONG_TEXT) for _ in range(7)), DashList(("Một gạch đầu dòng", "Hai gạch đầu dòng")))
    lists = Annex("Danh sách tập thể", text), Annex("Danh sách cá nhân", text, landscape=True)
    bases = BASES if kind in ("QĐ", "KH", "TTr", "BC") else ()
    blocks = (*own, *text, Paragraph("Chi tiết tại các phụ lục kèm theo."))
    return replace(paper, blocks=blocks, annexes=lists, bases=bases, draft=False)


@cache
def printed(kind: str) -> ReadPaper:
    return read(render_pdf(long_sample(kind)))


def paragraph_of(paper: ReadPaper, page: int, start: str) -> list[Line]:
    """The lines of the first whole paragraph that begins so, and the line after it."""
    lines = paper.lines(page)
    first = next(at for at, line in enumerate(lines) if line.text.startswith(start))
    last = next(at for at in range(first, len(lines)) if lines[at].text.endswith("(số liệu minh họa)."))
    return lines[first : last + 2]


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_is_justified_indented_and_spaced(kind: str) -> None:
    *lines, following = paragraph_of(printed(kind), 2, "Thực hiện Kế hoạch số 15")
    assert {(line.font, line.size) for line in lines} == {("Tinos", 14)}
    assert lines[0].left == pytest.approx(42.7, abs=0.4)
    assert [line.left for line in lines[1:]] == pytest.approx([30] * len(lines[1:]), abs=0.4)
    assert [line.right for line in lines[:-1]] == pytest.approx([190] * len(lines[:-1]), abs=0.5)
    steps = [(after.baseline - line.baseline) / POINT for line, after in pairwise(lines)]
    single = 14 * 1.15
    assert all(single * 0.99 <= step <= single * 1.5 for step in steps)
    gap = (following.baseline - lines[-1].baseline) / POINT - steps[0]
    assert gap >= 5.9


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_numbered_on_top_of_the_text_and_of_each_annex(kind: str) -> None:
    paper = printed(kind)
    starts = [at for at, page in enumerate(paper.pdf.pages) if page.extract_text().startswith("Phụ lục")]
    assert len(starts) == 2
    for start, end in pairwise((0, *starts, len(paper.pdf.pages))):
        for number, page in enumerate(paper.pdf.pages[start:end], 1):
            head = page.crop((0, 0, page.width, 19 * MM))
            assert head.extract_text() == ("" if number == 1 else str(number))
            if number > 1:
                assert {(one["fontname"].split("+")[-1], round(one["size"], 1)) for one in head.chars} == {
                    ("Tinos", 13)
                }
                middle = (head.chars[0]["x0"] + head.chars[-1]["x1"]) / 2 / MM
                assert middle == pytest.approx((30 + float(page.width) / MM - 20) / 2, abs=0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_annexes_are_named_titled_and_tied_to_their_paper(kind: str) -> None:
    paper = printed(kind)
    starts = [at for at, page in enumerate(paper.pdf.pages, 1) if page.extract_text().startswith("Phụ lục")]
    for page, name, title, middle in zip(
        starts, ("Phụ lục I", "Phụ lục II"), ("TẬP THỂ", "CÁ NHÂN"), (110, 153.5), strict=True
    ):
        label, heading, *rest = paper.lines(page, (0, 297))[:4]
        assert [(line.text, line.font, line.size) for line in (label, heading)] == [
            (name, "Tinos-Bold", 14),
            (f"DANH SÁCH {title}", "Tinos-Bold", 14),
        ]
        reference = rest[0]
        assert reference.text.startswith(f"(Kèm theo {KINDS[kind].name} số")
        assert (reference.font, reference.size) == ("Tinos-Italic", 14)
        assert [line.middle for line in (label, heading, reference)] == pytest.approx([middle] * 3, abs=0.6)


@pytest.mark.parametrize("kind", KINDS)
def test_recipients_stand_flush_left_line_by_line(kind: str) -> None:
    paper = printed(kind)
    page = next(at for at, one in enumerate(paper.pdf.pages, 1) if "Nơi nhận:" in one.extract_text())
    lines = paper.lines(page, (29, 110))
    title = next(at for at, line in enumerate(lines) if line.text == "Nơi nhận:")
    recipients = lines[title + 1 : title + 1 + len(long_sample(kind).printed_recipients)]
    assert [line.text for line in recipients] == list(long_sample(kind).printed_recipients)
    assert [line.text[-1] for line in recipients] == [*";" * (len(recipients) - 1), "."]
    assert {(line.font, line.size) for line in recipients} == {("Tinos", 11)}
    assert [line.left for line in (lines[title], *recipients)] == pytest.approx([30] * (len(recipients) + 1), abs=0.4)
    assert recipients[-1].text.startswith("- Lưu: ")


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_ends_with_its_mark_once(kind: str) -> None:
    paper = printed(kind)
    assert paper.text().count("./.") == 1


@pytest.mark.parametrize("kind", ADDRESSED)
def test_one_addressee_stands_on_the_line_of_the_greeting(kind: str) -> None:
    line = read(render_pdf(replace(sample_of(kind), addressees=ADDRESSEES[1:]))).line(1, "Kính gửi:")
    assert (line.text, line.font, line.size) == ("Kính gửi: Sở Nội vụ", "Tinos", 14)
    assert line.middle == pytest.approx(110, abs=0.5)


@pytest.mark.parametrize("kind", ADDRESSED)
def test_several_addressees_stand_below_the_greeting(kind: str) -> None:
    paper = read(render_pdf(replace(sample_of(kind), addressees=ADDRESSEES)))
    greeting, first, second = (paper.line(1, start) for start in ("Kính gửi:", "- Chủ tịch Ủy ban", "- Sở Nội vụ"))
    assert [line.text for line in (greeting, first, second)] == [
        "Kính gửi:",
        "- Chủ tịch Ủy ban nhân dân tỉnh;",
        "- Sở Nội vụ.",
    ]
    assert {(line.font, line.size) for line in (greeting, first, second)} == {("Tinos", 14)}
    assert greeting.baseline < first.baseline < second.baseline
    assert (first.left, second.left) == (pytest.approx(first.left), pytest.approx(first.left, abs=0.3))
    assert first.left > greeting.right


@pytest.mark.parametrize("kind", ["QĐ", "KH", "TTr", "BC"])
def test_the_bases_are_italic_each_on_its_line(kind: str) -> None:
    paper = printed(kind)
    law, office = paper.line(1, "Căn cứ Luật"), paper.line(1, "Theo đề nghị")
    assert {(line.font, line.size) for line in (law, office)} == {("Tinos-Italic", 14)}
    assert (law.text[-1], office.text[-1]) == (";", ".")
    assert [law.left, office.left] == pytest.approx([42.7] * 2, abs=0.4)
    assert law.top > paper.line(1, KINDS[kind].heading).top


def test_a_decision_says_by_whose_authority_it_resolves() -> None:
    paper = printed("QĐ")
    authority, resolves, article = (
        paper.line(1, start) for start in ("GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH", "QUYẾT ĐỊNH:", "Điều 1.")
    )
    last_basis = paper.line(1, "Theo đề nghị")
    assert [(line.font, line.size, round(line.middle)) for line in (authority, resolves)] == [
        ("Tinos-Bold", 14, 110)
    ] * 2
    assert authority.baseline < last_basis.baseline < resolves.baseline < article.baseline
    assert (article.font, article.size, article.left) == ("Tinos-Bold", 14, pytest.approx(42.7, abs=0.4))


def test_the_title_of_an_article_and_of_its_parts() -> None:
    blocks = (Article("Phạm vi", more=("1. Khoản một.", "a) Điểm a.", "**2. Khoản có tên**", "Nội dung khoản.")),)
    paper = read(render_pdf(replace(samples.decision(), blocks=blocks, annexes=())))
    fonts = {start: paper.line(1, start).font for start in ("Điều 1.", "1. Khoản", "a) Điểm", "2. Khoản")}
    assert fonts == {
        "Điều 1.": "Tinos-Bold",
        "1. Khoản": "Tinos",
        "a) Điểm": "Tinos",
        "2. Khoản": "Tinos-Bold",
    }


def test_points_go_by_the_vietnamese_alphabet_in_print() -> None:
    blocks = (*(Heading(f"Mục thứ {at}", 3) for at in range(1, 12)), Paragraph("Hết."))
    paper = read(render_pdf(replace(samples.letter_report(), blocks=blocks)))
    said = [line.text.partition(")")[0] for line in paper.lines(1) if "Mục thứ" in line.text]
    assert said == list("abcdđeghikl")


def test_the_summary_of_a_letter_stands_six_points_below_its_number() -> None:
    paper = printed("congvan")
    number, summary = paper.line(1, "Số:", (30, 92)), paper.line(1, "V/v", (30, 92))
    # Letters are a little lower than their lines, and the number shares its line with the larger date.
    assert (summary.top - number.baseline) / POINT == pytest.approx(7, abs=1.5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_lines_stand_close_and_at_the_margin(kind: str) -> None:
    paper = printed(kind)
    name, motto = paper.line(1, "CỘNG HÒA", (92, 191)), paper.line(1, "Độc lập", (92, 191))
    assert name.top == pytest.approx(20, abs=1.5)
    assert (motto.baseline - name.baseline) / POINT <= 14 * 1.2
