"""Every paper that the product makes, its Word file opened by LibreOffice. Part of `make test-all`."""

from pathlib import Path

import pytest

from documents.docx import render_docx
from documents.pages import count_pages
from documents.pdf import render_pdf
from tests.papers.office import MM, laid_out, letters, read_back, without_heads
from tests.papers.word import ReadWord
from tests.reports.every_paper import every_paper

# Builder after builder asks for itself, which the watch over repeated statements takes for a loop.
pytestmark = [pytest.mark.office, pytest.mark.django_db, pytest.mark.nozeal]


def test_every_paper_has_its_words_its_pages_and_its_margins_in_word(tmp_path: Path) -> None:
    papers = every_paper()

    files = laid_out(papers, tmp_path)

    assert len(papers) >= 24
    for name, paper in papers.items():
        printed = read_back(files[name])
        written = ReadWord(render_docx(paper)).letters
        assert without_heads(letters(printed), paper) == without_heads(written, paper), name
        assert abs(len(printed.pdf.pages) - count_pages(render_pdf(paper))) <= 1, name
        for page in printed.pdf.pages:
            shown = [char for char in page.chars if not char["text"].isspace()]
            assert min(char["x0"] for char in shown) >= 30 * MM - 0.5, name
            assert max(char["x1"] for char in shown) <= page.width - 20 * MM + 0.5, name
            assert max(char["bottom"] for char in shown) <= page.height - 20 * MM + 0.5, name


def test_the_pages_of_every_paper_have_text_with_their_signature(tmp_path: Path) -> None:
    papers = {name: paper for name, paper in every_paper().items() if "300" not in name}

    files = laid_out(papers, tmp_path)

    alone = [
        name
        for name in papers
        for page in read_back(files[name]).pdf.pages
        if page.crop((0, 19 * MM, page.width, page.height)).extract_text().startswith(("Nơi nhận:", "GIÁM ĐỐC"))
    ]
    assert alone == []
