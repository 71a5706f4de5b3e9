"""The mark of an annex that is a file of its own (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8): words, no picture."""

from datetime import datetime

import pypdfium2
import weasyprint
from django.utils import timezone
from django.utils.html import escape

from documents.layout import DECREE_30
from documents.pages import one_document_at_a_time
from documents.parts.laying import NothingOutside
from documents.signing.placing import MM, Box

# The decree: Times New Roman, upright, 10, black, top right of the first page.
SIZE = 10
WIDTH, HEIGHT = 90, 5
FROM_RIGHT, FROM_TOP = 15, 8


def mark_words(symbol: str, at: datetime) -> str:
    """`15/KH-SCT; 25/01/2021 14:05:33 +07:00`: the paper and the moment of signing by the clock on the wall."""
    here = timezone.localtime(at)
    return f"{symbol}; {here:%d/%m/%Y %H:%M:%S} {here.isoformat()[-6:]}"


def mark_box(content: bytes) -> Box:
    """The mark's place on the first page."""
    with one_document_at_a_time, pypdfium2.PdfDocument(content) as document:
        width, height = document[0].get_size()
    right, top = width - FROM_RIGHT * MM, height - FROM_TOP * MM
    return Box(0, right - WIDTH * MM, top - HEIGHT * MM, right, top)


def mark_page(words: str) -> bytes:
    """The words as a PDF page of the box's size."""
    families = ", ".join(f'"{name}"' for name in DECREE_30.font_families)
    style = f"@page {{ size: {WIDTH}mm {HEIGHT}mm; margin: 0 }} body {{ margin: 0; text-align: right; "
    style += f"font: {SIZE}pt/{HEIGHT}mm {families}, serif; color: #000; white-space: nowrap }}"
    html = f'<html lang="vi"><style>{style}</style><body>{escape(words)}</body></html>'
    return bytes(weasyprint.HTML(string=html, url_fetcher=NothingOutside()).write_pdf())
