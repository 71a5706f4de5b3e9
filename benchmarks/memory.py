"""What a process and all that it starts hold at their peak: proportional shares, so that a page that several share counts
once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

MEGABYTE = 1024 * 1024
# Seconds between two looks.
PAUSE = 0.05


@dataclass
class Peak:
    """The highest sum that was seen."""

    megabytes: float = 0


@contextmanager
def peak_of(pid: int, *, with_itself: bool) -> Iterator[Peak]:
    """Within, the process is watched from outside, with all that it starts; `with_itself` or only those."""
    peak = Peak()
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(PAUSE):
            peak.megabytes = max(peak.megabytes, _held(pid, with_itself=with_itself) / MEGABYTE)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield peak
    finally:
        ended.set()
        watching.join()


def _held(pid: int, *, with_itself: bool) -> int:
    try:
        process = psutil.Process(pid)
        family = process.children(recursive=True) + ([process] if with_itself else [])
    except psutil.NoSuchProcess:
        return 0
    return sum(_share(one) for one in family)


def _share(process: psutil.Process) -> int:
    try:
        share: int = process.memory_full_info().pss
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return share
