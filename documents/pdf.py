"""A paper's content laid out as PDF/UA: HTML by Django templates, pages by WeasyPrint, nothing fetched from outside."""

import hashlib
from typing import Any

from django.template.loader import render_to_string

from documents import decree
from documents.composition import Composition, WorkingComposition
from documents.content import Paper, WorkingPaper
from documents.parts.cutting import pieces_of
from documents.parts.laying import PDF_VARIANT, pages_of, with_a_deep_stack, without_garbage_collection
from documents.parts.making import made_of
from documents.qr import qr_svg_address


def render_html(paper: Paper | WorkingPaper) -> str:
    """The paper as one HTML page with its style inside."""
    return _official_html(paper) if isinstance(paper, Paper) else _working_html(paper)


def _official_html(paper: Paper) -> str:
    composed = Composition(paper)
    words = {
        **_common(paper, composed),
        "annexes": composed.annexes,
        "summary_lines": composed.summary_lines,
        "letter_summary": composed.letter_summary_lines,
        "summary_rule_width": round(composed.summary_rule, 1),
    }
    return render_to_string("papers/paper.html", words)


def _working_html(paper: WorkingPaper) -> str:
    composed = WorkingComposition(paper)
    return render_to_string("papers/working.html", {**_common(paper, composed), "lying": paper.landscape})


def _common(paper: Paper | WorkingPaper, composed: Composition | WorkingComposition) -> dict[str, Any]:
    layout = composed.layout
    return {
        "paper": paper,
        "composed": composed,
        "m": layout,
        "superior_lines": composed.superior_lines,
        "body_lines": composed.body_lines,
        "national_name": decree.NATIONAL_NAME,
        "motto": decree.NATIONAL_MOTTO,
        "families": ", ".join(f'"{name}"' for name in layout.font_families) + ", serif",
        "body_rule_percent": round(layout.body_rule_share * 100, 1),
        "qr": qr_svg_address(paper.verification.url) if paper.verification else "",
    }


@with_a_deep_stack
def render_pdf(paper: Paper | WorkingPaper) -> bytes:
    """The paper as PDF/UA-1 bytes, equal for equal content; a long one is laid out in pieces, side by side."""
    html = render_html(paper)
    if pieces := pieces_of(paper, html):
        return made_of(pieces)
    with without_garbage_collection():
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        return pages_of(html).write_pdf(pdf_variant=PDF_VARIANT, pdf_identifier=identifier)
