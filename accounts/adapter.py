"""How sign-in behaves here: nobody signs up himself; the administrator makes accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import resolve_url

from accounts.queries import system_name
from accounts.services import choose_password


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

    def clean_password(self, password: str, user: Any = None) -> str:
        """A password that somebody else has seen is not chosen anew."""
        if user is not None and user.check_password(password):
            raise ValidationError("Mật khẩu mới phải khác mật khẩu đang dùng.")
        return super().clean_password(password, user)

    def set_password(self, user: Any, password: str) -> None:
        choose_password(actor=user, password=password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The password of the demo is public: a database that a trial filled opens to nobody once DEMO is off."""
        if credentials.get("password") == settings.DEMO_PASSWORD and not settings.DEMO:
            return None
        return super().authenticate(request, **credentials)
