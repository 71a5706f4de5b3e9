from dataclasses import replace

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Phong trào thi đua"

    def ready(self) -> None:
        from campaigns import obligations, remarks
        from campaigns.papers import samples, wording
        from campaigns.queries.frozen import was_shown
        from campaigns.services.papers import number_plan
        from documents import access, issuing, texts
        from documents import remarks as on_papers
        from documents.services import EVIDENCE_FILES
        from notifications.obligations import register

        access.register_reader(EVIDENCE_FILES, was_shown)
        on_papers.register(remarks.on_paper)
        issuing.register(number_plan)

        register(obligations.KIND, obligations.LABEL, obligations.open_submissions)
        register(obligations.REVIEW_KIND, obligations.REVIEW_LABEL, obligations.open_reviews)
        register(obligations.INSPECTION_KIND, obligations.INSPECTION_LABEL, obligations.open_inspections)
        for kinds, sample in (
            (wording.PLAN_TEXTS, samples.plan_sample),
            ((wording.PARTICIPANTS,), samples.participants_sample),
            (wording.REPORT_TEXTS, samples.report_sample),
            (wording.RECEIPT_TEXTS, samples.report_sample),
        ):
            texts.register(*(replace(kind, sample=sample) for kind in kinds))
