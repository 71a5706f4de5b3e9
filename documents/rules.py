"""Who may see and keep papers."""

from typing import Any

import rules
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Delegation, Role, Scope, Unit, User
from accounts.rules import has_role, holds
from core import clock
from core.text import fold
from documents.workflow import PUBLISHED

# The first part of `IssuedPaper.signatory_key`: by what the person signs.
HEAD, DEPUTY, DELEGATE, ORDER = "head", "deputy", "delegation", "order"


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


def keys_by_post(user: User) -> tuple[str, ...]:
    """What a paper keeps of this user when the office chose him by his post: a deputy of the head, or of the office."""
    return (f"{DEPUTY}:{user.person_id}", f"{ORDER}:{user.person_id}") if user.person_id else ()


def keys_by_delegation(user: User) -> QuerySet[Delegation, str]:
    """And when he was chosen by a delegation about papers, while it holds: a column for a larger question."""
    held = Delegation.objects.in_force_on(clock.today()).about(Scope.PAPERS).filter(receiver=user.pk).order_by()
    return held.values_list(Concat(Value(f"{DELEGATE}:"), Cast("pk", CharField())), flat=True)


@rules.predicate
def is_chosen_to_sign(user: User, paper: Any) -> bool:
    """He reads what lies with him for signing, whatever his roles."""
    if not user.is_authenticated or paper.state == "drafted" or not paper.signatory_key:
        return False
    return paper.signatory_key in keys_by_post(user) or paper.signatory_key in keys_by_delegation(user)


@rules.predicate
def is_named_by_the_paper(user: User, paper: Any) -> bool:
    return user.is_authenticated and fold(user.get_full_name()) == fold(paper.paper.signature.name)


sees_paper = is_office_of_body | is_director_of_body | is_issued_to_the_users_unit | is_chosen_to_sign
rules.add_perm("documents.view_paper", sees_paper)
rules.add_perm("documents.manage_paper", office_of_body_acts)
# Who signs for another (KT., TL.) needs no right of a director, only the post that the paper names: whether he holds it
# today is asked by the verb. The agency's key is kept by its văn thư.
rules.add_perm("documents.sign_paper", holds(Role.DIRECTOR, _body, Scope.PAPERS) | is_named_by_the_paper & sees_paper)
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
