"""Tell people: one row per recipient, told at most once, delivered after commit with named outcomes."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from accounts.models import User
from accounts.queries import system_name
from core import clock, jobs, journal
from core.errors import RuleBroken
from notifications.models import Delivery, DeliveryState, Notification, ReminderRule
from notifications.queries import due_deliveries

logger = logging.getLogger(__name__)

RULE_CHANGED = journal.register("notifications.reminderrule.changed", "đổi lịch nhắc", "bell")
DELIVERY_RETRIED = journal.register("notifications.delivery.retried", "gửi lại thư", "plane")

MAX_ATTEMPTS = 6
FIRST_RETRY = timedelta(minutes=5)
# While a worker sends a batch nobody else takes it; a worker that dies leaves it to the sweeper after this time.
LEASE = timedelta(minutes=10)
BATCH = 100


@dataclass(frozen=True)
class Message:
    """What one person is to be told once, under `dedupe_key`."""

    recipient: Any
    kind: str
    subject: str
    dedupe_key: str
    body: str = ""
    url: str = ""
    scope: str = ""


def notify(
    recipients: Iterable[Any],
    *,
    kind: str,
    subject: str,
    dedupe_key: str,
    body: str = "",
    url: str = "",
    scope: str = "",
    actor: Any = None,
) -> list[Notification]:
    """Tell each recipient the same thing; nobody is told of his own act (`actor`). Returns the new notifications."""
    people = {person.pk: person for person in recipients if actor is None or person.pk != actor.pk}
    return tell([Message(person, kind, subject, dedupe_key, body, url, scope) for person in people.values()])


@transaction.atomic
def tell(messages: Sequence[Message]) -> list[Notification]:
    """Store the messages not told before and queue their e-mail: five statements, however many they are.

    A second call with the same recipient and key does nothing, also when two workers call at once: the unique key of
    the row decides.
    """
    wanted = {(message.recipient.pk, message.dedupe_key): message for message in messages}
    if not wanted:
        return []
    keys = {message.dedupe_key for message in messages}
    told = set(Notification.objects.filter(dedupe_key__in=keys).values_list("recipient_id", "dedupe_key"))
    now = clock.now()
    rows = [
        Notification(
            recipient=message.recipient,
            kind=message.kind,
            subject=message.subject,
            body=message.body,
            url=message.url,
            scope=message.scope,
            dedupe_key=message.dedupe_key,
            created_at=now,
        )
        for key, message in wanted.items()
        if key not in told
    ]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    fresh = [
        row
        for row in Notification.objects.filter(dedupe_key__in=keys, deliveries=None).select_related("recipient__person")
        if (row.recipient_id, row.dedupe_key) in wanted
    ]
    Delivery.objects.bulk_create(
        [
            Delivery(
                notification=row,
                state=DeliveryState.QUEUED if row.recipient.email else DeliveryState.NO_ADDRESS,
            )
            for row in fresh
        ],
        ignore_conflicts=True,
    )
    if any(row.recipient.email for row in fresh):
        jobs.enqueue("notifications.deliver")
    return fresh


@transaction.atomic
def forget(urls: Iterable[str]) -> list[User]:
    """The messages that lead to these pages are gone, with their e-mails that wait: the pages are there no longer. Answers
    whom they had told. Called by the verb that takes the pages away."""
    messages = Notification.objects.filter(url__in=list(urls))
    told = list(User.objects.filter(pk__in=messages.values("recipient")))
    messages.delete()
    return told


def _claim_batch() -> list[Delivery]:
    """Take due deliveries for this worker: others leave them alone until the lease ends."""
    with transaction.atomic():
        batch = list(due_deliveries(clock.now())[:BATCH])
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in batch]).update(next_attempt_at=clock.now() + LEASE)
    return batch


def _email(notification: Notification, site: str, connection: Any) -> EmailMessage:
    lines = [notification.body or notification.subject]
    if notification.url:
        lines.append(f"Mở tại: {settings.SITE_URL}{notification.url}")
    return EmailMessage(
        subject=f"[{site}] {notification.subject}",
        body="\n\n".join([f"Kính gửi {notification.recipient.display_name},", *lines]),
        to=[notification.recipient.email],
        connection=connection,
    )


def _attempt(delivery: Delivery, site: str, connection: Any) -> None:
    """One attempt: sent, to be tried again later, or given up; the outcome is on the row."""
    delivery.attempts += 1
    try:
        _email(delivery.notification, site, connection).send()
    except SMTPRecipientsRefused as refusal:
        delivery.state, delivery.error = DeliveryState.GIVEN_UP, f"Máy chủ thư từ chối địa chỉ nhận: {refusal}"[:500]
        delivery.next_attempt_at = None
    except OSError as trouble:  # SMTPException is an OSError too
        logger.warning("delivery %s failed: %s", delivery.pk, trouble)
        delivery.error = str(trouble)[:500]
        if delivery.attempts >= MAX_ATTEMPTS:
            delivery.state, delivery.next_attempt_at = DeliveryState.GIVEN_UP, None
        else:
            delivery.next_attempt_at = clock.now() + FIRST_RETRY * 2 ** (delivery.attempts - 1)
    else:
        delivery.state, delivery.sent_at, delivery.next_attempt_at = DeliveryState.SENT, clock.now(), None
        delivery.error = ""
    names = ("state", "attempts", "sent_at", "next_attempt_at", "error")
    # Not `save`, which needs the row: the message may have been taken back meanwhile.
    Delivery.objects.filter(pk=delivery.pk).update(**{name: getattr(delivery, name) for name in names})


def deliver_due(backend: str | None = None) -> int:
    """Send what is due in the outbox over one connection; returns how many were sent. Running twice sends once.

    `backend` names another post office than the settings do (the demo tells the past without writing to anybody now).
    """
    sent, site = 0, system_name()
    while batch := _claim_batch():
        connection = get_connection(backend)
        try:
            connection.open()
        except OSError:
            # Each delivery records the outage itself at its own attempt.
            logger.warning("the mail server does not answer")
        try:
            for delivery in batch:
                _attempt(delivery, site, connection)
                sent += delivery.state == DeliveryState.SENT
        finally:
            connection.close()
    return sent


@transaction.atomic
def read_notification(*, actor: Any, notification: Notification) -> None:
    """The opened notice counts as read. Only its recipient."""
    if notification.recipient_id != actor.pk:
        raise RuleBroken("Thông báo này không phải của bạn.")
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=clock.now())


@transaction.atomic
def read_all(*, actor: Any) -> int:
    """All of the actor's notices count as read; returns how many were unread."""
    return Notification.objects.visible_to(actor).unread().update(read_at=clock.now())


