from dataclasses import replace

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards import shipped
        from awards.papers import samples, wording, wording_nominee
        from awards.queries.certificates import CERTIFICATE, certificate_standing
        from awards.services import certificates  # noqa: F401 - its maker of files registers by being read
        from core import catalogue
        from documents import texts, verification

        catalogue.register("awards", shipped.load)
        for kinds, sample in (
            (wording.DECISION_TEXTS, samples.decision_sample),
            (wording.REQUEST_TEXTS, samples.request_sample("director")),
            (wording.PROVINCE_TEXTS, samples.request_sample("province")),
            (wording.MINISTRY_TEXTS, samples.request_sample("ministry")),
            (wording.MINUTES_TEXTS, samples.meeting_sample),
            (wording.COUNT_TEXTS, samples.meeting_sample),
            (wording_nominee.ACHIEVEMENT_TEXTS, samples.achievement_sample),
            (wording_nominee.CERTIFICATE_TEXTS, samples.certificate_sample),
        ):
            texts.register(*(replace(kind, sample=sample) for kind in kinds))
        verification.register(CERTIFICATE, certificate_standing)
