from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Tổng hợp"

    def ready(self) -> None:
        from notifications.obligations import register
        from reports import obligations

        register(obligations.KIND, obligations.LABEL, obligations.open_wrap_ups)
