"""What holds for every kind of paper: page, margins, fonts, head, language, structure (Phụ lục I)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from documents.content import Annex, Body, Paper, Paragraph
from documents.decree import KINDS
from documents.models import PaperKind
from documents.pdf import render_pdf
from tests.papers import samples
from tests.papers.conftest import MM, Line, ReadPaper, read

LEFT, RIGHT = (30, 92), (92, 191)
NAMED = {
    "QĐ": samples.decision,
    "BB": samples.minutes,
    "GM": samples.invitation,
    "congvan": samples.letter,
    "TTr": lambda: replace(samples.letter_report(), kind="TTr"),
    "BC": samples.letter_report,
}
WORKING = {"báo cáo thành tích": samples.achievement_report, "phiếu": samples.receipt, "sổ": samples.register}


def sample_of(kind: str) -> Paper:
    return NAMED[kind]() if kind in NAMED else replace(samples.letter_report(), kind=kind, addressees=())


@cache
def official(kind: str) -> ReadPaper:
    return read(render_pdf(sample_of(kind)))


@cache
def working(name: str) -> ReadPaper:
    return read(render_pdf(WORKING[name]()))


def all_read() -> Iterator[ReadPaper]:
    yield from (official(kind) for kind in KINDS)
    yield from (working(name) for name in WORKING)


def rule_under(paper: ReadPaper, line: Line) -> tuple[float, float]:
    """Ends of the first rule under a line, in mm."""
    left, right, top = next(
        rule
        for rule in paper.rules(1)
        if rule[2] > line.baseline - 1.5 and abs((rule[0] + rule[1]) / 2 - line.middle) < 1
    )
    assert top - line.baseline < 2
    return left, right


def test_the_archive_offers_kinds_that_the_content_knows() -> None:
    assert set(PaperKind.values) <= set(KINDS)
    assert {code: KINDS[code].name for code in PaperKind.values} == dict(PaperKind.choices)


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_an_official_paper(kind: str) -> None:
    paper = official(kind)
    name, motto = paper.line(1, "CỘNG HÒA", RIGHT), paper.line(1, "Độc lập", RIGHT)
    superior, body, number = (paper.line(1, start, LEFT) for start in ("UBND", "SỞ CÔNG THƯƠNG", "Số:"))
    assert [(line.text, line.font, line.size) for line in (name, motto, superior, body)] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tinos-Bold", 13),
        ("Độc lập - Tự do - Hạnh phúc", "Tinos-Bold", 14),
        ("UBND TỈNH HÀ TĨNH", "Tinos", 13),
        ("SỞ CÔNG THƯƠNG", "Tinos-Bold", 13),
    ]
    assert (number.font, number.size) == ("Tinos", 13)
    assert rule_under(paper, motto) == (pytest.approx(motto.left, abs=0.3), pytest.approx(motto.right, abs=0.3))
    left, right = rule_under(paper, body)
    assert 1 / 3 <= (right - left) / body.width <= 1 / 2
    assert {round(line.middle) for line in (name, motto)} == {141}
    assert {round(line.middle) for line in (superior, body, number)} == {61}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "BB"])
def test_number_and_date_stand_on_one_line(kind: str) -> None:
    paper = official(kind)
    number, place = paper.line(1, "Số:", LEFT), paper.line(1, "Hà Tĩnh,", RIGHT)
    assert (place.font, place.size, round(place.middle)) == ("Tinos-Italic", 14, 141)
    assert number.baseline == pytest.approx(place.baseline, abs=0.35)


def test_minutes_have_no_date_and_two_signatures() -> None:
    paper = official("BB")
    assert [line.text for line in paper.lines(1, RIGHT) if line.text.startswith("Hà Tĩnh")] == []
    last = len(paper.pdf.pages)
    secretary, chair = paper.line(last, "THƯ KÝ", (30, 110)), paper.line(last, "TM. HỘI ĐỒNG", (110, 190))
    recipients = paper.line(last, "Nơi nhận", (30, 110))
    assert secretary.baseline == pytest.approx(chair.baseline, abs=0.3)
    assert recipients.top > paper.line(last, "Lê Thị", (30, 110)).baseline
    assert paper.line(last, "- Lưu", (30, 110)).text == "- Lưu: VT, Hồ sơ."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "congvan"])
def test_the_title_of_a_named_paper(kind: str) -> None:
    paper = official(kind)
    title = paper.line(1, KINDS[kind].heading)
    assert (title.text, title.font, title.size, round(title.middle)) == (
        KINDS[kind].heading,
        "Tinos-Bold",
        14,
        110,
    )
    lines = paper.lines(1)
    under = lines[lines.index(title) + 1 :]
    summary = next(line for line, after in pairwise(under) if after.font != "Tinos-Bold" or after.top - line.top > 8)
    assert (summary.font, summary.size) == ("Tinos-Bold", 14)
    left, right = rule_under(paper, summary)
    assert 1 / 3 <= (right - left) / summary.width <= 1 / 2


def test_the_summary_of_a_letter_stands_under_its_number() -> None:
    paper = official("congvan")
    number, summary = paper.line(1, "Số: 05/SCT-VP", LEFT), paper.line(1, "V/v", LEFT)
    assert (summary.font, summary.size) == ("Tinos", 12)
    assert 0 < summary.top - number.baseline < 6
    assert round(summary.middle) == 61


@pytest.mark.parametrize("kind", KINDS)
def test_the_foot_of_an_official_paper(kind: str) -> None:
    paper = official(kind)
    page = next(at for at, one in enumerate(paper.pdf.pages, 1) if "Nơi nhận:" in one.extract_text())
    recipients = paper.line(page, "Nơi nhận:", (30, 110))
    archive = paper.line(page, "- Lưu:", (30, 110))
    assert (recipients.font, recipients.size, archive.font, archive.size) == ("Tinos-Bold-Italic", 12, "Tinos", 11)
    assert archive.text.endswith(".")
    signer = sample_of(kind).signature
    post, name = paper.line(page, signer.lines[0], (110, 191)), paper.line(page, signer.name, (110, 191))
    assert {(line.font, line.size) for line in (post, name)} == {("Tinos-Bold", 14)}
    assert post.middle == pytest.approx(name.middle, abs=0.3)
    if kind != "BB":
        assert recipients.baseline == pytest.approx(post.baseline, abs=0.6)


def test_every_page_of_every_paper_is_a4_within_its_margins() -> None:
    for paper in all_read():
        for page in paper.pdf.pages:
            width, height = float(page.width) / MM, float(page.height) / MM
            assert sorted((round(width), round(height))) == [210, 297]
            things = [*page.chars, *page.rects, *page.lines, *page.curves]
            assert min(one["x0"] for one in things) / MM >= 29.5
            assert max(one["x1"] for one in things) / MM <= width - 19.5
            assert max(one["bottom"] for one in things) / MM <= height - 19.5


def test_page_numbers_stand_in_the_top_margin_from_the_second_page() -> None:
    for paper in all_read():
        first = paper.pdf.pages[0]
        assert first.crop((0, 0, first.width, 18 * MM)).extract_text() == ""
        for page in paper.pdf.pages[1:]:
            head = page.crop((0, 0, page.width, 18 * MM))
            if not page.extract_text().startswith("Phụ lục"):
                assert head.extract_text().isdigit()
                middle = (head.chars[0]["x0"] + head.chars[-1]["x1"]) / 2 / MM
                assert middle == pytest.approx((30 + float(page.width) / MM - 20) / 2, abs=0.5)


def test_all_fonts_are_embedded_faces_of_one_family() -> None:
    for paper in all_read():
        for page in paper.pdf.pages:
            for font in _deep(page.page_obj.resources["Font"]).values():
                described = _deep(_deep(font)["DescendantFonts"])[0]
                descriptor = _deep(_deep(described)["FontDescriptor"])
                assert {"FontFile2", "FontFile3"} & set(descriptor)
                assert _deep(descriptor["FontName"]).name.split("+")[-1].startswith("Tinos")


def _deep(value: Any) -> Any:
    return value.resolve() if hasattr(value, "resolve") else value


def test_every_file_is_tagged_for_the_screen_reader() -> None:
    for paper in all_read():
        catalog = paper.pdf.doc.catalog
        assert catalog["Lang"] == b"vi"
        assert _deep(catalog["MarkInfo"])["Marked"] is True
        assert _deep(catalog["ViewerPreferences"])["DisplayDocTitle"] is True
        assert b"pdfuaid:part" in _deep(catalog["Metadata"]).get_data()
        assert len(paper.pdf.metadata["Title"]) > 5
        roles = [tag for tag, _alternative in _tags(_deep(catalog["StructTreeRoot"]))]
        assert set(roles) & {"P", "TH", "TD"}
        depths = [int(role[1]) for role in roles if role in {"H1", "H2", "H3", "H4", "H5", "H6"}]
        assert depths[:1] in ([], [1])
        assert all(after - before <= 1 for before, after in pairwise(depths))
        assert depths.count(1) <= 1


def _tags(node: Any) -> Iterator[tuple[str, bytes | None]]:
    found = _deep(node)
    if isinstance(found, list):
        for one in found:
            yield from _tags(one)
    elif isinstance(found, dict):
        if "S" in found:
            yield str(found["S"].name), found.get("Alt")
        if "K" in found:
            yield from _tags(found["K"])


def test_table_heads_are_tagged_as_heads() -> None:
    roles = [tag for tag, _ in _tags(_deep(working("sổ").pdf.doc.catalog["StructTreeRoot"]))]
    # The head is repeated, and read, on each of the pages.
    assert roles.count("TH") == 6 * len(working("sổ").pdf.pages)
    assert roles.count("TD") == 6 * 60


def test_the_mark_of_verification_stands_under_the_recipients_and_says_what_it_is() -> None:
    for made in (samples.report(), samples.minutes(), samples.letter()):
        paper = read(render_pdf(replace(made, verification=samples.MARK)))
        marked = [at for at, page in enumerate(paper.pdf.pages, 1) if "Mã tra cứu" in page.extract_text()]
        page = next(at for at, one in enumerate(paper.pdf.pages, 1) if "Nơi nhận:" in one.extract_text())
        assert marked == [page]
        words = paper.line(page, "Mã tra cứu: 7KQ2-M9XD-4HTB", (30, 110))
        assert (words.size, words.top > paper.line(page, "- Lưu:", (30, 110)).baseline) == (9, True)
        figures = [alt for tag, alt in _tags(_deep(paper.pdf.doc.catalog["StructTreeRoot"])) if tag == "Figure"]
        assert len(figures) == 1
        assert figures[0] is not None
        assert samples.MARK.url in figures[0].decode("utf-16" if figures[0][:2] == b"\xfe\xff" else "utf-8")


def test_a_paper_without_mark_has_no_picture() -> None:
    tags = [tag for tag, _ in _tags(_deep(official("BC").pdf.doc.catalog["StructTreeRoot"]))]
    assert "Figure" not in tags


def test_a_working_paper_has_its_title_and_its_signatures() -> None:
    paper = working("báo cáo thành tích")
    title = paper.line(1, "BÁO CÁO THÀNH TÍCH")
    assert (title.font, title.size, round(title.middle)) == ("Tinos-Bold", 14, 110)
    assert paper.line(1, "Hà Tĩnh, ngày", (99, 191)).font == "Tinos-Italic"
    last = len(paper.pdf.pages)
    left, right = paper.line(last, "XÁC NHẬN", (30, 110)), paper.line(last, "THỦ TRƯỞNG", (110, 191))
    assert left.baseline == pytest.approx(right.baseline, abs=0.3)
    receipt = working("phiếu")
    assert "CỘNG HÒA" not in receipt.text()
    assert receipt.line(1, "Mã tra cứu").text == "Mã tra cứu: 7KQ2-M9XD-4HTB"


def test_a_long_named_unit_leaves_air_beside_the_national_name() -> None:
    unit = Body(name="Phòng Quản lý Công nghiệp", superior="Sở Công Thương Hà Tĩnh", symbol="QLCN", place="Hà Tĩnh")
    paper = read(render_pdf(replace(samples.letter_report(), body=unit, layout="")))
    left = max(line.right for line in paper.lines(1, (30, 99)) if line.top < 35)
    assert paper.line(1, "CỘNG HÒA", (99, 191)).left - left > 3


def test_annex_pages_are_counted_from_one_in_each_annex() -> None:
    long = tuple(Paragraph(samples.LONG_TEXT) for _ in range(9))
    made = replace(
        samples.letter_report(),
        blocks=(*long, Paragraph("Kèm theo hai phụ lục.")),
        annexes=(Annex("Một", long), Annex("Hai", long, landscape=True)),
    )
    paper = read(render_pdf(made))
    heads = [page.crop((0, 0, page.width, 18 * MM)).extract_text() for page in paper.pdf.pages]
    starts = [at for at, page in enumerate(paper.pdf.pages) if page.extract_text().startswith("Phụ lục")]
    assert [heads[at] for at in (0, *starts)] == ["", "", ""]
    assert [heads[at + 1] for at in (0, *starts)] == ["2", "2", "2"]
