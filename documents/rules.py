"""Who may see and keep papers."""

from typing import Any

import rules

from accounts.models import Role, Scope, Unit, User
from accounts.rules import has_role, holds
from documents.workflow import PUBLISHED


def _body(paper: Any) -> int:
    return paper.body_id


is_office_of_body = holds(Role.OFFICE, _body)
is_director_of_body = holds(Role.DIRECTOR, _body)
# A deputy sees what his role sees; he signs and issues when his delegation is about signing papers.
office_of_body_acts = holds(Role.OFFICE, _body, Scope.PAPERS)


@rules.predicate
def is_issued_to_the_users_unit(user: User, paper: Any) -> bool:
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return paper.state in PUBLISHED and Unit.objects.filter(pk__in=own, parent_id=paper.body_id).exists()


rules.add_perm("documents.view_paper", is_office_of_body | is_director_of_body | is_issued_to_the_users_unit)
rules.add_perm("documents.manage_paper", office_of_body_acts)
# Whether he is the one whom the paper names is asked by the verb; the agency's key is kept by its văn thư.
rules.add_perm("documents.sign_paper", holds(Role.DIRECTOR, _body, Scope.PAPERS))
rules.add_perm("documents.seal_paper", office_of_body_acts)
rules.add_perm("documents.view_legal_texts", has_role(Role.OFFICE, Role.DIRECTOR, Role.ADMIN))
rules.add_perm("documents.manage_legal_texts", has_role(Role.OFFICE, Role.ADMIN, work=Scope.PAPERS))


def _the_body_itself(body: Unit) -> int:
    return body.pk


# The settings of a body's papers and its register: what is not about one paper.
rules.add_perm("documents.manage_archive", holds(Role.OFFICE, _the_body_itself, Scope.PAPERS))
rules.add_perm("documents.view_register", holds(Role.OFFICE, _the_body_itself) | holds(Role.DIRECTOR, _the_body_itself))


def _unit_of_evidence(item: Any) -> int:
    return item.unit_id


def _body_of_evidence(item: Any) -> int | None:
    return item.unit.parent_id


@rules.predicate
def is_of_a_house_of_its_own(user: User, item: Any) -> bool:
    return Unit.objects.filter(parent=item.unit_id).exists()


is_of_the_unit = holds(Role.HEAD, _unit_of_evidence) | holds(Role.STAFF, _unit_of_evidence)
is_of_the_body = (
    holds(Role.OFFICE, _unit_of_evidence)
    | holds(Role.DIRECTOR, _unit_of_evidence)
    | ((holds(Role.OFFICE, _body_of_evidence) | holds(Role.DIRECTOR, _body_of_evidence)) & ~is_of_a_house_of_its_own)
)
rules.add_perm("documents.view_evidence", is_of_the_unit | is_of_the_body)
# Evidence stands under reports and under nominations alike.
rules.add_perm(
    "documents.add_evidence",
    holds(Role.STAFF, _unit_of_evidence)
    | holds(Role.HEAD, _unit_of_evidence, Scope.REPORTS)
    | holds(Role.HEAD, _unit_of_evidence, Scope.AWARDS)
    | holds(Role.OFFICE, _body_of_evidence, Scope.REPORTS)
    | holds(Role.OFFICE, _body_of_evidence, Scope.AWARDS),
)
