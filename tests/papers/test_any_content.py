"""Whatever people write, a page stays a page: margins, headings, table heads, signatures, readable letters.

The gate walks a little; `make test-papers` (a part of `make test-all`) walks far, with tables of up to 2,000 rows.
`PAPERS_WALK=200` sets how far, `PAPERS_SEED=7` goes another way each time.
"""

import logging
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, example, given, seed, settings
from hypothesis import strategies as st

from documents.composition import high_rows
from documents.content import (
    Annex,
    Article,
    Block,
    Column,
    DashList,
    Heading,
    Paper,
    PaperRefused,
    Paragraph,
    Row,
    Table,
    WorkingPaper,
    runs,
)
from documents.content.letters import all_texts, refuse_unprintable
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import MM, ReadPaper, read

WALK = int(os.environ.get("PAPERS_WALK", "12"))
MOST_ROWS, MOST_REPEATS = (2000, 12) if WALK > 50 else (90, 2)
# One seed for all walks, or none: hypothesis then takes the same way each time.
another_way = seed(int(os.environ["PAPERS_SEED"])) if "PAPERS_SEED" in os.environ else lambda test: test
# Marks that no written text holds: the end of a heading, the head of a table, a cell.
HEADING_END, HEAD, CELL = "¤", "¶", "¦"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
# Marks that are written after their letter, several over one another too.
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
SIGNS = "0123456789,;:()–-/%“”"


@st.composite
def words(draw: Any, most: int = 60) -> str:
    """A sentence: short syllables, now and then a word without end, composed or decomposed, with unseen characters."""
    letters = st.sampled_from(LETTERS + LETTERS.upper())
    syllable = st.text(letters, min_size=1, max_size=7)
    endless = st.text(st.sampled_from(LETTERS.upper() + SIGNS), min_size=60, max_size=240)
    marked = st.text(st.sampled_from("aeiouyAEOU" + MARKS), min_size=2, max_size=12)
    unseen = st.sampled_from(
        ["\u200b", "\x07", "\ufeff", "\t", "2021", "15/KH-UBND", "–", "(%)", "**đậm**", "\n", "\u00a0"]
    )
    kinds = st.one_of(syllable, syllable, syllable, syllable, marked, unseen, endless)
    text = "a" + " ".join(draw(st.lists(kinds, min_size=1, max_size=most)))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@st.composite
