"""Reminders of the plan's own dates: due "trước ngày 20/6/2021", a Sunday; the last working day on time is 18/6."""

import json
import re
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from notifications import obligations, reminders
from notifications.models import Delivery, Notification, ReminderRule
from notifications.obligations import Obligation
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db
FIRST_OVERDUE = date(2021, 6, 21)


def at_eight(day: date) -> Any:
    return clock.at(datetime(day.year, day.month, day.day, 8, 0))


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def report(department: Department, monkeypatch: pytest.MonkeyPatch) -> Obligation:
    """The only open obligation: industry's report of phase 1, in a registry of its own."""
    due = Obligation(
        key="campaigns.submission:1",
        kind="campaigns.submission",
        scope="campaign:1",
        owners=(department.industry_head.pk,),
        copies=(department.office.pk,),
        unit="Phòng Quản lý Công nghiệp",
        campaign="Phong trào thi đua năm 2021",
        phase="Đợt 1",
        due_on=date(2021, 6, 20),
        bound="before",
        label="Nộp báo cáo kết quả thi đua đợt 1",
        url="/phong-trao/bao-cao/1/",
    )
    monkeypatch.setattr(obligations, "_sources", {"campaigns.submission": ("Báo cáo", lambda *_, **__: [due])})
    return due


def test_schedule_of_the_plan_counts_back_from_friday() -> None:
    days = reminders.schedule(Deadline(date(2021, 6, 20)), ReminderRule(overdue_limit=3), STANDARD_CALENDAR)

    assert days == [
        date(2021, 6, 9),
        date(2021, 6, 15),
        date(2021, 6, 17),
        date(2021, 6, 18),
        date(2021, 6, 21),
        date(2021, 6, 23),
        date(2021, 6, 25),
    ]


@pytest.mark.parametrize(
    ("deadline", "offsets"),
    [
        (Deadline(date(2021, 6, 16), Bound.BY), [1, 3, 5]),
        (Deadline(date(2021, 6, 16), Bound.BEFORE), [2, 4, 6]),
        (Deadline(date(2021, 6, 20), Bound.BY), [1, 3, 5]),
        (Deadline(date(2021, 6, 20), Bound.BEFORE), [1, 3, 5]),
    ],
    ids=["by-wednesday", "before-wednesday", "by-sunday", "before-sunday"],
)
def test_overdue_offsets_are_those_that_the_readme_tells(deadline: Deadline, offsets: list[int]) -> None:
    last = deadline.last_working_day_on_time(STANDARD_CALENDAR)

    days = reminders.schedule(deadline, ReminderRule(overdue_limit=3), STANDARD_CALENDAR)[-3:]

    assert [STANDARD_CALENDAR.count_between(last, day) for day in days] == offsets


def test_every_day_of_three_months_tells_exactly_the_scheduled_ones(report: Obligation, department: Department) -> None:
    told: dict[date, list[tuple[str, int]]] = {}
    for number in range(90):
        day = date(2021, 5, 20) + timedelta(days=number)
        with at_eight(day):
            found = reminders.send_reminders()
            again = reminders.send_reminders()
        assert again == []
        if found:
            told[day] = [(each.recipient.username, each.offset) for each in found]

    head, office = department.industry_head.username, department.office.username
    before = {date(2021, 6, 9): -7, date(2021, 6, 15): -3, date(2021, 6, 17): -1, date(2021, 6, 18): 0}
    overdue = [STANDARD_CALENDAR.add(FIRST_OVERDUE, 2 * number) for number in range(10)]
    assert told == {day: [(head, offset)] for day, offset in before.items()} | {
        day: [(head, 1 + 2 * number), (office, 1 + 2 * number)] for number, day in enumerate(overdue)
    }


