"""The request as our views see it: sign-in is required everywhere, so there is always a user."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind `LoginRequiredMiddleware`; used in annotations only."""

    user: User
