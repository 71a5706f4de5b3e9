"""The list of papers as a workbook."""

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_GET

from core import clock
from documents.downloads import download
from documents.exports import papers_workbook
from documents.filters import PaperFilter
from documents.queries import papers_seen_by


@require_GET
def paper_list_export(request: HttpRequest) -> FileResponse:
    """Every paper of the page's filter, not only its first page. One statement beside the session's."""
    chosen = PaperFilter(request.GET, queryset=papers_seen_by(request.user))
    today = clock.today()
    return download(papers_workbook(chosen.qs, today), f"Danh sách văn bản {today:%d-%m-%Y}.xlsx")
