"""LibreOffice as the one that opens our Word files: its pages read back."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from documents.content import Paper, WorkingPaper
from documents.docx import render_docx
from tests.papers.conftest import ReadPaper, read
from tests.papers.forms import tables_of
from tests.papers.word import squeezed

MM = 72 / 25.4
# Tinos has the measures of Times New Roman. Left to itself LibreOffice takes Liberation Serif, which lacks letters with
# two marks and draws them apart.
FONTS = """<fontconfig>
<dir>{folder}</dir>
<cachedir>{cache}</cachedir>
<match target="pattern">
<test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="same"><string>Tinos</string></edit>
</match>
</fontconfig>"""


def laid_out(papers: Mapping[str, Paper | WorkingPaper], folder: Path) -> dict[str, Path]:
    """Each paper's Word file as LibreOffice prints it: all in one go, with a profile of its own."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: apt-get install libreoffice-writer-nogui"
    files = []
    for at, paper in enumerate(papers.values()):
        files.append(folder / f"{at}.docx")
        files[-1].write_bytes(render_docx(paper))
    profile = (folder / "profile").as_uri()
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(folder=folder_of_tinos(), cache=folder / "fonts"))
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder, *files],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: folder / f"{at}.pdf" for at, name in enumerate(papers)}


def read_back(file: Path) -> ReadPaper:
    return read(file.read_bytes())


def folder_of_tinos() -> Path:
    """Where Tinos lies."""
    found = subprocess.run(["fc-match", "-f", "%{file}", "Tinos"], check=True, capture_output=True, text=True)
    return Path(found.stdout).parent


def letters(printed: ReadPaper) -> str:
    """All letters below the page number in the order of drawing, without any space between them."""
    return squeezed("".join(char["text"] for page in printed.pdf.pages for char in page.chars if char["top"] > 18 * MM))


def without_heads(text: str, paper: Paper | WorkingPaper) -> str:
    """The letters without the heads of tables, which each page repeats."""
    for table in tables_of(paper):
        text = text.replace(squeezed("".join(column.title for column in table.columns)), "")
    return text
