"""Word files opened by LibreOffice: the words and pages of our own PDF. Part of `make test-all`."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from documents.content import Heading, Paper, Paragraph, WorkingPaper
from documents.docx import render_docx
from documents.pages import count_pages
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import ReadPaper
from tests.papers.office import MM, laid_out, letters, read_back, without_heads
from tests.papers.word import EVERY_PAPER, ReadWord

pytestmark = pytest.mark.office

PAPERS: dict[str, Paper | WorkingPaper] = {
    **EVERY_PAPER,
    "marked": replace(samples.letter(), verification=samples.MARK),
    "long register": samples.register(150),
    **{f"letter of {count}": samples.with_paragraphs(samples.letter(), count) for count in range(4, 8)},
    "headings at the foot": replace(
        samples.letter_report(),
        blocks=tuple(
            block for at in range(1, 13) for block in (Heading(f"Mục {at}"), Paragraph(samples.LONG_TEXT[: at * 60]))
        ),
    ),
}


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], ReadPaper]:
    """Each Word file as LibreOffice lays it out."""
    files = laid_out(PAPERS, tmp_path_factory.mktemp("word"))

    @cache
    def opened_file(name: str) -> ReadPaper:
        return read_back(files[name])

    return opened_file


@pytest.mark.parametrize("name", PAPERS)
def test_the_words_are_all_there(name: str, opened: Callable[[str], ReadPaper]) -> None:
    written = ReadWord(render_docx(PAPERS[name])).letters

    assert without_heads(letters(opened(name)), PAPERS[name]) == without_heads(written, PAPERS[name])


@pytest.mark.parametrize("name", PAPERS)
def test_there_are_as_many_pages_as_in_the_pdf_give_or_take_one(name: str, opened: Callable[[str], ReadPaper]) -> None:
    assert abs(len(opened(name).pdf.pages) - count_pages(render_pdf(PAPERS[name]))) <= 1


@pytest.mark.parametrize("name", PAPERS)
def test_no_text_stands_in_the_margins(name: str, opened: Callable[[str], ReadPaper]) -> None:
    for page in opened(name).pdf.pages:
        chars = [char for char in page.chars if not char["text"].isspace()]
        assert min(char["x0"] for char in chars) >= 30 * MM - 0.5
        assert max(char["x1"] for char in chars) <= page.width - 20 * MM + 0.5
        assert max(char["bottom"] for char in chars) <= page.height - 20 * MM + 0.5


@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("receipt", "register", "long register")])
def test_national_name_and_motto_stand_each_on_a_line_ruled_as_long_as_the_motto(
    name: str, opened: Callable[[str], ReadPaper]
) -> None:
    printed = opened(name)
    m = PAPERS[name].measures
    right = (m.margin_left + m.header_left, 191)
    motto = printed.line(1, "Độc lập - Tự do - Hạnh phúc", right)
    rule = next(rule for rule in printed.rules(1) if rule[0] > right[0])

    assert printed.line(1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right).size == m.national_name_size
    assert rule[:2] == (pytest.approx(motto.left, abs=0.6), pytest.approx(motto.right, abs=0.6))
    assert 0 < rule[2] - motto.baseline + 1 < 3


def test_number_and_date_stand_level(opened: Callable[[str], ReadPaper]) -> None:
    printed = opened("decision")
    number, place = printed.line(1, "Số:", (30, 92)), printed.line(1, "Hà Tĩnh,", (92, 191))

    assert number.baseline == pytest.approx(place.baseline, abs=0.5)


def test_recipients_and_signature_stand_level(opened: Callable[[str], ReadPaper]) -> None:
    printed = opened("decision")
    recipients, post = printed.line(1, "Nơi nhận", (30, 110)), printed.line(1, "GIÁM ĐỐC", (110, 190))

    assert recipients.baseline == pytest.approx(post.baseline, abs=0.6)


def test_page_numbers_begin_on_page_two_and_again_in_each_annex(opened: Callable[[str], ReadPaper]) -> None:
    pages = opened("report").pdf.pages
    numbers = [page.crop((0, 0, page.width, 17 * MM)).extract_text() for page in pages]
    annexes = [at for at, page in enumerate(pages) if page.extract_text().startswith("Phụ lục")]

    assert len(annexes) == 2
    for start, end in zip([0, *annexes], [*annexes, len(pages)], strict=True):
        assert numbers[start:end] == ["", *(str(at) for at in range(2, end - start + 1))]
    assert [page.width > page.height for page in pages] == [at >= annexes[1] for at in range(len(pages))]


def test_table_heads_are_repeated(opened: Callable[[str], ReadPaper]) -> None:
    pages = [page.extract_text() for page in opened("long register").pdf.pages]

    assert len(pages) > 10
    assert all("Tên loại và trích yếu nội dung" in text for text in pages)


@pytest.mark.parametrize("count", range(4, 8))
def test_a_long_paper_never_leaves_its_signature_alone(count: int, opened: Callable[[str], ReadPaper]) -> None:
    last = opened(f"letter of {count}").pdf.pages[-1].extract_text()

    assert ("CHÁNH VĂN PHÒNG" in last, "./." in last) == (True, True)


def test_no_heading_stands_alone_at_the_foot_of_a_page(opened: Callable[[str], ReadPaper]) -> None:
    printed = opened("headings at the foot")
    last_lines = [printed.lines(page)[-1].text for page in range(1, len(printed.pdf.pages) + 1)]

    assert len(last_lines) > 1
    assert [text for text in last_lines if "MỤC" in text] == []
