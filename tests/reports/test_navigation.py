from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import Role, User
from core import clock
from notifications.models import Notification
from reports.navigation import ENTRIES, Navigation, entries_of, navigation
from tests.factories import Department, make_campaign, make_department, make_phase, make_submission

pytestmark = pytest.mark.django_db

ALL_NAMES = sorted({entry.name for entries in ENTRIES.values() for entry in entries})


@pytest.fixture
def department() -> Department:
    return make_department()


def shell(user: Any, path: str = "/", session: dict[str, Any] | None = None) -> Navigation:
    request = RequestFactory().get(path)
    request.user = user
    request.session = session or {}  # type: ignore[assignment]
    return navigation(request)["navigation"]


def again(user: User) -> User:
    """The person as each request has him."""
    fresh = User.with_grants(user.pk)
    assert fresh is not None
    return fresh


@pytest.mark.parametrize(
    ("roles", "labels"),
    [
        ({Role.HEAD}, ["Việc của tôi", "Báo cáo đơn vị", "Đề nghị khen thưởng", "Kết quả của đơn vị"]),
        ({Role.STAFF}, ["Việc của tôi", "Báo cáo đơn vị", "Đề nghị khen thưởng", "Kết quả của đơn vị"]),
        (
            {Role.OFFICE, Role.HEAD},
            [
                "Tổng quan",
                "Bảng theo dõi",
                "Thẩm định",
                "Tổng hợp",
                "Kiểm tra",
                "Khen thưởng",
                "Chỉ số",
                "Văn bản",
                "Kế hoạch",
                "Kết quả các đơn vị",
                "Báo cáo đơn vị",
            ],
        ),
        (
            {Role.DIRECTOR},
            ["Tổng quan", "Chờ duyệt", "Báo cáo", "Chỉ số", "Khen thưởng", "Kết quả các đơn vị", "Kiểm tra"],
        ),
        ({Role.ADMIN}, ["Tổng quan", "Đơn vị", "Người dùng", "Ngày nghỉ", "Danh mục", "Nhật ký"]),
        (set(), []),
    ],
)
def test_entries_of_each_role(roles: set[str], labels: list[str]) -> None:
    assert [entry.label for entry in entries_of(roles)] == labels


@pytest.mark.parametrize(
    "name", [*ALL_NAMES, "notifications:inbox", "reports:search", "campaigns:campaign_choose", "account_logout"]
)
def test_every_place_of_the_shell_has_an_address(name: str) -> None:
    assert reverse(name).startswith("/")


def test_a_visitor_has_no_shell(rf: RequestFactory) -> None:
    assert not navigation(rf.get("/"))["navigation"]


def test_the_shell_names_the_person_the_body_and_the_campaign(department: Department) -> None:
    campaign = make_campaign(department)

    seen = shell(again(department.office))

    assert (seen.person, seen.title, seen.body, seen.campaign, seen.campaigns) == (
        department.office.display_name,
        "Chánh Văn phòng",
        "Sở Công Thương tỉnh Hà Tĩnh",
        campaign,
        (campaign,),
    )


def test_a_person_without_a_campaign_still_has_a_shell(department: Department) -> None:
    seen = shell(again(department.industry_head))

    assert (seen.campaign, seen.campaigns, seen.body) == (None, (), "Phòng Quản lý Công nghiệp")


def test_counts_are_those_of_the_person(department: Department) -> None:
    phase = make_phase(make_campaign(department))
    make_submission(phase, department.industry)
    make_submission(phase, department.trade, state="submitted", first_submitted_at=clock.now())
    make_submission(phase, department.office_unit, state="submitted", first_submitted_at=clock.now())
    Notification.objects.create(
        recipient=department.office, kind="test", subject="Đã nộp", dedupe_key="1", created_at=clock.now()
    )
    Notification.objects.create(
        recipient=department.industry_head, kind="test", subject="Đã mở", dedupe_key="1", created_at=clock.now()
    )

    office, head = shell(again(department.office)), shell(again(department.industry_head))

    assert {place.label: place.count for place in office.entries if place.count} == {"Thẩm định": 1}
    assert {place.label: place.count for place in head.entries if place.count} == {"Việc của tôi": 1}
    assert (office.unread, head.unread) == (1, 1)


def test_the_shell_costs_one_statement_beside_the_grants(
    department: Department, django_assert_num_queries: Any
) -> None:
    make_phase(make_campaign(department))
    office = again(department.office)

    with django_assert_num_queries(1):
        assert shell(office).entries


def test_a_fragment_that_shows_no_shell_costs_nothing(department: Department, django_assert_num_queries: Any) -> None:
    request = RequestFactory().get("/")
    request.user = again(department.office)

    with django_assert_num_queries(0):
        navigation(request)


def test_the_deepest_place_is_the_present_one(department: Department) -> None:
    list_url = reverse("campaigns:submission_list")

    seen = shell(again(department.industry_head), f"{list_url}12/")

    assert [place.label for place in seen.entries if place.is_current] == ["Báo cáo đơn vị"]
