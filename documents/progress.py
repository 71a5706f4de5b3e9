"""What a renderer tells while it works: each page that it lays out, as it does so."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)$")
_DRAWING = "Step 6"


class _Listener(logging.Handler):
    """Hands on what this thread's layout reports; an exception of the hearer stops the layout."""

    def __init__(self, on_page: Callable[[int], None], on_drawing: Callable[[], None]) -> None:
        super().__init__(logging.INFO)
        self.on_page, self.on_drawing = on_page, on_drawing
        self.thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self.thread:
            return
        words = record.getMessage()
        if page := _PAGE.match(words):
            self.on_page(int(page.group(1)))
        elif words.startswith(_DRAWING):
            self.on_drawing()


@contextmanager
def pages_told(on_page: Callable[[int], None], on_drawing: Callable[[], None]) -> Iterator[None]:
    """Within, `on_page` hears the number of each page that WeasyPrint begins, `on_drawing` that all are laid out."""
    logger = logging.getLogger("weasyprint.progress")
    listener = _Listener(on_page, on_drawing)
    level, propagates = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = propagates
