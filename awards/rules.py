"""Who proposes, screens and decides. The workflow's guards keep people from their own cases."""

from typing import Any

import rules

from accounts.models import Role, Scope, Unit, User
from accounts.rules import has_role, holds


def _owner(nomination: Any) -> int:
    return nomination.phase.campaign.owner_id


is_office_of_owner = holds(Role.OFFICE, _owner)
is_director_of_owner = holds(Role.DIRECTOR, _owner)
is_head_of_proposer = holds(Role.HEAD, lambda nomination: nomination.proposing_unit_id)
is_staff_of_proposer = holds(Role.STAFF, lambda nomination: nomination.proposing_unit_id)
is_office_that_proposes = holds(Role.OFFICE, lambda nomination: nomination.proposing_unit_id)
# A deputy sees what his role sees; he acts on awards when his delegation is about awards.
office_of_owner_acts = holds(Role.OFFICE, _owner, Scope.AWARDS)
director_of_owner_acts = holds(Role.DIRECTOR, _owner, Scope.AWARDS)
head_of_proposer_acts = holds(Role.HEAD, lambda nomination: nomination.proposing_unit_id, Scope.AWARDS)
office_that_proposes_acts = holds(Role.OFFICE, lambda nomination: nomination.proposing_unit_id, Scope.AWARDS)


is_office_of_decision = holds(Role.OFFICE, lambda decision: decision.campaign.owner_id)
is_director_of_decision = holds(Role.DIRECTOR, lambda decision: decision.campaign.owner_id)
office_of_decision_acts = holds(Role.OFFICE, lambda decision: decision.campaign.owner_id, Scope.AWARDS)


@rules.predicate
def is_issued_to_the_users_unit(user: User, decision: Any) -> bool:
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return decision.paper.is_published and Unit.objects.filter(pk__in=own, parent=decision.campaign.owner).exists()


@rules.predicate
def is_still_a_draft(user: Any, nomination: Any) -> bool:
    return nomination.state == "drafted"


rules.add_perm("awards.add_nomination", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, work=Scope.AWARDS))
rules.add_perm(
    "awards.view_nomination",
    is_head_of_proposer
    | is_staff_of_proposer
    | is_office_that_proposes
    | ((is_office_of_owner | is_director_of_owner) & ~is_still_a_draft),
)
rules.add_perm("awards.edit_nomination", head_of_proposer_acts | is_staff_of_proposer | office_that_proposes_acts)
rules.add_perm("awards.propose_nomination", head_of_proposer_acts | office_that_proposes_acts)
rules.add_perm("awards.screen_nomination", office_of_owner_acts)
# The director may list what the office head cannot: a nomination of that head himself.
rules.add_perm("awards.list_nomination_upward", office_of_owner_acts | director_of_owner_acts)
rules.add_perm("awards.pass_nomination", rules.always_false)
rules.add_perm("awards.decide_nomination", director_of_owner_acts)
rules.add_perm("awards.create_decision", has_role(Role.OFFICE, work=Scope.AWARDS))
rules.add_perm("awards.list_decisions", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR))
rules.add_perm(
    "awards.view_decision",
    is_office_of_decision | is_director_of_decision | is_issued_to_the_users_unit,
)
rules.add_perm("awards.manage_decision", office_of_decision_acts)
rules.add_perm("awards.manage_stock", holds(Role.OFFICE, lambda body: body.pk, Scope.AWARDS))
rules.add_perm("awards.set_stock", has_role(Role.OFFICE, work=Scope.AWARDS))
rules.add_perm("awards.view_golden_book", has_role(Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.view_approvals", has_role(Role.DIRECTOR))
rules.add_perm("awards.view_upward_list", has_role(Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.list_nominations", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR))
rules.add_perm("awards.view_kinds", has_role(Role.HEAD, Role.STAFF, Role.OFFICE, Role.DIRECTOR, Role.ADMIN))
rules.add_perm("awards.manage_kinds", has_role(Role.OFFICE, Role.ADMIN, work=Scope.AWARDS))
