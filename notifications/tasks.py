"""Jobs of the outbox."""

from celery import shared_task


@shared_task(name="notifications.deliver")
def deliver() -> None:
    """Send what is due in the outbox; running twice sends nothing twice."""
    from notifications.services import deliver_due

    deliver_due()
