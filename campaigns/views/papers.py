"""Papers that people take from the cycle's pages: the plan into the archive, a unit's report, its receipt."""

import io

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from campaigns import services
from campaigns.models import SubmissionRevision
from campaigns.services import papers
from campaigns.views.campaigns import managed_campaign
from campaigns.views.submissions import revision_of, visible_submission
from documents.services import PrintedPaper, print_paper
from documents.uploads import CONTENT_TYPES, DOCX, PDF


def _revision(request: HttpRequest, pk: int, number: int) -> SubmissionRevision:
    """The revision for whoever sees the report, read with its report."""
    submission = visible_submission(request, pk)
    revision = revision_of(submission, number)
    revision.submission = submission
    return revision


def _file(printed: PrintedPaper, form: str, name: str) -> FileResponse:
    """Written at each request from what was frozen; browsers keep no copy to themselves."""
    response = FileResponse(
        io.BytesIO(printed.file),
        as_attachment=form != PDF,
        filename=f"{name}.{form}",
        content_type=CONTENT_TYPES[form],
    )
    response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response


def _name(revision: SubmissionRevision, what: str) -> str:
    submission = revision.submission
    return f"{what} đợt {submission.phase.ordinal} - {submission.unit.name} - lần {revision.number}"


@require_GET
def submission_report(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """The unit's report as its own official paper, to read and print."""
    revision = _revision(request, pk, number)
    return _file(print_paper(papers.report_of(revision)), PDF, _name(revision, "Báo cáo"))


@require_GET
def submission_report_word(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """The same as a Word file."""
    revision = _revision(request, pk, number)
    return _file(print_paper(papers.report_of(revision), DOCX), DOCX, _name(revision, "Báo cáo"))


@require_GET
def submission_receipt_paper(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """The receipt as a PDF with its QR."""
    revision = _revision(request, pk, number)
    return _file(papers.print_receipt(revision), PDF, _name(revision, "Biên nhận"))


@require_POST
def plan_paper_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The campaign as a draft Kế hoạch in the archive, made now or before."""
    paper = services.draft_plan_paper(actor=request.user, campaign=managed_campaign(request, pk))
    messages.success(request, "Dự thảo Kế hoạch nằm ở mục Văn bản. Xem lại rồi trình ký.")
    return redirect(paper)
