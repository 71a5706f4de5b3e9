"""A plan of another body is never taken for the own one in silence."""

import json

import pytest
from django.core.management import call_command

from campaigns.plan_import import parse_plan
from campaigns.plan_owner import checked_against
from campaigns.services import read_plan, save_plan
from tests.factories import make_department
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db

BODY = """KẾ HOẠCH
Tổ chức phong trào thi đua năm 2021

I. CÁC ĐỢT THI ĐUA
- Đợt 1 từ 01/01/2021 đến 30/6/2021, báo cáo chậm nhất ngày 15/6/2021.
II. NHIỆM VỤ
- Hoàn thành nhiệm vụ.
"""
OWN = "UBND TỈNH HÀ TĨNH\nSỞ CÔNG THƯƠNG\nSố: 12/KH-SCT\nHà Tĩnh, ngày 25 tháng 01 năm 2021\n\n"
OTHER = "UBND TỈNH NGHỆ AN\nSỞ TÀI CHÍNH\nSố: 12/KH-STC\nNghệ An, ngày 25 tháng 01 năm 2021\n\n"
SAID = (
    "Kế hoạch ghi {}, khác với nơi đang nhập là Sở Công Thương tỉnh Hà Tĩnh (UBND TỈNH HÀ TĨNH, SỞ CÔNG THƯƠNG, Hà Tĩnh). "
    "Kiểm tra đã chọn đúng kế hoạch chưa; nếu nhầm thì không tạo phong trào từ bản này."
)


@pytest.fixture
def department() -> Department:
    return make_department()


def warnings_of(text: str, department: Department) -> list[tuple[int, str]]:
    return [(warning.line, warning.message) for warning in checked_against(parse_plan(text), department.unit).warnings]


@pytest.mark.parametrize(
    "head",
    [
        OWN,
        OWN.replace("UBND TỈNH HÀ TĨNH\n", ""),
        OWN.replace("UBND", "ỦY BAN NHÂN DÂN").replace("SỞ CÔNG THƯƠNG", "SỞ CÔNG\nTHƯƠNG"),
        OWN.replace("HÀ TĨNH\n", "HÀ TĨNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"),
        "Số: 12/KH-SCT\n\n",
    ],
    ids=["own", "without the superior", "written out over two lines", "beside the motto", "number alone"],
)
def test_the_own_letterhead_gives_no_warning(department: Department, head: str) -> None:
    assert warnings_of(head + BODY, department) == []


@pytest.mark.parametrize(
    ("head", "line", "marks"),
    [
        (OTHER, 1, "cơ quan ban hành “UBND TỈNH NGHỆ AN, SỞ TÀI CHÍNH”, địa danh “Nghệ An”"),
        (
            OTHER.replace("SỞ TÀI CHÍNH", "SỞ CÔNG THƯƠNG"),
            1,
            "cơ quan ban hành “UBND TỈNH NGHỆ AN, SỞ CÔNG THƯƠNG”, địa danh “Nghệ An”",
        ),
        (OWN.replace("SỞ CÔNG THƯƠNG", "SỞ XÂY DỰNG"), 1, "cơ quan ban hành “UBND TỈNH HÀ TĨNH, SỞ XÂY DỰNG”"),
        ("Số: 12/KH-STC\n\n", 1, "số, ký hiệu “12/KH-STC”"),
        ("Nghệ An, ngày 25 tháng 01 năm 2021\n\n", 1, "địa danh “Nghệ An”"),
    ],
    ids=[
        "other body and province",
        "same field in another province",
        "other department",
        "number alone",
        "place alone",
    ],
)
def test_another_body_is_named_beside_the_own(department: Department, head: str, line: int, marks: str) -> None:
    assert (line, SAID.format(marks)) in warnings_of(head + BODY, department)


def test_the_page_shows_the_warning_among_the_others(department: Department) -> None:
    text = OTHER + BODY
    plan = read_plan(actor=department.office, owner=department.unit, text=text, draft=parse_plan(text))
    assert [warning["line"] for warning in plan.draft["warnings"]] == [1]
    assert plan.draft["places"]["warnings.0"] == [[1, 0, 17]]


def test_the_console_says_it_when_it_saves(department: Department, tmp_path, capsys) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(OTHER + BODY, encoding="utf-8")
    call_command("import_plan", str(file), "--save", "--json", "--unit", department.unit.code)
    warnings = json.loads(capsys.readouterr().out)["warnings"]
    assert [warning["message"] for warning in warnings] == [
        SAID.format("cơ quan ban hành “UBND TỈNH NGHỆ AN, SỞ TÀI CHÍNH”, địa danh “Nghệ An”")
    ]


def test_a_newer_version_of_a_known_plan_is_said(department: Department) -> None:
    text = OWN + BODY
    campaign = save_plan(actor=None, owner=department.unit, text=text, draft=parse_plan(text))
    newer = text.replace("15/6/2021", "11/6/2021")
    plan = read_plan(actor=department.office, owner=department.unit, text=newer, draft=parse_plan(newer))
    assert [(warning["line"], warning["text"], warning["message"]) for warning in plan.draft["warnings"]] == [
        (
            3,
            "12/KH-SCT",
            (
                f"Số 12/KH-SCT đã là số kế hoạch của phong trào “{campaign.title}” (năm 2021). Nếu đây là bản sửa của kế hoạch "
                "đó thì sửa phong trào ấy; chỉ tạo phong trào mới khi hai kế hoạch khác nhau."
            ),
        )
    ]
