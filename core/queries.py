"""Questions about the journal: what a page's timeline and the journal page show, and whether the seals still hold."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from core.models import JournalEntry, JournalSeal
from core.text import fold

GENESIS = "0" * 64


def journal_lines(*, code: str = "", person: str = "") -> QuerySet[JournalEntry]:
    """All journal lines, newest first, with actor and person: one statement. By person, whose name or account may be
    typed without marks: one more."""
    lines = JournalEntry.objects.for_timeline()
    if code:
        lines = lines.filter(code=code)
    if person:
        names = get_user_model().objects.values_list("pk", "person__full_name", "username")
        wanted = fold(person)
        found = [pk for pk, name, username in names if wanted and wanted in fold(f"{name or ''} {username}")]
        lines = lines.filter(actor_id__in=found)
    return lines


def seal_digest(previous: str, lines: Iterable[JournalEntry]) -> tuple[str, int]:
    """SHA-256 over the previous digest and the lines in order; and how many lines there were."""
    digest = hashlib.sha256(previous.encode())
    count = 0
    for line in lines:
        facts = [
            line.pk,
            line.at.timestamp(),
            line.actor_id,
            line.unit_code,
            line.code,
            line.object_type,
            line.object_id,
            line.scope,
            line.before,
            line.after,
            line.note,
            str(line.act),
        ]
        digest.update(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode())
        count += 1
    return digest.hexdigest(), count


@dataclass(frozen=True)
class BrokenSeal:
    """A seal whose lines no longer give its digest: somebody changed the journal behind the application's back."""

    seal: JournalSeal
    found: str


def broken_seals() -> Iterator[BrokenSeal]:
    """Seals that do not hold, oldest first: two statements per seal, read in chunks."""
    previous = GENESIS
    for seal in JournalSeal.objects.order_by("last_id").iterator():
        lines = JournalEntry.objects.filter(pk__range=(seal.first_id, seal.last_id)).order_by("pk").iterator()
        found, count = seal_digest(previous, lines)
        if (found, count, previous) != (seal.digest, seal.line_count, seal.previous):
            yield BrokenSeal(seal, found)
        previous = seal.digest
