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
from documents.composition import Composition
from documents.content import Paper


class NothingOutside(URLFetcher):
    """Refuses every address: a paper holds all that it prints."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"A paper may not load {url[:80]}")


def render_html(paper: Paper) -> str:
    """The paper as one HTML page with its style inside."""
    composed = Composition(paper)
    layout = composed.layout
    return render_to_string(
        "papers/paper.html",
        {
            "paper": paper,
            "m": layout,
            "annexes": composed.annexes,
            "superior_lines": composed.superior_lines,
            "body_lines": composed.body_lines,
            "national_name": decree.NATIONAL_NAME,
            "motto": decree.NATIONAL_MOTTO,
            "families": ", ".join(f'"{name}"' for name in layout.font_families) + ", serif",
            "summary_lines": composed.summary_lines,
            "letter_summary": composed.letter_summary_lines,
            "body_rule_percent": round(layout.body_rule_share * 100, 1),
            "summary_rule_width": round(composed.summary_rule, 1),
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
