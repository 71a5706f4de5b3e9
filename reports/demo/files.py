"""Small true files as evidence of the demo's results: each says on its face that it is an illustration."""

from html import escape
from io import BytesIO

import pypdfium2
import weasyprint
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

MARK = "Minh chứng – số liệu minh họa"
PAGE = """<html lang="vi"><head><title>{title}</title><style>
@page {{ size: A5; margin: 18mm }}
body {{ font: 12pt Tinos, serif }}
p.mark {{ color: #a33; border: 1pt solid; padding: 2mm; text-align: center }}
</style></head><body><p class="mark">{mark}</p><h1>{title}</h1><p>{text}</p></body></html>"""


def pdf_file(name: str, title: str, text: str) -> SimpleUploadedFile:
    """One page with a title and a paragraph."""
    return SimpleUploadedFile(f"{name}.pdf", _page(title, text), "application/pdf")


def picture_file(name: str, title: str, text: str) -> SimpleUploadedFile:
    """The same page as a person would photograph it."""
    picture = BytesIO()
    with pypdfium2.PdfDocument(_page(title, text)) as pages:
        pages[0].render(scale=1.5).to_pil().save(picture, "PNG")
    return SimpleUploadedFile(f"{name}.png", picture.getvalue(), "image/png")


def scan_file(name: str, title: str, text: str) -> SimpleUploadedFile:
    """The same page as a scanner would send it: a PDF without words."""
    scan = BytesIO()
    with pypdfium2.PdfDocument(_page(title, text)) as pages:
        pages[0].render(scale=1.5).to_pil().save(scan, "PDF")
    return SimpleUploadedFile(f"{name}.pdf", scan.getvalue(), "application/pdf")


def sheet_file(name: str, rows: list[tuple[str, ...]]) -> SimpleUploadedFile:
    """A list as units keep it."""
    book = Workbook()
    book.active.append((MARK,))
    for row in rows:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return SimpleUploadedFile(f"{name}.xlsx", data.getvalue())


def _page(title: str, text: str) -> bytes:
    html = PAGE.format(title=escape(title), text=escape(text), mark=MARK)
    data: bytes = weasyprint.HTML(string=html).write_pdf()
    return data
