"""The text layer as PDF: one page for each giấy khen, and a test sheet to lay over a blank of the stock."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import weasyprint
from django.template.loader import render_to_string

from documents.certificates.fitting import Fitted, fitted
from documents.certificates.layout import Box, CertificateLayout
from documents.content import PaperRefused, Verification
from documents.content.letters import cleaned, refuse_unprintable
from documents.layout import DECREE_30
from documents.parts.laying import NothingOutside, paper_fonts, without_garbage_collection
from documents.qr import qr_svg_address

# The QR keeps this much of its box from the words beside it.
QR_GAP = 2


@dataclass(frozen=True)
class CertificateText:
    """The words of one giấy khen by the codes of their lines; a missing line leaves its place empty."""

    words: Mapping[str, str]
    verification: Verification | None = None


@dataclass(frozen=True)
class _Placed:
    """A line as the page draws it, in millimetres."""

    name: str
    box: Box
    text: Fitted
    left: float
    width: float

    @property
    def top(self) -> float:
        """Words stand in the middle of their box; a signature's post hangs from its upper edge."""
        if self.box.line.code == "post":
            return self.box.top
        return self.box.top + (self.box.height - self.text.height) / 2


@dataclass(frozen=True)
class _Mark:
    """The QR of a page."""

    name: str
    left: float
    top: float
    side: float
    picture: str


def render_certificates(layout: CertificateLayout, texts: Sequence[CertificateText], *, title: str) -> bytes:
    """One page for each text, equal bytes for equal content. Refuses a text that does not fit its box."""
    if not texts:
        raise PaperRefused("Chưa có giấy khen nào để in.")
    pages = [_page(layout, text, number) for number, text in enumerate(texts, start=1)]
    return _written("papers/certificates.html", layout, title, {"pages": pages})


def render_test_sheet(layout: CertificateLayout, *, title: str) -> bytes:
    """The boxes of all printed lines with rulers in mm along the edges and cross hairs 20 mm from each corner."""
    sheet = layout.dimensions
    return _written(
        "papers/certificate_test_sheet.html",
        layout,
        title,
        {
            "ticks": _ticks(sheet.width, sheet.height),
            "hairs": _hairs(sheet.width, sheet.height),
            "across": range(10, int(sheet.width), 10),
            "down": range(10, int(sheet.height), 10),
            "boxes": layout.boxes,
        },
    )


def _page(layout: CertificateLayout, text: CertificateText, number: int) -> dict[str, Any]:
    words: dict[str, str] = {code: cleaned(said) for code, said in text.words.items()}
    refuse_unprintable(tuple(words.values()))
    placed, mark = [], None
    for at, box in enumerate(layout.boxes):
        name, left, width = f"p{number}-{at}", box.left, box.width
        if box.line.code == "verification":
            if text.verification is None:
                continue
            mark = _Mark(f"p{number}-qr", box.left, box.top, box.height, qr_svg_address(text.verification.url))
            left, width = box.left + box.height + QR_GAP, box.width - box.height - QR_GAP
            said = f"{text.verification.words}\n{text.verification.address}"
        else:
            said = words.get(box.line.code, "")
        narrowed = Box(box.line, left, box.top, width, box.height, box.size)
        fit = fitted(said, narrowed)
        if fit.lines:
            placed.append(_Placed(name, narrowed, fit, left, width))
    return {"lines": placed, "mark": mark}


def _written(template: str, layout: CertificateLayout, title: str, words: dict[str, Any]) -> bytes:
    families = ", ".join(f'"{name}"' for name in DECREE_30.font_families) + ", serif"
    sheet = layout.dimensions
    html = render_to_string(template, {"title": title, "sheet": sheet, "layout": layout, "families": families, **words})
    with without_garbage_collection():
        return weasyprint.HTML(string=html, url_fetcher=NothingOutside()).write_pdf(
            font_config=paper_fonts(),
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )


def _ticks(width: float, height: float) -> str:
    """A path of ticks along the four edges: 2 mm long, 4 at each fifth, 6 at each tenth millimetre."""
    parts: list[str] = []
    for at in range(1, int(width)):
        parts += [f"M{at} 0v{_tick(at)}", f"M{at} {height:g}v-{_tick(at)}"]
    for at in range(1, int(height)):
        parts += [f"M0 {at}h{_tick(at)}", f"M{width:g} {at}h-{_tick(at)}"]
    return "".join(parts)


def _tick(at: int) -> int:
    return 6 if at % 10 == 0 else 4 if at % 5 == 0 else 2


def _hairs(width: float, height: float) -> str:
    """Cross hairs 20 mm from the edges and in the middle."""
    places: Iterable[tuple[float, float]] = (
        *((x, y) for x in (20, width - 20) for y in (20, height - 20)),
        (width / 2, height / 2),
    )
    return "".join(f"M{x - 6:g} {y:g}h12M{x:g} {y - 6:g}v12" for x, y in places)
