"""The register of outgoing papers of a year (sổ đăng ký văn bản đi, Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT, KeyTransform

from core.wording import short_date
from documents.models import IssuedPaper
from documents.workflow import PUBLISHED


@dataclass(frozen=True)
class RegisterLine:
    """One paper as the register shows it, in the order of the decree's columns."""

    pk: int
    symbol: str
    issued_on: date
    kind_and_title: str
    signatory: str
    recipients: str
    archive: str
    note: str


def numbered_papers(body_id: int, year: int, kind: str = "") -> QuerySet[IssuedPaper]:
    """The papers of the body that bear a number of the year, in the order of their days and numbers."""
    papers = IssuedPaper.objects.filter(body=body_id, year=year, state__in=PUBLISHED)
    return (papers.filter(kind=kind) if kind else papers).order_by("issued_on", "kind", "number")


def register_lines(papers: QuerySet[IssuedPaper]) -> Iterator[RegisterLine]:
    """The lines of these papers: one statement, without the long content."""
    rows: QuerySet[Any] = (
        papers.select_related("body", "replaces__body", "replacement__body")
        .defer("content", "replaces__content", "replacement__content")
        .annotate(
            signatory=KT("content__signature__name"),
            archive=KT("content__archive"),
            addressees=KeyTransform("addressees", "content"),
            recipients=KeyTransform("recipients", "content"),
        )
    )
    for row in rows:
        named = (line.strip(" -;.") for line in (*(row.addressees or ()), *(row.recipients or ())))
        yield RegisterLine(
            pk=row.pk,
            symbol=row.symbol,
            issued_on=row.issued_on,
            kind_and_title=f"{row.get_kind_display()}: {row.title}",
            signatory=row.signatory or "",
            recipients="; ".join(name for name in named if name and not name.lower().startswith("như ")),
            archive=row.archive or "",
            note=_note(row),
        )


def _note(paper: IssuedPaper) -> str:
    said = []
    if paper.replaces:
        said.append(f"Thay thế {paper.replaces.symbol}")
    if paper.state == "replaced":
        said.append(f"Thay thế bằng {paper.replacement.symbol}")
    if paper.state == "withdrawn" and paper.withdrawn_on:
        said.append(f"Thu hồi từ {short_date(paper.withdrawn_on)}")
    return "; ".join(said)


def years_of(body_id: int) -> list[int]:
    """The years in which the body numbered papers here, newest first: one statement."""
    numbered = IssuedPaper.objects.filter(body=body_id, state__in=PUBLISHED, year__isnull=False)
    return [year for year in numbered.order_by("-year").values_list("year", flat=True).distinct() if year]
