"""Who may do what in the reporting cycle. Built from dated roles; separation of duties is a guard of the workflow."""

from typing import Any

import rules

from accounts.models import Role, Scope, User
from accounts.rules import has_role, holds


def _owner_of_submission(submission: Any) -> int:
    return submission.phase.campaign.owner_id


def _unit_of_submission(submission: Any) -> int:
    return submission.unit_id


def _owner_of_extension(extension: Any) -> int:
    return _owner_of_submission(extension.submission)


def _unit_of_extension(extension: Any) -> int:
    return _unit_of_submission(extension.submission)


@rules.predicate
def may_judge_extended(user: User, extension: Any) -> bool:
    return user.has_perm("campaigns.review_submission", extension.submission)


@rules.predicate
def is_of_the_offices_own_unit(user: User, submission: Any) -> bool:
    return submission.unit.is_office


@rules.predicate
def is_participant(user: User, campaign: Any) -> bool:
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return bool(own) and campaign.participants.filter(pk__in=own).exists()


is_office_of_owner = holds(Role.OFFICE, lambda campaign: campaign.owner_id)
is_director_of_owner = holds(Role.DIRECTOR, lambda campaign: campaign.owner_id)
# A deputy sees what his role sees; he acts in the reporting cycle when his delegation is about reports.
office_of_owner_acts = holds(Role.OFFICE, lambda campaign: campaign.owner_id, Scope.REPORTS)
office_of_phase_acts = holds(Role.OFFICE, lambda phase: phase.campaign.owner_id, Scope.REPORTS)
is_office_over_submission = holds(Role.OFFICE, _owner_of_submission)
is_director_over_submission = holds(Role.DIRECTOR, _owner_of_submission)
is_head_of_unit = holds(Role.HEAD, _unit_of_submission)
is_staff_of_unit = holds(Role.STAFF, _unit_of_submission)
office_over_submission_acts = holds(Role.OFFICE, _owner_of_submission, Scope.REPORTS)
director_over_submission_acts = holds(Role.DIRECTOR, _owner_of_submission, Scope.REPORTS)
head_of_unit_acts = holds(Role.HEAD, _unit_of_submission, Scope.REPORTS)

rules.add_perm("campaigns.import_plan", has_role(Role.OFFICE, work=Scope.REPORTS))
rules.add_perm("campaigns.view_plan", is_office_of_owner | is_director_of_owner)
rules.add_perm("campaigns.manage_plan", office_of_owner_acts)
rules.add_perm("campaigns.view_campaign", is_office_of_owner | is_director_of_owner | is_participant)
rules.add_perm("campaigns.manage_campaign", office_of_owner_acts)
rules.add_perm("campaigns.manage_phase", office_of_phase_acts)
rules.add_perm(
    "campaigns.view_submission",
    is_head_of_unit | is_staff_of_unit | is_office_over_submission | is_director_over_submission,
)
rules.add_perm("campaigns.edit_submission", head_of_unit_acts | is_staff_of_unit)
rules.add_perm("campaigns.submit_submission", head_of_unit_acts)
rules.add_perm("campaigns.submit_official", head_of_unit_acts)
# Only the office reviews; the office's own submission is judged by the director or whom he named.
rules.add_perm(
    "campaigns.review_submission",
    (office_over_submission_acts & ~is_of_the_offices_own_unit)
    | (director_over_submission_acts & is_of_the_offices_own_unit),
)

# Both sides talk about an item: who writes the report and who judges it.
rules.add_perm(
    "campaigns.answer_remark",
    head_of_unit_acts
    | is_staff_of_unit
    | (office_over_submission_acts & ~is_of_the_offices_own_unit)
    | (director_over_submission_acts & is_of_the_offices_own_unit),
)

# More time is asked by whoever hands the report in, and given by whoever judges it.
rules.add_perm(
    "campaigns.view_extension",
    holds(Role.HEAD, _unit_of_extension)
    | holds(Role.STAFF, _unit_of_extension)
    | holds(Role.OFFICE, _owner_of_extension)
    | holds(Role.DIRECTOR, _owner_of_extension),
)
rules.add_perm("campaigns.ask_extension", holds(Role.HEAD, _unit_of_extension, Scope.REPORTS))
rules.add_perm("campaigns.decide_extension", may_judge_extended)

is_office_over_inspection = holds(Role.OFFICE, lambda inspection: inspection.campaign.owner_id)
is_director_over_inspection = holds(Role.DIRECTOR, lambda inspection: inspection.campaign.owner_id)
is_head_of_inspected = holds(Role.HEAD, lambda inspection: inspection.unit_id)
is_staff_of_inspected = holds(Role.STAFF, lambda inspection: inspection.unit_id)

rules.add_perm(
    "campaigns.view_inspection",
    is_office_over_inspection | is_director_over_inspection | is_head_of_inspected | is_staff_of_inspected,
)
rules.add_perm(
    "campaigns.manage_inspection", holds(Role.OFFICE, lambda inspection: inspection.campaign.owner_id, Scope.REPORTS)
)
rules.add_perm("campaigns.answer_inspection", holds(Role.HEAD, lambda inspection: inspection.unit_id, Scope.REPORTS))
