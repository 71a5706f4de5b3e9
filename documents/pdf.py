"""A paper's content laid out as PDF/UA: HTML by Django templates, pages by WeasyPrint, nothing fetched from outside."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from documents import decree
from documents.content import Annex, Paper
from documents.layout import layout_for
from documents.titles import balanced

# Mean width of a letter against its size, in Tinos Bold: small letters with spaces, and capitals.
MEAN_BOLD_LETTER = 0.5
POINT_MM = 25.4 / 72
SUMMARY_CHARACTERS = 52
LETTER_SUMMARY_CHARACTERS = 30


class NothingOutside(URLFetcher):
    """Refuses every address: a paper holds all that it prints."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"A paper may not load {url[:80]}")


@dataclass(frozen=True)
class PlacedAnnex:
    """An annex with what its place in the paper decides."""

    position: int
    label: str
    reference: str
    content: Annex

    @property
    def title_lines(self) -> tuple[str, ...]:
        return balanced(self.content.title.upper(), 64 if self.content.landscape else 44)

    @property
    def reference_lines(self) -> tuple[str, ...]:
        return balanced(self.reference, 100 if self.content.landscape else 68)


def render_html(paper: Paper) -> str:
    """The paper as one HTML page with its style inside."""
    layout = layout_for(paper.body.superior, paper.body.name)
    annexes = [
        PlacedAnnex(at, paper.annex_label(at), paper.annex_reference, annex)
        for at, annex in enumerate(paper.annexes, start=1)
    ]
    under_rule = len(balanced(paper.clean_summary, SUMMARY_CHARACTERS)[-1])
    return render_to_string(
        "papers/paper.html",
        {
            "paper": paper,
            "m": layout,
            "annexes": annexes,
            "superior_lines": balanced(paper.body.superior_heading, layout.header_left_letters),
            "body_lines": balanced(paper.body.heading, layout.header_left_letters),
            "national_name": decree.NATIONAL_NAME,
            "motto": decree.NATIONAL_MOTTO,
            "families": ", ".join(f'"{name}"' for name in layout.font_families) + ", serif",
            "summary_lines": balanced(paper.clean_summary, SUMMARY_CHARACTERS),
            "letter_summary": balanced(f"V/v {paper.clean_summary}", LETTER_SUMMARY_CHARACTERS),
            "body_rule_percent": round(layout.body_rule_share * 100, 1),
            "summary_rule_width": round(
                under_rule * layout.summary_size * POINT_MM * MEAN_BOLD_LETTER * layout.summary_rule_share, 1
            ),
            "recipients_line": round(layout.signature_size * 1.15, 2),
        },
    )


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/UA-1 bytes, equal for equal content."""
    html = render_html(paper)
    with _without_garbage_collection():
        return weasyprint.HTML(string=html, url_fetcher=NothingOutside()).write_pdf(
            font_config=_fonts(),
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    # A layout makes hundreds of thousands of objects that live until its end: cycles are collected once, afterwards.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
