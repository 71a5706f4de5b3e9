"""Who proposes, screens and decides. The workflow's guards keep people from their own cases."""

from typing import Any

import rules

from accounts.models import Role
from accounts.rules import has_role, holds


def _owner(nomination: Any) -> int:
    return nomination.phase.campaign.owner_id


is_office_of_owner = holds(Role.OFFICE, _owner)
is_director_of_owner = holds(Role.DIRECTOR, _owner)
is_head_of_proposer = holds(Role.HEAD, lambda nomination: nomination.proposing_unit_id)
is_staff_of_proposer = holds(Role.STAFF, lambda nomination: nomination.proposing_unit_id)
is_office_that_proposes = holds(Role.OFFICE, lambda nomination: nomination.proposing_unit_id)


@rules.predicate
def is_still_a_draft(user: Any, nomination: Any) -> bool:
    return nomination.state == "drafted"


rules.add_perm("awards.add_nomination", has_role(Role.HEAD, Role.STAFF, Role.OFFICE))
rules.add_perm(
    "awards.view_nomination",
    is_head_of_proposer
    | is_staff_of_proposer
    | is_office_that_proposes
    | ((is_office_of_owner | is_director_of_owner) & ~is_still_a_draft),
)
rules.add_perm("awards.edit_nomination", is_head_of_proposer | is_staff_of_proposer | is_office_that_proposes)
rules.add_perm("awards.propose_nomination", is_head_of_proposer | is_office_that_proposes)
rules.add_perm("awards.screen_nomination", is_office_of_owner)
rules.add_perm("awards.decide_nomination", is_director_of_owner)
rules.add_perm("awards.manage_decision", holds(Role.OFFICE, lambda decision: decision.campaign.owner_id))
rules.add_perm("awards.manage_kinds", has_role(Role.OFFICE, Role.ADMIN))
