from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from indicators.models import OfficialResult
from indicators.urls import urlpatterns
from tests.indicators.access import ACCESS


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("name", "build", "answers", "method"), ACCESS, ids=[f"{row[0]}-{row[1].__name__}" for row in ACCESS]
)
def test_each_role_gets_its_answer(
    world: SimpleNamespace, name: str, build: Callable[[Any], list[int]], answers: dict[str, int], method: str
) -> None:
    department = world.department
    address = reverse(name, args=build(world))
    users = {
        "head": department.industry_head,
        "foreign_head": department.trade_head,
        "staff": department.industry_staff,
        "office": department.office,
        "director": department.director,
        "admin": department.admin,
    }

    given = {role: getattr(signed_in(user), method)(address).status_code for role, user in users.items()}

    assert {"anonymous": getattr(Client(), method)(address).status_code, **given} == answers


def test_every_address_is_listed() -> None:
    assert {f"indicators:{pattern.name}" for pattern in urlpatterns} == {row[0] for row in ACCESS}


def test_a_stranger_does_not_find_the_indicator(world: SimpleNamespace) -> None:
    from tests.factories import make_department

    stranger = make_department().office

    assert signed_in(stranger).get(world.own.get_absolute_url()).status_code == 404


def test_the_office_enters_the_baseline(world: SimpleNamespace) -> None:
    client = signed_in(world.department.office)
    before = client.get(world.own.get_absolute_url()).content.decode()

    client.post(
        reverse("indicators:result_create", args=[world.own.pk]),
        {"year": "2020", "rank": "12", "ranked_count": "21", "score": "85,305", "source": "Quyết định số 1/QĐ-UBND"},
    )

    row = OfficialResult.objects.get(indicator=world.own)
    assert (row.year, row.rank, str(row.score)) == (2020, 12, "85.305")
    assert "Chưa có số liệu gốc" in before
    assert "12/21" in client.get(world.own.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"year": "2023", "rank": "1", "ranked_count": "21"}, "Năm 2023 chưa đến"),
        ({"year": "2021", "rank": "22", "ranked_count": "21"}, "Thứ hạng 22 lớn hơn số đơn vị được xếp hạng (21)"),
        ({"year": "2021"}, "Nhập thứ hạng hoặc điểm"),
    ],
)
def test_bad_input_is_said_and_kept(world: SimpleNamespace, typed: dict[str, str], sentence: str) -> None:
    client = signed_in(world.department.office)
    address = reverse("indicators:result_create", args=[world.own.pk])

    page = client.post(address, {**typed, "source": "Báo Hà Tĩnh"}).content.decode()

    assert sentence in page
    assert 'value="Báo Hà Tĩnh"' in page
    assert OfficialResult.objects.filter(indicator=world.own).count() == 0


def test_a_year_is_entered_once_and_then_corrected(world: SimpleNamespace) -> None:
    client = signed_in(world.department.office)
    typed = {"year": "2020", "rank": "20", "ranked_count": "63", "source": "Đính chính"}

    page = client.post(reverse("indicators:result_create", args=[world.pci.pk]), typed).content.decode()
    assert "Năm 2020 đã có kết quả" in page
    client.post(reverse("indicators:result_correct", args=[world.pci.pk, 2020]), typed)

    assert OfficialResult.objects.get(indicator=world.pci, year=2020).rank == 20
