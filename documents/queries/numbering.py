"""Which numbers papers bear, and which come next."""

from dataclasses import dataclass

from django.db.models import Max

from documents.models import IssuedPaper, NumberingRule, NumberSeries, PaperKind


def highest_number(body_id: int, kind: str, year: int, issuer_symbol: str = "") -> int | None:
    """The highest number that a paper of the issuer and kind bears in the year: one statement."""
    numbered = IssuedPaper.objects.filter(body=body_id, issuer_symbol=issuer_symbol, kind=kind, year=year)
    highest: int | None = numbered.aggregate(highest=Max("number"))["highest"]
    return highest


def next_number(body_id: int, kind: str, year: int, issuer_symbol: str = "") -> int:
    """The number that the series of the year would give now; two statements, nothing is locked."""
    series = NumberSeries.objects.filter(body=body_id, issuer_symbol=issuer_symbol, kind=kind, year=year)
    kept = series.values_list("next_number", flat=True).first()
    return max(kept or 1, (highest_number(body_id, kind, year, issuer_symbol) or 0) + 1)


@dataclass(frozen=True)
class Numbering:
    """How one kind of paper of a body is numbered this year."""

    kind: PaperKind
    mode: NumberingRule.Mode
    highest: int | None
    next_number: int

    @property
    def by_series(self) -> bool:
        return self.mode == NumberingRule.Mode.SERIES


def numbering_of(body_id: int, year: int) -> list[Numbering]:
    """Every kind of paper with the body's way of numbering it: three statements."""
    modes = dict(NumberingRule.objects.filter(body=body_id).values_list("kind", "mode"))
    kept = dict(
        NumberSeries.objects.filter(body=body_id, issuer_symbol="", year=year).values_list("kind", "next_number")
    )
    numbered = IssuedPaper.objects.filter(body=body_id, issuer_symbol="", year=year).order_by()
    highest = dict(numbered.values_list("kind").annotate(Max("number")))
    return [
        Numbering(
            kind,
            NumberingRule.Mode(modes.get(kind, NumberingRule.Mode.TYPED)),
            highest.get(kind),
            max(kept.get(kind, 1), (highest.get(kind) or 0) + 1),
        )
        for kind in PaperKind
    ]
