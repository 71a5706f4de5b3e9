"""Who reads, accepts or returns a report, as the unit calls it: the office of the body above by its own name."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.forms import DelegationForm
from accounts.models import Membership, Role, User
from awards.models import AwardKind, Nomination
from awards.services import judging
from campaigns import notices, services
from campaigns.models import Submission
from campaigns.services.inspections import InspectionPlan
from core import clock
from core.calendar import Bound, Deadline
from core.models import Holiday
from notifications.models import Notification
from reports.queries.homes import my_work
from reports.services import remind_units
from tests.awards.making import load_law
from tests.campaigns.reporting import World, make_world
from tests.factories import (
    make_campaign,
    make_department,
    make_phase,
    make_submission,
    make_unit,
    make_user,
)

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


def office_above(report: Submission) -> User:
    """Who leads the office of the province and works there."""
    owner = report.phase.campaign.owner
    office = make_user("noivu", owner.children.get(is_office=True), "head")
    Membership.objects.create(user=office, unit=owner, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    return office


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


def test_an_inspection_is_told_in_the_name_of_the_office_above() -> None:
    report, director = report_above()
    office, client = office_above(report), Client()
    report.phase.campaign.participants.add(report.unit)
    with clock.at(NOW):
        plan = InspectionPlan("visit", NOW.date())
        inspection = services.schedule_inspection(
            actor=office, campaign=report.phase.campaign, unit=report.unit, plan=plan
        )
        client.force_login(director)
        scheduled = client.get(inspection.get_absolute_url()).content.decode()
        services.record_inspection(
            actor=office,
            inspection=inspection,
            held_on=NOW.date(),
            participants="",
            findings="Thiếu biên bản.",
            request="Bổ sung biên bản.",
            answer_due=Deadline(date(2021, 6, 18), Bound.BY),
        )
        asked = client.get(inspection.get_absolute_url()).content.decode()
        cards = my_work(director, clock.now(), Holiday.objects.calendar()).cards
        answered = client.post(
            reverse("campaigns:inspection_answer", args=[inspection.pk]), {"answer": "Đã bổ sung."}, follow=True
        ).content.decode()

    told = Notification.objects.filter(recipient=director, kind="campaigns.inspection").order_by("pk").first()
    assert told is not None
    assert told.body == "Sở Nội vụ kiểm tra tại đơn vị về phong trào thi đua năm 2021, ngày 10/6/2021."
    assert "Sở Nội vụ ghi kết quả sau khi kiểm tra" in scheduled
    assert "chỉ sửa được khi Sở Nội vụ yêu cầu trả lời lại" in asked
    assert "Sở Nội vụ yêu cầu" in [card.quoted for card in cards]
    assert "Đã gửi trả lời. Sở Nội vụ đã được báo." in answered


def test_a_reminder_is_the_offices_own(world: World) -> None:
    report, director = report_above()
    office = office_above(report)

    with clock.at(NOW):
        remind_units(actor=office, submissions=[report])
        remind_units(actor=world.office, submissions=[world.report])

    subjects = Notification.objects.filter(kind="reports.reminder", recipient__in=[director, world.head]).values_list(
        "recipient", "subject"
    )
    assert dict(subjects) == {
        director.pk: "Sở Nội vụ nhắc: nộp báo cáo kết quả thi đua đợt 1",
        world.head.pk: "Văn phòng nhắc: nộp báo cáo kết quả thi đua đợt 1",
    }


def test_who_signs_by_order_is_the_head_of_that_office(world: World) -> None:
    report, _ = report_above()
    report.phase.campaign.owner.children.filter(is_office=True).update(head_title="Giám đốc")
    office, client = office_above(report), Client()
    said = []
    with clock.at(NOW):
        for user, phase in ((office, report.phase), (world.office, world.report.phase)):
            client.force_login(user)
            names = ("invitation", "urging_letter")
            said += [client.get(reverse(f"reports:{name}", args=[phase.pk])).content.decode() for name in names]

    assert ["Giám đốc Sở Nội vụ ký thừa lệnh" in page for page in said] == [True, True, False, False]
    assert ["Chánh Văn phòng Sở ký thừa lệnh" in page for page in said] == [False, False, True, True]


def test_a_deputy_above_judges_the_reports_of_that_office() -> None:
    report, _ = report_above()
    owner = report.phase.campaign.owner
    chairman = make_user("chutich", owner, "director")

    choices = dict(DelegationForm(giver=chairman).fields["scope"].choices)

    assert choices["reports"] == "Chỉ báo cáo: thẩm định báo cáo của Sở Nội vụ."


@pytest.mark.parametrize(
    ("state", "verb", "who"),
    [
        ("proposed", judging.return_nomination_to_unit, "Sở Nội vụ"),
        ("screened", judging.return_nomination, "Chủ tịch"),
    ],
)
def test_a_nomination_comes_back_from_that_office_or_its_head(state: str, verb: Any, who: str) -> None:
    load_law()
    report, director = report_above()
    office = office_above(report)
    chairman = make_user("chutich", report.phase.campaign.owner, "director")
    worker = make_user("nguoi", report.unit.children.filter(is_office=False)[0]).person
    nomination = Nomination.objects.create(
        phase=report.phase,
        kind=AwardKind.objects.filter(subject="person")[0],
        proposing_unit=report.unit,
        person=worker,
        nominee_name=str(worker),
        achievement="Tốt",
        state=state,
        created_at=clock.now(),
    )
    client = Client()
    client.force_login(office if state == "proposed" else chairman)
    with clock.at(NOW):
        page = client.get(nomination.get_absolute_url()).content.decode()
        verb(actor=office if state == "proposed" else chairman, nomination=nomination, reason="Bổ sung.")
        cards = my_work(director, clock.now(), Holiday.objects.calendar()).cards

    told = Notification.objects.get(recipient=director, kind="awards.nomination_returned")
    assert told.subject.startswith(f"{who} trả lại ")
    assert f"Ý kiến {'thẩm tra ' if state == 'proposed' else ''}của {who}" in page
    assert "Văn phòng" not in page.partition("<main")[2]
    assert f"{who} trả lại" in [card.quoted for card in cards]
