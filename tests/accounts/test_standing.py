"""What a person without a role today is told: which comes from which day, and which ended."""

from datetime import date, datetime

import pytest
from django.test import Client

from accounts.models import Delegation, Membership, Role, Scope, User
from accounts.queries import Standing, standing_without_role
from core import clock
from tests.factories import Department, make_delegation, make_department, make_user

pytestmark = pytest.mark.django_db

LENT = "thay Giám đốc Sở Công Thương: báo cáo (điều hành phong trào của Sở Công Thương)"
COMES = f"Từ ngày 24/11/2026 đến hết ngày 25/11/2026 bạn {LENT}, theo Giấy ủy quyền."


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def deputy(department: Department) -> User:
    return make_user("phogiamdoc", department.unit, position="Phó Giám đốc")


def lend(department: Department, receiver: User) -> Delegation:
    return make_delegation(
        department.director,
        receiver,
        department.unit,
        Role.DIRECTOR,
        scope=Scope.REPORTS,
        starts_on=date(2026, 11, 24),
        ends_on=date(2026, 11, 25),
    )


def home_on(day: int, client: Client) -> str:
    with clock.at(datetime(2026, 11, day, 9)):
        return " ".join(client.get("/").content.decode().split())


def test_the_home_tells_of_a_right_lent_from_tomorrow_and_of_one_that_ended(
    department: Department, deputy: User, client: Client
) -> None:
    client.force_login(deputy)
    without = home_on(23, client)
    lend(department, deputy)

    before, held, after = (home_on(day, client) for day in (23, 25, 26))

    asks = "Tài khoản của bạn chưa được giao vai trò trong đơn vị nào."
    ended = f"Ủy quyền cho bạn {LENT} đã hết hạn ngày 25/11/2026. Cần làm tiếp thì đề nghị người đã ủy quyền"
    assert [asks in page for page in (without, before, held, after)] == [True, False, False, False]
    assert [COMES in page for page in (without, before, held, after)] == [False, True, False, False]
    assert [ended in page for page in (without, before, held, after)] == [False, False, False, True]


def test_a_right_taken_back_is_said_to_be_taken_back(department: Department, deputy: User) -> None:
    row = lend(department, deputy)
    with clock.at(datetime(2026, 11, 22, 15)):
        row.revoked_at = clock.now()
    row.save()

    with clock.at(datetime(2026, 11, 23, 9)):
        told = standing_without_role(deputy)

    assert told == Standing((), f"Ủy quyền cho bạn {LENT} đã được thu hồi ngày 22/11/2026.")


def test_roles_are_told_as_well_the_nearest_first(department: Department, deputy: User) -> None:
    unit = department.industry
    Membership.objects.create(
        user=deputy, unit=unit, role=Role.STAFF, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )
    Membership.objects.create(user=deputy, unit=unit, role=Role.HEAD, starts_on=date(2026, 12, 1))
    lend(department, deputy)

    with clock.at(datetime(2026, 11, 23, 9)):
        told = standing_without_role(deputy)

    assert told == Standing(
        (COMES, "Từ ngày 1/12/2026 bạn giữ vai trò Trưởng đơn vị ở Phòng Quản lý Công nghiệp."),
        "Vai trò Chuyên viên ở Phòng Quản lý Công nghiệp của bạn đã kết thúc ngày 30/6/2026.",
    )
