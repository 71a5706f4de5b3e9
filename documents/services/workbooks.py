"""Lists of many rows: written as a workbook by the worker while the person watches; others are written at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from documents.models import PrintJob
from documents.services.jobs import MadeFile, Progress, register, request_job
from documents.sheets import Sheet, SheetColumn, Value, workbook
from documents.uploads import CONTENT_TYPES, XLSX

WORKBOOK_JOB = "documents.workbook"
# Written by the worker from here on: some two seconds with the rows' own question.
MANY_ROWS = 4000

Stored = str | int | list[str] | None


def rows_in(sheets: Sequence[Sheet]) -> int:
    return sum(len(sheet.rows) for sheet in sheets)


def request_workbook(*, actor: Any, sheets: Sequence[Sheet], name: str, made_on: date) -> PrintJob:
    """A job of the actor's own writes the sheets as the file `name`; equal sheets of a day are not written twice while
    the file is kept. Whether the actor may see the rows is the caller's rule. Refuses as `request_job` does."""
    order = {"sheets": [_stored(sheet) for sheet in sheets], "name": name, "made_on": made_on.isoformat()}
    return request_job(actor=actor, kind=WORKBOOK_JOB, title=PurePath(name).stem, order=order)


def _make_workbook(job: PrintJob, progress: Progress) -> MadeFile:
    order = job.order
    sheets = [_restored(stored) for stored in order["sheets"]]
    total, before, told = rows_in(sheets), 0, []
    for sheet in sheets:
        told.append(replace(sheet, rows=_ToldRows(sheet.rows, progress, before, total)))
        before += len(sheet.rows)
    content = workbook(told, made_on=date.fromisoformat(order["made_on"]))
    return MadeFile(order["name"], CONTENT_TYPES[XLSX], content)


class _ToldRows(Sequence[Sequence[Value]]):
    """The rows; each is told as it is written."""

    def __init__(self, rows: Sequence[Sequence[Value]], progress: Progress, before: int, total: int) -> None:
        self.rows, self.progress, self.before, self.total = rows, progress, before, total

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: Any) -> Any:
        return self.rows[at]

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for at, row in enumerate(self.rows, start=self.before):
            self.progress.breathe(f"Đang ghi dòng {at + 1}", done=at, total=self.total)
            yield row


def _stored(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "title": sheet.title,
        "columns": [[column.title, column.width] for column in sheet.columns],
        "rows": [[_stored_value(value) for value in row] for row in sheet.rows],
        "strong": sorted(sheet.strong),
    }


def _restored(stored: dict[str, Any]) -> Sheet:
    return Sheet(
        name=stored["name"],
        title=stored["title"],
        columns=tuple(SheetColumn(title, width) for title, width in stored["columns"]),
        rows=[[_restored_value(value) for value in row] for row in stored["rows"]],
        strong=frozenset(stored["strong"]),
    )


def _stored_value(value: Value) -> Stored:
    """A day and a decimal keep their kind, which JSON does not know."""
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return ["decimal", str(value)] if isinstance(value, Decimal) else value


def _restored_value(stored: Stored) -> Value:
    if isinstance(stored, list):
        kind, written = stored
        return date.fromisoformat(written) if kind == "day" else Decimal(written)
    return stored


register(WORKBOOK_JOB, _make_workbook)
