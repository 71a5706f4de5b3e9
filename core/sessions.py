"""How long a person stays signed in: a time without work, and at the latest a working day."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

# In the session: when its person signed in, and last did something. By the clock of the machine, as its expiry is.
SIGNED_IN_AT = "signed_in_at"
ACTIVE_AT = "active_at"
# The expiry moves at most so often: each move is a write.
_STEP = 60


def remember_sign_in(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    """From here on the longest time of a session counts; a second sign-in begins anew."""
    request.session[SIGNED_IN_AT] = request.session[ACTIVE_AT] = time.time()


def remember_work(request: HttpRequest) -> None:
    """The person did something: the session ends that much later."""
    now = time.time()
    if abs(now - request.session.get(ACTIVE_AT, 0)) >= min(_STEP, settings.SESSION_COOKIE_AGE / 4):
        request.session[ACTIVE_AT] = now


def is_too_long(request: HttpRequest) -> bool:
    """Whether the person signed in so long ago that the password is asked for again, whatever was done since."""
    now = time.time()
    return bool(now - request.session.setdefault(SIGNED_IN_AT, now) >= settings.SESSION_LONGEST)


def seconds_left(request: HttpRequest) -> int:
    """How long this person stays signed in if nothing more is done; 0 for one who is not."""
    if not request.user.is_authenticated:
        return 0
    now = time.time()
    idle = request.session.get(ACTIVE_AT, now) + settings.SESSION_COOKIE_AGE
    longest = request.session.get(SIGNED_IN_AT, now) + settings.SESSION_LONGEST
    return max(0, int(min(idle, longest) - now))
