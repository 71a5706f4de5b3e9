"""Who enters official results."""

import rules

from accounts.models import Role
from accounts.rules import holds

rules.add_perm("indicators.enter_result", holds(Role.OFFICE, lambda indicator: indicator.unit_id))
