"""What of an item contradicts itself is told to the unit beside it and before handing in, never refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import SubmissionItem
from campaigns.plausible import doubts
from tests.campaigns.reporting import World, at, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def lead_item(world: World, measure: str, **values: Any) -> SubmissionItem:
    item = world.report.items.filter(role="lead").select_related("task", "submission__phase").order_by("ordinal")[0]
    assert item.task
    item.task.measure, item.task.target_value = measure, Decimal(40)
    item.task.save()
    for name, value in values.items():
        setattr(item, name, value)
    item.save()
    return item


@pytest.mark.parametrize(
    ("measure", "values", "told"),
    [
        ("figure", {"status": "in_progress", "value": Decimal(60), "estimate_value": Decimal(80)}, []),
        (
            "figure",
            {"status": "not_started", "value": Decimal(60), "estimate_value": Decimal(10)},
            [
                "Ghi “Chưa thực hiện” nhưng đã có số liệu 60.",
                "Số ước đến hết đợt (10) nhỏ hơn số đã thực hiện (60).",
            ],
        ),
        ("figure", {"status": "done", "value": Decimal(40)}, []),
        (
            "figure",
            {"status": "ahead", "value": Decimal("39.5"), "estimate": "Sẽ làm thêm."},
            ["Ghi hoàn thành nhưng mới được 39,5, kế hoạch là 40.", "Ghi hoàn thành nhưng còn phần ước thực hiện."],
        ),
        ("percent", {"status": "done", "value": Decimal(30)}, []),
        (
            "product",
            {"status": "done", "product_on": date(2021, 5, 20), "done_until": date(2020, 12, 31)},
            [
                "“Thực hiện đến ngày” (31/12/2020) ở trước ngày đầu của đợt (1/1/2021).",
                "Ngày của văn bản (20/5/2021) ở sau “Thực hiện đến ngày” (31/12/2020).",
            ],
        ),
    ],
)
def test_what_contradicts_itself(world: World, measure: str, values: dict[str, Any], told: list[str]) -> None:
    assert list(doubts(lead_item(world, measure, **values))) == told


def test_a_general_entry_raises_none(world: World) -> None:
    entry = world.report.items.exclude(entry="").first()

    assert entry is not None
    assert list(doubts(entry)) == []


def test_the_form_its_saving_and_the_preview_tell(client: Client, world: World) -> None:
    item = lead_item(world, "figure", status="not_started", value=Decimal(60))
    client.force_login(world.head)
    sentence = "Ghi “Chưa thực hiện” nhưng đã có số liệu 60."
    address = reverse("campaigns:submission_item", args=[item.submission_id, item.ordinal])
    typed = {"version": item.version, "status": "done", "value": "60", "text": "Đã kiểm tra 60 cơ sở."}

    with at(2021, 6, 15, 9):
        form = client.get(address).content.decode()
        preview = client.get(reverse("campaigns:submission_preview", args=[item.submission_id])).content.decode()
        saved = client.post(address, typed, headers={"Accept": "application/json"}).json()

    assert (sentence in form, sentence in preview) == (True, True)
    assert (saved["kept"], saved["doubts"].strip()) == (True, "")
