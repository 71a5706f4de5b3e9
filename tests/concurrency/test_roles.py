"""Two presses at the same moment give one role and one delegation."""

from datetime import date

import pytest

from accounts import services
from accounts.models import Delegation, Membership, Role
from core import clock
from core.errors import RuleBroken
from tests.concurrency.test_submissions import together
from tests.factories import make_department

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]


def test_a_role_pressed_twice_is_granted_once() -> None:
    department = make_department()

    def grant() -> object:
        return services.grant_role(
            actor=department.admin,
            user=department.industry_staff,
            unit=department.trade,
            role=Role.STAFF,
            starts_on=date(2021, 1, 1),
            ends_on=date(2021, 12, 31),
        )

    answers = together(grant, grant)

    assert {type(answer) for answer in answers} == {Membership, RuleBroken}
    assert Membership.objects.filter(user=department.industry_staff, unit=department.trade).count() == 1


def test_a_delegation_pressed_twice_is_given_once() -> None:
    department = make_department()
    day = clock.today()

    def give() -> object:
        return services.delegate(
            actor=department.industry_head,
            receiver=department.industry_staff,
            unit=department.industry,
            role=Role.HEAD,
            starts_on=day,
            ends_on=day,
            document="Giấy ủy quyền số 02/GUQ",
        )

    answers = together(give, give)

    assert {type(answer) for answer in answers} == {Delegation, RuleBroken}
    assert Delegation.objects.count() == 1
