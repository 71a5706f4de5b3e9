"""The person of a session is read with his roles at once; Django's own permission tables are never asked."""

from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user

from accounts import services
from accounts.backends import AccountBackend
from accounts.models import Grant, Membership, Role, Scope, User
from core import clock
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 8)


@pytest.fixture
def department() -> Department:
    return make_department()


def lend(department: Department, scope: str) -> None:
    services.delegate(
        actor=department.industry_head,
        receiver=department.industry_staff,
        unit=department.industry,
        role=Role.HEAD,
        starts_on=date(2021, 6, 14),
        ends_on=date(2021, 6, 18),
        document="Giấy ủy quyền số 02/GUQ",
        scope=scope,
    )


def test_the_account_comes_with_its_person_and_all_it_holds_in_one_statement(
    department: Department, django_assert_num_queries: Any
) -> None:
    with clock.at(NOW):
        lend(department, Scope.REPORTS)
        lend(department, Scope.AWARDS)
        pk = department.industry_staff.pk

        with django_assert_num_queries(1):
            user = AccountBackend().get_user(pk)
            assert user is not None
            held, name, unit = user.grants, user.display_name, user.acting_unit

        known = User.objects.select_related("person").get(pk=pk)
        giver = department.industry_head.pk
        assert held == known.grants
        assert [grant for grant in held if grant.delegated_by] == [
            Grant(Role.HEAD, department.industry.pk, giver, Scope.AWARDS),
            Grant(Role.HEAD, department.industry.pk, giver, Scope.REPORTS),
        ]
        assert (name, unit) == (known.display_name, department.industry)
        columns = [field.attname for field in User._meta.concrete_fields]
        assert [getattr(user, column) for column in columns] == [getattr(known, column) for column in columns]


def test_one_without_a_role_costs_one_statement_more(department: Department, django_assert_num_queries: Any) -> None:
    Membership.objects.filter(user=department.trade_head).update(ends_on=date(2021, 6, 14))

    with clock.at(NOW), django_assert_num_queries(2):
        user = AccountBackend().get_user(department.trade_head.pk)
        assert user is not None
        assert (user.grants, user.display_name) == ((), department.trade_head.display_name)


def test_an_account_without_person_and_one_that_was_closed(department: Department) -> None:
    User.objects.filter(pk=department.admin.pk).update(person=None)
    User.objects.filter(pk=department.office.pk).update(is_active=False)

    admin, office = (AccountBackend().get_user(user.pk) for user in (department.admin, department.office))

    assert (admin and admin.person, admin and admin.display_name, office) == (None, department.admin.username, None)
    assert AccountBackend().get_user(0) is None


def test_what_no_rule_allows_is_refused_without_a_statement(
    department: Department, client: Any, django_assert_num_queries: Any
) -> None:
    client.force_login(department.industry_staff)
    request = client.get("/").wsgi_request
    user: Any = get_user(request)
    user.grants  # noqa: B018

    with django_assert_num_queries(0):
        assert not user.has_perm("accounts.manage_users")
