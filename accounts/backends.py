"""Signing in, and who stands behind a session: the account with all that every page asks of it."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class AccountBackend(AuthenticationBackend):
    """Passwords as django-allauth checks them. Rights come from dated roles alone (`rules.py` of each app), so the
    permission tables of Django are never asked: each "no" of a rule would cost two statements."""

    def get_user(self, user_id: int) -> User | None:
        """The person of the session with his roles: one statement, two for one without any role."""
        user = User.with_grants(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return False
