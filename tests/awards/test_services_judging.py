from collections.abc import Callable
from datetime import date

import pytest

from accounts.models import Membership, Role
from awards.models import Nomination
from awards.services import judging
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.awards import making
from tests.awards.making import World
from tests.factories import make_delegation

JUDGING_WITH_A_REASON = [
    (making.proposed, judging.return_nomination_to_unit, "office"),
    (making.screened, judging.return_nomination, "director"),
    (making.screened, judging.refuse_nomination, "director"),
]


@pytest.mark.parametrize(("start", "verb", "who"), JUDGING_WITH_A_REASON)
def test_returning_and_refusing_need_a_reason(
    world: World, start: Callable[[World], Nomination], verb: Callable[..., Nomination], who: str
) -> None:
    nomination = start(world)

    with pytest.raises(RuleBroken, match="Ghi lý do"):
        verb(actor=getattr(world.department, who), nomination=nomination, reason="  ")

    assert Nomination.objects.get(pk=nomination.pk).state == nomination.state


def test_the_director_approves_with_his_words_and_all_are_told(world: World) -> None:
    nomination = making.screened(world)
    Notification.objects.all().delete()

    approved = judging.approve_nomination(actor=world.department.director, nomination=nomination, reason="Đồng ý.")

    assert (approved.state, approved.decision_reason) == ("approved", "Đồng ý.")
    line = JournalEntry.objects.about(nomination).latest("pk")
    assert (line.code, line.note) == ("awards.nomination.approved", "Đồng ý.")
    assert set(Notification.objects.values_list("recipient", "subject", "body")) == {
        (world.head.pk, "Đã duyệt: Giấy khen cho Lê Thị Bình", "Lý do: Đồng ý."),
        (world.department.office.pk, "Đã duyệt: Giấy khen cho Lê Thị Bình", "Lý do: Đồng ý."),
    }


def test_a_case_is_decided_once(world: World) -> None:
    nomination = making.approved(world)

    with pytest.raises(RuleBroken, match="đang ở trạng thái “đã duyệt”"):
        judging.refuse_nomination(actor=world.department.director, nomination=nomination, reason="Đổi ý")


def test_only_the_director_decides_and_only_the_office_screens(world: World) -> None:
    nomination = making.proposed(world)

    with pytest.raises(RuleBroken, match="không có quyền"):
        judging.screen_nomination(actor=world.head, nomination=nomination)
    judging.screen_nomination(actor=world.department.office, nomination=nomination, opinion="Đủ điều kiện.")
    with pytest.raises(RuleBroken, match="không có quyền"):
        judging.approve_nomination(actor=world.department.office, nomination=nomination)


def test_a_deputy_who_is_nominated_does_not_decide_on_himself(world: World) -> None:
    department = world.department
    nomination = making.screened(world, department.industry_head.person)
    make_delegation(
        department.director, department.industry_head, department.unit, Role.DIRECTOR, ends_on=date(2021, 12, 31)
    )

    for verb in (judging.approve_nomination, judging.refuse_nomination, judging.return_nomination):
        with pytest.raises(RuleBroken, match="chính mình"):
            verb(actor=department.industry_head, nomination=nomination, reason="Tự quyết")


def test_the_office_does_not_screen_people_of_its_members_own_unit(world: World) -> None:
    nomination = making.proposed(world)
    Membership.objects.create(
        user=world.department.industry_staff, unit=world.department.unit, role=Role.OFFICE, starts_on=date(2021, 1, 1)
    )
    world.department.industry_staff.forget_grants()

    with pytest.raises(RuleBroken, match="thuộc đơn vị của bạn"):
        judging.screen_nomination(actor=world.department.industry_staff, nomination=nomination)


def test_a_returned_case_can_be_sent_again_and_the_office_is_told_again(world: World) -> None:
    nomination = making.proposed(world)
    judging.return_nomination_to_unit(actor=world.department.office, nomination=nomination, reason="Thiếu số liệu")
    nomination.refresh_from_db()

    making.propose_nomination(actor=world.head, nomination=nomination)

    told = Notification.objects.filter(recipient=world.department.office, kind="awards.nomination_proposed")
    assert told.count() == 2
    nomination.refresh_from_db()
    assert (nomination.state, nomination.office_opinion) == ("proposed", "")


def test_an_opinion_is_kept_without_moving_the_case(world: World) -> None:
    nomination = making.proposed(world)

    judging.write_opinion(actor=world.department.office, nomination=nomination, opinion=" Đủ điều kiện. ")
    judging.write_opinion(actor=world.department.office, nomination=nomination, opinion="Đủ điều kiện.")

    nomination.refresh_from_db()
    assert (nomination.state, nomination.office_opinion) == ("proposed", "Đủ điều kiện.")
    assert JournalEntry.objects.filter(code="awards.nomination.opinion_written").count() == 1
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        judging.write_opinion(actor=world.head, nomination=nomination, opinion="Tôi ghi")
