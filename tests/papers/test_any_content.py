"""Whatever people write, a page stays a page: margins, headings, table heads, signatures, readable letters.

`PAPERS_WALK=200` walks further than the gate does.
"""

import logging
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from documents.content import (
    Annex,
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
)
from documents.content.letters import all_texts
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import MM, ReadPaper, read

WALK = int(os.environ.get("PAPERS_WALK", "12"))
MOST_ROWS = 2000 if WALK > 50 else 90
# Marks that no written text holds: the end of a heading, the head of a table, a cell.
HEADING_END, HEAD, CELL = "¤", "¶", "¦"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
SIGNS = "0123456789,;:()–-/%“”"


@st.composite
def words(draw: Any, most: int = 60) -> str:
    """A sentence: short syllables, now and then a word without end, composed or decomposed, with unseen characters."""
    letters = st.sampled_from(LETTERS + LETTERS.upper())
    syllable = st.text(letters, min_size=1, max_size=7)
    endless = st.text(st.sampled_from(LETTERS.upper() + SIGNS), min_size=60, max_size=240)
    unseen = st.sampled_from(["\u200b", "\x07", "\ufeff", "\t", "2021", "15/KH-UBND", "–", "(%)"])
    kinds = st.one_of(syllable, syllable, syllable, syllable, unseen, endless)
    text = "a" + " ".join(draw(st.lists(kinds, min_size=1, max_size=most)))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@st.composite
def tables(draw: Any, width: float) -> Table:
    """1 to 8 columns, 0 to 2,000 rows: a few written rows over and over."""
    count = draw(st.integers(1, 8))
    shares = draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))
    columns = tuple(
        Column(f"{draw(words(3))[:40]} {HEAD}", width * share / sum(shares), draw(st.sampled_from(["left", "right"])))
        for share in shares
    )
    written = draw(st.lists(st.lists(words(6), min_size=count, max_size=count), min_size=1, max_size=4))
    rows = draw(st.one_of(st.integers(0, 12), st.integers(0, MOST_ROWS)))
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
    )


def blocks(width: float = 160) -> st.SearchStrategy[tuple[Block, ...]]:
    heading = st.builds(lambda text, level: Heading(f"{text[:150]}{HEADING_END}", level), words(8), st.integers(1, 3))
    some = st.one_of(
        st.builds(Paragraph, words()),
        st.builds(Paragraph, words(120)),
        heading,
        heading,
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
            if char["text"].strip():
                # A letter with two marks rises a little over its line.
                assert char["x0"] / MM > 29.4, char
                assert char["x1"] / MM < width - 19.4, char
                assert char["bottom"] / MM < height - 19.4, char


def lines_of(page: Any) -> list[str]:
    """Lines of the page below the page number, from the top down."""
    return [found["text"] for found in page.crop((0, 18 * MM, page.width, page.height)).extract_text_lines()]


def refuse_lonely_parts(paper: ReadPaper) -> None:
    for page in paper.pdf.pages:
        lines = lines_of(page)
        assert HEADING_END not in lines[-1], lines[-3:]
        text = "\n".join(lines)
        if CELL in text:
            assert HEAD in text
        foot = next((at for at, line in enumerate(lines) if line.startswith("Nơi nhận:")), None)
        if foot is not None:
            assert "".join(lines[:foot]).strip(" ./") != ""


@settings(max_examples=WALK)
@given(content=blocks())
def test_a_paper_keeps_its_shape_whatever_it_says(content: tuple[Block, ...]) -> None:
    paper = replace(samples.letter_report(), blocks=content)
    read_back = printed(paper)
    refuse_text_outside_the_margins(read_back)
    refuse_lonely_parts(read_back)
    text = "".join("".join(line.split()) for page in read_back.pdf.pages for line in lines_of(page))
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            said = "".join(block.text.split()).rstrip(".;,")
            assert said[:60] in text


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


@settings(max_examples=max(4, WALK // 4))
@given(
    text=st.text(st.characters(max_codepoint=0x2265, exclude_categories=["Cn", "Co", "Cs"]), min_size=10, max_size=200)
)
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
    for last in ((*headings, _list_of(3), Paragraph("Hết.")), (_list_of(4),), (headings[0],)):
        paper = printed(replace(samples.letter_report(), blocks=(*lines, *last)))
        refuse_lonely_parts(paper)
        for page in paper.pdf.pages:
            assert not lines_of(page)[-1].startswith(("Biểu số liệu", "Đơn vị tính"))
            assert HEAD not in lines_of(page)[-1]
