"""Many files as one ZIP: names that Windows shows right, equal files to equal bytes."""

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from io import BytesIO

# Windows opens no path of over 260 letters, and nobody unpacks at the root.
NAME_LETTERS = 110
# The first day that a ZIP can tell; the files' own days stand in the contents.
EPOCH = (1980, 1, 1, 0, 0, 0)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files under their names, in their order. Names are NFC with the flag for UTF-8, as Explorer expects."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            # PDF and DOCX are packed already; pressing them again takes time and saves nothing.
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def file_name(stem: str, ending: str) -> str:
    """The stem as a file's name that Windows takes: no forbidden sign, no dot or blank at the end, not too long."""
    bare = " ".join(_NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", stem)).split())
    return f"{bare[:NAME_LETTERS].rstrip(' .') or 'Tệp'}{ending}"
