"""Journal lines as a person reads them: names, words of the field, before and after. Lines themselves hold codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import Truncator, capfirst

from core import journal, wording
from core.models import JournalEntry

NAME_WORDS = 16


@dataclass(frozen=True)
class Change:
    """One column, as it was and as it became."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One line of a timeline."""

    at: datetime
    who: str
    unit: str
    what: str
    about: str
    icon: str
    note: str
    changes: tuple[Change, ...]


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(field: "models.Field[Any, Any]", value: Any) -> str:
    """The value as it is shown: the label of a choice, có/không, a date, a number; other values as text."""
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, models.IntegerField):
        # A year or the number of a paper; what is counted lies in decimal columns.
        return str(value)
    if isinstance(value, int | float):
        return wording.number(value)
    day = _day_of(value) if isinstance(value, str) else None
    return wording.short_date(day) if day else str(value)


def _changes(entry: JournalEntry) -> tuple[Change, ...]:
    """Columns of the object that differ. Keys that are no column, and references, are left to the verb's words."""
    before, after = entry.before or {}, entry.after or {}
    model = apps.get_model(entry.object_type)
    changes = []
    for key in {**before, **after}:
        try:
            field = model._meta.get_field(key)
        except FieldDoesNotExist:
            continue
        if not isinstance(field, models.Field) or field.is_relation or isinstance(field, models.JSONField):
            continue
        was, became = _words(field, before.get(key)), _words(field, after.get(key))
        if was != became:
            changes.append(Change(capfirst(str(field.verbose_name)), was, became))
    return tuple(changes)


def names(entries: Iterable[JournalEntry], known: Iterable[models.Model] = ()) -> dict[tuple[str, int], str]:
    """What the entries are about, by type and id: one statement per type of object, however many lines.

    Rows in `known`, which the page has read already, are not read again. A model whose name needs other rows lists them
    in `journal_related`. A thing that is gone has no name.
    """
    things = {(row._meta.label_lower, row.pk): row for row in known}
    ids: dict[str, set[int]] = {}
    for entry in entries:
        if (entry.object_type, entry.object_id) not in things:
            ids.setdefault(entry.object_type, set()).add(entry.object_id)
    for label, keys in ids.items():
        model = apps.get_model(label)
        related = getattr(model, "journal_related", None)
        rows = model._base_manager.select_related(*related) if related else model._base_manager.all()
        things.update({(label, pk): row for pk, row in rows.order_by().in_bulk(keys).items()})
    named = {(entry.object_type, entry.object_id) for entry in entries} & things.keys()
    return {key: Truncator(str(things[key])).words(NAME_WORDS) for key in named}


def lines(entries: Iterable[JournalEntry], *, named: bool = False, known: Iterable[models.Model] = ()) -> list[Line]:
    """Lines of the entries in their order; read them with `JournalEntry.objects.….for_timeline()`.

    `named` says what each line is about (`names`), for timelines of many things; without it no statement.
    """
    entries = list(entries)
    about = names(entries, known) if named else {}
    result = []
    for entry in entries:
        action = journal.action(entry.code)
        result.append(
            Line(
                at=entry.at,
                who=entry.actor.get_full_name() if entry.actor else "Hệ thống",
                unit=entry.unit_name,
                what=action.label,
                about=about.get((entry.object_type, entry.object_id), ""),
                icon=action.icon,
                note=entry.note,
                changes=_changes(entry),
            )
        )
    return result
