"""Another department has another name for its site: it is data of the unit at the top, and changes without a start."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts import queries, services
from accounts.forms import UnitForm
from accounts.models import Unit
from tests.factories import Department, make_department, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"system_name": "Thi đua ngành Y tế"}, "Thi đua ngành Y tế"),
        ({"system_name": "", "short_name": "Sở Y tế"}, "Thi đua Sở Y tế"),
        ({"system_name": "", "short_name": "", "name": "Sở Y tế tỉnh Thử Nghiệm"}, "Thi đua Sở Y tế tỉnh Thử Nghiệm"),
        ({"valid_to": date(2020, 12, 31)}, "Thi đua, khen thưởng"),
    ],
)
def test_the_unit_at_the_top_names_the_site(
    department: Department, values: dict[str, object], expected: str, django_assert_num_queries: object
) -> None:
    Unit.objects.filter(pk=department.unit.pk).update(**values)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert queries.system_name() == expected


def test_a_site_without_units_has_a_name() -> None:
    assert queries.system_name() == "Thi đua, khen thưởng"


def test_the_name_stands_before_and_after_sign_in(client: Client, department: Department) -> None:
    values = {name: getattr(department.unit, name) for name in services.UNIT_FIELDS}
    services.save_unit(
        actor=department.admin, unit=department.unit, values={**values, "system_name": "Thi đua ngành Y tế"}
    )

    before = client.get(reverse("account_login")).content.decode()
    client.force_login(department.industry_head)
    after = client.get(reverse("reports:home")).content.decode()

    for page in (before, after):
        assert "– Thi đua ngành Y tế</title>" in page
        assert "<b>Thi đua ngành Y tế</b>" in page
        assert "Thi đua ngành Công Thương" not in page


def test_only_the_unit_at_the_top_is_asked_for_it(department: Department) -> None:
    below = make_unit(department.unit)

    assert "system_name" in UnitForm(instance=department.unit).fields
    assert "system_name" not in UnitForm(instance=below).fields
    assert "system_name" not in UnitForm().fields
    form = UnitForm({**UnitForm(instance=below).initial, "name": "Phòng Đổi tên"}, instance=below)
    assert form.is_valid(), form.errors
    services.save_unit(actor=department.admin, unit=below, values=form.cleaned_data)
    assert Unit.objects.get(pk=below.pk).name == "Phòng Đổi tên"
