"""Reports that are owed, as reminders and "Việc của tôi" read them."""

from datetime import date, datetime
from typing import Any

import pytest

from campaigns import services
from campaigns.obligations import open_submissions
from core.calendar import Bound
from notifications.obligations import kinds
from tests.campaigns.reporting import World, at, make_world, submit
from tests.factories import make_submission, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2021-06-09T08:00:00+07:00")


@pytest.fixture
def world() -> World:
    return make_world()


def test_an_open_draft_is_owed_by_the_head_with_a_copy_to_the_office(world: World) -> None:
    owed = {row.key: row for row in open_submissions(NOW)}[f"campaigns.submission:{world.report.pk}"]

    assert (owed.owners, owed.copies) == ((world.head.pk,), (world.office.pk,))
    assert (owed.due_on, owed.bound, owed.scope) == (date(2021, 6, 20), Bound.BEFORE, world.campaign.journal_scope)
    assert owed.label == "Nộp báo cáo kết quả thi đua đợt 1"
    assert owed.url == world.report.get_absolute_url()
    assert kinds()["campaigns.submission"] == "Báo cáo kết quả của đơn vị"


def test_a_deputy_owes_it_too_within_his_days(world: World) -> None:
    world.delegate_to_staff(date(2021, 6, 9), date(2021, 6, 9))

    owners = {row.key: row.owners for row in open_submissions(NOW)}

    assert owners[f"campaigns.submission:{world.report.pk}"] == (world.head.pk, world.staff.pk)


def test_what_is_handed_in_waived_or_closed_is_no_longer_owed(world: World) -> None:
    submit(world)
    services.waive_submission(actor=world.office, submission=world.foreign_report, reason="Không có nhiệm vụ.")
    still = [row.key for row in open_submissions(NOW)]
    services.accept_submission(actor=world.office, submission=world.report)
    services.close_phase(actor=world.office, phase=world.phase)

    assert still == [f"campaigns.submission:{world.office_report.pk}"]
    assert list(open_submissions(NOW)) == []


def test_a_returned_report_is_owed_again(world: World) -> None:
    submit(world)
    with at(2021, 6, 18, 8):
        services.return_submission(
            actor=world.office, submission=world.report, remarks={world.report.items.get(ordinal=1).pk: "Sửa."}
        )

    owed = {row.key: row for row in open_submissions(NOW)}[f"campaigns.submission:{world.report.pk}"]

    assert owed.label == "Sửa và nộp lại báo cáo kết quả thi đua đợt 1"
    assert (owed.due_on, owed.bound) == (date(2021, 6, 24), Bound.BEFORE)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_it_costs_four_statements(world: World, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        unit = make_unit(world.campaign.owner)
        make_user(f"truong{number}", unit, "head")
        make_submission(world.phase, unit)

    with django_assert_num_queries(4):
        rows = list(open_submissions(NOW))

    assert len(rows) == count + 3
