"""The shipped edition of the register of legal texts as rows, for `load_catalogue`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from core import catalogue
from core.catalogue import Loaded
from core.text import fold
from documents.models import LegalText

EDITION = Path(__file__).parent / "catalogue" / "legal_texts.yaml"
OPTIONAL: dict[str, Any] = {
    "issued_on": None,
    "valid_to": None,
    "is_cited": False,
    "is_verified": False,
    "source": "",
    "note": "",
}
RELATIONS = ("amends", "replaced_by")


def load() -> Iterator[Loaded]:
    """Keep the shipped rows and what they amend and replace; a row that people wrote stays and is told of."""
    edition = catalogue.read(EDITION)
    own = set(LegalText.objects.own().values_list("number", flat=True))
    rows = [row for row in edition["rows"] if row["number"] not in own]
    columns = ({key: value for key, value in row.items() if key not in RELATIONS} for row in rows)
    wanted = [
        {**OPTIONAL, **row, "folded": fold(f"{row['number']} {row['title']}"), "edition": str(edition["edition"])}
        for row in columns
    ]
    loaded = catalogue.keep_shipped("Văn bản pháp luật", LegalText.objects.shipped(), wanted, ("number",))
    _relate(rows)
    shipped_numbers = {row["number"] for row in edition["rows"]}
    yield replace(
        loaded,
        differences=tuple(f"{number} đã được sửa trong hệ thống" for number in sorted(own & shipped_numbers)),
    )


def _relate(rows: list[dict[str, Any]]) -> None:
    by_number = {text.number: text for text in LegalText.objects.all()}
    for row in rows:
        text = by_number[row["number"]]
        wanted = {key: by_number[row[key]].pk if row.get(key) else None for key in RELATIONS}
        if any(getattr(text, f"{key}_id") != pk for key, pk in wanted.items()):
            LegalText.objects.filter(pk=text.pk).update(**{f"{key}_id": pk for key, pk in wanted.items()})
