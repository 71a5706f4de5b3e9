"""The office's verbs on the register of legal texts."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from core import clock, journal
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date
from documents.models import LegalText

ADDED = journal.register("documents.legaltext.added", "thêm văn bản pháp luật", "plus")
EDITED = journal.register("documents.legaltext.edited", "sửa văn bản pháp luật", "pencil")
LAPSED = journal.register("documents.legaltext.lapsed", "ghi văn bản hết hiệu lực", "slash")


@dataclass(frozen=True)
class LegalFacts:
    """A legal text as a person writes it down."""

    kind: str
    number: str
    title: str
    issuer: str
    field: str
    valid_from: date
    issued_on: date | None = None
    valid_to: date | None = None
    amends: LegalText | None = None
    replaced_by: LegalText | None = None
    is_cited: bool = False
    is_verified: bool = False
    source: str = ""
    note: str = ""

    @classmethod
    def of(cls, text: LegalText) -> "LegalFacts":
        return cls(**{name: getattr(text, name) for name in cls.__dataclass_fields__})

    @property
    def fingerprint(self) -> str:
        """Equal facts, equal fingerprint: what a page was opened with."""
        return hashlib.sha256(json.dumps(_plain(self), ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def add_legal_text(*, actor: Any, facts: LegalFacts) -> LegalText:
    """The register has this text, with its author.

    Office and administrators. Refuses a number that the issuer's texts already have, and days out of order. The same
    text twice changes nothing. Journalled.
    """
    _require(actor)
    twin = _twin_of(facts)
    if twin and LegalFacts.of(twin) == facts:
        return twin
    text = LegalText()
    _take(text, facts, actor)
    text.save()
    journal.record(actor, ADDED, text, after=_plain(facts))
    return text


@transaction.atomic
def edit_legal_text(*, actor: Any, text: LegalText, facts: LegalFacts, read: str = "") -> LegalText:
    """The text says this instead; a row of the shipped edition becomes the office's and is never overwritten again.

    Office and administrators. Refuses what `add_legal_text` refuses and, with `read` (the fingerprint of the facts that
    the editor saw), a text that somebody else changed meanwhile. Equal facts change nothing. Journalled.
    """
    return _changed(EDITED, actor, text, facts, read)


@transaction.atomic
def lapse_legal_text(*, actor: Any, text: LegalText, last_day: date, replaced_by: LegalText | None = None) -> LegalText:
    """The text holds until the end of the day; drafts of later days no longer cite it, papers that do are warned of.

    Office and administrators. Refuses a day before it came into force, a text that replaces itself, and one whose last
    day is known to be another. Journalled.
    """
    row = LegalText.objects.select_for_update().get(pk=text.pk)
    if row.valid_to not in (None, last_day):
        raise RuleBroken(
            f"Văn bản này đã được ghi hết hiệu lực sau ngày {short_date(row.valid_to)}. Bấm Sửa để đổi ngày."
        )
    facts = replace(LegalFacts.of(row), valid_to=last_day, replaced_by=replaced_by or row.replaced_by)
    return _changed(LAPSED, actor, row, facts)


def _changed(code: str, actor: Any, text: LegalText, facts: LegalFacts, read: str = "") -> LegalText:
    _require(actor)
    row = LegalText.objects.select_for_update().get(pk=text.pk)
    before = LegalFacts.of(row)
    if before == facts:
        return row
    if read not in ("", before.fingerprint):
        raise RuleBroken(
            "Văn bản này đã được người khác sửa sau khi bạn mở trang. Hãy chép lại phần đã nhập rồi mở lại trang sửa."
        )
    _take(row, facts, actor)
    row.save()
    old, new = _plain(before), _plain(facts)
    differing = [name for name in new if old[name] != new[name]]
    journal.record(
        actor, code, row, before={name: old[name] for name in differing}, after={name: new[name] for name in differing}
    )
    return row


def _take(row: LegalText, facts: LegalFacts, actor: Any) -> None:
    if facts.valid_to is not None and facts.valid_to < facts.valid_from:
        raise RuleBroken(f"Ngày hết hiệu lực phải từ ngày có hiệu lực ({short_date(facts.valid_from)}) trở đi.")
    if row.pk and row in (facts.amends, facts.replaced_by):
        raise RuleBroken("Một văn bản không tự sửa đổi, tự thay thế chính nó.")
    if _twin_of(facts, besides=row.pk):
        raise RuleBroken(f"Văn bản số {facts.number} của {facts.issuer} đã có trong danh sách.")
    for name in facts.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))
    row.folded = fold(f"{facts.number} {facts.title}")
    row.entered_by = actor
    row.entered_at = clock.now()


def _twin_of(facts: LegalFacts, besides: int | None = None) -> LegalText | None:
    """The text with the same number of the same issuer, however its letters were typed."""
    same_number = LegalText.objects.filter(folded__startswith=f"{fold(facts.number)} ")
    return next((text for text in same_number if text.pk != besides and fold(text.issuer) == fold(facts.issuer)), None)


def _plain(facts: LegalFacts) -> dict[str, Any]:
    said = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    return {
        name: value.isoformat() if isinstance(value, date) else value.number if isinstance(value, LegalText) else value
        for name, value in said.items()
    }


def _require(actor: Any) -> None:
    if not actor.has_perm("documents.manage_legal_texts"):
        raise RuleBroken("Chỉ Văn phòng hoặc quản trị được sửa danh sách văn bản pháp luật.")
