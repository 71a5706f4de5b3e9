"""How a file that was just made is handed to the person who asked for it."""

import io

from django.http import FileResponse

from documents.uploads import CONTENT_TYPES, XLSX


def download(content: bytes, name: str, content_type: str = CONTENT_TYPES[XLSX]) -> FileResponse:
    """The bytes as a file to keep, in nobody's cache but the browser's own; a workbook unless said otherwise."""
    answer = FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=content_type)
    answer["Cache-Control"] = "private, max-age=0, must-revalidate"
    return answer
