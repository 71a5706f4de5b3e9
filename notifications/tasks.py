"""Jobs of the reminders and the outbox. Each may run twice."""

from celery import shared_task

from notifications import delegated, reminders, services


@shared_task(name="notifications.send_reminders")
def send_reminders() -> None:
    """Tell what should have been told by now and was not."""
    reminders.send_reminders()


@shared_task(name="notifications.tell_of_delegation")
def tell_of_delegation(delegation_id: int) -> None:
    """The person learns what he may do for another, or that it is over."""
    delegated.tell_of_delegation(delegation_id)


@shared_task(name="notifications.deliver")
def deliver() -> None:
    """Send what is due in the outbox."""
    services.deliver_due()


@shared_task(name="notifications.sweep_deliveries")
def sweep_deliveries() -> None:
    """Pick up what a dead worker or a broker that was down left in the outbox."""
    services.deliver_due()
