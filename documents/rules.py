"""Who may see and keep papers."""

from typing import Any

import rules

from accounts.models import Role, User
from accounts.rules import holds


def _body(paper: Any) -> int:
    return paper.body_id


is_office_of_body = holds(Role.OFFICE, _body)
is_director_of_body = holds(Role.DIRECTOR, _body)


@rules.predicate
def is_issued_to_the_users_unit(user: User, paper: Any) -> bool:
    from accounts.models import Unit

    own = user.unit_ids(Role.HEAD, Role.STAFF)
    return paper.state == "issued" and Unit.objects.filter(pk__in=own, parent_id=paper.body_id).exists()


rules.add_perm("documents.view_paper", is_office_of_body | is_director_of_body | is_issued_to_the_users_unit)
rules.add_perm("documents.manage_paper", is_office_of_body)
