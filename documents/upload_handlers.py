"""How an upload is received before any view sees it."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class CappedFileUploadHandler(TemporaryFileUploadHandler):
    """Keeps no more of a file than may be accepted, so that nobody fills the disk; its true size is still counted, and
    the check that refuses it says how large it was."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        if start <= settings.UPLOAD_MAX_BYTES:
            self.file.write(raw_data)
