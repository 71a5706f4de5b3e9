"""`make bench`: every comparison once, as Markdown tables for benchmarks/README.md. `make bench RUNS=5` for calmer medians."""

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.measure import Figure, measured
from benchmarks.sheets import COLUMNS
from benchmarks.sheets import ROWS as SHEET_ROWS

# Candidates that only start a program, and those that may use one core.
PROGRAMS = {"benchmarks.papers:chromium": "chromium", "benchmarks.papers:libreoffice": "soffice"}
ONE_CORE = {"benchmarks.papers:ours_on_one_core": 1}


@dataclass(frozen=True)
class Comparison:
    """Candidates beside the first of them, to which all ratios are taken."""

    title: str
    candidates: tuple[tuple[str, str], ...]


COMPARISONS = (
    Comparison(
        "An annex of 1,000 rows",
        (
            ("WeasyPrint, a plain page", "benchmarks.papers:naive"),
            ("**ours, PDF** (whole report, tagged)", "benchmarks.papers:ours"),
            ("**the same on one core**", "benchmarks.papers:ours_on_one_core"),
            ("**ours, Word**", "benchmarks.papers:ours_word"),
            ("Chromium, the plain page", "benchmarks.papers:chromium"),
            ("LibreOffice, from our Word file", "benchmarks.papers:libreoffice"),
            ("Typst, the same table", "benchmarks.papers:typst"),
            ("ReportLab, the same table", "benchmarks.papers:reportlab"),
        ),
    ),
    Comparison(
        "A short report",
        (
            ("cold: a new process, imports counted", "benchmarks.papers:short_cold"),
            ("**warm worker**", "benchmarks.papers:short_warm"),
        ),
    ),
    Comparison(
        f"A workbook of {SHEET_ROWS:,} × {COLUMNS}",
        (
            ("openpyxl, write-only, no styles", "benchmarks.sheets:openpyxl_write_only"),
            ("**ours**, typed and framed", "benchmarks.sheets:ours"),
        ),
    ),
    Comparison(
        "A campaign of 1,000 units and 10 phases, each page whole",
        (
            ("**the board**, first page", "benchmarks.lists:board"),
            ("the board of 100 units", "benchmarks.lists:board_of_fewer"),
            ("the board, all rows for paper", "benchmarks.lists:board_whole"),
            ("the board as a workbook", "benchmarks.lists:board_workbook"),
            ("**the list of reviews**", "benchmarks.lists:review_list"),
            ("the list of reviews of 100 units", "benchmarks.lists:review_list_of_fewer"),
            ("**the review desk**", "benchmarks.lists:review_desk"),
            ("**Tổng quan of the office**", "benchmarks.lists:office_home"),
            ("Tổng quan of the office, 100 units", "benchmarks.lists:office_home_of_fewer"),
            ("**Tổng quan of the director**", "benchmarks.lists:director_home"),
            ("Tổng quan of the director, 100 units", "benchmarks.lists:director_home_of_fewer"),
            ("**search for a word of every report**", "benchmarks.lists:search"),
            ("search, 100 units", "benchmarks.lists:search_of_fewer"),
            ("**a unit's own page**", "benchmarks.lists:own_page"),
            ("a unit's own page, 100 units", "benchmarks.lists:own_page_of_fewer"),
            ("**the consolidation desk at the targets**", "benchmarks.lists:consolidation_desk"),
            ("the consolidation desk, 100 units", "benchmarks.lists:consolidation_desk_of_fewer"),
            ("**the consolidation desk at all tasks**", "benchmarks.lists:consolidation_desk_of_tasks"),
            ("the same, 100 units", "benchmarks.lists:consolidation_desk_of_tasks_of_fewer"),
            ("**the rows behind its figures**", "benchmarks.lists:figure_rows"),
            ("the same, 100 units", "benchmarks.lists:figure_rows_of_fewer"),
            ("**the page of the campaign**", "benchmarks.lists:campaign_page"),
            ("the same, 100 units", "benchmarks.lists:campaign_page_of_fewer"),
        ),
    ),
    Comparison(
        "Reading a plan",
        (("the plan of 2021", "benchmarks.plans:one"), ("a text 100 times as long", "benchmarks.plans:hundredfold")),
    ),
)


def main(runs: int) -> None:
    """Prints one table a comparison; a program that this machine lacks is named and left out."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "XlsxWriter", "typst", "reportlab"))
    _say(f"{platform.platform()}, Python {platform.python_version()}, {libraries}; medians of {runs} runs.\n")
    for comparison in COMPARISONS:
        _say(f"### {comparison.title}\n")
        _say("| who | seconds | ratio | processor seconds | ratio | MB | ratio |\n|---|---|---|---|---|---|---|")
        first: Figure | None = None
        for name, candidate in comparison.candidates:
            program = PROGRAMS.get(candidate)
            if program and not shutil.which(program):
                _say(f"| {name} | {program} is not installed | | | | | |")
                continue
            figure = measured(candidate, runs, is_program=bool(program), cores=ONE_CORE.get(candidate, 0))
            first = first or figure
            _say(
                f"| {name} | {figure.seconds:.3g} | {figure.seconds / first.seconds:.2f} "
                f"| {figure.processor:.3g} | {figure.processor / first.processor:.2f} "
                f"| {figure.megabytes:.0f} | {figure.megabytes / first.megabytes:.2f} |"
            )
        _say("")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
