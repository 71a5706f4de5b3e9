"""Letters of papers: one form, nothing unseen, nothing that the font does not have; how wide they print."""

import unicodedata
from dataclasses import replace

import pytest

from documents.content import PaperRefused, Paragraph, Row
from documents.content.letters import all_texts, cleaned
from documents.letterwidths import width_mm
from tests.papers import samples
from tests.papers.conftest import ReadPaper


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tiếng Việt", "Tiếng Việt"),
        (unicodedata.normalize("NFD", "Tiếng Việt ở Hà Tĩnh"), "Tiếng Việt ở Hà Tĩnh"),
        ("a\x00b\x07c\x1f", "abc"),
        ("a\u200bb\u200dc\u00ad\ufeff\u202e", "abc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb\u2003c\u3000d", "a b c d"),
        ("giữ\u00a0khoảng", "giữ\u00a0khoảng"),
    ],
)
def test_unseen_characters_are_left_out(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_a_paper_holds_clean_text_wherever_it_stands() -> None:
    cell = Row((unicodedata.normalize("NFD", "Đạt\x00"),))
    assert cleaned((cell,)) == (Row(("Đạt",)),)
    paper = replace(samples.letter_report(), blocks=(Paragraph("Kết\u200b quả"),), recipients=("Sở\x07 Nội vụ",))
    assert (paper.blocks, paper.recipients) == ((Paragraph("Kết quả"),), ("Sở Nội vụ",))


def test_bullets_of_words_own_fonts_print_as_those_of_the_paper() -> None:
    assert cleaned("\uf0b7 Một \uf0a7 Hai \uf0fc Ba") == "• Một ▪ Hai √ Ba"


def test_clean_content_is_left_as_it_is() -> None:
    blocks = samples.report().blocks
    assert cleaned(blocks) is blocks


@pytest.mark.parametrize(
    ("text", "letter", "code"),
    [("Đạt 😀 rồi", "😀", "U+1F600"), ("\uf04a Mục", "\uf04a", "U+F04A"), ("漢", "漢", "U+6F22")],
)
def test_letters_that_the_font_lacks_are_refused(text: str, letter: str, code: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        replace(samples.letter_report(), blocks=(Paragraph(text),))
    assert str(refused.value) == (
        f"Ký tự “{letter}” (mã {code}) trong đoạn “{text}” không có trong phông chữ Times New Roman; "
        "hãy xóa hoặc thay ký tự đó."
    )


def test_all_samples_are_printable() -> None:
    paper = replace(samples.letter_report(), blocks=(Paragraph("± ≥ ≤ → ½ § ² € ₫ “ ” – … • □ ■ ≈ α Ω"),))
    assert "≥" in "".join(all_texts(paper))


@pytest.mark.parametrize(
    ("start", "size", "bold", "box"),
    [
        ("CỘNG HÒA", 13, True, (92, 191)),
        ("Độc lập", 14, True, (92, 191)),
        ("SỞ CÔNG THƯƠNG", 13, True, (30, 92)),
        ("UBND TỈNH", 13, False, (30, 92)),
        ("phát triển ngành Công Thương", 14, True, (0, 210)),
    ],
)
def test_widths_are_those_of_the_print(
    report: ReadPaper, start: str, size: float, bold: bool, box: tuple[float, float]
) -> None:
    line = report.line(1, start, box)
    # Kerning draws a few pairs of letters together.
    assert width_mm(line.text, size, bold=bold) == pytest.approx(line.width, rel=0.03)
