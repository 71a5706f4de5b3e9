from dataclasses import replace

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Tổng hợp"

    def ready(self) -> None:
        from campaigns.queries.cascading import before_withdrawal
        from documents import issuing, texts
        from documents import remarks as paper_remarks
        from notifications.obligations import register
        from reports import notices, obligations, remarks, wording
        from reports.papers import samples

        for kinds, sample in (
            (wording.SUMMARY_TEXTS, samples.summary_sample),
            (wording.FIGURE_TEXTS, samples.figures_sample),
            (wording.URGING_TEXTS, samples.urging_sample),
            (wording.INVITATION_TEXTS, samples.invitation_sample),
        ):
            texts.register(*(replace(kind, sample=sample) for kind in kinds))
        issuing.register_end(notices.source_ended, before_withdrawal)
        paper_remarks.register(remarks.on_paper)
        paper_remarks.register_note(remarks.in_list)
        register(obligations.KIND, obligations.LABEL, obligations.open_wrap_ups)
