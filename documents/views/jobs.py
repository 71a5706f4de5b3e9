"""Files that take long to make: the page with the progress, stopping, making again; and dossiers."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from core.wording import clock_time, number
from documents.downloads import download
from documents.models import IssuedPaper, PrintJob
from documents.services.dossiers import request_dossier
from documents.services.jobs import cancel_job, restart_job
from documents.services.long_papers import PAPER_JOB

SHOWN = 50


def own(request: HttpRequest, pk: int) -> PrintJob:
    jobs = PrintJob.objects.visible_to(request.user).select_related("result").defer("order")
    return get_object_or_404(jobs, pk=pk)


@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    """One's own files of the last days, the newest first: one statement beside the shell's."""
    jobs = PrintJob.objects.visible_to(request.user).select_related("result").defer("order")[:SHOWN]
    return render(request, "documents/job_list.html", {"jobs": list(jobs)})


@require_GET
@never_cache
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is, and the file when it is made."""
    job = own(request, pk)
    return render(request, "documents/job_detail.html", {"job": job, "words": progress_words(job)})


@require_GET
@never_cache
def job_state(request: HttpRequest, pk: int) -> JsonResponse:
    """The same for the script of the page."""
    job = own(request, pk)
    return JsonResponse(
        {
            "active": job.is_active,
            "state": job.state,
            "done": job.done,
            "total": job.total,
            "words": progress_words(job),
        }
    )


def progress_words(job: PrintJob) -> str:
    """Where the worker is, as one sentence. How many pages a paper will have is told as a guess, and no more once it has as many."""
    if job.waits_long:
        return (
            f"Vẫn đang chờ từ {clock_time(job.requested_at)}: máy chủ đang bận hoặc phần lập tệp chưa chạy. "
            "Yêu cầu không bị mất; nếu phải chờ lâu, hãy báo người quản trị."
        )
    if job.state == "queued":
        return "Đang chờ đến lượt."
    stage = job.stage or "Đang bắt đầu"
    if job.total and job.kind == PAPER_JOB:
        return f"{stage} trên khoảng {number(job.total)} trang." if job.done < job.total else f"{stage}."
    return f"{stage} ({job.done}/{job.total})." if job.total else f"{stage}."


@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    if cancel_job(actor=request.user, job=own(request, pk)):
        messages.success(request, "Đã hủy việc lập tệp.")
    return redirect("documents:job_detail", pk)


@require_POST
def job_restart(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(restart_job(actor=request.user, job=own(request, pk)))


@require_POST
def dossier_request(request: HttpRequest) -> HttpResponse | FileResponse:
    """The chosen papers as one ZIP, at once or as a job."""
    chosen = [int(value) for value in request.POST.getlist("paper") if value.isdecimal() and len(value) < 12]
    papers: Any = IssuedPaper.objects.visible_to(request.user).filter(pk__in=chosen).only("pk")
    answer = request_dossier(actor=request.user, papers=list(papers))
    if isinstance(answer, PrintJob):
        return redirect(answer)
    return download(answer.content, answer.name, answer.content_type)
