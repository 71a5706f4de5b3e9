"""One piece of a paper laid out. Imports nothing but the renderer: a helping process is to start fast."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

PDF_VARIANT = "pdf/ua-1"


class NothingOutside(URLFetcher):
    """Refuses every address but the picture that a paper carries in itself (its QR)."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith("data:image/svg+xml"):
            return super().fetch(url, headers)
        raise ValueError(f"A paper may not load {url[:80]}")


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


@dataclass(frozen=True)
class LaidOut:
    """A piece as a PDF of its own. Of each element with an id: the page on which it begins, counted from 0, and how far
    below the page's edge, in CSS pixels."""

    pdf: bytes
    pages: int
    places: dict[str, tuple[int, float]]


def pages_of(html: str) -> Any:
    """A document whose pages are laid out but not drawn."""
    page = weasyprint.HTML(string=html, url_fetcher=NothingOutside())
    return page.render(font_config=paper_fonts(), pdf_variant=PDF_VARIANT)


def places_on(pages: Sequence[Any]) -> dict[str, tuple[int, float]]:
    """Where each element with an id begins; one that goes on over several pages has a place on each."""
    numbered = reversed(list(enumerate(pages)))
    return {name: (number, place[1]) for number, page in numbered for name, place in page.anchors.items()}


def laid_out(html: str, name: str) -> LaidOut:
    """The piece; its `name` tells its table heads from those of the other pieces."""

    def ready_to_join(_: Any, pdf: Any) -> None:
        for thing in pdf.objects:
            if isinstance(thing, dict) and "ID" in thing:
                # The cells of a column point to their head by this very object.
                thing["ID"].string = f"{name}-{thing['ID'].string}"
            elif b"begincmap" in getattr(thing, "stream", ())[:3]:
                # A space and one without a break are one sign of the font, and text is copied as the first that was
                # drawn. A piece begins with the head of a table, whose words are tied.
                thing.stream = [line.replace(b" <00a0>", b" <0020>") for line in thing.stream]

    document = pages_of(html)
    # Compressed when the pieces are joined.
    pdf = document.write_pdf(finisher=ready_to_join, pdf_variant=PDF_VARIANT, uncompressed_pdf=True)
    return LaidOut(pdf, len(document.pages), places_on(document.pages))
