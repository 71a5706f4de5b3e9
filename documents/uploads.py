"""What an uploaded file really is: told by its first bytes, never by its name."""

import hashlib
import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from core import wording
from core.errors import RuleBroken

PDF, DOCX, XLSX, JPEG, PNG = "pdf", "docx", "xlsx", "jpg", "png"
CONTENT_TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JPEG: "image/jpeg",
    PNG: "image/png",
}
# What a browser's file dialog offers; the check below is what counts.
ACCEPT = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
_HEAD = 1024
_NAME_LIMIT = 120
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


@dataclass(frozen=True)
class CheckedUpload:
    """An upload that passed: its safe name, what it is, its size and fingerprint."""

    name: str
    content_type: str
    size: int
    sha256: str


def check_upload(upload: UploadedFile, kinds: tuple[str, ...] = tuple(CONTENT_TYPES)) -> CheckedUpload:
    """The upload, checked. Refuses one that is empty, too large, of another kind by content, or holds macros."""
    size = upload.size or 0
    limit: int = settings.UPLOAD_MAX_BYTES
    if size == 0:
        raise RuleBroken("Tệp rỗng. Hãy chọn tệp khác.")
    if size > limit:
        raise RuleBroken(
            f"Tệp nặng {wording.file_size(size)}, vượt quá {wording.file_size(limit)}. "
            "Hãy giảm dung lượng hoặc tách tệp."
        )
    found = _kind(upload)
    if found not in kinds:
        wanted = ", ".join(kind.upper() for kind in kinds)
        raise RuleBroken(f"Chỉ nhận tệp {wanted}. Tệp “{upload.name}” không phải loại đó theo nội dung bên trong.")
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return CheckedUpload(_safe_name(upload.name or "", found), CONTENT_TYPES[found], size, digest.hexdigest())


def _kind(upload: UploadedFile) -> str:
    upload.seek(0)
    head = upload.read(_HEAD)
    upload.seek(0)
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return _office_kind(upload.file) if head.startswith(b"PK\x03\x04") and upload.file else ""


def _office_kind(file: IO[bytes]) -> str:
    # Only the list of parts is read: nothing is unpacked, so a bomb has nothing to blow up.
    try:
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return ""
    finally:
        file.seek(0)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RuleBroken("Tệp có chứa macro nên không nhận được. Hãy lưu lại thành tệp không có macro.")
    return next((kind for part, kind in _OFFICE_PARTS.items() if part in names), "")


def _safe_name(name: str, kind: str) -> str:
    """The name a person gave without folders and control marks, ending as its content says."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    bare = re.sub(r'[\x00-\x1f\x7f"<>|:*?]', "", bare).strip(" .")
    stem = bare.rsplit(".", 1)[0].strip(" .") or "tep"
    return f"{stem[:_NAME_LIMIT]}.{kind}"
