"""A post and its unit in one sentence, over all units and people of the demo: no word stands there twice."""

import re
from datetime import date, datetime

import pytest

from accounts.forms import DelegationForm
from accounts.models import Person, Role, Unit, User
from core import clock
from documents.letterhead import head_of, signature_of
from documents.queries.signatories import post_of
from reports.demo.organisation import seed_organisation, seed_province

pytestmark = pytest.mark.django_db

TWICE = re.compile(r"\b(\w+(?: \w+)?) \1\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def demo() -> None:
    with clock.at(datetime(2021, 6, 14, 9)):
        seed_province(seed_organisation(date(2021, 6, 14)))


def test_each_head_is_named_without_a_doubled_word() -> None:
    assert {unit.code: unit.head for unit in Unit.objects.all()} == {
        "UBND": "Chủ tịch UBND tỉnh",
        "SCT": "Giám đốc Sở Công Thương",
        "SNV": "Giám đốc Sở Nội vụ",
        "SXD": "Giám đốc Sở Xây dựng",
        "VP": "Chánh Văn phòng Sở",
        "TTRA": "Chánh Thanh tra Sở",
        "KHTCTH": "Trưởng phòng Kế hoạch - Tài chính - Tổng hợp",
        "QLCN": "Trưởng phòng Quản lý Công nghiệp",
        "QLTM": "Trưởng phòng Quản lý Thương mại",
        "QLNL": "Trưởng phòng Quản lý Năng lượng",
        "KTATMT": "Trưởng phòng Kỹ thuật - An toàn - Môi trường",
        "TTKC": "Giám đốc Trung tâm Khuyến công và Xúc tiến thương mại",
    }


def test_forms_and_papers_name_them_so_too() -> None:
    said = [head_of(unit) for unit in Unit.objects.all()]
    said += [post_of(person) for person in Person.objects.select_related("unit")]
    with clock.at(datetime(2021, 6, 14, 9)):
        for giver in User.objects.filter(memberships__role__in=(Role.HEAD, Role.DIRECTOR)).distinct():
            form = DelegationForm(giver=giver)
            said += [words for _, words in form.fields["right"].choices]  # type: ignore[attr-defined]

    assert len(said) > 40
    assert [words for words in said if TWICE.search(words)] == []


def test_each_body_of_the_demo_has_a_signatory_by_name() -> None:
    bodies = Unit.objects.filter(code__in=("UBND", "SNV", "SCT", "SXD"))

    assert {unit.code: signature_of(unit, unit.people.all()).name for unit in bodies.prefetch_related("people")} == {
        "UBND": "Nguyễn Đình Khải",
        "SNV": "Trần Hữu Nghĩa",
        "SCT": "Hoàng Văn Quảng",
        "SXD": "Phạm Văn Thành",
    }
