"""The whole paper, part by part."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement

from documents import decree
from documents.composition import Composition, PlacedAnnex, WorkingComposition, place_lines
from documents.content import Paper, WorkingPaper
from documents.docx.blocks import tie_last_words, write_blocks
from documents.docx.elements import Shape, paragraph
from documents.docx.foot import write_foot, write_working_foot
from documents.docx.head import write_head, write_names
from documents.docx.package import Properties, bare_document, packed, set_properties, take_section
from documents.docx.sections import (
    begin_without_contact,
    closing_paragraph,
    end_section,
    set_pages,
    write_contact,
    write_page_headers,
)
from documents.docx.styles import S
from documents.docx.tables import bare_row, bare_table
from documents.docx.writing import one_line, write, write_lines
from documents.layout import Layout


def render_docx(paper: Paper | WorkingPaper) -> bytes:
    """The paper as the bytes of a Word file, equal for equal content."""
    if isinstance(paper, Paper):
        return _official(Composition(paper))
    return _working(WorkingComposition(paper))


def _official(composed: Composition) -> bytes:
    paper, m = composed.paper, composed.layout
    subject = f"{paper.kind_row.name} {paper.symbol}"
    contact = paper.directions.contact if paper.directions else ()
    told = Properties(paper.title, paper.body.spoken_name, subject, paper.issued_on)
    document, section = _begun(m, told, contact)
    body = document.element.body
    set_pages(section, m, landscape=False, restart=False, has_contact=bool(contact))
    _write_main(document, composed)
    first = section
    for annex in composed.annexes:
        end_section(body, section)
        section = OxmlElement("w:sectPr")
        begin_without_contact(section, first)
        set_pages(section, m, landscape=annex.content.landscape, restart=True)
        _write_annex(body, annex, m)
    return _ended(document, section)


def _working(composed: WorkingComposition) -> bytes:
    paper, m = composed.paper, composed.layout
    document, section = _begun(m, Properties(composed.document_title, paper.body_name, paper.title, paper.dated_on))
    set_pages(section, m, landscape=paper.landscape, restart=False)
    _write_working_head(document.element.body, composed)
    write_blocks(document.element.body, paper.numbered_blocks, m)
    if composed.has_foot:
        tie_last_words(document.element.body, one_line=composed.ends_with_one_line)
        write_working_foot(document, composed)
    return _ended(document, section)


def _begun(m: Layout, told: Properties, contact: Sequence[str] = ()) -> tuple[Any, Any]:
    document = bare_document(m)
    set_properties(document, told)
    write_page_headers(document.sections[0])
    if contact:
        write_contact(document.sections[0], contact, m)
    return document, take_section(document)


def _ended(document: Any, section: Any) -> bytes:
    closing_paragraph(document.element.body)
    document.element.body.append(section)
    return packed(document)


def _write_main(document: Any, composed: Composition) -> None:
    paper, m, body = composed.paper, composed.layout, document.element.body
    write_head(body, composed)
    if paper.authority_line:
        write(paragraph(body, S.AUTHORITY), one_line(paper.authority_line.upper()))
    for basis in paper.printed_bases:
        write(paragraph(body, S.BASIS), one_line(basis))
    if paper.kind == decree.DECISION:
        write(paragraph(body, S.RESOLVES), "QUYẾT ĐỊNH:")
    write_blocks(body, paper.numbered_blocks, m)
    tie_last_words(body, one_line=composed.ends_with_one_line)
    write_foot(document, composed)


def _write_annex(body: Any, annex: PlacedAnnex, m: Layout) -> None:
    write(paragraph(body, S.ANNEX_LABEL), annex.label)
    write_lines(paragraph(body, S.ANNEX_TITLE), annex.title_lines)
    write_lines(paragraph(body, S.ANNEX_REFERENCE), annex.reference_lines)
    write_blocks(body, annex.content.numbered_blocks, m)


def _write_working_head(body: Any, composed: WorkingComposition) -> None:
    paper, m = composed.paper, composed.layout
    widths = (m.header_left, paper.text_width - m.header_left)
    table = bare_table(body, widths)
    write_names(bare_row(table, widths), composed, widths, national=paper.national_heading)
    if paper.national_heading and paper.place_and_date:
        left, right = bare_row(table, widths)
        paragraph(left, S.NORMAL)
        write_lines(paragraph(right, S.PLACE_DATE), place_lines(paper, m))
    below = Shape(after=m.summary_rule_gaps[1])
    write_lines(paragraph(body, S.KIND, None if composed.subtitle_lines else below), composed.title_lines)
    if composed.subtitle_lines:
        write_lines(paragraph(body, S.SUMMARY, below), composed.subtitle_lines)