@transaction.atomic
def retry_delivery(*, actor: Any, delivery: Delivery) -> None:
    """Queue again a message that was given up or had no address. The administrator; journalled."""
    if not actor.has_perm("notifications.manage_outbox"):
        raise RuleBroken("Tài khoản của bạn không có quyền gửi lại thư.")
    row = Delivery.objects.select_for_update().select_related("notification__recipient").get(pk=delivery.pk)
    if row.state in (DeliveryState.SENT, DeliveryState.QUEUED):
        raise RuleBroken("Thư này đã gửi hoặc đang chờ gửi, không cần gửi lại.")
    if not row.notification.recipient.email:
        raise RuleBroken("Người nhận chưa có địa chỉ thư điện tử. Bổ sung ở mục Người dùng rồi gửi lại.")
    before = {"state": row.state, "attempts": row.attempts}
    row.state, row.attempts, row.next_attempt_at, row.error = DeliveryState.QUEUED, 0, None, ""
    row.save(update_fields=["state", "attempts", "next_attempt_at", "error"])
    journal.record(actor, DELIVERY_RETRIED, row, before=before, after={"state": row.state})
    jobs.enqueue("notifications.deliver")


RULE_FIELDS = ("days_before", "on_the_day", "overdue_every", "overdue_limit", "copy_office")


@transaction.atomic
def save_reminder_rule(*, actor: Any, kind: str, values: dict[str, Any], scope: str = "") -> ReminderRule:
    """The rule of one kind (of one scope, or the default) is as given. Office or administrator; journalled."""
    if not actor.has_perm("notifications.manage_rules"):
        raise RuleBroken("Chỉ Văn phòng hoặc quản trị được đổi lịch nhắc.")
    rule, _ = ReminderRule.objects.select_for_update().get_or_create(kind=kind, scope=scope)
    before = {name: getattr(rule, name) for name in RULE_FIELDS}
    for name in RULE_FIELDS:
        setattr(rule, name, values[name])
    rule.save()
    journal.record(actor, RULE_CHANGED, rule, before=before, after={name: values[name] for name in RULE_FIELDS})
    return rule
