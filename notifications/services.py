"""Tell people: one row per recipient, told at most once, delivered after commit."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import clock, jobs
from notifications.models import Delivery, DeliveryState, Notification


@transaction.atomic
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
    """Store one notification per recipient not yet told under `dedupe_key`, queue its e-mail, return the new ones.

    Nobody is told of his own act (`actor`). A second call with the same key does nothing for those already told.
    """
    people = {person.pk: person for person in recipients if actor is None or person.pk != actor.pk}
    told = set(
        Notification.objects.filter(recipient_id__in=people, dedupe_key=dedupe_key).values_list(
            "recipient_id", flat=True
        )
    )
    now = clock.now()
    rows = [
        Notification(
            recipient=person,
            kind=kind,
            subject=subject,
            body=body,
            url=url,
            scope=scope,
            dedupe_key=dedupe_key,
            created_at=now,
        )
        for pk, person in people.items()
        if pk not in told
    ]
    # Another worker may tell the same person at this very moment: the unique key decides, not our look above.
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    fresh = list(
        Notification.objects.filter(
            recipient_id__in=[row.recipient_id for row in rows], dedupe_key=dedupe_key, deliveries=None
        ).select_related("recipient")
    )
    deliveries = [
        Delivery(
            notification=row,
            state=DeliveryState.QUEUED if row.recipient.email else DeliveryState.NO_ADDRESS,
            next_attempt_at=now if row.recipient.email else None,
        )
        for row in fresh
    ]
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    if any(delivery.state == DeliveryState.QUEUED for delivery in deliveries):
        jobs.enqueue("notifications.deliver")
    return fresh
