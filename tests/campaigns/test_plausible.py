"""What of an item contradicts itself is told to the unit beside it and before handing in, never refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.forms.campaigns import TargetForm
from campaigns.forms.plans import TargetRowForm
from campaigns.forms.tasks import TaskForm
from campaigns.models import SubmissionItem, Target
from campaigns.plausible import doubts
from campaigns.queries.frozen import frozen_item
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
        ("figure", {"status": "in_progress", "value": Decimal("39.5"), "estimate_value": Decimal(119)}, []),
        (
            "figure",
            {"status": "in_progress", "value": Decimal(40), "estimate_value": Decimal(120)},
            [
                "Ghi “Đang thực hiện” nhưng đã được 40, kế hoạch là 40.",
                "Số ước đến hết đợt (120) gấp 3 lần kế hoạch (40).",
            ],
        ),
        ("figure", {"status": "done", "value": Decimal(12345)}, ["Số liệu (12.345) gấp 308,6 lần kế hoạch (40)."]),
        ("percent", {"status": "in_progress", "value": Decimal(100)}, []),
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


def test_words_that_will_not_print_are_named_with_their_place(world: World) -> None:
    lead = lead_item(
        world, "figure", status="in_progress", text="Tốt 👍 ⇒ ⇒ trước 31/6/2021; 31/6/2021.", estimate="30/2/2021"
    )
    entry = world.report.items.exclude(entry="").first()
    assert entry is not None
    entry.text = "Đạt ngày 31 tháng 6 năm 2021./."

    assert [*doubts(lead), *doubts(entry)] == [
        "Kết quả có “👍”, “⇒”, phông chữ của văn bản không có; bản in sẽ ghi □ thay vào đó. Nên xóa hoặc thay.",
        "Kết quả ghi “31/6/2021”, là ngày không có trong lịch.",
        "Ước thực hiện đến hết đợt ghi “30/2/2021”, là ngày không có trong lịch.",
        "Nội dung ghi “ngày 31 tháng 6 năm 2021”, là ngày không có trong lịch.",
    ]


def test_a_general_entry_raises_none(world: World) -> None:
    entry = world.report.items.exclude(entry="").first()

    assert entry is not None
    assert list(doubts(entry)) == []


ADVICE = "nên xóa và chọn “Không có nội dung này trong đợt”."


@pytest.mark.parametrize(
    ("entry", "typed", "said", "advice"),
    [
        ("proposals", "Không./.", "Không", ADVICE),
        ("weaknesses", "Không có tồn tại, hạn chế.", "Không có tồn tại, hạn chế", ADVICE),
        ("exemplars", "- Không phát sinh", "- Không phát sinh", ADVICE),
        ("strengths", "KHÔNG CÓ", "KHÔNG CÓ", "nên ghi nội dung của đơn vị, mục này cần có."),
    ],
)
def test_words_that_only_deny_are_asked_for_as_the_tick_and_count_as_it(
    world: World, entry: str, typed: str, said: str, advice: str
) -> None:
    item = world.report.items.get(entry=entry)
    item.text = typed

    assert list(doubts(item)) == [f"Nội dung chỉ ghi “{said}”, bản tổng hợp coi là không có: {advice}"]
    assert (frozen_item(item)["text"], frozen_item(item)["is_none"]) == ("", True)


@pytest.mark.parametrize("typed", ["", "Không để xảy ra vi phạm.", "Không có hồ sơ trễ hạn.", "Có.", "Khôngcó"])
def test_words_that_tell_something_stay_words(world: World, typed: str) -> None:
    item = world.report.items.get(entry="weaknesses")
    item.text = typed

    assert list(doubts(item)) == []
    assert (frozen_item(item)["text"], frozen_item(item)["is_none"]) == (typed, False)


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


def test_a_percent_sign_behind_a_figure_of_another_unit_is_refused(client: Client, world: World) -> None:
    item = lead_item(world, "figure")
    client.force_login(world.head)
    address = reverse("campaigns:submission_item", args=[item.submission_id, item.ordinal])

    with at(2021, 6, 15, 9):
        answer = client.post(address, {"version": item.version, "status": "done", "value": "100 %"})

    assert answer.context["form"].errors == {
        "value": ["Số này không tính bằng phần trăm, nên không ghi dấu “%”. Bạn ghi “100 %”."]
    }


@pytest.mark.parametrize(("metric", "is_share"), [("percent", True), ("count", False), ("rank_gain", False)])
def test_a_percent_sign_stands_only_behind_a_level_in_percent(world: World, metric: str, is_share: bool) -> None:
    typed = {"metric": metric, "measure": metric, "value": "10 %", "target_value": "10 %"}
    target = Target(campaign=world.campaign, ordinal=9)

    forms = [
        (TargetRowForm(typed, indicators=[]), "value"),
        (TargetForm(typed, instance=target), "value"),
        (TaskForm(typed, campaign=world.campaign), "target_value"),
    ]

    assert [name not in form.errors for form, name in forms] == [is_share] * 3
