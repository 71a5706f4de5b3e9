"""QR codes of verification addresses, the same picture for the same address."""

import io

import segno


def qr_svg_address(url: str) -> str:
    """The QR as a `data:` address of an SVG, for the PDF."""
    return _made(url).svg_data_uri(border=0, omitsize=True)


def qr_png(url: str, scale: int = 8) -> bytes:
    """The QR as PNG bytes, for Word and for pages; `scale` pixels a module."""
    written = io.BytesIO()
    _made(url).save(written, kind="png", scale=scale, border=0)
    return written.getvalue()


def _made(url: str) -> segno.QRCode:
    return segno.make(url, error="m", micro=False)
