from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from indicators.models import Indicator, OfficialResult
from indicators.queries import picture_of, pictures_for, result_lines, results_for


def test_a_score_may_rise_while_the_rank_falls(world: SimpleNamespace) -> None:
    lines = {line.result.year: line for line in picture_of(world.pci).lines}

    assert (lines[2021].movement, lines[2021].score_change) == ("giảm 6 bậc", "+0,31 điểm")
    assert (lines[2020].movement, lines[2020].score_change) == ("tăng 6 bậc", "−0,9 điểm")
    assert lines[2018].movement == ""


def test_a_year_without_rank_is_stepped_over_and_named() -> None:
    rows = [
        OfficialResult(year=2020, rank=10, ranked_count=63),
        OfficialResult(year=2021, score=Decimal(60)),
        OfficialResult(year=2022, rank=7, ranked_count=63),
    ]

    assert [line.movement for line in result_lines(rows)] == ["tăng 3 bậc so với năm 2020", "", ""]


def test_one_known_score_makes_no_picture(world: SimpleNamespace) -> None:
    Indicator.objects.get(pk=world.own.pk).results.create(year=2020, score=Decimal(80), source="Thử")

    assert picture_of(world.own).scores == []


def test_a_year_without_score_leaves_a_gap_in_the_picture(world: SimpleNamespace) -> None:
    assert picture_of(world.province).scores == [("2019", None), ("2020", 85.31), ("2021", 88.6)]


def test_results_are_found_by_indicator_and_year(
    world: SimpleNamespace, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        found = results_for([world.pci.pk, world.own.pk], [2020, 2021])

    assert {key: row.rank for key, row in found.items()} == {(world.pci.pk, 2020): 21, (world.pci.pk, 2021): 27}


@pytest.mark.parametrize("more", [0, 3, 30])
def test_the_list_costs_two_statements(
    world: SimpleNamespace, more: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(more):
        Indicator.objects.create(code=f"X{number}", name=f"Chỉ số {number}", unit=world.department.unit)
    assert world.department.industry_head.grants

    with django_assert_num_queries(2):
        pictures = pictures_for(world.department.industry_head)

    assert len(pictures) == 4 + more


def test_what_is_listed_is_what_may_be_viewed(world: SimpleNamespace) -> None:
    department = world.department
    foreign = Indicator.objects.create(code="KHAC", name="Của nơi khác", unit=department.trade)

    for user in (department.office, department.director, department.industry_head, department.trade_head):
        listed = set(Indicator.objects.visible_to(user))
        assert listed == {row for row in Indicator.objects.all() if user.has_perm("indicators.view_indicator", row)}
    assert foreign not in Indicator.objects.visible_to(department.industry_head)
