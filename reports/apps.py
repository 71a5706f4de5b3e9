from dataclasses import replace

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Tổng hợp"

    def ready(self) -> None:
        from documents import remarks as paper_remarks
        from documents import texts
        from notifications.obligations import register
        from reports import obligations, remarks, wording
        from reports.papers import samples

        for kinds, sample in (
            (wording.SUMMARY_TEXTS, samples.summary_sample),
            (wording.FIGURE_TEXTS, samples.figures_sample),
            (wording.URGING_TEXTS, samples.urging_sample),
            (wording.INVITATION_TEXTS, samples.invitation_sample),
        ):
            texts.register(*(replace(kind, sample=sample) for kind in kinds))
        paper_remarks.register(remarks.on_paper)
        paper_remarks.register_note(remarks.in_list)
        register(obligations.KIND, obligations.LABEL, obligations.open_wrap_ups)
