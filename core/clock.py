"""The only source of the present in our code: commands (`--at`), the demo and tests may set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_frozen_at: ContextVar[datetime | None] = ContextVar("frozen_at", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC or as set by `at`."""
    return _frozen_at.get() or timezone.now()


def today() -> date:
    """The present day in Asia/Ho_Chi_Minh."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block the present is `moment` (a naive one is read as local time)."""
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _frozen_at.set(moment)
    try:
        yield
    finally:
        _frozen_at.reset(token)
