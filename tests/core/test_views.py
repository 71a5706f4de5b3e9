"""The kernel's own pages."""

from datetime import date

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core import services
from tests.factories import make_department


def test_a_page_without_a_head_finds_the_sign(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, "/static/img/mark.svg")
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert finders.find("img/mark.svg") is not None


@pytest.mark.django_db
def test_a_day_entered_twice_is_refused_plainly_and_keeps_what_was_typed(client: Client) -> None:
    department = make_department()
    client.force_login(department.office)
    services.add_holiday(actor=department.office, on=date(2026, 11, 24), name="Nghỉ bù")

    answer = client.post(reverse("core:holiday_list"), {"on": "24/11/2026", "name": "Lễ khác", "is_day_off": "on"})

    form = answer.context["form"]
    assert form.errors == {"on": ["Ngày này đã có trong lịch. Bỏ dòng cũ trước khi nhập lại."]}
    assert 'value="Lễ khác"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "count"), [("Đinh Thảo", 1), ("dinh thao", 1), ("vanphong", 1), ("không ai", 0), ("%", 0), ("", 2)]
)
def test_the_journal_is_asked_by_name_or_account_with_or_without_marks(client: Client, typed: str, count: int) -> None:
    department = make_department()
    Person.objects.filter(user=department.office).update(full_name="Đinh Thảo Vy")
    services.add_holiday(actor=department.office, on=date(2026, 11, 24), name="Nghỉ bù")
    services.add_holiday(actor=department.admin, on=date(2026, 11, 25), name="Nghỉ bù")
    client.force_login(department.admin)

    answer = client.get(reverse("core:journal"), {"nguoi": typed})

    assert answer.context["page"].paginator.count == count
