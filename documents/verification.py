"""Codes by which anyone can ask whether a printed paper is genuine, and what the public is told.

Apps print a code on their papers through `documents.services.print_marked`; a kind whose papers may stop holding
registers its standing in `AppConfig.ready()`.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.conf import settings

# Five bits a letter; 0 and O, 1 and I are left out, so that a code read aloud or typed from paper is not mistaken.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP_LENGTH = 3, 4
_NOT_LETTERS = re.compile(r"[\s\-‑–—.]+")


class Standing(Enum):
    """What a code answers."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    UNISSUED = "unissued"


@dataclass(frozen=True)
class Fingerprint:
    """A file that was archived or handed out: what it is, and its SHA-256."""

    name: str
    sha256: str

    @property
    def spoken(self) -> str:
        """Within a sentence; PDF and Word keep their letters."""
        return self.name[:1].lower() + self.name[1:]


@dataclass(frozen=True)
class Finding:
    """What the public learns of a code: never a name of a person, never the trích yếu."""

    code: str
    name: str
    body: str
    dated_on: date | None
    standing: Standing
    note: str = ""
    files: tuple[Fingerprint, ...] = ()

    def file_with(self, sha256: str) -> Fingerprint | None:
        return next((file for file in self.files if file.sha256 == sha256), None)


# The key of a marked paper → its standing now, and a sentence about it.
Asked = Callable[[str], tuple[Standing, str]]
_standings: dict[str, Asked] = {}


def register(kind: str, asked: Asked) -> None:
    """Papers of the kind stand as `asked` says; a kind that nobody registers stays genuine."""
    if _standings.setdefault(kind, asked) is not asked:
        raise ValueError(f"papers of {kind} have a standing already")


def standing_of(kind: str, key: str) -> tuple[Standing, str]:
    asked = _standings.get(kind)
    return asked(key) if asked else (Standing.GENUINE, "")


def new_code() -> str:
    """Sixty random bits as `7KQ2-M9XD-4HTB`."""
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_LENGTH)]
    return _grouped("".join(letters))


def read_code(typed: str) -> str | None:
    """The code that a person typed, whatever its case and dashes; None when no code looks so."""
    bare = _NOT_LETTERS.sub("", typed).upper()
    if len(bare) != GROUPS * GROUP_LENGTH or set(bare) - set(ALPHABET):
        return None
    return _grouped(bare)


def public_address(code: str) -> str:
    """Where the code is asked: what the QR holds."""
    return f"{settings.SITE_URL}/xac-minh/{code}/"


def _grouped(bare: str) -> str:
    return "-".join(bare[at : at + GROUP_LENGTH] for at in range(0, len(bare), GROUP_LENGTH))
