"""One candidate, several fresh processes, the median: seconds of the work itself, on the clock and of the processor, and the
peak of memory.

A candidate is a function without arguments that returns the work to time: what it imports and prepares before it
returns is not counted, what the work starts (a browser, an office) is.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

Work = Callable[[], object]
FOLDER = Path(__file__).resolve().parent.parent
KILOBYTES_PER_MEGABYTE = 1024


@dataclass(frozen=True)
class Figure:
    """Seconds on the clock and of the processor, and the memory of the largest process in megabytes.

    On a machine that others use too, the clock says how long the work waited; the processor's seconds drift less.
    """

    seconds: float
    processor: float
    megabytes: float


def measured(candidate: str, runs: int) -> Figure:
    """`candidate` is `module:function`; medians of `runs` processes."""
    figures = [_once(candidate) for _ in range(runs)]
    return Figure(
        statistics.median(figure.seconds for figure in figures),
        statistics.median(figure.processor for figure in figures),
        statistics.median(figure.megabytes for figure in figures),
    )


def _once(candidate: str) -> Figure:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", candidate],
        cwd=FOLDER,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "emulation.settings_test"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{candidate}:\n{done.stderr[-2000:]}")
    return Figure(**json.loads(done.stdout.splitlines()[-1]))


def _report(candidate: str) -> None:
    module, _, name = candidate.partition(":")
    work: Work = getattr(import_module(module), name)()
    begun, busy = time.perf_counter(), _processor_seconds()
    work()
    figure = Figure(time.perf_counter() - begun, _processor_seconds() - busy, _peak())
    sys.stdout.write(json.dumps(asdict(figure)) + "\n")


def _processor_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> float:
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(peaks) / KILOBYTES_PER_MEGABYTE


if __name__ == "__main__":
    _report(sys.argv[1])
