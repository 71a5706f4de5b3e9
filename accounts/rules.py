"""Predicates about roles, and who may keep the registers. Other apps build their permission tables from these."""

from collections.abc import Callable
from typing import Any

import rules

from accounts.models import Role, Scope, User


def holds(role: str, unit_id_of: Callable[[Any], int | None], work: str | None = None) -> rules.Predicate:
    """A predicate: the user holds `role` today in the unit that `unit_id_of(obj)` names.

    Whoever may see is asked without `work`; whoever may act with the `Scope` that a delegation must cover, which is
    `Scope.EVERYTHING` for what no narrower delegation gives.
    """

    @rules.predicate
    def holds_role(user: User, obj: Any = None) -> bool:
        return obj is not None and user.is_authenticated and user.holds(role, unit_id_of(obj), work)

    holds_role.name = f"holds_{role}" if work is None else f"holds_{role}_for_{work or 'everything'}"
    return holds_role


def has_role(*roles: str, work: str | None = None) -> rules.Predicate:
    """A predicate without object: the user holds one of `roles` in some unit, to see or to do `work` (see `holds`)."""

    @rules.predicate
    def has_some_role(user: User) -> bool:
        return user.is_authenticated and bool(user.unit_ids(*roles, work=work))

    has_some_role.name = f"has_{'_or_'.join(roles)}" + ("" if work is None else f"_for_{work or 'everything'}")
    return has_some_role


@rules.predicate
def leads_in_his_own_right(user: User) -> bool:
    """Head or director by membership: what was delegated to a person he does not delegate on."""
    return user.is_authenticated and any(
        grant.role in (Role.HEAD, Role.DIRECTOR) and grant.delegated_by is None for grant in user.grants
    )


is_admin = has_role(Role.ADMIN)

rules.add_perm("accounts.manage_register", is_admin)
# Keeping a register is about no report, award or paper: a deputy does it only when everything was delegated to him.
rules.add_perm("accounts.manage_people", has_role(Role.ADMIN, Role.OFFICE, Role.HEAD, work=Scope.EVERYTHING))
rules.add_perm("accounts.delegate", leads_in_his_own_right)
rules.add_perm("core.manage_holidays", has_role(Role.ADMIN, Role.OFFICE, work=Scope.EVERYTHING))
# The whole journal; each page shows the lines of its own campaign to those who may see the page.
rules.add_perm("core.view_journal", is_admin)
