"""Jobs of papers: thin, by id, safe to run twice."""

from celery import shared_task


@shared_task(name="documents.render_paper")
def render_paper(paper_id: int) -> None:
    """Lay the paper's present content out; does nothing when that was done."""
    from documents import services

    services.render_paper(paper_id)


@shared_task(name="documents.sweep_papers")
def sweep_papers() -> None:
    """Lay out what a dead worker or a lost message left without its print."""
    from documents import services
    from documents.models import IssuedPaper

    for paper_id in IssuedPaper.objects.waiting_for_print().order_by("id").values_list("pk", flat=True):
        services.render_paper(paper_id)


@shared_task(name="documents.run_print_job")
def run_print_job(job_id: int) -> None:
    """Make the file that a person waits for; does nothing when another worker does."""
    from documents.services.jobs import run_job

    run_job(job_id)


@shared_task(name="documents.sweep_print_jobs")
def sweep_print_jobs() -> None:
    """Say which files a dead worker left unmade; queue those that a lost message left waiting."""
    from documents.services.jobs import sweep_jobs

    sweep_jobs()


@shared_task(name="documents.clean_print_jobs")
def clean_print_jobs() -> None:
    """Remove made files that were kept long enough."""
    from documents.services.jobs import clean_jobs

    clean_jobs()
