"""What a renderer tells while it works: each page that it lays out, as it does so."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)$")
_DRAWING = "Step 6"


class _Listener(logging.Handler):
    """Hands on what this thread's layout reports; an exception of the hearer stops the layout."""

    def __init__(self, on_page: Callable[[int], None], on_drawing: Callable[[], None]) -> None:
        super().__init__(logging.INFO)
        self.on_page, self.on_drawing = on_page, on_drawing
        self.thread = threading.get_ident()
        # A paper that is laid out in pieces: the pages of those that are finished; none for one that is laid out as one.
        self.finished: int | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self.thread:
            return
        words = record.getMessage()
        if page := _PAGE.match(words):
            self.on_page((self.finished or 0) + int(page.group(1)))
        elif words.startswith(_DRAWING) and self.finished is None:
            self.on_drawing()


_listening: ContextVar[_Listener | None] = ContextVar("listening", default=None)


@contextmanager
def pages_told(on_page: Callable[[int], None], on_drawing: Callable[[], None]) -> Iterator[None]:
    """Within, `on_page` hears the number of each page that WeasyPrint begins, `on_drawing` that all are laid out."""
    logger = logging.getLogger("weasyprint.progress")
    listener = _Listener(on_page, on_drawing)
    level, propagates = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    listens = _listening.set(listener)
    try:
        yield
    finally:
        _listening.reset(listens)
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = propagates


@contextmanager
def pieces_told() -> Iterator[Callable[[int], None]]:
    """Within, a paper is laid out in pieces, some of them elsewhere. What this yields is told the pages of each finished
    piece; who listens hears the numbers go on from theirs, and at the end that all are laid out."""
    listener = _listening.get()
    if listener is None:
        yield lambda pages: None
        return

    def finished(pages: int) -> None:
        listener.finished = (listener.finished or 0) + pages
        listener.on_page(listener.finished)

    listener.finished = 0
    try:
        yield finished
        listener.on_drawing()
    finally:
        listener.finished = None
