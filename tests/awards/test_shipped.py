from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from awards import shipped
from awards.models import AwardKind, BaseSalary, LegalPeriod
from awards.queries.law import base_salary_on
from tests.awards.making import World, load_law
from tests.awards.test_queries import own_row

pytestmark = pytest.mark.django_db


def test_loading_twice_adds_and_changes_nothing() -> None:
    first = [(one.label, one.added) for one in shipped.load()]
    second = [(one.added, one.changed, one.kept) for one in shipped.load()]

    assert first == [
        ("Thời kỳ của pháp luật", 4),
        ("Mức lương cơ sở", 4),
        ("Danh hiệu, hình thức khen thưởng", 40),
    ]
    assert second == [(0, 0, 4), (0, 0, 4), (0, 0, 40)]


def test_a_shipped_row_that_was_changed_is_set_right_again() -> None:
    load_law()
    BaseSalary.objects.filter(amount=1_490_000).update(amount=1)

    assert [one.changed for one in shipped.load()] == [0, 1, 0]
    salary = base_salary_on(date(2021, 6, 30))
    assert salary is not None
    assert salary.amount == 1_490_000


def test_the_offices_row_stays_and_its_difference_is_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    own = own_row(world)

    call_command("load_catalogue")

    own.refresh_from_db()
    assert own.article == "Quy chế thi đua, khen thưởng của Sở"
    assert "Khác bản kèm theo: Giấy khen (cá nhân), căn cứ: “Quy chế thi đua" in capsys.readouterr().out


@pytest.mark.parametrize("model", [LegalPeriod, BaseSalary])
def test_periods_follow_each_other_without_gap_or_overlap(model: type[LegalPeriod | BaseSalary]) -> None:
    load_law()
    rows: list[Any] = list(model._default_manager.order_by("valid_from"))

    gaps = [(rows[at + 1].valid_from - row.valid_to).days for at, row in enumerate(rows[:-1]) if row.valid_to]

    assert gaps == [1] * (len(rows) - 1)
    assert rows[-1].valid_to is None


def test_a_row_is_verified_only_where_its_source_was_found() -> None:
    load_law()

    verified = set(AwardKind.objects.filter(is_verified=True).values_list("code", "valid_from__year"))

    assert verified == {
        ("LDTT", 2017),
        ("LDTT", 2024),
        ("LDTT", 2025),
        ("TTLDTT", 2017),
        ("CSTDCS", 2017),
    }
