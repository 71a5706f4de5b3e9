"""What happened is one line: who, when, on what, before and after. Names are resolved when shown, not stored."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import models

from core import clock
from core.models import JournalEntry


@dataclass(frozen=True)
class Action:
    """A registered action code with the words and the icon that a timeline shows."""

    code: str
    label: str
    icon: str = "dot"


_actions: dict[str, Action] = {}
_act: ContextVar[uuid.UUID | None] = ContextVar("act", default=None)


def register(code: str, label: str, icon: str = "dot") -> str:
    """Make `code` known to the journal (at import) and return it. Registering it twice with other words is an error."""
    action = Action(code, label, icon)
    if _actions.setdefault(code, action) != action:
        raise ValueError(f"journal code {code} is registered twice")
    return code


def action(code: str) -> Action:
    return _actions[code]


def registered_codes() -> frozenset[str]:
    return frozenset(_actions)


@contextmanager
def one_act() -> Iterator[None]:
    """Lines written within the block carry one act id: a bulk verb is journalled one by one, shown as one."""
    token = _act.set(_act.get() or uuid.uuid4())
    try:
        yield
    finally:
        _act.reset(token)


def record(
    actor: Any,
    code: str,
    obj: models.Model,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    note: str = "",
) -> JournalEntry:
    """Write one line in the current transaction. `actor` None is the system itself. Unregistered codes are refused."""
    if code not in _actions:
        raise ValueError(f"journal code {code} is not registered")
    unit = getattr(actor, "acting_unit", None)
    return JournalEntry.objects.create(
        at=clock.now(),
        actor=actor,
        unit_code=unit.code if unit else "",
        unit_name=unit.name if unit else "",
        code=code,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        scope=getattr(obj, "journal_scope", ""),
        before=before,
        after=after,
        note=note,
        act=_act.get() or uuid.uuid4(),
    )
