from decimal import Decimal
from types import SimpleNamespace

import pytest

from accounts.models import Unit
from indicators import shipped
from indicators.models import Indicator, OfficialResult
from indicators.services import Published, enter_result

pytestmark = pytest.mark.django_db


def test_before_there_are_units_nothing_happens() -> None:
    assert list(shipped.load()) == []


def test_loading_twice_adds_and_changes_nothing(world: SimpleNamespace) -> None:
    assert [(one.added, one.changed, one.kept) for one in shipped.load()] == [(0, 0, 4), (0, 0, 8)]
    assert list(Indicator.objects.values_list("code", flat=True)) == ["CCHC-SO", "PAR-INDEX", "PCI", "DDCI"]


def test_the_departments_own_rank_is_not_invented(world: SimpleNamespace) -> None:
    assert OfficialResult.objects.filter(indicator__in=[world.own, world.ddci]).count() == 0
    pci = OfficialResult.objects.filter(indicator=world.pci).values_list("year", "score", "rank")
    assert list(pci.order_by("year")) == [
        (2018, Decimal("63.990"), 23),
        (2019, Decimal("65.460"), 27),
        (2020, Decimal("64.560"), 21),
        (2021, Decimal("64.870"), 27),
        (2022, Decimal("67.180"), 18),
    ]


def test_what_the_office_corrected_stays_and_the_difference_is_told(world: SimpleNamespace) -> None:
    corrected = Published(source="Công văn đính chính", rank=22, ranked_count=63, score=Decimal("64.56"))
    enter_result(actor=world.department.office, indicator=world.pci, year=2020, published=corrected)

    results = list(shipped.load())

    assert OfficialResult.objects.get(indicator=world.pci, year=2020).rank == 22
    assert results[-1].differences == ("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2020: hạng 22 thay cho 21",)


def test_the_province_above_the_departments_follows_none_of_them(world: SimpleNamespace) -> None:
    department = world.department.unit
    above = Unit.objects.create(code="UBND", name="UBND tỉnh", symbol="UBND")
    department.parent = above
    department.save(update_fields=["parent"])

    results = list(shipped.load())

    assert {str(one) for one in Indicator.objects.values_list("unit__code", flat=True)} == {department.code}
    assert [(one.added, one.changed) for one in results] == [(0, 0), (0, 0)]
