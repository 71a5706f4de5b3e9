"""Who may download a private file: the thing it belongs to decides. Apps register kinds in `AppConfig.ready()`."""

from collections.abc import Callable
from typing import Any

# (user, id of the thing) -> may he see it?
MayView = Callable[[Any, int], bool]

_rules: dict[str, MayView] = {}


def register(kind: str, may_view: MayView) -> None:
    """Files whose `access_kind` is `kind` are shown to whom `may_view` says. A second rule for a kind is an error."""
    if _rules.setdefault(kind, may_view) is not may_view:
        raise ValueError(f"files of {kind} have a rule already")


def registered_kinds() -> frozenset[str]:
    return frozenset(_rules)


def may_download(user: Any, stored: Any) -> bool:
    """Whether the user may download the stored file; a kind that nobody registered is closed to all."""
    rule = _rules.get(stored.access_kind)
    return rule is not None and rule(user, stored.access_id)
