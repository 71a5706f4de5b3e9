"""A limit for pages that are open to everyone: so many questions a minute from one address."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from core import clock

WINDOW_SECONDS = 60


def is_within_limit(request: HttpRequest, *, action: str, limit: int) -> bool:
    """Counts this request; whether the sender's address has asked no more than `limit` times in this minute."""
    window = int(clock.now().timestamp()) // WINDOW_SECONDS
    key = f"{action}:{get_adapter().get_client_ip(request)}:{window}"
    cache.add(key, 0, 2 * WINDOW_SECONDS)
    return bool(cache.incr(key) <= limit)
