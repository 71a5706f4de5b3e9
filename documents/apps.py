from typing import Any

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from core import catalogue
        from documents import access, checks, rules, services, shipped  # noqa: F401 - registered by being read
        from documents.models import EvidenceItem, IssuedPaper, PrintJob
        from documents.services import dossiers, jobs, long_papers, workbooks  # noqa: F401 - makers register by being read

        def may_see_paper(user: object, paper_id: int) -> bool:
            return IssuedPaper.objects.visible_to(user).filter(pk=paper_id).exists()

        def may_see_evidence_of(user: object, unit_id: int) -> bool:
            return EvidenceItem.objects.visible_to(user).filter(unit_id=unit_id, file__isnull=False).exists()

        def may_manage_paper(user: Any, paper_id: int) -> bool:
            paper = IssuedPaper.objects.filter(pk=paper_id).first()
            return bool(paper and user.has_perm("documents.manage_paper", paper))

        def may_see_job(user: Any, job_id: int) -> bool:
            return PrintJob.objects.visible_to(user).filter(pk=job_id).exists()

        access.register(jobs.JOB_FILES, may_see_job)
        access.register(services.PAPER_FILES, may_see_paper)
        access.register(services.WAITING_COPIES, may_manage_paper)
        access.register(services.EVIDENCE_FILES, may_see_evidence_of)
        catalogue.register("documents", shipped.load)
