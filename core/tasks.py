"""Jobs of the kernel. Each may run twice."""

from celery import shared_task

from core import services


@shared_task(name="core.seal_journal")
def seal_journal() -> None:
    """Seal the settled journal lines."""
    services.seal_journal()
