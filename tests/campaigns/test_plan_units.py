"""Which units a plan names."""

import pytest

from accounts.models import Unit
from campaigns.plan_import import parse_plan
from campaigns.plan_units import UnitNames, UnitsNamed, names_of, official_names_of, with_unit_warnings
from tests.campaigns.plan_import.test_annex import PLAN

UNITS = [
    Unit(pk=1, code="VP", name="Văn phòng Sở", short_name="Văn phòng"),
    Unit(pk=2, code="KH", name="Phòng Kế hoạch"),
    Unit(pk=3, code="KHTC", name="Phòng Kế hoạch, Tài chính"),
    Unit(pk=4, code="TTKC", name="Trung tâm Khuyến công và Xúc tiến thương mại", short_name="TTKC và XTTM"),
    Unit(pk=5, code="QLD", name="Phòng Quản lý điện", short_name="QL"),
    Unit(pk=6, code="QLM", name="Phòng Quản lý mỏ", short_name="QL"),
    Unit(pk=7, code="AB", name="Trạm A; trạm B"),
]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Văn phòng", (1,)),
        ("van phong so", (1,)),
        ("vp", (1,)),
        ("Phòng Kế hoạch", (2,)),
        ("Phòng Kế hoạch, Tài chính", (3,)),
        ("Phòng Kế hoạch; Văn phòng", (2, 1)),
        ("TTKC và XTTM, Phòng Kế hoạch, Tài chính và Văn phòng", (4, 3, 1)),
        ("Văn phòng; Văn phòng Sở", (1,)),
        ("", ()),
    ],
)
def test_units_by_name_short_name_or_code(cell: str, units: tuple[int, ...]) -> None:
    assert UnitNames(UNITS).read(cell) == UnitsNamed(units, (), ())


def test_what_names_no_unit_and_what_names_two() -> None:
    assert UnitNames(UNITS).read("QL; Phòng Kế toán, Văn phòng") == UnitsNamed((1,), ("Phòng Kế toán",), ("QL",))


def test_every_unit_has_a_name_that_is_read_as_itself_alone() -> None:
    names = names_of(UNITS)

    assert names == {
        1: "Văn phòng",
        2: "Phòng Kế hoạch",
        3: "Phòng Kế hoạch, Tài chính",
        4: "TTKC và XTTM",
        5: "Phòng Quản lý điện",
        6: "Phòng Quản lý mỏ",
        7: "AB",
    }
    assert UnitNames(UNITS).read("; ".join(names.values())).units == (1, 2, 3, 4, 5, 6, 7)


def test_on_paper_every_unit_has_its_full_name_where_that_is_its_own() -> None:
    names = official_names_of(UNITS)

    assert (names[1], names[4], names[5]) == (
        "Văn phòng Sở",
        "Trung tâm Khuyến công và Xúc tiến thương mại",
        "Phòng Quản lý điện",
    )
    assert UnitNames(UNITS).read("; ".join(names.values())).units == (1, 2, 3, 4, 5, 6, 7)


def test_a_warning_for_each_name_that_is_no_unit() -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |\n"
        "| 1 | Rà soát | Văn phòng | QL | |\n"
        "| 2 | Kiểm tra | Phòng Kế hoach Tài chinh 2 | Văn phòng | |\n"
        "| 3 | Báo cáo | Văn phòng; Phòng Kế hoạch | | |"
    )

    draft = with_unit_warnings(parse_plan(PLAN.format(stated="", table=table)), UNITS)

    assert [warning.message for warning in draft.warnings] == [
        (
            "“QL” trong phụ lục là tên của nhiều đơn vị nên chưa phân công; chọn đơn vị ở nhiệm vụ đó trước khi xác nhận, hoặc "
            "phân công sau khi tạo phong trào."
        ),
        (
            "Phụ lục giao việc cho “Phòng Kế hoach Tài chinh 2” nhưng không có đơn vị nào tên như vậy nên chưa phân "
            "công. Có phải “Phòng Kế hoạch, Tài chính”? Chọn đơn vị ở nhiệm vụ đó trước khi xác nhận, hoặc phân công sau khi "
            "tạo phong trào."
        ),
        (
            "Phụ lục ghi nhiều đơn vị chủ trì “Văn phòng; Phòng Kế hoạch”; bản nháp lấy đơn vị ghi trước chủ trì, các đơn vị "
            "sau phối hợp."
        ),
    ]
