from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards import shipped
        from core import catalogue

        catalogue.register("awards", shipped.load)
