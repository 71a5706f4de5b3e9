"""Who may download a private file: the thing it belongs to decides. Apps register kinds in `AppConfig.ready()`."""

from collections.abc import Callable
from typing import Any

# (user, id of the thing) -> may he see it?
MayView = Callable[[Any, int], bool]

# (user, stored file) -> does he read it in something that was shown to him?
Reads = Callable[[Any, Any], bool]

_rules: dict[str, MayView] = {}
_readers: dict[str, Reads] = {}


def register(kind: str, may_view: MayView) -> None:
    """Files whose `access_kind` is `kind` are shown to whom `may_view` says. A second rule for a kind is an error."""
    if _rules.setdefault(kind, may_view) is not may_view:
        raise ValueError(f"files of {kind} have a rule already")


def register_reader(kind: str, reads: Reads) -> None:
    """Beside whom the rule of `kind` allows, a file of it is shown to whom `reads` says. A second one is an error."""
    if _readers.setdefault(kind, reads) is not reads:
        raise ValueError(f"files of {kind} have a reader already")


def registered_kinds() -> frozenset[str]:
    return frozenset(_rules)


def may_download(user: Any, stored: Any) -> bool:
    """Whether the user may download the stored file; a kind that nobody registered is closed to all."""
    rule = _rules.get(stored.access_kind)
    reads = _readers.get(stored.access_kind)
    return rule is not None and (rule(user, stored.access_id) or (reads is not None and reads(user, stored)))
