"""Papers as plain JSON values and back, so that a snapshot can be kept for years."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from documents.decree import PaperRefused

_Part = TypeVar("_Part")

# A field that came later is left out while it is empty, so that older content keeps its fingerprint.
LATER = {"later": True}
UNREADABLE = "Dữ liệu lưu của văn bản không đọc được; hãy báo quản trị hệ thống."


def stored(value: Any) -> Any:
    """The value as JSON; a dataclass carries its name under `is`."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {item.name: stored(getattr(value, item.name)) for item in fields(value) if not _left_out(value, item)}
        return {"is": type(value).__name__, **named}
    if isinstance(value, datetime):
        return {"is": "datetime", "at": value.isoformat()}
    if isinstance(value, date):
        return {"is": "date", "on": value.isoformat()}
    if isinstance(value, tuple | list):
        return [stored(item) for item in value]
    return value


def restored(value: Any, known: Mapping[str, type]) -> Any:
    """What `stored` wrote; `known` are the dataclasses by name.

    Content was judged when it was made. A rule that comes later must not close the archive, so nothing is judged again.
    """
    if isinstance(value, list):
        return tuple(restored(item, known) for item in value)
    if not isinstance(value, dict):
        return value
    match value.get("is"):
        case "date":
            return date.fromisoformat(value["on"])
        case "datetime":
            return datetime.fromisoformat(value["at"])
        case str(name) if name in known:
            return _as_kept(known[name], {key: restored(item, known) for key, item in value.items() if key != "is"})
    raise PaperRefused(UNREADABLE)


def unjudged(part: _Part, **changes: Any) -> _Part:
    """The same part of a paper with these fields, not judged: for a draft that its office still has to mend."""
    named = {item.name: getattr(part, item.name) for item in fields(part)}  # type: ignore[arg-type]
    made: _Part = _as_kept(part.__class__, {**named, **changes})
    return made


def _as_kept(kind: type, values: Mapping[str, Any]) -> Any:
    made: Any = object.__new__(kind)
    known = {item.name: item.default for item in fields(kind)}
    if not set(values) <= set(known):
        raise PaperRefused(UNREADABLE)
    for name, default in known.items():
        value = values.get(name, default)
        if value is MISSING:
            raise PaperRefused(UNREADABLE)
        object.__setattr__(made, name, value)
    return made


def _left_out(value: Any, item: Field[Any]) -> bool:
    if not item.metadata.get("later") or item.default is MISSING:
        return False
    return bool(getattr(value, item.name) == item.default)
