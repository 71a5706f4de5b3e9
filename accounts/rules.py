"""Predicates about roles, and who may keep the registers. Other apps build their permission tables from these."""

from collections.abc import Callable
from typing import Any

import rules

from accounts.models import Role, User


def holds(role: str, unit_id_of: Callable[[Any], int | None]) -> rules.Predicate:
    """A predicate: the user holds `role` today in the unit that `unit_id_of(obj)` names."""

    @rules.predicate
    def holds_role(user: User, obj: Any = None) -> bool:
        return obj is not None and user.is_authenticated and user.holds(role, unit_id_of(obj))

    holds_role.name = f"holds_{role}"
    return holds_role


def has_role(*roles: str) -> rules.Predicate:
    """A predicate without object: the user holds one of `roles` in some unit."""

    @rules.predicate
    def has_some_role(user: User) -> bool:
        return user.is_authenticated and bool(user.roles.intersection(roles))

    has_some_role.name = f"has_{'_or_'.join(roles)}"
    return has_some_role


@rules.predicate
def leads_in_his_own_right(user: User) -> bool:
    """Head or director by membership: what was delegated to a person he does not delegate on."""
    return user.is_authenticated and any(
        grant.role in (Role.HEAD, Role.DIRECTOR) and grant.delegated_by is None for grant in user.grants
    )


is_admin = has_role(Role.ADMIN)
is_office = has_role(Role.OFFICE)
is_director = has_role(Role.DIRECTOR)
is_head = has_role(Role.HEAD)

rules.add_perm("accounts.manage_register", is_admin)
rules.add_perm("accounts.manage_people", is_admin | is_office | is_head)
rules.add_perm("accounts.delegate", leads_in_his_own_right)
rules.add_perm("core.manage_holidays", is_admin | is_office)
# The whole journal; each page shows the lines of its own campaign to those who may see the page.
rules.add_perm("core.view_journal", is_admin)
