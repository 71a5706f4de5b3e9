"""Days typed as a deadline that are days of rest: taken, and pointed out on the page that follows (20/6/2021 is a Sunday)."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.deadlines import rest_doubt
from campaigns.models import Task
from core import clock
from core.calendar import STANDARD_CALENDAR, Bound, Deadline
from core.models import Holiday
from core.wording import rest_day_doubt
from tests.campaigns.reporting import make_world, submit
from tests.campaigns.test_plans import read
from tests.campaigns.test_plans_pages import fields_of
from tests.factories import make_campaign, make_phase, make_task
from tests.factories.accounts import Department

pytestmark = pytest.mark.django_db
LAST_DAY = "ngày cuối cùng còn đúng hạn, "
SUNDAY_TOLD = f"{LAST_DAY}Chủ nhật 20/6/2021, là ngày nghỉ: ngày làm việc cuối cùng trước đó là 18/6/2021."


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2021, 6, 18), ""),
        (date(2021, 6, 20), "Ngày họp, Chủ nhật 20/6/2021, là ngày nghỉ: ngày làm việc gần nhất sau đó là 21/6/2021."),
        (date(2021, 9, 2), "Ngày họp, thứ Năm 2/9/2021, là ngày nghỉ: ngày làm việc gần nhất sau đó là 6/9/2021."),
    ],
)
def test_a_day_of_rest_is_named_with_the_next_working_day(day: date, told: str) -> None:
    assert rest_day_doubt("Ngày họp", day, STANDARD_CALENDAR) == told


def test_a_saturday_worked_instead_is_no_day_of_rest() -> None:
    Holiday.objects.create(on=date(2021, 6, 19), name="Làm bù", is_day_off=False)
    calendar = Holiday.objects.calendar()

    saturday, sunday = (Deadline(date(2021, 6, day), Bound.BY) for day in (19, 20))

    assert rest_doubt(saturday, calendar) == ""
    assert rest_doubt(sunday, calendar, of="Hạn báo cáo") == (
        "Hạn báo cáo: ngày cuối cùng còn đúng hạn, Chủ nhật 20/6/2021, là ngày nghỉ: ngày làm việc cuối cùng trước đó là "
        "19/6/2021."
    )


@pytest.mark.parametrize(("rolls", "told"), [(False, True), (True, False)])
def test_the_deadlines_of_a_phase(office: Client, department: Department, rolls: bool, told: bool) -> None:
    phase = make_phase(make_campaign(department, rolls_to_working_day=rolls))
    fields = {
        "name": phase.name,
        "starts_on": "1/1/2021",
        "ends_on": "30/6/2021",
        "report_due_bound": "by",
        "report_due_on": "20/6/2021",
        "wrap_up_bound": "before",
        "wrap_up_on": "28/6/2021",
    }

    page = office.post(reverse("campaigns:phase_edit", args=[phase.pk]), fields, follow=True).content.decode()

    assert (f"Hạn báo cáo: {SUNDAY_TOLD}" in page) is told
    assert f"Hạn tổng kết đợt: {LAST_DAY}Chủ nhật 27/6/2021, là ngày nghỉ" in page


def test_the_day_of_a_task_is_told_when_it_is_typed(office: Client, department: Department) -> None:
    campaign = make_campaign(department)
    fields = {"text": "Việc phát sinh", "group": make_task(campaign).group_id, "source": "plan", "measure": "text"}
    add = reverse("campaigns:task_add", args=[campaign.pk])

    added = office.post(add, {**fields, "due_on": "20/6/2021"}, follow=True).content.decode()
    edit = reverse("campaigns:task_edit", args=[Task.objects.get(text="Việc phát sinh").pk])
    kept = office.post(edit, {**fields, "due_on": "20/6/2021", "product": "Báo cáo"}, follow=True).content.decode()
    moved = office.post(edit, {**fields, "due_on": "19/6/2021"}, follow=True).content.decode()

    assert f"N{SUNDAY_TOLD[1:]}" in added
    assert "là ngày nghỉ" not in kept
    assert "Ngày cuối cùng còn đúng hạn, thứ Bảy 19/6/2021, là ngày nghỉ" in moved


def test_a_day_of_another_year_is_told_when_it_is_typed(office: Client, department: Department) -> None:
    task = make_task(make_campaign(department))
    fields = {"text": "Việc", "group": task.group_id, "source": "plan", "measure": "text"}
    edit = reverse("campaigns:task_edit", args=[task.pk])

    another = office.post(edit, {**fields, "due_on": "29/2/2020"}, follow=True).content.decode()
    own = office.post(edit, {**fields, "due_on": "1/3/2021"}, follow=True).content.decode()

    told = "không thuộc năm 2021 của phong trào"
    assert (f"Hạn 29/2/2020 {told}." in another, told in own) == (True, False)


def test_the_day_by_which_a_report_is_judged(client: Client) -> None:
    world = make_world()
    submit(world)
    client.force_login(world.office)
    typed = {"submissions": [world.report.pk], "reviewer": world.office.pk, "due_on": "20/6/2021"}

    with clock.at(datetime(2021, 6, 18, 8)):
        page = client.post(reverse("campaigns:review_assign"), typed, follow=True).content.decode()

    assert ("Đã giao 1 báo cáo" in page, f"N{SUNDAY_TOLD[1:]}" in page) == (True, True)
    assert "hạn tổng kết" not in page


def test_a_judgement_due_behind_the_summary_of_the_phase_is_told(client: Client) -> None:
    world = make_world()
    submit(world)
    client.force_login(world.office)
    typed = {"submissions": [world.report.pk], "reviewer": world.office.pk, "due_on": "30/6/2021"}

    with clock.at(datetime(2021, 6, 18, 8)):
        page = client.post(reverse("campaigns:review_assign"), typed, follow=True).content.decode()

    assert "Ngày này không sớm hơn hạn tổng kết đợt 1 (30/6/2021)." in page


def test_the_days_typed_into_a_plan_that_was_read(office: Client, department: Department) -> None:
    url = read(department).get_absolute_url()
    fields = {
        **fields_of(office.get(url)),
        "dot-0-report_due_on": "20/6/2021",
        "dot-0-report_due_bound": "by",
        "viec-0-due_on": "20/6/2021",
    }

    typed = office.post(url, fields, follow=True).content.decode()
    again = office.post(url, fields_of(office.get(url)), follow=True).content.decode()

    assert f"Đợt 1, hạn báo cáo: {SUNDAY_TOLD}" in typed
    assert SUNDAY_TOLD not in again
