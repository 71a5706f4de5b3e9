"""Who consolidates, and who sees overviews."""

import rules

from accounts.models import Role, Scope
from accounts.rules import has_role, holds

is_office_of_owner = holds(Role.OFFICE, lambda consolidation: consolidation.campaign.owner_id)
is_director_of_owner = holds(Role.DIRECTOR, lambda consolidation: consolidation.campaign.owner_id)

rules.add_perm("reports.view_consolidation", is_office_of_owner | is_director_of_owner)
rules.add_perm(
    "reports.manage_consolidation",
    holds(Role.OFFICE, lambda consolidation: consolidation.campaign.owner_id, Scope.REPORTS),
)
rules.add_perm("reports.add_consolidation", has_role(Role.OFFICE, work=Scope.REPORTS))
rules.add_perm("reports.view_board", has_role(Role.OFFICE, Role.DIRECTOR))
rules.add_perm("reports.remind_units", has_role(Role.OFFICE, work=Scope.REPORTS))
rules.add_perm("reports.view_unit_results", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR))
