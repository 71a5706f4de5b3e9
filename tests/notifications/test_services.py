"""The outbox: told once, every outcome on the row, nothing lost when a server or a worker dies."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from notifications import services
from notifications.models import Delivery, Notification, ReminderRule
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db


class RefusingBackend(EmailBackend):
    """A mail server that is there but takes nothing."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionResetError("the line broke")


class SlowBackend(EmailBackend):
    """While it sends, the verb that the message tells of is taken back."""

    def send_messages(self, messages: Any) -> int:
        services.forget(["/x/"])
        return super().send_messages(messages)


@pytest.fixture
def department() -> Department:
    return make_department()


def tell(department: Department, **values: Any) -> list[Notification]:
    return services.notify(
        [department.industry_head, department.office],
        **{"kind": "test", "subject": "Đã mở đợt 1", "dedupe_key": "phase:1:opened", "url": "/x/", **values},
    )


def test_each_person_is_told_once_and_nobody_of_his_own_act(department: Department) -> None:
    first = tell(department, actor=department.office)
    again = tell(department, actor=department.office)

    assert [row.recipient for row in first] == [department.industry_head]
    assert again == []
    assert Delivery.objects.count() == 1


def test_mail_is_sent_after_commit_with_greeting_and_address(
    department: Department, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell(department, actor=department.office)

    (letter,) = mail.outbox
    assert letter.to == [department.industry_head.email]
    assert letter.body == (f"Kính gửi {department.industry_head},\n\nĐã mở đợt 1\n\nMở tại: http://testserver/x/")
    assert Delivery.objects.get().state == "sent"


def test_a_person_without_address_is_told_in_the_inbox_only(department: Department) -> None:
    department.industry_head.email = ""
    department.industry_head.save()

    tell(department, actor=department.office)

    assert Delivery.objects.get().state == "no_address"
    assert services.deliver_due() == 0


def test_a_broken_line_is_tried_again_later_and_given_up_in_the_end(department: Department, settings: Any) -> None:
    tell(department, actor=department.office)
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
    moment = datetime(2021, 6, 9, 8, 0)

    attempts = []
    for _ in range(8):
        with clock.at(moment):
            services.deliver_due()
        attempts.append(Delivery.objects.get().attempts)
        moment += timedelta(hours=4)

    delivery = Delivery.objects.get()
    assert attempts == [1, 2, 3, 4, 5, 6, 6, 6]
    assert (delivery.state, delivery.error) == ("given_up", "the line broke")


def test_retry_is_for_the_administrator_and_journalled(department: Department) -> None:
    tell(department, actor=department.office)
    Delivery.objects.update(state="given_up", attempts=6)
    delivery = Delivery.objects.get()

    with pytest.raises(RuleBroken, match="không có quyền"):
        services.retry_delivery(actor=department.office, delivery=delivery)
    services.retry_delivery(actor=department.admin, delivery=delivery)

    assert services.deliver_due() == 1
    assert JournalEntry.objects.get().code == "notifications.delivery.retried"
    with pytest.raises(RuleBroken, match="đã gửi"):
        services.retry_delivery(actor=department.admin, delivery=delivery)


def test_rule_is_saved_with_before_and_after(department: Department) -> None:
    values = {
        "days_before": [5, 2],
        "on_the_day": False,
        "overdue_every": 1,
        "overdue_limit": 3,
        "copy_office": False,
    }

    services.save_reminder_rule(actor=department.office, kind="campaigns.submission", values=values)

    line = JournalEntry.objects.get()
    assert ReminderRule.objects.values(*values).get() == values
    assert (line.before["days_before"], line.after) == ([7, 3, 1], values)
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        services.save_reminder_rule(actor=department.industry_head, kind="campaigns.submission", values=values)


def test_statements_of_telling_do_not_grow(department: Department, django_assert_num_queries: Any) -> None:
    messages = [
        services.Message(department.industry_head, "test", f"Việc {number}", f"key:{number}") for number in range(40)
    ]

    # savepoint, told before, insert, read back, insert deliveries, release
    with django_assert_num_queries(6):
        services.tell(messages)


def test_messages_of_a_page_that_is_gone_vanish_and_say_whom_they_had_told(department: Department) -> None:
    tell(department)
    other = tell(department, dedupe_key="phase:2:opened", url="/y/")

    told = services.forget(["/x/"])

    assert {user.pk for user in told} == {department.industry_head.pk, department.office.pk}
    assert set(Notification.objects.all()) == set(other)


def test_a_message_taken_back_while_it_is_sent_stops_no_other(department: Department) -> None:
    tell(department)
    tell(department, dedupe_key="phase:2:opened", url="/y/")

    services.deliver_due(f"{__name__}.SlowBackend")

    assert list(Delivery.objects.values_list("state", flat=True)) == ["sent", "sent"]
