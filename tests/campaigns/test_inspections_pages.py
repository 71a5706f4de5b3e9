"""Pages of inspections: from the schedule to the end, days of rest, the list and its workbook."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Inspection
from tests.campaigns.reporting import World, at, make_world
from tests.campaigns.test_inspections import client_of, record, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def test_the_pages_lead_from_schedule_to_end(world: World) -> None:
    office, head = client_of(world.office), client_of(world.head)
    with at(2021, 5, 11, 9):
        made = office.post(
            reverse("campaigns:inspection_add"),
            {"units": [world.report.unit_id], "kind": "visit", "held_on": "11/5/2021", "participants": "Lan"},
        )
        row = Inspection.objects.get()
        refused = office.post(
            reverse("campaigns:inspection_record", args=[row.pk]),
            {"held_on": "11/5/2021", "findings": "Thiếu biên bản", "request": "Bổ sung", "answer_bound": "by"},
        )
        office.post(
            reverse("campaigns:inspection_record", args=[row.pk]),
            {
                "held_on": "11/5/2021",
                "findings": "Thiếu biên bản",
                "request": "Bổ sung",
                "answer_bound": "by",
                "answer_due_on": "20/5/2021",
            },
        )
        empty = head.post(reverse("campaigns:inspection_answer", args=[row.pk]), {"answer": "Xong", "upload": ""})
        office.post(reverse("campaigns:inspection_close", args=[row.pk]))
    row.refresh_from_db()

    assert (made.status_code, made["Location"]) == (302, row.get_absolute_url())
    assert "Yêu cầu đơn vị thì phải ghi hạn trả lời." in refused.content.decode()
    assert ">Thiếu biên bản</textarea>" in refused.content.decode().replace("\n", "")
    assert (empty.status_code, row.state, row.answer) == (302, "closed", "Xong")


def test_days_of_rest_are_pointed_out_and_taken(world: World) -> None:
    office = client_of(world.office)
    with at(2021, 5, 14, 9):
        planned = office.post(
            reverse("campaigns:inspection_add"),
            {"units": [world.report.unit_id], "kind": "visit", "held_on": "16/5/2021"},
            follow=True,
        )
    row = Inspection.objects.get()
    with at(2021, 5, 17, 9):
        recorded = office.post(
            reverse("campaigns:inspection_record", args=[row.pk]),
            {
                "held_on": "16/5/2021",
                "findings": "Thiếu biên bản",
                "request": "Bổ sung",
                "answer_bound": "by",
                "answer_due_on": "22/5/2021",
            },
            follow=True,
        )

    assert "Ngày kiểm tra, Chủ nhật 16/5/2021, là ngày nghỉ: ngày làm việc gần nhất sau đó là 17/5/2021." in (
        planned.content.decode()
    )
    assert "Ngày kiểm tra, Chủ nhật 16/5/2021, là ngày nghỉ" in recorded.content.decode()
    assert "Ngày cuối cùng còn đúng hạn, thứ Bảy 22/5/2021, là ngày nghỉ: ngày làm việc cuối cùng trước đó là 21/5" in (
        recorded.content.decode()
    )


def test_the_list_is_filtered_by_its_address(world: World) -> None:
    scheduled(world)
    record(world, scheduled(world, unit=world.foreign_report.unit))
    office = client_of(world.office)

    def shown(query: str) -> list[str]:
        page = office.get(reverse("campaigns:inspection_list") + query).context["page"]
        return [row.unit.name for row in page]

    assert shown("?tinh_trang=scheduled") == ["Phòng Quản lý Công nghiệp"]
    assert shown(f"?don_vi={world.foreign_report.unit_id}") == [world.foreign_report.unit.name]
    assert shown("?nam=2020") == shown("?tinh_trang=sai") == shown("")
    assert len(shown("")) == 2


def test_the_units_people_see_their_own_only(world: World) -> None:
    scheduled(world)

    assert len(client_of(world.staff).get(reverse("campaigns:inspection_list")).context["page"].object_list) == 1
    assert not client_of(world.foreign_head).get(reverse("campaigns:inspection_list")).context["page"].object_list


def test_the_workbook_holds_the_rows_of_the_page(world: World) -> None:
    scheduled(world)

    answer = client_of(world.office).get(reverse("campaigns:inspection_list_export"))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(world: World, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        scheduled(world)
    office = client_of(world.office)

    with django_assert_num_queries(8):
        assert len(office.get(reverse("campaigns:inspection_list")).context["page"].object_list) == count


@pytest.mark.parametrize(
    ("values", "in_list", "on_page"),
    [
        ({}, "Năm 2021, đợt 1", "Đợt 1, theo ngày kiểm tra"),
        ({"held_on": date(2021, 7, 20)}, "Năm 2021", "Không đợt nào: ngày kiểm tra nằm ngoài các đợt"),
        ({"is_named": True, "held_on": date(2021, 7, 20)}, "Năm 2021, đợt 1", "Đợt 1"),
    ],
)
def test_an_inspection_tells_in_which_phase_it_counts(
    world: World, values: dict[str, Any], in_list: str, on_page: str
) -> None:
    is_named = values.pop("is_named", False)
    inspection = scheduled(world, **values, phase=world.report.phase if is_named else None)
    client = Client()
    client.force_login(world.office)

    shown = [
        client.get(address).content.decode()
        for address in (reverse("campaigns:inspection_list"), inspection.get_absolute_url())
    ]

    assert [f">{in_list}</span>" in shown[0], f"<dt>Tính vào</dt><dd>{on_page}</dd>" in shown[1]] == [True, True]
