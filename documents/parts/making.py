"""The pieces of a paper laid out side by side, as many at a time as this process may use cores, and joined.

The bytes do not depend on that number: where the paper is cut was told from its content, and which process laid a piece
out leaves no trace in it.
"""

import gc
import logging
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

from documents.parts.cutting import Piece
from documents.parts.joining import joined
from documents.parts.laying import LaidOut, laid_out, without_garbage_collection
from documents.progress import pieces_told

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[2]
HELPER = (sys.executable, "-m", "documents.parts.helper")
MOST_HELPERS = 3
# Seconds after which a helper that is still at its last piece is given up.
PATIENCE = 120
# And between two looks at what helpers have made.
A_BLINK = 0.01


def made_of(pieces: Sequence[Piece]) -> bytes:
    """The paper as one file."""
    with pieces_told() as finished, _old_things_left_alone():
        helpers = min(cores(), len(pieces), MOST_HELPERS + 1) - 1
        with closing(Bench(pieces, finished).made_by(helpers=helpers)) as made:
            return joined(_as_foretold(pieces, made))


def _as_foretold(pieces: Sequence[Piece], made: Iterable[LaidOut]) -> Iterator[bytes]:
    """The pieces; from the first that is not as it was foretold, the rest is laid out as one."""
    for at, (piece, one) in enumerate(zip(pieces, made, strict=False)):
        if not piece.is_as_foretold(one):
            logger.info("piece %s of %s is not as foretold: the rest is laid out as one", at + 1, len(pieces))
            yield _laid_out_here(piece.rest, at).pdf
            return
        yield one.pdf


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Bench:
    """The pieces at work: this process and its helpers each take the next one."""

    def __init__(self, pieces: Sequence[Piece], finished: Callable[[int], None]) -> None:
        self._pieces = pieces
        self._finished = finished
        self._waiting = deque(range(len(pieces)))
        self._made: dict[int, LaidOut] = {}
        self._told = 0
        self._threads: list[Thread] = []
        self._helping: list[subprocess.Popen[bytes]] = []
        self._is_open = True

    def made_by(self, *, helpers: int) -> Generator[LaidOut]:
        """Each piece in its order, laid out by this process and so many others; what a dead helper left is made here.

        The first pieces come while the last are still laid out elsewhere.
        """
        self._threads = [Thread(target=self._help, daemon=True) for _ in range(helpers)]
        for thread in self._threads:
            thread.start()
        try:
            self._work()
            for at in range(len(self._pieces)):
                if not self._comes(at):
                    self._end_helpers()
                    self._work()
                self._tell()
                yield self._made[at]
        finally:
            self._end_helpers()

    def _comes(self, at: int) -> bool:
        """Whether a helper still makes the piece, or has."""
        given_up = monotonic() + PATIENCE
        while at not in self._made and monotonic() < given_up and any(thread.is_alive() for thread in self._threads):
            sleep(A_BLINK)
        return at in self._made

    def _end_helpers(self) -> None:
        """By now a helper has ended or is stuck; or the paper was given up, and it works for nobody."""
        self._is_open = False
        for process in self._helping:
            process.kill()
        for thread in self._threads:
            thread.join()
        self._is_open = True

    def _work(self) -> None:
        for at in self._taken():
            self._made[at] = _laid_out_here(self._pieces[at].html, at)
            self._tell()

    def _taken(self) -> Iterator[int]:
        """One piece after the other, until none waits."""
        while self._is_open:
            try:
                at = self._waiting.popleft()
            except IndexError:
                return
            yield at

    def _tell(self) -> None:
        """How many pages were finished since this was told last, here and elsewhere."""
        pages = sum(made.pages for made in list(self._made.values()))
        if pages > self._told:
            told, self._told = self._told, pages
            self._finished(pages - told)

    def _help(self) -> None:
        """In a thread that waits for its helper only."""
        at = None
        try:
            with subprocess.Popen(HELPER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT) as helper:  # noqa: S603
                self._helping.append(helper)
                for at in self._taken():
                    pickle.dump((self._pieces[at].html, str(at)), helper.stdin)  # type: ignore[arg-type]
                    helper.stdin.flush()  # type: ignore[union-attr]
                    self._made[at] = pickle.load(helper.stdout)  # type: ignore[arg-type]  # noqa: S301
        except (OSError, EOFError, pickle.UnpicklingError):
            if at is not None and at not in self._made:
                self._waiting.append(at)
            if self._is_open:
                logger.warning("a helper that laid out a long paper died", exc_info=True)


def _laid_out_here(html: str, at: int) -> LaidOut:
    with without_garbage_collection():
        made = laid_out(html, str(at))
        # Now, so that the next piece takes the room of this one.
        gc.collect()
    return made


@contextmanager
def _old_things_left_alone() -> Iterator[None]:
    """Within, the collector goes through what is new, not through the whole application after each piece."""
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
