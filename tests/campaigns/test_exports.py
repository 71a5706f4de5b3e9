"""Lists of a campaign as workbooks: the page's filter and order, typed cells, statements."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.exports import reports_workbook, tasks_workbook
from campaigns.queries.reviews import review_lines
from campaigns.queries.tasks import TaskChoice, chosen_tasks
from core import clock
from tests.campaigns.reporting import at, make_world, submit
from tests.factories import make_campaign, make_department, make_task
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


def rows_of(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows()]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_workbook_of_tasks_takes_two_statements(
    department: Department, count: int, django_assert_num_queries: Any
) -> None:
    campaign = make_campaign(department)
    for _ in range(count):
        make_task(campaign, department.industry, department.trade)
    tasks = chosen_tasks(campaign, TaskChoice())

    with django_assert_num_queries(2):
        content = tasks_workbook(campaign, tasks, clock.today())

    rows = rows_of(content)
    assert [row[0] for row in rows] == ["STT", *range(1, count + 1)]
    assert {(row[5], row[6]) for row in rows[1:]} == {(department.industry.name, department.trade.name)}


def test_the_workbook_of_tasks_keeps_the_filter_of_the_page(client: Client, department: Department) -> None:
    campaign = make_campaign(department)
    make_task(campaign, department.industry)
    make_task(campaign, department.trade)
    client.force_login(department.office)
    filtered = {"don_vi": department.trade.pk}

    page = client.get(reverse("campaigns:task_list", args=[campaign.pk]), filtered).content.decode()
    answer = client.get(reverse("campaigns:task_list_export", args=[campaign.pk]), filtered)

    rows = rows_of(b"".join(answer.streaming_content))
    assert [row[5] for row in rows[1:]] == [department.trade.name]
    assert f'{reverse("campaigns:task_list_export", args=[campaign.pk])}?don_vi={department.trade.pk}"' in page


def test_the_workbook_of_reports_has_those_of_the_reviewers_page(django_assert_num_queries: Any) -> None:
    world = make_world()
    submit(world)
    with at(2021, 6, 18, 8):
        today = clock.today()
        world.office.forget_grants()
        lines = review_lines(world.office, today)

    with django_assert_num_queries(0):
        rows = rows_of(reports_workbook(lines, today))

    submitted = world.report
    submitted.refresh_from_db()
    first = rows[1]
    assert len(rows) == 1 + len(lines)
    assert first[1:5] == [submitted.unit.name, 2021, str(submitted.phase), lines[0].state.label]
    assert isinstance(first[5], datetime)
    assert (first[7], first[8].date()) == (1, submitted.due_on)
