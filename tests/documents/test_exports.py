"""The list of papers as a workbook: the page's filter, its figures, one statement for any number of rows."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from accounts.models import User
from documents import services
from documents.exports import COLUMNS, papers_sheet
from documents.models import IssuedPaper
from documents.queries import papers_seen_by
from tests.factories import Department
from tests.papers import samples


def rows_of(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows()]


def draft(department: Department, summary: str) -> IssuedPaper:
    content = samples.letter_report(summary)
    return services.draft_paper(actor=department.office, body=department.unit, content=content)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_workbook_takes_two_statements(
    department: Department, count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for at in range(count):
        draft(department, f"Kết quả đợt {at}")
    department.office.forget_grants()
    papers = papers_seen_by(department.office)

    with django_assert_num_queries(2):
        sheet = papers_sheet(papers)

    assert len(sheet.rows) == count


def test_the_workbook_says_what_the_page_says(
    signed_in: Callable[[User], Client], department: Department, issued: IssuedPaper
) -> None:
    services.render_paper(issued.pk)
    draft(department, "Văn bản khác")

    answer = signed_in(department.office).get("/van-ban/bang-tinh/", {"state": "issued"})

    rows = rows_of(b"".join(answer.streaming_content))
    head = [column.title for column in COLUMNS]
    issued.refresh_from_db()
    line = [1, issued.title, "Báo cáo", "05/BC-SCT", datetime(2021, 7, 2), "Đã ban hành", department.unit.name, 1, None]
    assert rows == [head, line]
    assert "attachment" in answer["Content-Disposition"]


def test_the_button_keeps_the_filter(
    signed_in: Callable[[User], Client], department: Department, issued: IssuedPaper
) -> None:
    page = signed_in(department.office).get("/van-ban/", {"state": "issued", "page": "1"}).content.decode()

    assert 'href="/van-ban/bang-tinh/?state=issued"' in page
