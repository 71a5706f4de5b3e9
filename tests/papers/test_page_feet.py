"""How much of a page stays empty when a chain of headings, or the signature, does not fit at its foot.

Three headings one below the other go with two lines of what they head, and a signature with two lines of the text: 45 mm
each. A break that gives up more leaves a page that looks unfinished.
"""

import io
from dataclasses import replace

import pdfplumber
import pytest

from documents.content import DashList, Heading, Paper, Paragraph
from documents.services.printing import print_paper
from tests.papers import samples

MM = 72 / 25.4
BOTTOM_MARGIN, MOST = 20, 48
LONG = "Thi đua lập thành tích chào mừng các ngày lễ lớn của đất nước, của tỉnh và của ngành trong năm, " * 3


def plan_after(lines: int) -> Paper:
    """The three headings of a plan after so many lines, two phases, and the signature."""
    phase = (
        Heading("Đợt thi đua: từ ngày 01/01/2026 đến ngày 30/6/2026", 3),
        DashList((LONG, "Báo cáo trước ngày 20/6.")),
    )
    return replace(
        samples.letter_report(),
        blocks=(
            *(Paragraph(f"Dòng thứ {number}.") for number in range(lines)),
            Heading("Nội dung thi đua"),
            Heading("Các đợt thi đua", 2),
            *phase,
            *phase,
            Paragraph(f"Trên đây là Kế hoạch. {LONG}"),
        ),
    )


@pytest.mark.parametrize("lines", range(8, 22, 2))
def test_no_page_gives_up_more_than_its_headings_or_its_signature_need(lines: int) -> None:
    with pdfplumber.open(io.BytesIO(print_paper(plan_after(lines)).file)) as document:
        empty = [
            (page.height - max(word["bottom"] for word in page.extract_words())) / MM - BOTTOM_MARGIN
            for page in document.pages[:-1]
        ]

    assert empty
    assert max(empty) <= MOST
