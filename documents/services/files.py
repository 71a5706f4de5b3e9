"""Keeping private files."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import clock
from documents.models import StoredFile, private_path
from documents.uploads import CONTENT_TYPES, CheckedUpload, check_upload

PAPER_FILES = "documents.issuedpaper"


@transaction.atomic
def store_upload(
    *, actor: Any, upload: UploadedFile, access_kind: str, access_id: int, kinds: tuple[str, ...] = tuple(CONTENT_TYPES)
) -> StoredFile:
    """The upload is kept as a private file of the thing named by `access_kind` and `access_id`.

    Whether the actor may add files to that thing is the caller's rule. Refuses what `check_upload` refuses. The same
    bytes for the same thing are kept once.
    """
    return store_checked(check_upload(upload, kinds), upload, access_kind=access_kind, access_id=access_id, actor=actor)


@transaction.atomic
def store_bytes(
    *, content: bytes, name: str, content_type: str, access_kind: str, access_id: int, actor: Any = None
) -> StoredFile:
    """Bytes that the system made are kept as a private file; the same bytes for the same thing are kept once."""
    made = CheckedUpload(name, content_type, len(content), hashlib.sha256(content).hexdigest())
    return store_checked(made, ContentFile(content), access_kind=access_kind, access_id=access_id, actor=actor)


def store_checked(checked: CheckedUpload, source: File, *, access_kind: str, access_id: int, actor: Any) -> StoredFile:
    """The checked bytes are kept as a private file; the same bytes for the same thing are kept once."""
    owned = StoredFile.objects.filter(access_kind=access_kind, access_id=access_id, sha256=checked.sha256)
    if known := owned.first():
        return known
    stored = StoredFile(
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        sha256=checked.sha256,
        access_kind=access_kind,
        access_id=access_id,
        uploaded_by=actor,
        uploaded_at=clock.now(),
    )
    path = private_path(stored, checked.name)
    storage = stored.file.storage
    # A transaction that was rolled back leaves its file; the path is its fingerprint: the next attempt takes it over.
    stored.file.name = path if storage.exists(path) else storage.save(path, source)
    stored.save()
    return stored
