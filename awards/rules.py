"""Who proposes, screens and decides. The workflow's guards keep people from their own cases."""

from typing import Any

import rules

from accounts.models import Role, Unit, User
from accounts.rules import has_role, holds


def _owner(nomination: Any) -> int:
    return nomination.phase.campaign.owner_id


is_office_of_owner = holds(Role.OFFICE, _owner)
is_director_of_owner = holds(Role.DIRECTOR, _owner)
is_head_of_proposer = holds(Role.HEAD, lambda nomination: nomination.proposing_unit_id)
is_staff_of_proposer = holds(Role.STAFF, lambda nomination: nomination.proposing_unit_id)
is_office_that_proposes = holds(Role.OFFICE, lambda nomination: nomination.proposing_unit_id)


is_office_of_decision = holds(Role.OFFICE, lambda decision: decision.campaign.owner_id)
is_director_of_decision = holds(Role.DIRECTOR, lambda decision: decision.campaign.owner_id)


@rules.predicate
def is_issued_to_the_users_unit(user: User, decision: Any) -> bool:
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return decision.paper.is_published and Unit.objects.filter(pk__in=own, parent=decision.campaign.owner).exists()


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
# The director may list what the office head cannot: a nomination of that head himself.
rules.add_perm("awards.list_nomination_upward", is_office_of_owner | is_director_of_owner)
rules.add_perm("awards.pass_nomination", rules.always_false)
rules.add_perm("awards.decide_nomination", is_director_of_owner)
rules.add_perm("awards.create_decision", has_role(Role.OFFICE))
rules.add_perm("awards.list_decisions", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR))
rules.add_perm(
    "awards.view_decision",
    is_office_of_decision | is_director_of_decision | is_issued_to_the_users_unit,
)
rules.add_perm("awards.manage_decision", is_office_of_decision)
rules.add_perm("awards.manage_stock", holds(Role.OFFICE, lambda body: body.pk))
rules.add_perm("awards.set_stock", has_role(Role.OFFICE))
rules.add_perm("awards.view_golden_book", has_role(Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.view_approvals", has_role(Role.DIRECTOR))
rules.add_perm("awards.view_upward_list", has_role(Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.list_nominations", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.view_kinds", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR, Role.ADMIN))
rules.add_perm("awards.manage_kinds", has_role(Role.OFFICE, Role.ADMIN))
