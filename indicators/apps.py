from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Chỉ số"

    def ready(self) -> None:
        from core import catalogue
        from indicators import shipped

        catalogue.register("indicators", shipped.load)
