"""Word files as a reader of their XML sees them: paragraphs with their styles, tables, sections, order of elements."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import docx
import lxml.html
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from documents.content import Paper, WorkingPaper
from documents.pdf import render_html
from tests.papers import samples

TWIPS_IN_MM = 1440 / 25.4

EVERY_PAPER: dict[str, Paper | WorkingPaper] = {
    "report": samples.report(),
    "draft": samples.report(draft=True),
    "decision": samples.decision(),
    "letter": samples.letter(),
    "minutes": samples.minutes(),
    "invitation": samples.invitation(),
    "one page": samples.letter_report(),
    "achievement report": samples.achievement_report(),
    "receipt": samples.receipt(),
    "register": samples.register(),
}


@dataclass(frozen=True)
class ReadWord:
    """A Word file read back."""

    content: bytes

    @cached_property
    def document(self) -> Any:
        return docx.Document(io.BytesIO(self.content))

    @cached_property
    def body(self) -> Any:
        return self.document.element.body

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in the order of the pages, those in cells too."""
        return [Paragraph(found, self.document) for found in self.body.iter(qn("w:p"))]

    @property
    def tables(self) -> list[Table]:
        found: list[Table] = self.document.tables
        return found

    def of_style(self, name: str) -> list[Paragraph]:
        return [paragraph for paragraph in self.paragraphs if paragraph.style and paragraph.style.name == name]

    def texts(self, style: str) -> list[str]:
        return [paragraph.text for paragraph in self.of_style(style)]

    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    def trees(self) -> Iterator[Any]:
        """The roots of all XML parts."""
        for name, content in self.parts().items():
            if name.endswith((".xml", ".rels")):
                yield etree.fromstring(content)

    @property
    def letters(self) -> str:
        """The words of the text, without any space between them."""
        return squeezed("".join(found.text or "" for found in self.body.iter(qn("w:t"))))


def letters_of_html(paper: Paper | WorkingPaper) -> str:
    """The words that the PDF of the same paper is made of, without any space between them."""
    body = lxml.html.fromstring(render_html(paper)).find("body")
    return squeezed(body.text_content())


def squeezed(text: str) -> str:
    return "".join(text.split())


def rule_lengths(word: ReadWord) -> list[float]:
    """The lengths in mm of the rules of the head, in the order of the page."""
    left, right = (float(column.width.mm) for column in word.tables[0].columns)
    found = []
    for paragraph in word.of_style("Đường kẻ"):
        shape = paragraph.paragraph_format
        if shape.left_indent is None:
            continue
        cell = paragraph._p.getparent()
        is_cell = cell.tag == qn("w:tc")
        room = (left if cell.getprevious().tag != qn("w:tc") else right) if is_cell else left + right
        found.append(round(room - shape.left_indent.mm - shape.right_indent.mm, 1))
    return found
