"""A report with an annex of 1,000 rows by us and by five others; a report of four pages, cold and warm."""

import html
import subprocess
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import django

from benchmarks.measure import Work

ROWS = 1000
HEAD = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Kế hoạch", "Thực hiện")
WIDTHS = (12, 78, 36, 17, 17)
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def row(at: int) -> tuple[str, ...]:
    """One row of invented figures."""
    return (
        str(at),
        f"Nhiệm vụ khung số {at} do Ủy ban nhân dân tỉnh giao, phối hợp với các địa phương và doanh nghiệp thực hiện",
        "Phòng Quản lý Công nghiệp",
        "100",
        "98,5",
    )


def _paper(rows: int) -> Any:
    from documents.content import Annex, Block, Body, Column, Heading, Paper, Paragraph, Row, Signature, Table

    words = "Các phòng, đơn vị thuộc Sở đã chủ động triển khai nhiệm vụ được giao (số liệu minh họa). " * 4
    blocks: list[Block] = []
    for part in ("Chỉ đạo, tuyên truyền", "Kết quả thực hiện", "Đánh giá chung", "Phương hướng"):
        blocks += [Heading(part), *(Paragraph(words) for _ in range(6))]
    columns = tuple(Column(title, width) for title, width in zip(HEAD, WIDTHS, strict=True))
    table = Table(columns, tuple(Row(row(at)) for at in range(1, rows + 1)))
    return Paper(
        kind="BC",
        body=Body(name="SỞ CÔNG THƯƠNG", symbol="SCT", place="Hà Tĩnh", superior="UBND TỈNH HÀ TĨNH"),
        summary="Kết quả thực hiện phong trào thi đua",
        year=2021,
        blocks=(*blocks, Paragraph("Chi tiết tại phụ lục kèm theo.")),
        annexes=(Annex("Kết quả từng nhiệm vụ", (table,)),) if rows else (),
        signature=Signature(post="Giám đốc", name="Nguyễn Văn Minh Họa"),
        draft=True,
    )


def ours() -> Work:
    """Our PDF of the whole paper, tagged, with its layout."""
    django.setup()
    from documents.pdf import render_pdf

    paper = _paper(ROWS)
    return lambda: render_pdf(paper)


def ours_on_one_core() -> Work:
    """The same where the machine has no second core."""
    return ours()


def ours_word() -> Work:
    """Our Word file of the same paper."""
    django.setup()
    from documents.docx import render_docx

    paper = _paper(ROWS)
    return lambda: render_docx(paper)


def _naive_page() -> str:
    """The same rows as a page that nobody tuned."""
    lines = "".join(f"<tr>{_cells('td', row(at))}</tr>" for at in range(1, ROWS + 1))
    return (
        "<!DOCTYPE html><html lang='vi'><meta charset='utf-8'><style>@page{size:A4;margin:20mm 20mm 20mm 30mm}"
        "body{font:13pt Tinos}table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:3pt}"
        "tr{break-inside:avoid}</style>"
        f"<h1>Kết quả từng nhiệm vụ</h1><table><thead><tr>{_cells('th', HEAD)}</tr></thead>{lines}</table>"
    )


def _cells(tag: str, cells: Sequence[str]) -> str:
    return "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells)


def naive() -> Work:
    """WeasyPrint as one plain document."""
    import weasyprint

    page = _naive_page()
    return lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def chromium() -> Work:
    """Headless Chromium printing the plain page."""
    folder = Path(tempfile.mkdtemp())
    (folder / "page.html").write_text(_naive_page(), encoding="utf-8")
    command = [*CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"]
    return lambda: _must_make(folder / "page.pdf", [*command, (folder / "page.html").as_uri()])


def libreoffice() -> Work:
    """LibreOffice making a PDF of our Word file."""
    folder = Path(tempfile.mkdtemp())
    (folder / "paper.docx").write_bytes(ours_word()())  # type: ignore[arg-type]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    return lambda: _must_make(folder / "paper.pdf", [*command, str(folder / "paper.docx")])


def typst() -> Work:
    """Typst compiling the same table."""
    import typst as compiler

    cells = "\n".join(", ".join(f'"{cell}"' for cell in row(at)) + "," for at in range(1, ROWS + 1))
    widths = ", ".join(f"{width}mm" for width in WIDTHS)
    head = ", ".join(f'"{title}"' for title in HEAD)
    source = (
        '#set page(paper: "a4", margin: (left: 30mm, rest: 20mm))\n#set text(font: "Tinos", size: 13pt, lang: "vi")\n'
        f"#table(columns: ({widths}), table.header({head}),\n{cells}\n)"
    )
    return lambda: compiler.compile(source.encode())


def reportlab() -> Work:
    """ReportLab with the same table and font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

    found = subprocess.run(["fc-match", "-f", "%{file}", "Tinos"], capture_output=True, text=True, check=True)
    pdfmetrics.registerFont(TTFont("Tinos", found.stdout))
    style = ParagraphStyle("cell", fontName="Tinos", fontSize=13, leading=16)

    def work() -> None:
        cells = [[Paragraph(cell, style) for cell in HEAD]]
        cells += [[Paragraph(cell, style) for cell in row(at)] for at in range(1, ROWS + 1)]
        table = LongTable(cells, colWidths=[width * mm for width in WIDTHS], repeatRows=1)
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        SimpleDocTemplate(BytesIO(), pagesize=A4, leftMargin=30 * mm, rightMargin=20 * mm).build([table])

    return work


def short_cold() -> Work:
    """A report of four pages in a process that has printed nothing, its imports among the work."""

    def work() -> None:
        django.setup()
        from documents.pdf import render_pdf

        render_pdf(_paper(0))

    return work


def short_warm() -> Work:
    """The same in a worker that printed one before."""
    django.setup()
    from documents.pdf import render_pdf

    render_pdf(_paper(0))
    paper = _paper(0)
    return lambda: render_pdf(paper)


def _must_make(result: Path, command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)
    if not result.exists():
        raise SystemExit(f"{command[0]} made no {result.name}")
