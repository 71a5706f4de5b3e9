"""Who reads, accepts or returns a report, as the unit calls it: the office of the body above by its own name."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Role, User
from campaigns import notices
from campaigns.models import Submission
from core import clock
from core.models import Holiday
from notifications.models import Notification
from reports.queries.homes import my_work
from tests.campaigns.reporting import World, make_world
from tests.factories import make_campaign, make_department, make_phase, make_submission, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 10, 9)


@pytest.fixture
def world() -> World:
    return make_world()


def report_above(office: str = "Sở Nội vụ") -> tuple[Submission, User]:
    """The report that a department owes to the province, and the department's director who hands it in."""
    department = make_department()
    province = make_unit(name="UBND tỉnh Hà Tĩnh", short_name="UBND tỉnh", head_title="Chủ tịch")
    make_unit(province, name=office, is_office=True)
    department.unit.parent = province
    department.unit.save(update_fields=["parent"])
    Membership.objects.create(
        user=department.director, unit=department.unit, role=Role.HEAD, starts_on=datetime(2020, 1, 1).date()
    )
    report = make_submission(make_phase(make_campaign(department, owner=province)), department.unit)
    return report, department.director


@pytest.mark.parametrize("office", ["Sở Nội vụ", "Văn phòng UBND tỉnh"])
def test_the_office_above_has_its_name(office: str, django_assert_num_queries: Any) -> None:
    report, _ = report_above(office)
    with django_assert_num_queries(1):
        read = Submission.objects.with_judge().select_related("unit").get(pk=report.pk)
        assert (read.judge, read.office_words) == (office, office)
    with django_assert_num_queries(1):
        assert report.judge == office


def test_inside_one_department_it_is_van_phong(world: World) -> None:
    office = make_submission(make_phase(world.campaign, 2), world.campaign.owner.children.get(is_office=True))

    assert (world.report.judge, office.judge, office.office_words) == ("Văn phòng", "Giám đốc", "Văn phòng")


def test_the_pages_and_the_home_of_the_head_name_it() -> None:
    report, director = report_above()
    client = Client()
    client.force_login(director)
    with clock.at(NOW):
        preview = client.get(reverse("campaigns:submission_preview", args=[report.pk])).content.decode()
        Submission.objects.update(state="returned", first_submitted_at=clock.now(), submitted_on=clock.today())
        cards = my_work(director, clock.now(), Holiday.objects.calendar()).cards

    assert "Bản Sở Nội vụ sẽ đọc." in preview
    assert "Văn phòng" not in preview.partition("<main")[2]
    assert [card.quoted for card in cards] == ["Sở Nội vụ trả lại"]


def test_an_opened_phase_says_where_the_report_goes() -> None:
    report, director = report_above()

    notices.phase_opened(report.phase, make_department().office)

    assert "về Sở Nội vụ trước ngày" in Notification.objects.get(recipient=director).body
