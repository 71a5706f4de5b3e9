"""Questions about the sentences that the office words itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from accounts.models import Unit
from core import clock
from core.differences import Piece, word_difference
from core.wording import local_day
from documents.models import PaperTextVersion
from documents.texts import Sample, TextKind, fill, fill_items, kind_of, registered


class Words:
    """The sentences of one body on one day; what the versions say is read once, at the first sentence."""

    def __init__(self, body: Unit, day: date, known_at: datetime | None = None) -> None:
        self._body, self._day, self._known_at = body, day, known_at

    @cached_property
    def _edited(self) -> dict[str, PaperTextVersion]:
        rows = PaperTextVersion.objects.filter(body=self._body).until(self._day).select_related("edited_by__person")
        if self._known_at:
            rows = rows.filter(edited_at__lte=self._known_at)
        return {row.code: row for row in rows}

    def version_of(self, code: str) -> PaperTextVersion | None:
        """The office's wording that holds; None while the registered one does."""
        return self._edited.get(code)

    def text_of(self, kind: TextKind) -> str:
        version = self.version_of(kind.code)
        return version.text if version else kind.default

    def texts_of(self, kinds: Iterable[TextKind]) -> dict[str, str]:
        """What the office says instead of the registered wordings, by code."""
        return {kind.code: self.text_of(kind) for kind in kinds}

    def say(self, code: str, **values: str) -> str:
        """The sentence with its places filled."""
        return fill(self.text_of(_known(code)), values)

    def say_items(self, code: str, **values: str) -> tuple[str, ...]:
        """The items of a list, without those whose place has nothing to say."""
        return fill_items(self.text_of(_known(code)), values)


def _known(code: str) -> TextKind:
    kind = kind_of(code)
    if kind is None:
        raise LookupError(f"text {code} is not registered")
    return kind


def words_of(body: Unit, day: date | None = None) -> Words:
    """The sentences of the body's papers on a day (today): one statement when the first is said."""
    return Words(body, day or clock.today())


def words_at(body: Unit, moment: datetime) -> Words:
    """The sentences as they stood at a moment, for what is printed again: an edit of later that day changes nothing."""
    return Words(body, local_day(moment), moment)


def names_of(body: Unit) -> dict[str, str]:
    """What the places that name the body, its head and its office hold in every paper: 1 statement."""
    office = Unit.objects.existing_on(clock.today()).filter(parent=body, is_office=True).order_by("position").first()
    return {
        "ten_don_vi": body.brief,
        "ten_day_du": body.name,
        "nguoi_dung_dau": body.head,
        "van_phong": office.name if office else "Văn phòng",
        "nguoi_de_nghi": office.head if office else "Chánh Văn phòng",
        **branches_of(body),
    }


def branches_of(body: Unit) -> dict[str, str]:
    """What the places that speak of those who report to the body hold in its papers. No statement."""
    return {
        "cac_don_vi": body.branches,
        "cac_don_vi_dau_cau": capfirst(body.branches),
        "lanh_dao": body.branch_heads,
    }


def sample_of(body: Unit, kind: TextKind) -> Sample:
    """Real values for all places of the text, as far as there are any; else its examples, with the body's own names."""
    sample = kind.sample(body) or Sample("ví dụ", {})
    missing = kind.examples.keys() - sample.values.keys()
    named = names_of(body) if missing else {}
    return Sample(sample.origin, {**{name: named.get(name, kind.examples[name]) for name in missing}, **sample.values})


@dataclass(frozen=True)
class TextRow:
    """A text as the list shows it."""

    kind: TextKind
    text: str
    version: PaperTextVersion | None


def texts_by_paper(body: Unit) -> dict[str, list[TextRow]]:
    """All texts of the body as they hold today, by paper: one statement."""
    words = words_of(body)
    papers: dict[str, list[TextRow]] = {}
    for kind in registered():
        row = TextRow(kind, words.text_of(kind), words.version_of(kind.code))
        papers.setdefault(kind.paper, []).append(row)
    return papers


def newest_version(body: Unit, kind: TextKind) -> PaperTextVersion | None:
    """The version that was entered last, whatever its day; one statement."""
    return PaperTextVersion.objects.of_text(body, kind.code).order_by("-pk").first()


@dataclass(frozen=True)
class VersionRow:
    """A version beside the one before it; `version` None is the registered wording."""

    version: PaperTextVersion | None
    text: str
    pieces: tuple[Piece, ...]
    standing: str


def versions_of(body: Unit, kind: TextKind) -> list[VersionRow]:
    """Every version of the text, the newest first, the registered wording last; one statement."""
    today = clock.today()
    rows: list[Any] = list(PaperTextVersion.objects.of_text(body, kind.code).select_related("edited_by__person"))
    in_force = next((row for row in rows if row.valid_from <= today), None)
    shown: list[VersionRow] = []
    said = [*(row.text for row in rows), kind.default]
    for row, earlier in zip(rows, said[1:], strict=True):
        standing = "used" if row == in_force else "coming" if row.valid_from > today else "past"
        shown.append(VersionRow(row, row.text, word_difference(earlier, row.text), standing))
    return [*shown, VersionRow(None, kind.default, (), "past" if in_force else "used")]
