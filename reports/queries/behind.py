"""The rows behind the counted figures of a draft, for the page that lists them: of a thousand reports it reads one page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from campaigns.outline import section as outline_section
from core import clock
from reports.models import Consolidation
from reports.queries.facts import figures_told
from reports.queries.figures import returns_of
from reports.queries.keeping import items_of_revisions
from reports.queries.origins import FigureRow, figure_rows, is_led, task_row
from reports.queries.told import CountedSources, counted_sources


class TaskRows:
    """The led tasks of a section as the accepted reports tell them, in their order. They are counted by what each report
    keeps beside its words; a slice reads the reports that it is of: 1 statement."""

    def __init__(self, sources: CountedSources, code: str) -> None:
        self._code = code
        self._places = [
            (report.revision_id, at) for report in sources.reports for at in range(sum(report.led.get(code, ())))
        ]

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, wanted: slice) -> list[FigureRow]:
        shown = self._places[wanted]
        led: dict[int, list[FigureRow]] = defaultdict(list)
        for (revision, _), item in items_of_revisions({revision for revision, _ in shown}).items():
            if is_led(item) and item.section == self._code:
                led[revision].append(task_row(item))
        return [led[revision][at] for revision, at in shown]


def rows_behind(consolidation: Consolidation, code: str, *, is_last_phase: bool) -> TaskRows | Sequence[FigureRow]:
    """What `figure_rows` tells of the report as it stands now: at most 5 statements."""
    phase, day = consolidation.phase, consolidation.cut_off_on
    # A report of a day reads what was told in all phases before it knows which words are the last.
    if phase and outline_section(code).gathers.startswith("tasks:"):
        return TaskRows(counted_sources(consolidation), code)
    facts = figures_told(consolidation, code, is_last_phase=is_last_phase, tells_tasks=True)
    if code == "direction":
        until = None if phase or facts.occasion.is_whole_year else day
        _, returns = returns_of(consolidation.campaign, phase, (), clock.today(), until)
        facts = replace(facts, returns=returns)
    return figure_rows(facts, code)
