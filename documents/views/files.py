"""The one door to private files."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from documents import access
from documents.models import StoredFile


@require_GET
def file_download(request: HttpRequest, pk: int) -> FileResponse:
    """The only door to a private file: the thing it belongs to decides who passes; to others it is not there."""
    stored = get_object_or_404(StoredFile, pk=pk)
    if not access.may_download(request.user, stored):
        raise Http404
    return private(
        FileResponse(stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.content_type)
    )


def private(response: FileResponse) -> FileResponse:
    response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response
