"""Every registered sentence can be shown before anything was made, and says what the office says instead in its paper."""

import pytest

from awards.papers.wording import EXECUTION
from documents.queries.texts import names_of, sample_of
from documents.texts import TextKind, fill, fill_items, registered
from tests.factories import Department, make_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", registered(), ids=lambda kind: kind.code)
def test_a_body_that_has_made_nothing_sees_the_examples(department: Department, kind: TextKind) -> None:
    values = sample_of(department.unit, kind).values

    shown = fill_items(kind.default, values) if kind.is_list else (fill(kind.default, values),)

    assert shown
    assert all(line and "{" not in line for line in shown)


@pytest.mark.parametrize("kind", registered(), ids=lambda kind: kind.code)
def test_no_first_wording_names_the_office_of_a_department(kind: TextKind) -> None:
    assert ("Văn phòng Sở" in kind.default, "thuộc Sở" in kind.default, "Lãnh đạo Sở" in kind.default) == (False,) * 3


def test_a_province_sees_its_own_office(db: None) -> None:
    province = make_unit(name="Ủy ban nhân dân tỉnh", short_name="UBND tỉnh", symbol="UBND", head_title="Chủ tịch")
    make_unit(province, name="Sở Nội vụ", is_office=True, head_title="Giám đốc")

    assert names_of(province) == {
        "ten_don_vi": "UBND tỉnh",
        "ten_day_du": "Ủy ban nhân dân tỉnh",
        "nguoi_dung_dau": "Chủ tịch UBND tỉnh",
        "van_phong": "Sở Nội vụ",
        "nguoi_de_nghi": "Giám đốc Sở Nội vụ",
        "cac_don_vi": "các sở, ban, ngành",
        "cac_don_vi_dau_cau": "Các sở, ban, ngành",
        "lanh_dao": "Thủ trưởng các sở, ban, ngành",
    }
    assert fill(EXECUTION.default, sample_of(province, EXECUTION).values).startswith(
        "Quyết định này có hiệu lực kể từ ngày ký. Giám đốc Sở Nội vụ, Thủ trưởng các sở, ban, ngành trực thuộc "
        "UBND tỉnh và"
    )
