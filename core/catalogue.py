"""Law and policy shipped as YAML editions and kept as rows (architecture P12): each app registers its loader here.

A loader runs after migrate, as often as one likes. It keeps the shipped rows as the edition has them and never touches a
row that a person entered.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import models


@dataclass(frozen=True)
class Loaded:
    """What one loader did. `differences` are sentences: where a row that people entered says other than the edition."""

    label: str
    added: int
    changed: int
    kept: int
    differences: tuple[str, ...] = ()


Loader = Callable[[], Iterable[Loaded]]
_loaders: dict[str, Loader] = {}


def register(name: str, loader: Loader) -> None:
    """Register an app's loader (in `AppConfig.ready`); a second call replaces the first."""
    _loaders[name] = loader


def load_all() -> list[Loaded]:
    """Run every registered loader, in the order of their names."""
    return [result for name in sorted(_loaders) for result in _loaders[name]()]


def read(path: Path) -> Any:
    """The plain values of a shipped YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def keep_shipped(
    label: str, rows: models.QuerySet[Any], wanted: Iterable[Mapping[str, Any]], key: tuple[str, ...]
) -> Loaded:
    """Make the shipped `rows` say what the edition wants, found by the columns of `key`: missing ones are added, changed
    ones rewritten, others left. Shipped rows that an edition drops stay, for what was judged by them."""
    present = {tuple(getattr(row, column) for column in key): row for row in rows}
    added: list[models.Model] = []
    changed = kept = 0
    for values in wanted:
        row = present.get(tuple(values[column] for column in key))
        if row is None:
            added.append(rows.model(**values))
        elif any(getattr(row, column) != value for column, value in values.items()):
            for column, value in values.items():
                setattr(row, column, value)
            row.save(update_fields=list(values))
            changed += 1
        else:
            kept += 1
    rows.model._default_manager.bulk_create(added)
    return Loaded(label, added=len(added), changed=changed, kept=kept)
