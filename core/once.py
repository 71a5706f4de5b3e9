"""What one request reads once, whoever asks for it: kept on the request itself and gone with it."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.calendar import WorkingCalendar
from core.models import Holiday

ReadT = TypeVar("ReadT")


def once(request: HttpRequest, name: str, read: Callable[[], ReadT]) -> ReadT:
    """The answer of `read`, asked at the first call of this request under `name` and kept for the others."""
    kept: dict[str, Any] = request.__dict__.setdefault("_read_once", {})
    if name not in kept:
        kept[name] = read()
    answer: ReadT = kept[name]
    return answer


def calendar_of(request: HttpRequest) -> WorkingCalendar:
    """The working days: one statement a request, when they are first looked at."""
    calendar: Any = SimpleLazyObject(lambda: once(request, "working_calendar", Holiday.objects.calendar))
    return cast(WorkingCalendar, calendar)
