"""What a head may pass on, and in which scopes; a form that is refused keeps what was typed."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.forms import DelegationForm
from accounts.models import Delegation, Membership, Role, User
from accounts.queries import stand_in_doubt
from core import clock
from tests.factories import Department, make_department, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 14, 8)
TYPED = {
    "starts_on": "14/6/2021",
    "ends_on": "18/6/2021",
    "document": "Giấy ủy quyền số 02/GUQ-SCT",
}


@pytest.fixture
def department() -> Department:
    return make_department()


def scopes_of(giver: User) -> list[str]:
    with clock.at(NOW):
        return [sentence for _, sentence in DelegationForm(giver=giver).fields["scope"].choices]  # type: ignore[attr-defined]


def test_each_scope_says_what_the_lent_role_does_in_it(department: Department) -> None:
    everything = "Mọi việc của chức danh này trên hệ thống."
    reports = "Chỉ báo cáo: soạn, nộp, xin gia hạn, trả lời kiểm tra."
    awards = "Chỉ khen thưởng: lập và gửi đề nghị khen thưởng."

    assert scopes_of(department.industry_head) == [everything, reports, awards]
    assert scopes_of(department.office) == [
        everything,
        reports,
        awards,
        "Chỉ ký văn bản: đứng tên ký tờ trình của Văn phòng.",
    ]
    assert scopes_of(department.director) == [
        everything,
        "Chỉ báo cáo: thẩm định báo cáo của Văn phòng.",
        "Chỉ khen thưởng: quyết định các đề nghị khen thưởng.",
        "Chỉ ký văn bản: đứng tên ký, ký số văn bản.",
    ]


@pytest.mark.parametrize(("typed", "kept"), [("moi-viec", ""), ("reports", "reports"), ("awards", "awards")])
def test_the_page_delegates_in_the_chosen_scope(department: Department, client: Client, typed: str, kept: str) -> None:
    client.force_login(department.industry_head)
    address = reverse("accounts:delegation_list")
    with clock.at(NOW):
        right = next(iter(DelegationForm(giver=department.industry_head).held))
        sent = {**TYPED, "right": right, "receiver": department.industry_staff.pk, "scope": typed}
        page = client.post(address, sent, follow=True).content.decode()

    assert Delegation.objects.get().scope == kept
    assert f": <b>{Delegation.objects.get().get_scope_display()}</b>" in page


@pytest.mark.parametrize(("whom", "doubted"), [("industry_staff", False), ("trade_head", True)])
def test_one_of_another_unit_is_taken_with_a_doubt(
    department: Department, client: Client, whom: str, doubted: bool
) -> None:
    client.force_login(department.industry_head)
    receiver = getattr(department, whom)
    with clock.at(NOW):
        right = next(iter(DelegationForm(giver=department.industry_head).held))
        sent = {**TYPED, "right": right, "receiver": receiver.pk, "scope": "reports"}
        page = client.post(reverse("accounts:delegation_list"), sent, follow=True).content.decode()

    told = (
        f"{receiver} không thuộc Phòng Quản lý Công nghiệp. Giao người của đơn vị khác phụ trách là việc của Giám đốc Sở "
        "Công Thương: văn bản ghi ở đây phải là văn bản của Giám đốc Sở Công Thương."
    )
    assert (told in page, "Người của đơn vị khác" in page) == (doubted, doubted)
    assert Delegation.objects.get().receiver == receiver


def test_a_director_lends_to_whom_he_directs_without_a_doubt(department: Department) -> None:
    receivers = (department.trade_head, department.office, department.industry_staff)

    assert [stand_in_doubt(department.unit, receiver) for receiver in receivers] == ["", "", ""]


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ("", "Chọn phạm vi ủy quyền."),
        ("papers", "Phạm vi này không có ở chức danh của bạn."),
        ("khac", "Phạm vi này không có ở chức danh của bạn."),
    ],
)
def test_a_scope_that_is_not_offered_is_refused_and_the_rest_stays(
    department: Department, client: Client, scope: str, sentence: str
) -> None:
    client.force_login(department.industry_head)
    with clock.at(NOW):
        right = next(iter(DelegationForm(giver=department.industry_head).held))
        sent = {**TYPED, "right": right, "receiver": department.industry_staff.pk, "scope": scope}
        page = client.post(reverse("accounts:delegation_list"), sent).content.decode()

    assert sentence in page
    assert 'value="Giấy ủy quyền số 02/GUQ-SCT"' in page
    assert not Delegation.objects.exists()


def test_two_rights_of_a_director_are_told_apart_and_nobody_above_is_listed(
    department: Department, client: Client
) -> None:
    giver = department.director
    province = make_unit(name="Ủy ban nhân dân tỉnh Hà Tĩnh", short_name="UBND tỉnh", head_title="Chủ tịch")
    chair = make_user("ubnd", province, Role.DIRECTOR)
    department.unit.parent = province
    department.unit.save()
    Membership.objects.create(user=giver, unit=department.unit, role=Role.HEAD, starts_on=date(2020, 1, 1))
    client.force_login(giver)

    with clock.at(NOW):
        form = DelegationForm(giver=giver)
        right = next(iter(form.held))
        sent = {**TYPED, "right": right, "receiver": chair.pk, "scope": "moi-viec"}
        page = client.post(reverse("accounts:delegation_list"), sent).content.decode()

    assert [label for _, label in form.fields["right"].choices] == [  # type: ignore[attr-defined]
        "Giám đốc Sở Công Thương: điều hành phong trào của Sở Công Thương",
        "Thủ trưởng đơn vị Sở Công Thương: báo cáo, đề nghị khen thưởng của Sở Công Thương gửi UBND tỉnh",
    ]
    assert set(form.fields["receiver"].queryset) == {  # type: ignore[attr-defined]
        department.office,
        department.industry_head,
        department.industry_staff,
        department.trade_head,
    }
    assert "Chọn người đang công tác trong nội bộ cơ quan, không phải cấp trên" in page
    assert 'value="Giấy ủy quyền số 02/GUQ-SCT"' in page
    assert not Delegation.objects.exists()
