"""What the decree lets an office add (ô 10b to 13): frames, the drafter's mark, the address; in the PDF and in Word."""

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from documents.content import Annex, Directions, Paper, PaperRefused, Paragraph, from_dict, to_dict
from documents.docx import render_docx
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import MM, ReadPaper, read

CONTACT = ("Số 02, đường Vũ Quang, thành phố Hà Tĩnh", "Điện thoại: 0239.3855.432; thư điện tử: sct@hatinh.gov.vn")
LEFT, RIGHT = (30, 92), (92, 191)
RED = (230 / 255, 0, 0)


def directed(paper: Paper | None = None, **directions: Any) -> Paper:
    return replace(paper or samples.letter(), directions=Directions(**directions))


def frames(paper: ReadPaper) -> list[tuple[float, float]]:
    """Widths and heights of the frames on the first page, outer edges, in mm, from the top down."""
    page = paper.pdf.pages[0]
    found = []
    for words in ("KHẨN", "HỎA", "LƯU", "XEM", "DỰ"):
        for line in paper.lines(1, LEFT):
            if line.text.endswith(words) or line.text.startswith(words):
                edges = [
                    (one["x0"], one["x1"], one["top"], one["bottom"])
                    for one in [*page.rects, *page.lines, *page.curves]
                    if one["x0"] / MM < line.left + 1
                    and one["x1"] / MM > line.left - 9
                    and abs((one["top"] + one["bottom"]) / 2 / MM - (line.top + line.baseline) / 2) < 6
                ]
                if edges:
                    found.append(
                        (
                            (max(edge[1] for edge in edges) - min(edge[0] for edge in edges)) / MM,
                            (max(edge[3] for edge in edges) - min(edge[2] for edge in edges)) / MM,
                        )
                    )
    return found


@pytest.mark.parametrize(("urgency", "width"), [("KHẨN", 20), ("THƯỢNG KHẨN", 40), ("HỎA TỐC", 30)])
def test_the_degree_of_urgency_stands_in_a_red_frame_of_its_size(urgency: str, width: float) -> None:
    paper = read(render_pdf(directed(urgency=urgency)))
    line = paper.line(1, urgency, LEFT)
    assert (line.font, line.size) == ("Tinos-Bold", 13)
    assert frames(paper)[0] == (pytest.approx(width, abs=0.4), pytest.approx(8, abs=0.4))
    char = next(one for one in paper.pdf.pages[0].chars if one["top"] / MM == pytest.approx(line.top, abs=0.5))
    assert char["non_stroking_color"] == pytest.approx(RED, abs=0.01)
    assert line.top > paper.line(1, "V/v", LEFT).baseline
    assert line.middle == pytest.approx(61, abs=0.5)


@pytest.mark.parametrize("circulation", ["LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"])
def test_how_far_a_paper_goes_stands_in_a_black_frame(circulation: str) -> None:
    paper = read(render_pdf(directed(circulation=circulation)))
    line = paper.line(1, circulation, LEFT)
    assert (line.font, line.size, line.middle) == ("Tinos-Bold", 13, pytest.approx(61, abs=0.5))
    width, height = frames(paper)[0]
    assert line.width < width < 62
    assert 5 < height < 9


def test_the_drafters_mark_stands_under_the_recipients() -> None:
    paper = read(render_pdf(directed(drafter="PL", copies=300)))
    mark, archive = paper.line(1, "PL.(300)", (30, 110)), paper.line(1, "- Lưu", (30, 110))
    assert (mark.size, mark.font, mark.left) == (11, "Tinos", pytest.approx(30, abs=0.5))
    assert mark.top > archive.baseline


def test_the_address_stands_at_the_foot_of_the_first_page_alone() -> None:
    long = tuple(Paragraph(samples.LONG_TEXT) for _ in range(9))
    content = replace(
        samples.letter_report(),
        blocks=(*long, Paragraph("Chi tiết tại phụ lục.")),
        annexes=(Annex("Biểu", long),),
    )
    paper = read(render_pdf(directed(content, contact=CONTACT)))

    lines = [line for line in paper.lines(1) if line.size == 11]
    assert [line.text for line in lines] == list(CONTACT)
    assert max(line.baseline for line in lines) <= 277.5
    # The line is the upper edge of the box that holds the address.
    box = max(paper.pdf.pages[0].rects, key=lambda one: one["x1"] - one["x0"])
    left, right, top = (box[edge] / MM for edge in ("x0", "x1", "top"))
    assert (left, right) == (pytest.approx(30, abs=0.3), pytest.approx(190, abs=0.3))
    body = [line for line in paper.lines(1) if line.size == 14]
    assert max(line.baseline for line in body) < top < lines[0].top
    assert [page.page_number for page in paper.pdf.pages if "0239" in page.extract_text()] == [1]


def test_word_has_the_same() -> None:
    paper = directed(
        replace(samples.report(), draft=True),
        urgency="HỎA TỐC",
        circulation="LƯU HÀNH NỘI BỘ",
        drafter="PL",
        copies=300,
        contact=CONTACT,
    )
    document = Document(io.BytesIO(render_docx(paper)))
    styled = {
        written.style.name: written
        for table in document.tables
        for cell in _cells(table)
        for written in cell.paragraphs
    }
    urgency, circulation = styled["Mức độ khẩn"], styled["Phạm vi lưu hành"]
    assert (urgency.text, circulation.text, styled["Người soạn thảo"].text) == (
        "HỎA TỐC",
        "LƯU HÀNH NỘI BỘ",
        "PL.(300)",
    )
    assert (urgency.style.font.size.pt, urgency.style.font.bold, str(urgency.style.font.color.rgb)) == (
        13,
        True,
        "E60000",
    )
    indents = urgency.paragraph_format
    assert 62 - indents.left_indent.mm - indents.right_indent.mm == pytest.approx(30, abs=0.1)
    footers = [[line.text for line in section.first_page_footer.paragraphs] for section in document.sections]
    assert footers == [list(CONTACT), [""], [""]]
    assert [line.text for line in document.sections[0].footer.paragraphs] == [""]


def _cells(table: Any) -> Any:
    return (cell for row in table.rows for cell in row.cells)


def test_they_go_through_json_and_leave_older_fingerprints_alone() -> None:
    paper = directed(urgency="KHẨN", contact=CONTACT)
    assert from_dict(to_dict(paper)) == paper
    assert "directions" not in to_dict(samples.letter())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"urgency": "GẤP"}, "Không có mức độ khẩn “GẤP”; chỉ có KHẨN, THƯỢNG KHẨN và HỎA TỐC."),
        ({"circulation": "MẬT"}, "Không có chỉ dẫn “MẬT”; chỉ có LƯU HÀNH NỘI BỘ và XEM XONG TRẢ LẠI."),
        (
            {"drafter": "P.L", "copies": 3},
            "Ký hiệu người soạn thảo chỉ gồm các chữ cái in hoa viết liền, ví dụ: PL.",
        ),
        ({"drafter": "PL", "copies": 0}, "Số lượng bản phát hành phải từ 1 trở lên."),
        (
            {"copies": 3},
            "Ký hiệu người soạn thảo và số lượng bản phát hành phải ghi cùng nhau, ví dụ: PL.(300).",
        ),
        ({"contact": ("a", " ")}, "Địa chỉ cơ quan ghi trong 1 đến 4 dòng, không có dòng trống."),
    ],
)
def test_refused(typed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        Directions(**typed)
    assert str(refused.value) == sentence
