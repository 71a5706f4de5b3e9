"""One candidate, several fresh processes, the median: seconds of the work itself, on the clock and of the processor, and the
peak of memory.

A candidate is a function without arguments that returns the work to time: what it imports and prepares before it
returns is not counted, what the work starts (a browser, an office, a helper of ours) is. Memory is that of all its processes
together; of a program that we only start, without ours that starts it.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from benchmarks.memory import peak_of

Work = Callable[[], object]
FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Figure:
    """Seconds on the clock and of the processor, and the memory of all processes together in megabytes.

    On a machine that others use too, the clock says how long the work waited; the processor's seconds drift less.
    """

    seconds: float
    processor: float
    megabytes: float


def measured(candidate: str, runs: int, *, is_program: bool = False, cores: int = 0) -> Figure:
    """`candidate` is `module:function`; medians of `runs` processes, on so many cores or on all."""
    figures = [_once(candidate, is_program=is_program, cores=cores) for _ in range(runs)]
    return Figure(
        statistics.median(figure.seconds for figure in figures),
        statistics.median(figure.processor for figure in figures),
        statistics.median(figure.megabytes for figure in figures),
    )


def _once(candidate: str, *, is_program: bool, cores: int) -> Figure:
    command = [sys.executable, "-m", "benchmarks.measure", candidate]
    if cores:
        allowed = sorted(os.sched_getaffinity(0))[:cores]
        command = ["taskset", "-c", ",".join(map(str, allowed)), *command]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "emulation.settings_test"}
    with (
        subprocess.Popen(
            command, cwd=FOLDER, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
        peak_of(process.pid, with_itself=not is_program) as peak,
    ):
        told, complaint = process.communicate()
    if process.returncode:
        raise SystemExit(f"{candidate}:\n{complaint[-2000:]}")
    return Figure(**json.loads(told.splitlines()[-1]), megabytes=peak.megabytes)


def _report(candidate: str) -> None:
    module, _, name = candidate.partition(":")
    work: Work = getattr(import_module(module), name)()
    begun, busy = time.perf_counter(), _processor_seconds()
    work()
    told = {"seconds": time.perf_counter() - begun, "processor": _processor_seconds() - busy}
    sys.stdout.write(json.dumps(told) + "\n")


def _processor_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    _report(sys.argv[1])
