"""Pages: A4 with the layout's margins, page numbers from the second page, each annex counted from 1."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from documents.docx.elements import Shape, add, mm, paragraph
from documents.docx.styles import S
from documents.docx.writing import write
from documents.layout import SINGLE_LINE, Layout
from documents.letterwidths import POINT_MM


def write_page_headers(section: Any) -> None:
    """The page number in the header of every page but the first; later sections take both over."""
    section.different_first_page_header_footer = True
    for header, has_number in ((section.header, True), (section.first_page_header, False)):
        header.is_linked_to_previous = False
        root = header._element
        for child in list(root):
            root.remove(child)
        line = paragraph(root, S.PAGE_NUMBER)
        if has_number:
            # The number that stands there until Word counts.
            write(add(line, "fldSimple", instr=" PAGE "), "2")


def write_contact(section: Any, contact: Sequence[str], m: Layout) -> None:
    """The body's address at the foot of the first page, under a line as long as the text is wide."""
    for footer, lines in ((section.first_page_footer, contact), (section.footer, ())):
        footer.is_linked_to_previous = False
        root = footer._element
        for child in list(root):
            root.remove(child)
        for at, words in enumerate(lines):
            shape = Shape(before=m.contact_gap, rule_above=m.rule_thickness) if at == 0 else None
            write(paragraph(root, S.CONTACT, shape), words)
        if not lines:
            paragraph(root, S.SECTION_END)


def begin_without_contact(section: Any, before: Any) -> None:
    """The first page of a later section has the empty footer that the other pages have, where there is one."""
    for reference in before.findall(qn("w:footerReference")):
        if reference.get(qn("w:type")) == "default":
            add(section, "footerReference", type="first").set(qn("r:id"), reference.get(qn("r:id")))


def set_pages(section: Any, m: Layout, *, landscape: bool, restart: bool, has_contact: bool = False) -> None:
    """Fill a `w:sectPr` that holds at most references to headers and footers."""
    width, height = (m.page_height, m.page_width) if landscape else (m.page_width, m.page_height)
    add(section, "type", val="nextPage")
    add(section, "pgSz", w=mm(width), h=mm(height), **({"orient": "landscape"} if landscape else {}))
    # The number stands in the middle of the top margin.
    number_height = m.page_number_size * SINGLE_LINE * POINT_MM
    add(
        section,
        "pgMar",
        top=mm(m.margin_top),
        right=mm(m.margin_right),
        bottom=mm(m.margin_bottom),
        left=mm(m.margin_left),
        header=mm((m.margin_top - number_height) / 2),
        footer=mm(m.margin_bottom if has_contact else m.margin_bottom / 2),
        gutter=0,
    )
    if restart:
        add(section, "pgNumType", start=1)
    add(section, "titlePg")


def end_section(body: Any, section: Any) -> None:
    """The pages written so far form a section of their own; its end needs a paragraph, as low as can be."""
    last = closing_paragraph(body)
    last.find(qn("w:pPr")).append(section)


def closing_paragraph(body: Any) -> Any:
    """The last paragraph of a section: its last text, or after a table one that takes no room."""
    last = body[-1]
    if last.tag == qn("w:p"):
        style = last.find(qn("w:pPr")).find(qn("w:pStyle"))
        if style.get(qn("w:val")) == S.AFTER_TABLE:
            style.set(qn("w:val"), S.SECTION_END)
        return last
    return paragraph(body, S.SECTION_END)
