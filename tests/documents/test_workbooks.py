"""Lists of many rows: offered, ordered by a press, written by the worker as they would be at once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from documents.models import IssuedPaper, PrintJob
from documents.services import draft_paper, workbooks
from documents.services.jobs import run_job
from documents.services.workbooks import request_workbook
from documents.sheets import Sheet, SheetColumn, workbook
from tests.factories import Department
from tests.papers import samples

SHEET = Sheet(
    name="Sổ",
    title="Sổ của năm",
    columns=(SheetColumn("Số", 8), SheetColumn("Ngày", 12), SheetColumn("Tỷ lệ", 10.5), SheetColumn("Lời", 30)),
    rows=[[1, date(2021, 7, 2), Decimal("95.5"), "=1+1"], [2, None, Decimal(100), ""]],
    strong=frozenset({1}),
)


@pytest.fixture
def papers(department: Department, monkeypatch: pytest.MonkeyPatch) -> list[IssuedPaper]:
    """Two drafts, and two rows count as many."""
    monkeypatch.setattr("documents.downloads.MANY_ROWS", 2)
    actor, body = department.office, department.unit
    return [draft_paper(actor=actor, body=body, content=samples.letter_report()) for _ in range(2)]


def test_the_worker_writes_the_same_bytes(department: Department) -> None:
    job = request_workbook(
        actor=department.office, sheets=[SHEET, SHEET], name="Sổ của năm.xlsx", made_on=date(2021, 7, 5)
    )

    assert run_job(job.pk) is True

    job.refresh_from_db()
    assert (job.title, job.done, job.total) == ("Sổ của năm", 0, 4)
    assert job.result is not None
    with job.result.file.open("rb") as made:
        assert made.read() == workbook([SHEET, SHEET], made_on=date(2021, 7, 5))


def test_equal_rows_are_not_written_twice(department: Department) -> None:
    order = {"actor": department.office, "name": "Sổ.xlsx", "made_on": date(2021, 7, 5)}
    assert request_workbook(sheets=[SHEET], **order) == request_workbook(sheets=[SHEET], **order)


def test_a_stopped_workbook_is_left_within_its_rows(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.services.jobs.BREATH", 0)
    job = request_workbook(actor=department.office, sheets=[SHEET], name="Sổ.xlsx", made_on=date(2021, 7, 5))
    PrintJob.objects.filter(pk=job.pk).update(state="cancelled")

    assert run_job(job.pk) is False
    assert PrintJob.objects.get().result is None


@pytest.mark.usefixtures("papers")
def test_a_list_of_many_rows_is_offered_and_ordered(
    signed_in: Callable[[User], Client], department: Department
) -> None:
    office = signed_in(department.office)
    address = reverse("documents:paper_list_export")

    offered = office.get(address).content.decode()
    assert "Bảng tính có 2 dòng" in offered
    assert PrintJob.objects.count() == 0
    ordered = office.post(address)

    job = PrintJob.objects.get()
    assert ordered["Location"] == job.get_absolute_url()
    assert job.kind == workbooks.WORKBOOK_JOB
    assert job.title == f"Danh sách văn bản {clock.today():%d-%m-%Y}"


def test_a_list_of_few_rows_is_answered_at_once(
    signed_in: Callable[[User], Client], department: Department, papers: list[IssuedPaper]
) -> None:
    papers[0].delete()
    answer = signed_in(department.office).get(reverse("documents:paper_list_export"))
    assert b"".join(answer).startswith(b"PK")  # type: ignore[call-overload]
