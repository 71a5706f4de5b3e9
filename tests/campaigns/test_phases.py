"""Phases: opening makes drafts in a fixed number of statements; dates move; units come and go; the end."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from campaigns.deadlines import mending_deadline
from campaigns.models import Submission, SubmissionItem
from campaigns.services import change_phase, close_campaign, close_phase, open_phase, set_participants
from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from tests.factories import (
    make_campaign,
    make_department,
    make_extension,
    make_phase,
    make_submission,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_opening_gives_each_participant_a_draft_with_its_items() -> None:
    department = make_department()
    campaign = make_campaign(department, state="planned")
    own = make_task(campaign, department.industry, department.trade)
    make_task(campaign, department.industry, is_active=False)
    phase = make_phase(campaign, state="planned", report_due_bound="by")

    submissions = open_phase(actor=department.office, phase=phase)

    assert [submission.unit for submission in submissions] == [department.industry, department.trade]
    assert set(Submission.objects.values_list("state", "due_on", "bound")) == {("drafting", date(2021, 6, 20), "by")}
    rows = SubmissionItem.objects.filter(submission__unit=department.trade).order_by("ordinal")
    assert [(row.ordinal, row.task_id, row.role, row.entry) for row in rows[:3]] == [
        (1, own.pk, "cooperating", ""),
        (2, None, "", "direction"),
        (3, None, "", "commemoration"),
    ]
    assert rows.count() == 9
    phase.refresh_from_db()
    campaign.refresh_from_db()
    assert (phase.state, campaign.state) == ("open", "running")
    lines = JournalEntry.objects.within(campaign.journal_scope)
    assert [*lines.order_by("id").values_list("code", flat=True)] == [
        "campaigns.phase.opened",
        "campaigns.campaign.launched",
    ]
    assert len(set(lines.values_list("act", flat=True))) == 1
    assert set(Notification.objects.values_list("recipient", flat=True)) == {
        department.industry_head.pk,
        department.trade_head.pk,
    }


def test_opening_takes_as_many_statements_for_few_units_as_for_many() -> None:
    counts = []
    for units, tasks in ((2, 1), (4, 3)):
        department = make_department()
        campaign = make_campaign(department)
        for number in range(units - 2):
            unit = make_unit(department.unit)
            make_user(f"truong{units}-{number}", unit, "head")
            campaign.participants.add(unit)
        for _ in range(tasks):
            make_task(campaign, department.industry, department.trade)
        phase = make_phase(campaign, state="planned")
        department.office.forget_grants()
        with CaptureQueriesContext(connection) as statements:
            open_phase(actor=department.office, phase=phase)
        # Notices and their e-mails are counted where they are made.
        counts.append(
            sum(
                "notifications_" not in row["sql"] and "SAVEPOINT" not in row["sql"]
                for row in statements.captured_queries
            )
        )

    assert counts[0] == counts[1]


def test_the_second_press_of_open_is_refused_and_makes_no_second_draft() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)

    with pytest.raises(RuleBroken, match="đang ở trạng thái “đang mở”"):
        open_phase(actor=department.office, phase=phase)

    assert Submission.objects.count() == 2


def test_a_phase_without_participants_or_led_tasks_is_not_opened() -> None:
    department = make_department()
    campaign = make_campaign(department)
    phase = make_phase(campaign, state="planned")
    make_task(campaign)

    with pytest.raises(RuleBroken, match="Chưa nhiệm vụ nào có đơn vị chủ trì"):
        open_phase(actor=department.office, phase=phase)
    make_task(campaign, department.industry)
    campaign.participants.clear()
    with pytest.raises(RuleBroken, match="Chưa có đơn vị nào tham gia"):
        open_phase(actor=department.office, phase=phase)

    phase.refresh_from_db()
    assert (phase.state, Submission.objects.count()) == ("planned", 0)


def test_a_unit_that_has_ended_owes_no_report() -> None:
    department = make_department()
    campaign = make_campaign(department, state="planned")
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    department.trade.valid_to = date(2021, 3, 31)
    department.trade.save()

    with clock.at(datetime(2021, 4, 1, 8)):
        opened = open_phase(actor=department.office, phase=phase)

    assert department.trade in campaign.participants.all()
    assert [row.unit for row in opened] == [department.industry]


def test_a_unit_that_had_ended_by_mistake_gets_its_report_when_the_units_are_saved_again() -> None:
    department = make_department()
    campaign = make_campaign(department, state="planned")
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")
    units = [department.industry, department.trade]
    Unit.objects.filter(pk=department.trade.pk).update(valid_to=date(2021, 3, 31))
    with clock.at(datetime(2021, 4, 1, 8)):
        open_phase(actor=department.office, phase=phase)
        Unit.objects.filter(pk=department.trade.pk).update(valid_to=None)
        for _ in "ab":
            set_participants(actor=department.office, campaign=campaign, units=units)

    assert sorted(row.unit.code for row in phase.submissions.select_related("unit")) == sorted(u.code for u in units)


def test_a_unit_without_a_report_may_be_taken_out_though_a_phase_is_open() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_submission(make_phase(campaign), department.industry)

    set_participants(actor=department.office, campaign=campaign, units=[department.industry])

    assert list(campaign.participants.all()) == [department.industry]


@pytest.mark.parametrize("who", ["industry_head", "director", "admin"])
def test_only_the_office_opens(who: str) -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign, department.industry)
    phase = make_phase(campaign, state="planned")

    with pytest.raises(RuleBroken, match="không có quyền"):
        open_phase(actor=getattr(department, who), phase=phase)


def test_a_campaign_ends_after_all_its_phases() -> None:
    department = make_department()
    campaign = make_campaign(department)
    phase = make_phase(campaign)

    with pytest.raises(RuleBroken, match="Còn đợt chưa kết thúc"):
        close_campaign(actor=department.office, campaign=campaign)
    close_phase(actor=department.office, phase=phase)
    close_campaign(actor=department.office, campaign=campaign)

    assert (phase.state, campaign.state) == ("closed", "closed")


def test_a_new_due_date_is_followed_by_reports_that_were_never_submitted() -> None:
    department = make_department()
    campaign = make_campaign(department)
    phase = make_phase(campaign)
    waiting = make_submission(phase, department.industry)
    extended = make_submission(phase, department.trade, due_on=date(2021, 6, 25))
    make_extension(extended, department.trade_head, until=date(2021, 6, 25), state="granted")

    with clock.at(datetime(2021, 6, 17, 9)):
        change_phase(
            actor=department.office,
            phase=phase,
            changes={"report_due_on": date(2021, 6, 18), "report_due_bound": "by", "name": phase.name},
        )

    waiting.refresh_from_db()
    extended.refresh_from_db()
    assert (waiting.due_on, waiting.bound) == (date(2021, 6, 18), "by")
    assert (extended.due_on, extended.bound) == (date(2021, 6, 25), "before")
    entry = JournalEntry.objects.about(phase).get()
    assert entry.before == {"report_due_on": "2021-06-20", "report_due_bound": "before"}
    assert entry.after == {"report_due_on": "2021-06-18", "report_due_bound": "by"}


def test_a_unit_that_still_writes_is_told_of_its_new_deadline_and_who_handed_in_or_keeps_a_later_day_is_not() -> None:
    department = make_department()
    phase = make_phase(make_campaign(department))
    make_submission(phase, department.industry)
    extended = make_submission(phase, department.trade, due_on=date(2021, 6, 25))
    make_extension(extended, department.trade_head, until=date(2021, 6, 25), state="granted")

    with clock.at(datetime(2021, 6, 10, 9)):
        for day in (18, 20, 18):
            change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, day)})

    told = Notification.objects.filter(kind="campaigns.deadline_moved").order_by("pk")
    assert list(told.values_list("recipient__username", "subject")) == [
        (department.industry_head.username, f"Hạn nộp báo cáo đợt 1 nay là trước ngày {day}/6/2021")
        for day in (18, 20, 18)
    ]


def test_an_open_phase_takes_no_earlier_deadline_that_is_over_already() -> None:
    department = make_department()
    phase = make_phase(make_campaign(department))

    with clock.at(datetime(2021, 6, 18, 9)):
        with pytest.raises(RuleBroken, match="hạn báo cáo trước ngày 18/6/2021 đã qua"):
            change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, 18)})
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, 19)})
    with clock.at(datetime(2021, 7, 5, 9)):
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, 28)})

    phase.refresh_from_db()
    assert phase.report_due_on == date(2021, 6, 28)


def test_a_deadline_put_off_by_a_slip_may_be_put_back_though_it_is_over() -> None:
    department = make_department()
    phase = make_phase(make_campaign(department))
    late = make_submission(phase, department.industry)

    with clock.at(datetime(2021, 7, 5, 9)):
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 12, 10)})
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, 20)})

    late.refresh_from_db()
    assert late.due_on == date(2021, 6, 20)


def test_what_came_back_may_be_mended_until_the_new_deadline() -> None:
    department = make_department()
    phase = make_phase(make_campaign(department))
    returned_at = datetime(2021, 6, 14, 9, tzinfo=UTC)
    report = make_submission(phase, department.industry, state="returned", first_submitted_at=returned_at)

    with clock.at(datetime(2021, 6, 15, 9)):
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 6, 28)})
    report.refresh_from_db()

    assert report.due_on == date(2021, 6, 20)
    assert mending_deadline(report, returned_at, STANDARD_CALENDAR) == Deadline(date(2021, 6, 28), Bound.BEFORE)


def test_dates_that_contradict_and_closed_phases_are_refused() -> None:
    department = make_department()
    campaign = make_campaign(department)
    phase, closed = make_phase(campaign), make_phase(campaign, 2, state="closed")

    with pytest.raises(RuleBroken, match="ngày kết thúc phải từ ngày bắt đầu trở đi"):
        change_phase(actor=department.office, phase=phase, changes={"ends_on": date(2020, 12, 31)})
    with pytest.raises(RuleBroken, match="hạn báo cáo phải sau ngày bắt đầu"):
        change_phase(actor=department.office, phase=phase, changes={"report_due_on": date(2021, 1, 1)})
    with pytest.raises(RuleBroken, match="đã kết thúc"):
        change_phase(actor=department.office, phase=closed, changes={"name": "Khác"})

    phase.refresh_from_db()
    assert (phase.ends_on, phase.report_due_on) == (date(2021, 6, 30), date(2021, 6, 20))


def test_a_unit_added_while_a_phase_is_open_gets_its_draft_and_is_told() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_task(campaign, department.industry, department.office_unit)
    phase = make_phase(campaign, state="planned")
    open_phase(actor=department.office, phase=phase)
    newcomer = make_unit(department.unit)
    head = make_user("truongmoi", newcomer, "head")

    set_participants(
        actor=department.office,
        campaign=campaign,
        units=[department.industry, department.trade, department.office_unit, newcomer],
    )

    assert Submission.objects.get(unit=newcomer).items.count() == 8
    assert Submission.objects.get(unit=department.office_unit).items.count() == 9
    assert Submission.objects.filter(unit=department.industry).count() == 1
    assert Notification.objects.filter(recipient=head).count() == 1
    assert Notification.objects.filter(recipient=department.industry_head).count() == 1
    entry = JournalEntry.objects.get(code="campaigns.campaign.participants_changed")
    assert entry.note == f"thêm Văn phòng Sở, thêm {newcomer.name}"


def test_a_unit_leaves_only_while_no_phase_is_open() -> None:
    department = make_department()
    campaign = make_campaign(department)
    make_submission(make_phase(campaign), department.trade)

    with pytest.raises(RuleBroken, match="Đang có đợt mở nên không bỏ được Phòng Quản lý Thương mại"):
        set_participants(actor=department.office, campaign=campaign, units=[department.industry])
    campaign.phases.update(state="planned")
    set_participants(actor=department.office, campaign=campaign, units=[department.industry])

    assert list(campaign.participants.all()) == [department.industry]


def test_participants_are_units_of_the_owner_and_at_least_one() -> None:
    department, other = make_department(), make_department()
    campaign = make_campaign(department)

    with pytest.raises(RuleBroken, match="không thuộc cơ quan"):
        set_participants(
            actor=department.office, campaign=campaign, units=[department.industry, department.trade, other.trade]
        )
    with pytest.raises(RuleBroken, match="ít nhất một đơn vị"):
        set_participants(actor=department.office, campaign=campaign, units=[])

    assert campaign.participants.count() == 2
