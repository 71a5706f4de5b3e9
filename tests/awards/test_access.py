from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards.urls import urlpatterns
from tests.awards.access import ACCESS
from tests.awards.making import World


@pytest.mark.parametrize(
    ("name", "build", "answers", "method"), ACCESS, ids=[f"{row[0]}-{row[1].__name__}" for row in ACCESS]
)
def test_each_role_gets_its_answer(
    world: World, name: str, build: Callable[[Any], list[int]], answers: dict[str, int], method: str
) -> None:
    department = world.department
    users = {
        "anonymous": None,
        "head": department.industry_head,
        "foreign_head": department.trade_head,
        "staff": department.industry_staff,
        "office": department.office,
        "director": department.director,
        "admin": department.admin,
    }
    given = {}
    for role, user in users.items():
        client = Client()
        if user:
            client.force_login(user)
        given[role] = getattr(client, method)(reverse(name, args=build(world))).status_code

    assert given == answers


def test_every_address_is_listed() -> None:
    assert {f"awards:{pattern.name}" for pattern in urlpatterns} == {row[0] for row in ACCESS}
