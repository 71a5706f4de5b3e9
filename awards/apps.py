from dataclasses import replace

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards import shipped
        from awards.papers.samples import decision_sample
        from awards.papers.wording import DECISION_TEXTS
        from awards.queries.certificates import CERTIFICATE, certificate_standing
        from awards.services import certificates  # noqa: F401 - its maker of files registers by being read
        from core import catalogue
        from documents import texts, verification

        catalogue.register("awards", shipped.load)
        texts.register(*(replace(kind, sample=decision_sample) for kind in DECISION_TEXTS))
        verification.register(CERTIFICATE, certificate_standing)
