from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Phong trào thi đua"

    def ready(self) -> None:
        from campaigns import obligations
        from notifications.obligations import register

        register(obligations.KIND, obligations.LABEL, obligations.open_submissions)
