"""Who looks after the outbox and the reminder rules."""

import rules

from accounts.models import Role, Scope
from accounts.rules import has_role

rules.add_perm("notifications.manage_outbox", has_role(Role.ADMIN))
rules.add_perm("notifications.manage_rules", has_role(Role.ADMIN, Role.OFFICE, work=Scope.REPORTS))
