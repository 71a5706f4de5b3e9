"""How sign-in behaves here: nobody signs up himself; the administrator makes accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from accounts.queries import system_name


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"[{system_name()}] {subject}"

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        return super().render_mail(template_prefix, email, {"system_name": system_name(), **context}, headers)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The password of the demo is public: a database that a trial filled opens to nobody once DEMO is off."""
        if credentials.get("password") == settings.DEMO_PASSWORD and not settings.DEMO:
            return None
        return super().authenticate(request, **credentials)
