"""Services start background work by name, after commit, so that an app need not import the one that does the work."""

import logging
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def enqueue(name: str, *arguments: Any) -> None:
    """Queue the job `name` once the transaction commits. A broker that is down is logged: the job's sweeper will find
    what was left (architecture P7), and the person's own work is already kept."""

    def send() -> None:
        if name not in current_app.tasks:
            current_app.loader.import_default_modules()
        try:
            current_app.tasks[name].delay(*arguments)
        except (OperationalError, OSError):
            logger.exception("the broker did not take %s%r; its sweeper will", name, arguments)

    transaction.on_commit(send)
