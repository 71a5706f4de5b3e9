from dataclasses import replace

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Tổng hợp"

    def ready(self) -> None:
        from documents import texts
        from notifications.obligations import register
        from reports import obligations, wording
        from reports.papers.samples import summary_sample, urging_sample

        for kinds, sample in ((wording.SUMMARY_TEXTS, summary_sample), (wording.URGING_TEXTS, urging_sample)):
            texts.register(*(replace(kind, sample=sample) for kind in kinds))
        register(obligations.KIND, obligations.LABEL, obligations.open_wrap_ups)
