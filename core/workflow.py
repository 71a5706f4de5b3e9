"""The process is a table (architecture P2): states, transitions, and the one function that writes `state`.

Buttons are drawn from the same table (`Workflow.offers`), so screen and rule cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models, transaction

from core import journal
from core.errors import RuleBroken

# A guard answers "may it happen now?": None, or the Vietnamese sentence that refuses.
Guard = Callable[[Any, Any], str | None]
ModelT = TypeVar("ModelT", bound=models.Model)


@dataclass(frozen=True)
class State:
    """One state as a chip shows it: word, icon of the sprite, tone (grey, draft, sent, flag, late, back, ok, gold)."""

    value: str
    label: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Transition:
    """One verb of the table. `journal` is the past participle of the journal code; `confirm` names the consequence."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: str
    journal: str
    done: str
    guard: Guard | None = None
    icon: str = "dot"
    confirm: str = ""
    by_system: bool = False


@dataclass(frozen=True)
class Offer:
    """A transition offered to a person; `refusal` is the guard's sentence when it is not possible now."""

    transition: Transition
    refusal: str | None


@dataclass(frozen=True)
class Workflow:
    """A table of states and transitions for one model (`label` is app.model, lower case)."""

    label: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    _by_value: dict[str, State] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_name: dict[str, Transition] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_value.update({state.value: state for state in self.states})
        self._by_name.update({transition.name: transition for transition in self.transitions})
        for transition in self.transitions:
            journal.register(self.code(transition), transition.done, transition.icon)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(state.value, state.label) for state in self.states]

    @property
    def values(self) -> list[str]:
        return list(self._by_value)

    def state(self, value: str) -> State:
        return self._by_value[value]

    def transition(self, name: str) -> Transition:
        return self._by_name[name]

    def code(self, transition: Transition) -> str:
        return f"{self.label}.{transition.journal}"

    def offers(self, obj: Any, user: Any) -> list[Offer]:
        """Transitions leaving the object's state that `user` has the right to; guards asked for each."""
        offers = (self.offer(transition.name, obj, user) for transition in self.transitions)
        return [offer for offer in offers if offer is not None]

    def offer(self, name: str, obj: Any, user: Any) -> Offer | None:
        """The offer of one transition, or None when the state or the right is missing."""
        transition = self.transition(name)
        if obj.state not in transition.sources or not user.has_perm(transition.permission, obj):
            return None
        return Offer(transition, transition.guard(obj, user) if transition.guard else None)


def perform(
    workflow: Workflow,
    name: str,
    obj: ModelT,
    *,
    actor: Any,
    note: str = "",
    changes: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> ModelT:
    """Take one transition and return the row as it now is; `obj` itself is refreshed too.

    Locks the row, reads it again, checks source, right and guard, writes `state` with `changes`, and journals one line.
    `actor` None means the system, allowed only where the table says `by_system`. Refuses with `RuleBroken`. Must run
    inside the service's transaction, so that all of the verb is kept or none.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("perform() belongs inside the transaction of a service")
    transition = workflow.transition(name)
    row = type(obj)._base_manager.select_for_update().get(pk=obj.pk)
    source = row.state  # type: ignore[attr-defined]
    if source not in transition.sources:
        raise RuleBroken(
            f"Không thể {transition.label.lower()} vì hồ sơ đang ở trạng thái "
            f"“{workflow.state(source).label.lower()}”. "
            "Tải lại trang để xem tình trạng mới nhất."
        )
    allowed = transition.by_system if actor is None else actor.has_perm(transition.permission, row)
    if not allowed:
        raise RuleBroken(f"Tài khoản của bạn không có quyền {transition.label.lower()} ở đây.")
    refusal = transition.guard(row, actor) if transition.guard else None
    if refusal:
        raise RuleBroken(refusal)
    values = {"state": transition.target, **(changes or {})}
    for attribute, value in values.items():
        setattr(row, attribute, value)
    row.save(update_fields=list(values))
    journal.record(
        actor,
        workflow.code(transition),
        row,
        before={"state": source, **(before or {})},
        after={"state": transition.target, **(after or {})},
        note=note,
    )
    obj.refresh_from_db()
    return row
