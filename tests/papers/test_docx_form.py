"""What Word asks of a file before it opens one, and any text that a person can type."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.content import Annex, Article, Block, Column, DashList, Directions, Heading, Paragraph, Row, Table
from documents.docx import render_docx
from documents.letterwidths import width_mm
from tests.papers import samples
from tests.papers.conftest import ReadPaper
from tests.papers.word import EVERY_PAPER, ReadWord, letters_of_html

# ECMA-376, part 1: the children of an element in the one order that Word takes (those that we write).
ORDER = {
    "pPr": "pStyle keepNext keepLines pBdr spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcMar vAlign",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "r": "rPr t br drawing",
}
LOOSE = {"r"}
DIRECTED = Directions("HỎA TỐC", "LƯU HÀNH NỘI BỘ", "PL", 300, ("Số 02, đường Vũ Quang",))
OTHERS = {
    "marked": replace(samples.letter(), verification=samples.MARK),
    "directed": replace(samples.report(), directions=DIRECTED),
}


@pytest.mark.parametrize("name", [*EVERY_PAPER, *OTHERS])
def test_every_element_stands_where_word_expects_it(name: str) -> None:
    for tree in ReadWord(render_docx(EVERY_PAPER.get(name) or OTHERS[name])).trees():
        for tag, order in ORDER.items():
            known = [qn(f"w:{child}") for child in order.split()]
            for element in tree.iter(qn(f"w:{tag}")):
                places = [known.index(child.tag) for child in element]
                assert tag in LOOSE or places == sorted(places)


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_every_cell_and_the_body_end_with_a_paragraph(name: str) -> None:
    body = ReadWord(render_docx(EVERY_PAPER[name])).body

    assert {cell[-1].tag for cell in body.iter(qn("w:tc"))} == {qn("w:p")}
    assert [child.tag for child in body[-2:]] == [qn("w:p"), qn("w:sectPr")]
    assert [at for at, child in enumerate(body) if child.tag == body[at - 1].tag == qn("w:tbl")] == []


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_the_cells_of_a_row_fill_the_grid(name: str) -> None:
    for table in ReadWord(render_docx(EVERY_PAPER[name])).body.iter(qn("w:tbl")):
        grid = sum(int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid")))
        assert int(table.find(qn("w:tblPr")).find(qn("w:tblW")).get(qn("w:w"))) == grid
        for row in table.iter(qn("w:tr")):
            assert sum(int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))) == grid


def test_the_lengths_of_texts_are_those_of_the_font(report: ReadPaper) -> None:
    motto = report.line(1, "Độc lập", (92, 191))
    place = report.line(1, "I. CÔNG TÁC")
    plain = report.line(1, "- Ủy ban nhân dân tỉnh")

    assert width_mm(motto.text, 14, bold=True) == pytest.approx(motto.width, abs=0.4)
    assert width_mm(place.text, 14, bold=True) == pytest.approx(place.width, rel=0.01)
    assert width_mm(plain.text, 14) == pytest.approx(plain.width, rel=0.01)


def test_a_letter_outside_the_tables_is_taken_for_a_wide_one() -> None:
    assert width_mm("≈", 10) > width_mm("n", 10)


LETTERS = st.sampled_from("aAăâđêôơưỨỆỗệ ỹX09.,;:-–“”()%&<>*\u00a0\n\t\u0007\"'/")
WORDS = st.text(LETTERS, min_size=1, max_size=120).filter(lambda text: "./." not in text)
LINES = WORDS.filter(lambda text: text.strip(" -;.,*\n\t\u0007\u00a0") != "")
COLUMNS = (Column("STT", 20, "center"), Column("Nội dung", 60), Column("Số", 40, "right"))
ROWS = st.tuples(WORDS, WORDS, WORDS).map(Row)
TABLES = st.builds(lambda rows, title: Table(COLUMNS, tuple(rows), title=title), st.lists(ROWS, max_size=5), WORDS)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, LINES, indent=st.booleans(), italic=st.booleans()),
    st.builds(Heading, LINES, level=st.sampled_from([1, 2, 3])),
    st.builds(lambda items: DashList(tuple(items)), st.lists(LINES, min_size=1, max_size=3)),
    st.builds(Article, LINES, more=st.tuples(LINES)),
    TABLES,
)


@settings(max_examples=40)
@given(st.lists(BLOCKS, min_size=1, max_size=6), LINES)
def test_no_letter_of_any_text_is_lost(blocks: list[Block], title: str) -> None:
    told = Paragraph("Chi tiết tại Phụ lục kèm theo.")
    paper = replace(samples.letter_report(), blocks=(told, *blocks), annexes=(Annex(title, tuple(blocks)),))

    assert ReadWord(render_docx(paper)).letters == letters_of_html(paper)
