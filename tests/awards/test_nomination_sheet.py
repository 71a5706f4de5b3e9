"""The list of nominations as a workbook: the page's rows in the page's order, one statement."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from awards.nomination_sheet import nominations_sheet
from awards.queries.nominations import nominations_for
from tests.awards import making
from tests.awards.making import World


def rows_of(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows()]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_workbook_takes_one_statement(world: World, count: int, django_assert_num_queries: Any) -> None:
    for at in range(count):
        making.draft(world, making.new_person(world, f"Nguyễn Văn Mẫu {at}"))
    world.head.forget_grants()
    nominations = nominations_for(world.head)

    with django_assert_num_queries(1):
        sheet = nominations_sheet(nominations)

    assert len(sheet.rows) == count


def test_the_workbook_keeps_filter_and_order_of_the_page(client: Client, world: World) -> None:
    for name in ("Trần Thị B", "Lê Văn C", "An Văn A"):
        making.draft(world, making.new_person(world, name))
    making.proposed(world, making.new_person(world, "Đã Gửi"))
    client.force_login(world.head)

    answer = client.get(reverse("awards:nomination_list_export"), {"tinh_trang": "drafted", "sort": "nominee_name"})

    rows = rows_of(b"".join(answer.streaming_content))
    assert [row[1] for row in rows] == ["Người, tập thể", "An Văn A", "Lê Văn C", "Trần Thị B"]
    assert {row[6] for row in rows[1:]} == {"Đang soạn"}
