"""The shipped catalogue of indicators as rows of every unit that leads a tree and issues papers."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Exists, OuterRef, Q

from accounts.models import Unit
from core import catalogue
from core.catalogue import Loaded
from indicators.models import Indicator, OfficialResult

FILE = Path(__file__).parent / "catalogue" / "indicators.yaml"
COLUMNS = ("code", "name", "ranked_group", "publisher", "note", "position")


def load() -> Iterator[Loaded]:
    """Each department follows the shipped indicators: a unit with a symbol that is at the top of the tree or has units
    below it, but is not above another such unit (the province above the departments has other indices).

    Run before there are units it does nothing; run after, it adds what is missing. What people entered stays.
    """
    shipped = catalogue.read(FILE)["indicators"]
    below = Exists(Unit.objects.filter(parent=OuterRef("pk")))
    bodies = Unit.objects.exclude(symbol="").filter(Q(parent=None) | below)
    above = bodies.filter(parent__isnull=False).values("parent")
    for unit in bodies.exclude(pk__in=above):
        wanted = [{**{column: row[column] for column in COLUMNS}, "unit_id": unit.pk} for row in shipped]
        yield catalogue.keep_shipped(f"Chỉ số, {unit}", Indicator.objects.filter(unit=unit), wanted, ("code",))
        yield _load_results(unit, shipped)


def _load_results(unit: Unit, shipped: list[dict[str, Any]]) -> Loaded:
    indicators = {row.code: row for row in Indicator.objects.filter(unit=unit)}
    own = {
        (row.indicator_id, row.year): row
        for row in OfficialResult.objects.filter(indicator__unit=unit, entered_by__isnull=False)
    }
    wanted, differences = [], []
    for indicator in shipped:
        known = indicators[indicator["code"]]
        for result in indicator["results"]:
            entered = own.get((known.pk, result["year"]))
            if entered is None:
                wanted.append(_columns(known, result))
            elif entered.rank != result.get("rank"):
                differences.append(
                    f"{known} năm {entered.year}: hạng {entered.rank or '(trống)'} thay cho {result.get('rank')}"
                )
    rows = OfficialResult.objects.filter(indicator__unit=unit, entered_by=None)
    loaded = catalogue.keep_shipped(f"Kết quả công bố, {unit}", rows, wanted, ("indicator_id", "year"))
    return replace(loaded, differences=tuple(differences))


def _columns(indicator: Indicator, result: dict[str, Any]) -> dict[str, Any]:
    return {
        "indicator_id": indicator.pk,
        "year": result["year"],
        "score": Decimal(result["score"]) if "score" in result else None,
        "rank": result.get("rank"),
        "ranked_count": result.get("ranked_count"),
        "published_on": result.get("published_on"),
        "source": result["source"],
    }
