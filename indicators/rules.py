"""Who sees indicators and enters official results."""

from typing import Any

import rules

from accounts.models import Role, Scope, Unit, User
from accounts.rules import has_role, holds


@rules.predicate
def is_of_the_unit_or_below(user: User, indicator: Any) -> bool:
    own = user.unit_ids(*Role.values)
    return indicator.unit_id in own or Unit.objects.filter(pk__in=own, parent_id=indicator.unit_id).exists()


rules.add_perm("indicators.list_indicators", has_role(*Role.values))
rules.add_perm("indicators.view_indicator", is_of_the_unit_or_below)
rules.add_perm("indicators.enter_result", holds(Role.OFFICE, lambda indicator: indicator.unit_id, Scope.REPORTS))
