from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from core.errors import RuleBroken
from core.models import JournalEntry
from indicators.models import OfficialResult
from indicators.services import Published, enter_result

GIVEN = Published(
    source="Quyết định số 1/QĐ-UBND", score=Decimal("85.5"), rank=12, ranked_count=21, published_on=date(2021, 3, 1)
)


def test_a_result_is_entered_then_corrected_with_before_and_after(world: SimpleNamespace) -> None:
    office = world.department.office
    enter_result(actor=office, indicator=world.own, year=2020, published=GIVEN)
    enter_result(actor=office, indicator=world.own, year=2020, published=replace(GIVEN, rank=11))
    enter_result(actor=office, indicator=world.own, year=2020, published=replace(GIVEN, rank=11))

    row = OfficialResult.objects.get(indicator=world.own)
    assert (row.year, row.rank, row.entered_by) == (2020, 11, office)
    lines = list(JournalEntry.objects.about(row).order_by("pk").values_list("code", "before__rank", "after__rank"))
    assert lines == [
        ("indicators.officialresult.entered", None, 12),
        ("indicators.officialresult.corrected", 12, 11),
    ]


@pytest.mark.parametrize(
    ("year", "published", "sentence"),
    [
        (2023, GIVEN, "Năm phải từ 2000 đến 2022"),
        (1999, GIVEN, "Năm phải từ 2000 đến 2022"),
        (2020, replace(GIVEN, source=" "), "Ghi nguồn"),
        (2020, replace(GIVEN, score=None, rank=None), "Nhập điểm hoặc thứ hạng"),
        (2020, replace(GIVEN, score=Decimal(-1)), "Điểm không được âm"),
        (2020, replace(GIVEN, rank=0), "Thứ hạng phải từ 1"),
        (2020, replace(GIVEN, rank=22), "lớn hơn số đơn vị được xếp hạng"),
        (2020, replace(GIVEN, ranked_count=None), "nhập cả số đơn vị"),
        (2020, replace(GIVEN, published_on=date(2022, 6, 2)), "không được sau hôm nay"),
    ],
)
def test_a_wrong_result_is_refused(world: SimpleNamespace, year: int, published: Published, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        enter_result(actor=world.department.office, indicator=world.own, year=year, published=published)

    assert OfficialResult.objects.filter(indicator=world.own).count() == 0


@pytest.mark.parametrize("who", ["director", "admin", "industry_head"])
def test_only_the_office_enters(world: SimpleNamespace, who: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng"):
        enter_result(actor=getattr(world.department, who), indicator=world.own, year=2020, published=GIVEN)
