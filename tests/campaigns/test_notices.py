"""Who is told what in the reporting cycle, once each, and nobody of his own act."""

from typing import Any

import pytest

from campaigns import notices, services
from notifications.models import Notification
from tests.campaigns.reporting import World, make_world, submit
from tests.factories import make_submission, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def told(kind: str) -> list[int]:
    return list(Notification.objects.filter(kind=kind).order_by("recipient_id").values_list("recipient_id", flat=True))


def test_an_opened_phase_is_told_to_the_heads_once(world: World) -> None:
    notices.phase_opened(world.phase, world.office)
    notices.phase_opened(world.phase, world.office)

    note = Notification.objects.get(recipient=world.head)
    assert told("campaigns.phase_opened") == [world.head.pk, world.foreign_head.pk]
    assert note.subject == "Đã mở đợt 1: nộp báo cáo trước ngày 20/6/2021"
    assert note.body == (
        "Phòng Quản lý Công nghiệp nộp báo cáo kết quả thi đua đợt 1 (1/1/2021 - 30/6/2021) về Văn phòng "
        "trước ngày 20/6/2021."
    )
    assert (note.url, note.scope) == (world.report.get_absolute_url(), world.campaign.journal_scope)


def test_a_report_handed_in_is_told_with_its_time(world: World) -> None:
    submit(world)

    note = Notification.objects.get(recipient=world.office)
    assert note.subject == "Phòng Quản lý Công nghiệp đã nộp báo cáo kết quả thi đua đợt 1"
    assert note.body == "Lần nộp 1, lúc 09:00 ngày 17/6/2021."


def test_each_return_is_told_again(world: World) -> None:
    submit(world)
    item = world.report.items.get(ordinal=1)
    services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Ghi rõ số."})
    services.save_item(actor=world.head, item=item, values={"text": "Đã sửa."}, version=0)
    services.submit_submission(actor=world.head, submission=world.report)
    services.return_submission(actor=world.office, submission=world.report, remarks={item.pk: "Vẫn thiếu ngày."})

    assert told("campaigns.submission_returned") == [world.head.pk] * 2 + [world.staff.pk] * 2


def test_a_waiver_is_told_with_its_reason(world: World) -> None:
    services.waive_submission(actor=world.office, submission=world.report, reason="Đơn vị mới thành lập.")

    note = Notification.objects.get()
    assert (note.recipient_id, note.body) == (world.head.pk, "Lý do: Đơn vị mới thành lập.")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_opening_costs_the_same_for_any_number_of_units(
    world: World, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        unit = make_unit(world.campaign.owner)
        make_user(f"truong{number}", unit, "head")
        make_submission(world.phase, unit)

    with django_assert_num_queries(10):
        notices.phase_opened(world.phase, world.office)

    assert Notification.objects.count() == count + 2
