"""A paper's content laid out as PDF/UA: HTML by Django templates, pages by WeasyPrint, nothing fetched from outside."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from documents import decree
from documents.composition import Composition, WorkingComposition
from documents.content import Paper, WorkingPaper
from documents.qr import qr_svg_address


class NothingOutside(URLFetcher):
    """Refuses every address but the picture that a paper carries in itself (its QR)."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith("data:image/svg+xml"):
            return super().fetch(url, headers)
        raise ValueError(f"A paper may not load {url[:80]}")


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


def render_pdf(paper: Paper | WorkingPaper) -> bytes:
    """The paper as PDF/UA-1 bytes, equal for equal content."""
    html = render_html(paper)
    with without_garbage_collection():
        return weasyprint.HTML(string=html, url_fetcher=NothingOutside()).write_pdf(
            font_config=paper_fonts(),
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )


@cache
def paper_fonts() -> FontConfiguration:
    """The fonts of the machine, looked up once."""
    return FontConfiguration()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Lay out without the collector of cycles running in between."""
    # A layout makes hundreds of thousands of objects that live until its end: cycles are collected once, afterwards.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
