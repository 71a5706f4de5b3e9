"""The shipped editions of the law catalogue as rows, for `load_catalogue`."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from awards.models import AwardKind, BaseSalary, LegalPeriod
from awards.queries.law import kind_rows
from core import catalogue, clock
from core.catalogue import Loaded

FOLDER = Path(__file__).parent / "catalogue"


def _edition(name: str) -> dict[str, Any]:
    edition: dict[str, Any] = catalogue.read(FOLDER / name)
    return edition


def _dated_rows(name: str) -> Iterator[dict[str, Any]]:
    edition = _edition(name)
    for row in edition["rows"]:
        yield {**row, "edition": edition["edition"]}


def _award_kinds() -> Iterator[dict[str, Any]]:
    edition = _edition("award_kinds.yaml")
    for kind in edition["kinds"]:
        for code, said in kind["periods"].items():
            yield {
                **edition["periods"][code],
                "code": kind["code"],
                "name": said.get("name", kind["name"]),
                "category": kind["category"],
                "subject": kind["subject"],
                "decider": kind["decider"],
                "bonus_coefficient": Decimal(kind["coefficient"]),
                "criteria": said.get("criteria", ""),
                "article": said["article"],
                "is_verified": said.get("verified", False),
                "edition": edition["edition"],
            }


def load() -> Iterator[Loaded]:
    """Keep the shipped rows; rows that people entered stay, and where they differ is told."""
    yield catalogue.keep_shipped(
        "Thời kỳ của pháp luật", LegalPeriod.objects.all(), _dated_rows("legal_periods.yaml"), ("code",)
    )
    yield catalogue.keep_shipped(
        "Mức lương cơ sở", BaseSalary.objects.shipped(), _dated_rows("base_salaries.yaml"), ("valid_from",)
    )
    kinds = catalogue.keep_shipped(
        "Danh hiệu, hình thức khen thưởng", AwardKind.objects.shipped(), _award_kinds(), ("code", "valid_from")
    )
    told = tuple(
        f"{row.kind}, {difference.label}: “{difference.own}” thay cho “{difference.shipped}”"
        for row in kind_rows(clock.today())
        for difference in row.differences
    )
    yield replace(kinds, differences=told)