def tables(draw: Any, width: float) -> Table:
    """1 to 8 columns, 0 to 2,000 rows: a few written rows over and over."""
    count = draw(st.integers(1, 8))
    # No column below the narrowest that is taken.
    shares = draw(st.lists(st.integers(2, 6), min_size=count, max_size=count))
    columns = tuple(
        Column(f"{draw(words(3))[:40]} {HEAD}", width * share / sum(shares), draw(st.sampled_from(["left", "right"])))
        for share in shares
    )
    cell = st.one_of(words(6), words(6), words(6), st.just(""), st.just("98,5"), tall_cells())
    written = draw(st.lists(st.lists(cell, min_size=count, max_size=count), min_size=1, max_size=4))
    rows = draw(st.one_of(st.integers(0, 12), st.integers(0, MOST_ROWS // (20 if _is_tall(written) else 1))))
    kinds = draw(st.lists(st.sampled_from(["normal", "normal", "normal", "group", "total"]), min_size=1, max_size=9))
    return Table(
        columns,
        tuple(
            Row((f"{CELL} {written[at % len(written)][0]}",), "group")
            if kinds[at % len(kinds)] == "group"
            else Row(tuple(f"{CELL} {cell}" for cell in written[at % len(written)]), kinds[at % len(kinds)])
            for at in range(rows)
        ),
        title=draw(st.sampled_from(["", "Biểu số liệu"])),
        note=draw(st.sampled_from(["", "Đơn vị tính: %"])),
    )


@st.composite
def tall_cells(draw: Any) -> str:
    """A cell of many lines, now and then higher than a page."""
    return " ".join([draw(words(20))] * draw(st.integers(1, MOST_REPEATS)))


def _is_tall(rows: list[list[str]]) -> bool:
    return max(len(cell) for row in rows for cell in row) > 200


def blocks(width: float = 160) -> st.SearchStrategy[tuple[Block, ...]]:
    heading = st.builds(lambda text, level: Heading(f"{text[:150]}{HEADING_END}", level), words(8), st.integers(1, 3))
    some = st.one_of(
        st.builds(Paragraph, words()),
        st.builds(Paragraph, words(120)),
        heading,
        heading,
        st.builds(Paragraph, words(20), st.just(False), st.sampled_from(["left", "right", "center"])),
        st.builds(lambda text, more: Article(text, more=tuple(more)), words(), st.lists(words(30), max_size=3)),
        st.builds(lambda items: DashList(tuple(items)), st.lists(words(), min_size=1, max_size=5)),
        tables(width),
    )
    return st.lists(some, min_size=1, max_size=9).map(tuple)


@contextmanager
def no_warning() -> Iterator[None]:
    said: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listening = Listening(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(listening)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(listening)
    assert said == []


def printed(paper: Paper | WorkingPaper) -> ReadPaper:
    with no_warning():
        return read(render_pdf(paper))


def refuse_text_outside_the_margins(paper: ReadPaper) -> None:
    for page in paper.pdf.pages:
        width, height = float(page.width) / MM, float(page.height) / MM
        for char in page.chars:
            # A mark without a width of its own stands over the letter before it.
            if char["text"].strip() and char["width"]:
                # A letter with two marks rises a little over its line.
                assert char["x0"] / MM > 29.4, char
                assert char["x1"] / MM < width - 19.4, char
                assert char["bottom"] / MM < height - 19.4, char


def lines_of(page: Any) -> list[str]:
    """Lines of the page below the page number, from the top down."""
    return [found["text"] for found in page.crop((0, 18 * MM, page.width, page.height)).extract_text_lines()]


def refuse_lonely_parts(paper: ReadPaper, *, ends_with_a_cut_row: bool = False) -> None:
    for page in paper.pdf.pages:
        lines = lines_of(page)
        assert HEADING_END not in lines[-1], lines[-3:]
        text = "\n".join(lines)
        if CELL in text:
            assert HEAD in text
        foot = next((at for at, line in enumerate(lines) if line.startswith("Nơi nhận:")), None)
        # No renderer cuts a row earlier than it must: behind one that fills its pages only the end mark comes along.
        if foot is not None and not ends_with_a_cut_row:
            assert "".join(lines[:foot]).strip(" ./") != ""


def _ends_with_a_cut_row(paper: Paper) -> bool:
    last = paper.blocks[-1]
    return isinstance(last, Table) and high_rows(last, paper.measures).get(len(last.rows) - 1) == "tall"


@another_way
@settings(max_examples=WALK)
@given(content=blocks())
def test_a_paper_keeps_its_shape_whatever_it_says(content: tuple[Block, ...]) -> None:
    paper = replace(samples.letter_report(), blocks=content)
    read_back = printed(paper)
    refuse_text_outside_the_margins(read_back)
    refuse_lonely_parts(read_back, ends_with_a_cut_row=_ends_with_a_cut_row(paper))
    text = "".join("".join(line.split()) for page in read_back.pdf.pages for line in lines_of(page))
    for block in paper.blocks:
        # Marks that no letter takes come back in the order of their places.
        if isinstance(block, Paragraph) and not any(unicodedata.combining(letter) for letter in block.text):
            said = "".join("".join(run.text for run in runs(block.text)).split()).rstrip(".;,")
            assert said[:60] in text


@another_way
@settings(max_examples=max(4, WALK // 4))
@given(content=blocks(247), tall=blocks(160))
def test_annexes_keep_their_shape(content: tuple[Block, ...], tall: tuple[Block, ...]) -> None:
    paper = replace(
        samples.letter_report(),
        blocks=(Paragraph("Chi tiết tại phụ lục kèm theo."),),
        annexes=(Annex("Biểu nằm ngang", content, landscape=True), Annex("Biểu đứng", tall)),
    )
    read_back = printed(paper)
    refuse_text_outside_the_margins(read_back)
    for page in read_back.pdf.pages:
        assert HEADING_END not in lines_of(page)[-1] or page.page_number in _last_pages(read_back)


def _last_pages(paper: ReadPaper) -> set[int]:
    """The last page of each annex, where a heading may be the last word."""
    starts = [page.page_number for page in paper.pdf.pages if page.extract_text().startswith("Phụ lục")]
    return {*(start - 1 for start in starts), len(paper.pdf.pages)}


@another_way
@settings(max_examples=max(4, WALK // 4))
@given(summary=words(30), name=words(3), place=words(1))
def test_the_head_keeps_its_columns_whatever_the_body_is_called(summary: str, name: str, place: str) -> None:
    body = replace(samples.SCT, name=name[:60], place=place[:20])
    read_back = printed(replace(samples.letter_report(summary), body=body, layout=""))
    refuse_text_outside_the_margins(read_back)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in read_back.text()


@settings(max_examples=300)
@given(text=st.text(min_size=1, max_size=40))
@example("31/6/2021")
@example("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
def test_any_text_is_taken_clean_or_refused(text: str) -> None:
    try:
        paper = replace(samples.letter_report(), blocks=(Paragraph(f"Đầu {text} cuối"),))
    except PaperRefused:
        return
    for kept in all_texts(paper):
        assert kept == unicodedata.normalize("NFC", kept)
        assert not any(
            unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn"} - {"\n"} and letter != "\n"
            for letter in kept
        )


@cache
def _is_taken(letter: str) -> bool:
    try:
        refuse_unprintable(Paragraph(letter))
    except PaperRefused:
        return False
    return True


def taken_letters() -> st.SearchStrategy[str]:
    """Of the first signs of Unicode, most of which no paper prints, those that it does."""
    signs = st.characters(max_codepoint=0x2265, exclude_categories=["Cn", "Co", "Cs"])
    return st.text(signs, min_size=40, max_size=200).map(lambda text: "".join(sign for sign in text if _is_taken(sign)))


@another_way
@settings(max_examples=max(4, WALK // 4))
@given(text=taken_letters())
def test_what_is_taken_prints_in_the_font_of_papers(text: str) -> None:
    try:
        paper = replace(samples.letter_report(), blocks=(Paragraph(f"Đầu {text} cuối"),))
    except PaperRefused:
        assume(False)
    fonts = {char["fontname"].split("+")[-1] for page in printed(paper).pdf.pages for char in page.chars}
    assert fonts <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"}


@pytest.mark.parametrize("rows", [0, 1, 120])
def test_a_long_register_keeps_its_head_on_each_page(rows: int) -> None:
    paper = printed(samples.register(rows))
    refuse_text_outside_the_margins(paper)
    assert all("Tên loại và trích yếu nội dung" in page.extract_text() for page in paper.pdf.pages)


def _list_of(rows: int) -> Table:
    return Table(
        columns=(Column(f"TT {HEAD}", 20), Column(f"Họ và tên {HEAD}", 140)),
        rows=(
            Row((f"{CELL} Nhóm{HEADING_END}",), "group"),
            *(Row((f"{CELL} {at}", "Nguyễn Văn Minh Họa")) for at in range(rows)),
        ),
        title="Biểu số liệu",
        note="Đơn vị tính: người",
    )


@pytest.mark.parametrize("filled", range(14, 26))
def test_wherever_the_page_ends_nothing_is_left_alone(filled: int) -> None:
    """One line more each time, so that each part comes to stand at the foot of a page."""
    lines = tuple(Paragraph("Dòng ngắn.") for _ in range(filled))
    headings = tuple(Heading(f"Đề mục{HEADING_END}", level) for level in (1, 2, 3))
    ends: tuple[tuple[Block, ...], ...] = ((*headings, _list_of(3), Paragraph("Hết.")), (_list_of(4),), (headings[0],))
    for last in ends:
        paper = printed(replace(samples.letter_report(), blocks=(*lines, *last)))
        refuse_lonely_parts(paper)
        for page in paper.pdf.pages:
            assert not lines_of(page)[-1].startswith(("Biểu số liệu", "Đơn vị tính"))
            assert HEAD not in lines_of(page)[-1]
