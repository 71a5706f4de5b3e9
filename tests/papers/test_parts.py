"""A long paper laid out in pieces is the paper that it would be as one: the same words on the same pages, one set of tags.

The pieces are two pages here, eight in a real paper.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint

from documents.content import (
    Annex,
    Column,
    Directions,
    Paper,
    Paragraph,
    Row,
    SignatureBox,
    Table,
    WorkingPaper,
    to_dict,
)
from documents.parts import cutting, making
from documents.parts.cutting import Piece, pieces_of
from documents.parts.heights import count_lines, page_starts, row_heights
from documents.parts.laying import PDF_VARIANT, NothingOutside, laid_out, pages_of
from documents.parts.letters import FontLetters, letters_of
from documents.pdf import render_html, render_pdf
from documents.progress import pages_told
from tests.papers import samples
from tests.papers.conftest import read
from tests.papers.elsewhere import printed_elsewhere
from tests.papers.test_pinned import fingerprint

COLUMNS = (Column("STT", 12, "center"), Column("Nhiệm vụ được giao", 78), Column("Kết quả", 70, "justify"))
TASK = "Nhiệm vụ số {at} do Ủy ban nhân dân tỉnh giao theo Kế hoạch số 15/KH-UBND, phối hợp với TP/huyện – (98,5%)"
DONE = "Đã hoàn thành trước hạn; báo cáo tại http://congthuong.hatinh.gov.vn/van-ban/chi-dao-dieu-hanh?id={at}. "


def listed(rows: int = 50) -> Table:
    """Rows of one to eight lines; every seventh begins a group, every tenth is a sum."""
    return Table(COLUMNS, tuple(map(_row, range(1, rows + 1))), title="Biểu kết quả", note="Đơn vị tính: %")


def _row(at: int) -> Row:
    task = TASK.format(at=at)
    if at % 7 == 0:
        return Row((f"Nhóm {at}: {task}",), "group")
    return Row((str(at), task * (1 + at % 2), DONE.format(at=at) * (at % 3)), "normal" if at % 10 else "total")


def with_annexes() -> Paper:
    blocks = (Paragraph(samples.LONG_TEXT), Paragraph("Chi tiết tại các phụ lục kèm theo."))
    annexes = (
        Annex("Kết quả từng nhiệm vụ", (listed(),)),
        Annex("Kết quả của năm trước", (Paragraph(samples.LONG_TEXT), listed(40)), landscape=True),
        Annex("Ghi chú", (Paragraph(samples.LONG_TEXT),)),
    )
    return replace(samples.report(), blocks=blocks, annexes=annexes)


def with_a_table_in_its_text() -> Paper:
    text = tuple(Paragraph(samples.LONG_TEXT) for _ in range(5))
    directions = Directions(contact=("Số 02, đường Vũ Quang, thành phố Hà Tĩnh",))
    return replace(samples.letter(), blocks=(*text, listed(), Paragraph("Trân trọng./.")), directions=directions)


def working_paper() -> WorkingPaper:
    return WorkingPaper(
        title="Danh sách nhiệm vụ",
        body_name="Sở Công Thương",
        blocks=(listed(), Paragraph(samples.LONG_TEXT), listed(3)),
        landscape=True,
        signatures=(SignatureBox("Người lập"),),
        verification=samples.MARK,
    )


PAPERS: dict[str, Callable[[], Paper | WorkingPaper]] = {
    "annexes": with_annexes,
    "text": with_a_table_in_its_text,
    "working paper": working_paper,
}


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PIECE_PAGES", 2)
    monkeypatch.setattr(cutting, "LEAST_PAGES", 4)


def pieces(name: str) -> tuple[Piece, ...]:
    paper = PAPERS[name]()
    return pieces_of(paper, render_html(paper))


@cache
def in_pieces(name: str) -> bytes:
    return render_pdf(PAPERS[name]())


@cache
def as_one(name: str) -> bytes:
    return laid_out(render_html(PAPERS[name]()), "one").pdf


def pages(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


@pytest.mark.parametrize("name", PAPERS)
def test_the_pieces_are_as_they_were_foretold(name: str) -> None:
    made = [(piece, laid_out(piece.html, "piece")) for piece in pieces(name)]
    assert len(made) > 2
    assert [piece.is_as_foretold(one) for piece, one in made] == [True] * len(made)


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_words_stand_on_the_same_pages(name: str) -> None:
    assert pages(in_pieces(name)) == pages(as_one(name))


@pytest.mark.thorough
@pytest.mark.parametrize("name", PAPERS)
def test_each_line_stands_where_it_would(name: str) -> None:
    def lines(pdf: bytes) -> list[list[tuple[str, float, float, str]]]:
        paper = read(pdf)
        return [
            [(line.text, round(line.left, 1), round(line.baseline, 1), line.font) for line in paper.lines(at, (0, 297))]
            for at in range(1, len(paper.pdf.pages) + 1)
        ]

    assert lines(in_pieces(name)) == lines(as_one(name))


@pytest.mark.parametrize("name", PAPERS)
def test_the_rules_that_papers_do_not_need_change_nothing(name: str) -> None:
    html = render_html(PAPERS[name]())
    plain = weasyprint.HTML(string=html, url_fetcher=NothingOutside()).write_pdf(pdf_variant=PDF_VARIANT)
    assert pages_of(html).write_pdf(pdf_variant=PDF_VARIANT) == plain


def tags_of(pdf: pikepdf.Pdf) -> list[Any]:
    """All tags below the root, each after the one that holds it."""
    found: list[Any] = []
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        tag = waiting.pop()
        found.append(tag)
        waiting += [kid for kid in tag.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_every_piece_of_text_has_its_tag_and_every_tag_its_page(name: str) -> None:
    with pikepdf.open(io.BytesIO(in_pieces(name))) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        of_page = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        assert [int(page.obj.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))
        assert sorted(of_page) == list(range(len(pdf.pages)))
        tags = tags_of(pdf)
        known = {tag.objgen for tag in tags}
        numbered = {(tag.Pg.objgen, int(mark)) for tag in tags for mark in tag.get("/K", []) if isinstance(mark, int)}
        for at, page in enumerate(pdf.pages):
            text = {(page.obj.objgen, mark) for mark, tag in enumerate(of_page[at]) if tag.objgen in known}
            assert text == {one for one in numbered if one[0] == page.obj.objgen}
        for tag in tags:
            for kid in tag.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary):
                    assert kid.P.objgen == tag.objgen


@pytest.mark.parametrize("name", PAPERS)
def test_the_tags_are_those_of_the_paper_as_one(name: str) -> None:
    def kinds(content: bytes) -> list[str]:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return [str(tag.S) for tag in tags_of(pdf)]

    assert kinds(in_pieces(name)) == kinds(as_one(name))


def test_each_cell_names_the_head_of_its_own_page() -> None:
    with pikepdf.open(io.BytesIO(in_pieces("annexes"))) as pdf:
        tags = tags_of(pdf)
        heads = [(str(tag.ID), tag.Pg.objgen) for tag in tags if tag.S == "/TH"]
        assert len(dict(heads)) == len(heads)
        cells = [(str(head), tag.Pg.objgen) for tag in tags if tag.S == "/TD" for head in tag.A.Headers]
        assert len(cells) > 100
        assert set(cells) <= set(heads)


def test_what_the_file_says_of_itself_is_said_once() -> None:
    with (
        pikepdf.open(io.BytesIO(in_pieces("annexes"))) as pdf,
        pikepdf.open(io.BytesIO(as_one("annexes"))) as whole,
    ):
        assert sorted(pdf.Root.keys()) == sorted(set(whole.Root.keys()) - {"/Names"})
        assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, "vi")
        assert pdf.Root.Metadata.read_bytes() == whole.Root.Metadata.read_bytes()
        assert dict(pdf.docinfo) == dict(whole.docinfo)
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


@pytest.mark.thorough
def test_the_bytes_do_not_depend_on_the_number_of_processes() -> None:
    cut = pieces("annexes")
    told: list[int] = []
    alone = list(making.Bench(cut, told.append).made_by(helpers=0))
    helped = list(making.Bench(cut, told.append).made_by(helpers=1))
    assert helped == alone
    assert sum(told) == 2 * sum(one.pages for one in alone)


@pytest.mark.thorough
def test_another_process_prints_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    row = Row(("1", TASK * 3, DONE * 3))
    paper = replace(with_annexes(), annexes=(Annex("Kết quả", (Table(COLUMNS, (row,) * 110),)),))
    assert len(pieces_of(paper, render_html(paper))) > 1
    assert printed_elsewhere([to_dict(paper)]) == [fingerprint(render_pdf(paper))]


@pytest.mark.parametrize("program", ["false", pytest.param("no-such-program", marks=pytest.mark.thorough)])
def test_what_a_dead_helper_leaves_is_laid_out_here(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "HELPER", (program,))
    monkeypatch.setattr(making, "PATIENCE", 1)
    made = making.Bench(pieces("annexes"), lambda pages: None).made_by(helpers=1)
    assert [one.pages for one in made] == [laid_out(piece.html, "piece").pages for piece in pieces("annexes")]


@pytest.mark.parametrize("wrong", [0, 1])
def test_from_a_piece_that_is_not_as_foretold_on_the_rest_is_one(wrong: int) -> None:
    cut = list(pieces("annexes"))
    cut[wrong] = replace(cut[wrong], pages=99)
    assert pages(making.made_of(cut)) == pages(as_one("annexes"))


def test_pages_are_counted_on_over_the_pieces() -> None:
    heard: list[int] = []
    drawn: list[bool] = []
    with pages_told(heard.append, lambda: drawn.append(True)):
        pdf = render_pdf(with_annexes())
    assert (max(heard), drawn) == (len(pages(pdf)), [True])


def test_a_stopped_paper_leaves_no_helper_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "cores", lambda: 2)
    benches: list[making.Bench] = []

    class Stopped(Exception):
        pass

    def stop(finished: int) -> None:
        raise Stopped

    benches.append(making.Bench(pieces("annexes"), stop))
    with pytest.raises(Stopped):
        next(benches[0].made_by(helpers=1))
    assert [process.poll() is not None for process in benches[0]._helping] == [True] * len(benches[0]._helping)


@pytest.mark.parametrize("paper", [samples.report, samples.decision, samples.letter, samples.register])
def test_a_short_paper_is_not_cut(paper: Callable[[], Paper | WorkingPaper], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert pieces_of(paper(), render_html(paper())) == ()


@pytest.mark.parametrize("cell", ["mã \u0301 lạ", "שלום", "→ ☐"])
def test_a_table_with_letters_of_another_font_is_not_cut(cell: str) -> None:
    table = listed()
    strange = replace(table, rows=(*table.rows, Row(("1", "2", cell))))
    font = letters_of(("Tinos",), bold=False)
    assert font is not None
    if not font.tells(cell):
        assert row_heights(strange, samples.report().measures) is None


@pytest.fixture
def tinos() -> FontLetters:
    font = letters_of(("Tinos",), bold=False)
    assert font is not None
    return font


def test_lengths_are_those_of_the_font(tinos: FontLetters) -> None:
    assert tinos.width("W") == pytest.approx(0.944, abs=0.001)
    assert tinos.width("ẫ") == tinos.width("a")
    assert tinos.width("AV") < tinos.width("A") + tinos.width("V")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 9, 0),
        ("  ", 9, 0),
        ("a", 9, 1),
        ("a\n\nb", 9, 3),
        ("mmmm mmmm", 3.2, 2),
        ("mmmm mmmm", 6.5, 1),
        ("mm-mm", 3.0, 2),
        ("mm-55", 2.7, 2),
        ("mmmmmmmm", 3.2, 2),
        ("a mmmmmmmm", 3.2, 3),
    ],
)
def test_lines_are_counted_as_they_break(tinos: FontLetters, text: str, room: float, lines: int) -> None:
    assert count_lines(text, room, tinos) == lines


@pytest.mark.parametrize(
    ("ties", "starts"),
    [((), [1, 4, 7]), ((3,), [1, 3, 6, 9]), ((1, 2, 3), [1, 4, 7]), ((8,), [1, 4, 7])],
)
def test_pages_begin_where_rows_no_longer_fit(ties: tuple[int, ...], starts: list[int]) -> None:
    tied = [at in ties for at in range(10)]
    assert page_starts([10.0] * 10, first=1, room=30, ties=tied) == starts
