"""One piece of a paper laid out. Imports nothing but the renderer: a helping process is to start fast."""

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, ParamSpec, TypeVar

import weasyprint
from weasyprint.html import UA
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

PDF_VARIANT = "pdf/ua-1"
# Rules of the renderer for links, writing from the right, lists, notes and forms, none of which a paper has. Each cell of a
# table would be tried against them, and bear six styles for notes and marks of lists.
_RULES_FOR_OTHERS = re.compile(r"^(?::|\[dir).*$", re.MULTILINE)

# Places of eight bytes: half of a chunk of 128 KB, the other half is for the frames below.
_SLOTS = 8192

P = ParamSpec("P")
R = TypeVar("R")


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


class _PaperPage(weasyprint.HTML):
    """A page that knows what papers need of the renderer's own style."""

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [_style_of(_RULES_FOR_OTHERS.sub("", UA))]


@lru_cache(maxsize=4)
def _style_of(text: str) -> weasyprint.CSS:
    """Read once for all pieces of a paper."""
    return weasyprint.CSS(string=text)


def pages_of(html: str) -> Any:
    """A document whose pages are laid out but not drawn."""
    before, style, after = re.split("<style>|</style>", html, maxsplit=2)
    page = _PaperPage(string=before + after, url_fetcher=NothingOutside())
    return page.render(stylesheets=[_style_of(style)], font_config=paper_fonts(), pdf_variant=PDF_VARIANT)


def places_on(pages: Sequence[Any]) -> dict[str, tuple[int, float]]:
    """Where each element with an id begins; one that goes on over several pages has a place on each."""
    numbered = reversed(list(enumerate(pages)))
    return {name: (number, place[1]) for number, page in numbered for name, place in page.anchors.items()}


def with_a_deep_stack(work: Callable[P, R]) -> Callable[P, R]:
    """The function, whose calls find room for their frames in one piece of memory."""
    # CPython keeps frames in chunks of 16 KB that it maps and gives back as calls cross their edge. A layout stands there
    # for long, 12,000 times in eight pages; a frame that asks for more gets a chunk that has room for all below it.
    work.__code__ = work.__code__.replace(co_stacksize=_SLOTS)
    return work


@with_a_deep_stack
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
