"""Questions about the inbox and the outbox."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from notifications.models import Delivery, DeliveryState, Notification, ReminderRule


def unread_count(user: Any) -> int:
    """How many notices the user has not opened: one statement."""
    return Notification.objects.visible_to(user).unread().count()


def due_deliveries(at: datetime) -> QuerySet[Delivery]:
    """Queued deliveries whose time has come, oldest first, locked for this transaction: one statement."""
    return (
        Delivery.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(Q(next_attempt_at=None) | Q(next_attempt_at__lte=at), state=DeliveryState.QUEUED)
        .select_related("notification__recipient__person")
        .order_by("pk")
    )


def outbox() -> QuerySet[Delivery]:
    """All deliveries, newest first, with recipient: one statement."""
    return Delivery.objects.select_related("notification__recipient__person").order_by("-pk")


def reminder_rules() -> dict[tuple[str, str], ReminderRule]:
    """All rules by (kind, scope): one statement."""
    return {(rule.kind, rule.scope): rule for rule in ReminderRule.objects.all()}
