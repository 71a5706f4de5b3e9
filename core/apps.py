from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in

from core.sessions import remember_sign_in


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        user_logged_in.connect(remember_sign_in, dispatch_uid="core.remember_sign_in")
