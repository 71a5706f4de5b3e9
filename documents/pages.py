"""Pages of a PDF as pictures: the strict content policy lets no page embed a PDF, and a phone shows a picture best."""

import threading
from pathlib import Path

import pypdfium2
from django.conf import settings

from documents.models import StoredFile

SHOWN_DPI = 110
POINTS_PER_INCH = 72
# PDFium is not made for several threads at once.
one_document_at_a_time = threading.Lock()


def count_pages(content: bytes) -> int:
    with one_document_at_a_time, pypdfium2.PdfDocument(content) as document:
        return len(document)


def has_pages(content: bytes) -> bool:
    """Whether the bytes are a PDF that opens and has something to show."""
    try:
        return count_pages(content) > 0
    except pypdfium2.PdfiumError:
        return False


def page_picture(stored: StoredFile, page: int) -> Path | None:
    """The PNG of a page (from 1), drawn at the first request and kept; None when there is no such page."""
    kept = Path(settings.MEDIA_ROOT) / "pages" / stored.sha256[:2] / f"{stored.sha256}-{page}-{SHOWN_DPI}.png"
    if kept.is_file():
        return kept
    with stored.file.open("rb") as source, one_document_at_a_time, pypdfium2.PdfDocument(source.read()) as document:
        if not 1 <= page <= len(document):
            return None
        picture = document[page - 1].render(scale=SHOWN_DPI / POINTS_PER_INCH).to_pil()
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Two requests may draw the same page: each writes its own file, the last rename wins, both are whole.
    draft = kept.with_suffix(f".{threading.get_ident()}.tmp")
    picture.save(draft, "PNG", optimize=True)
    draft.replace(kept)
    return kept
