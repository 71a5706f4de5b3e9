"""The whole paper, part by part."""

from typing import Any

from docx.oxml import OxmlElement

from documents import decree
from documents.composition import Composition, PlacedAnnex
from documents.content import Paper
from documents.docx.blocks import write_blocks
from documents.docx.elements import keep_with_next, paragraph
from documents.docx.foot import write_foot
from documents.docx.head import write_head
from documents.docx.package import bare_document, packed, set_properties, take_section
from documents.docx.sections import closing_paragraph, end_section, set_pages, write_page_headers
from documents.docx.styles import S
from documents.docx.writing import one_line, write, write_lines
from documents.layout import Layout


def render_docx(paper: Paper) -> bytes:
    """The paper as the bytes of a Word file, equal for equal content."""
    composed = Composition(paper)
    m = composed.layout
    document = bare_document(m)
    set_properties(document, paper)
    write_page_headers(document.sections[0])
    section = take_section(document)
    set_pages(section, m, landscape=False, restart=False)
    body = document.element.body
    _write_main(body, composed)
    for annex in composed.annexes:
        end_section(body, section)
        section = OxmlElement("w:sectPr")
        set_pages(section, m, landscape=annex.content.landscape, restart=True)
        _write_annex(body, annex, m)
    closing_paragraph(body)
    body.append(section)
    return packed(document)


def _write_main(body: Any, composed: Composition) -> None:
    paper, m = composed.paper, composed.layout
    write_head(body, composed)
    if paper.authority_line:
        write(paragraph(body, S.AUTHORITY), one_line(paper.authority_line.upper()))
    for basis in paper.printed_bases:
        write(paragraph(body, S.BASIS), one_line(basis))
    if paper.kind == decree.DECISION:
        write(paragraph(body, S.RESOLVES), "QUYẾT ĐỊNH:")
    write_blocks(body, paper.numbered_blocks, m)
    keep_with_next(body[-1])
    write_foot(body, paper, m)


def _write_annex(body: Any, annex: PlacedAnnex, m: Layout) -> None:
    write(paragraph(body, S.ANNEX_LABEL), annex.label)
    write_lines(paragraph(body, S.ANNEX_TITLE), annex.title_lines)
    write_lines(paragraph(body, S.ANNEX_REFERENCE), annex.reference_lines)
    write_blocks(body, annex.content.numbered_blocks, m)
