"""The list of papers as a workbook."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core import clock
from documents.downloads import workbook_or_queue
from documents.exports import papers_sheet
from documents.filters import PaperFilter
from documents.queries import papers_seen_by


@require_http_methods(["GET", "POST"])
def paper_list_export(request: HttpRequest) -> HttpResponse | FileResponse:
    """Every paper of the page's filter, not only its first page. One statement beside the session's."""
    chosen = PaperFilter(request.GET, queryset=papers_seen_by(request.user))
    name = f"Danh sách văn bản {clock.today():%d-%m-%Y}.xlsx"
    back = f"{reverse('documents:paper_list')}?{request.GET.urlencode()}"
    return workbook_or_queue(request, papers_sheet(chosen.qs), name=name, back=back)
