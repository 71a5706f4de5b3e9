"""Cells that a table merges: what is printed once and holds for several rows stands in each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.plan_import.annex import NUMBER, TASK, columns_of
from campaigns.plan_import.rows import TableRow, line_of_row, read_row


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in one column of one row. `goes_on`: the cell above reaches down to here; a cell that its left neighbour
    reaches into is empty."""

    text: str = ""
    goes_on: bool = False


def rows_of_tasks(rows: Sequence[Sequence[GridCell]]) -> list[str] | None:
    """The lines of a list of tasks, each row with what holds for it; None for a table whose head names no tasks.

    A row that goes on with the task above is no task of its own: what it says more is added to that one. The names of a
    head in two rows are those of the lower one.
    """
    told: list[list[str]] = []
    columns: list[str] = []
    head: TableRow | None = None
    above: list[str] = []
    for row in rows:
        texts = [above[at] if cell.goes_on and at < len(above) else cell.text for at, cell in enumerate(row)]
        above = texts
        read = read_row(line_of_row(texts), 1)
        if read is not None and (names := columns_of(read, head)):
            head, columns = read, names
        elif columns and _goes_on_with_the_task(row, columns):
            told[-1] = _both(told[-1], ["" if cell.goes_on else cell.text for cell in row])
            continue
        told.append(texts)
    return [line_of_row(texts) for texts in told] if columns else None


def _goes_on_with_the_task(row: Sequence[GridCell], columns: Sequence[str]) -> bool:
    by_column = dict(zip(columns, row, strict=False))
    number = by_column.get(NUMBER, GridCell())
    return by_column.get(TASK, GridCell()).goes_on and (number.goes_on or not number.text)


def _both(first: Sequence[str], more: Sequence[str]) -> list[str]:
    return [
        f"{known}; {added}" if known and added and added != known else known or added
        for known, added in zip(first, more, strict=False)
    ]