def test_missed_days_are_caught_up_by_one_message(report: Obligation, department: Department) -> None:
    with at_eight(date(2021, 6, 16)):
        found = reminders.send_reminders()

    assert [(each.recipient, each.offset, each.scheduled_on) for each in found] == [
        (department.industry_head, -3, date(2021, 6, 15))
    ]
    assert found[0].message.subject == "Nộp báo cáo kết quả thi đua đợt 1 – còn 2 ngày làm việc"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 6, 9), "còn 7 ngày làm việc"),
        (date(2021, 6, 18), "hôm nay là ngày làm việc cuối cùng đúng hạn"),
        (date(2021, 6, 19), "đã hết ngày làm việc đúng hạn"),
        (date(2021, 6, 20), "hôm nay là ngày ghi hạn"),
        (date(2021, 6, 21), "đã quá hạn 1 ngày"),
    ],
)
def test_words_of_the_day(day: date, words: str) -> None:
    assert reminders.sentence(Deadline(date(2021, 6, 20)), day, STANDARD_CALENDAR) == words


def test_reminder_stands_in_inbox_and_outbox(report: Obligation, department: Department) -> None:
    with at_eight(date(2021, 6, 9)):
        reminders.send_reminders()

    notice = Notification.objects.get()
    assert (notice.recipient, notice.url) == (department.industry_head, "/phong-trao/bao-cao/1/")
    assert (notice.subject, notice.body) == (
        "Nộp báo cáo kết quả thi đua đợt 1 – còn 7 ngày làm việc",
        "Trước ngày 20/6/2021 (Chủ nhật). Ngày làm việc cuối cùng đúng hạn: thứ Sáu 18/6.",
    )
    assert list(Delivery.objects.values_list("notification_id", "state")) == [(notice.pk, "queued")]


def test_rule_of_the_campaign_goes_before_the_default(report: Obligation) -> None:
    ReminderRule.objects.create(kind="campaigns.submission", days_before=[5])
    ReminderRule.objects.create(kind="campaigns.submission", scope="campaign:1", days_before=[2])

    with at_eight(date(2021, 6, 16)):
        found = reminders.pending_reminders()

    assert [each.offset for each in found] == [-2]


def test_command_prints_the_contract_and_dry_run_tells_nobody(report: Obligation, department: Department) -> None:
    out = StringIO()

    call_command("send_reminders", at="2021-06-17T08:00", dry_run=True, json=True, stdout=out)

    rows = json.loads(out.getvalue())
    common = {
        "recipient": department.industry_head.username,
        "unit": "Phòng Quản lý Công nghiệp",
        "kind": "campaigns.submission",
        "campaign": "Phong trào thi đua năm 2021",
        "phase": "Đợt 1",
        "due_on": "2021-06-20",
        "last_on_time_day": "2021-06-18",
        "offset": -1,
        "why": rows[0]["why"],
    }
    assert rows == [{**common, "channel": "inbox"}, {**common, "channel": "email"}]
    assert Notification.objects.count() == 0


@pytest.mark.parametrize(
    "moment", ["2021-06-17", "2021-06-17T08:00", "2021-06-17 23:59", "2021-06-17T08:00+07:00", "2021-06-16T17:00Z"]
)
def test_command_reads_a_day_a_local_moment_and_one_of_elsewhere(report: Obligation, moment: str) -> None:
    out = StringIO()

    call_command("send_reminders", at=moment, dry_run=True, json=True, stdout=out)

    assert [row["offset"] for row in json.loads(out.getvalue())] == [-1, -1]


@pytest.mark.parametrize(
    "moment",
    ["hôm qua", "", "17/6/2021", "2021-13-01", "2021-06-17T25:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"],
)
def test_command_refuses_a_moment_it_cannot_read(moment: str) -> None:
    with pytest.raises(CommandError, match=re.escape(f"Không hiểu thời điểm “{moment}”")) as refusal:
        call_command("send_reminders", at=moment)

    assert refusal.value.returncode == 2


@pytest.mark.parametrize("number", [1, 3, 30])
def test_statements_do_not_grow(
    number: int, report: Obligation, department: Department, django_assert_num_queries: Any
) -> None:
    many = [Obligation(**{**report.__dict__, "key": f"campaigns.submission:{index}"}) for index in range(number)]
    with at_eight(date(2021, 6, 9)), TestCase.captureOnCommitCallbacks(), django_assert_num_queries(4):
        assert len(reminders.pending_reminders(many)) == number
