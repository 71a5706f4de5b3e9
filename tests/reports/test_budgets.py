"""Statements of each query and of each whole page: one literal each, the same for 2, 3 and 30 units."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core import clock
from core.calendar import STANDARD_CALENDAR
from reports.models import Consolidation
from reports.papers.computed import COMPUTED
from reports.queries.board import board_page
from reports.queries.desk import desk
from reports.queries.facts import facts_of
from reports.queries.homes import my_work, registers
from reports.queries.overview import overview
from reports.queries.search import found
from reports.queries.units import unit_results
from reports.services import create_consolidation
from tests.reports.world import World, hand_in, make_world, reward, send_back

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 25, 9)


@pytest.fixture(params=[2, 3, 30])
def world(request: pytest.FixtureRequest) -> World:
    made = make_world(request.param)
    hand_in(made, made.units[0], datetime(2021, 6, 18, 9))
    hand_in(made, made.units[-1], datetime(2021, 6, 18, 10), accept=False)
    send_back(made, made.units[-1], datetime(2021, 6, 21, 9))
    reward(made)
    with clock.at(NOW):
        create_consolidation(
            actor=made.department.office, campaign=made.campaign, phase=made.phase, cut_off_on=date(2021, 6, 25)
        )
    return made


def statements_of(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return len(asked)


def known(user: User) -> User:
    """The user with his grants read, as every request has him."""
    fresh = User.objects.get(pk=user.pk)
    assert fresh.grants
    return fresh


def test_queries(world: World) -> None:
    with clock.at(NOW):
        head, office = known(world.heads[world.units[-1].pk]), known(world.department.office)
    consolidation = Consolidation.objects.select_related("campaign__owner", "phase").get()
    today = date(2021, 6, 25)

    with clock.at(NOW):
        counted = {
            "board": statements_of(lambda: board_page(world.campaign, today)),
            "overview": statements_of(lambda: overview(world.campaign, today)),
            "my work": statements_of(lambda: my_work(head, clock.now(), STANDARD_CALENDAR)),
            "registers": statements_of(lambda: registers(today)),
            "unit's results": statements_of(lambda: unit_results(world.units[0], today)),
            "search": statements_of(lambda: found(office, "de an")),
            "desk": statements_of(lambda: desk(consolidation, "professional")),
            "facts": statements_of(lambda: facts_of(consolidation)),
        }

    assert counted == {
        "board": 7,
        "overview": 8,
        "my work": 9,
        "registers": 4,
        "unit's results": 4,
        "search": 8,
        "desk": 5,
        "facts": 13,
    }


def test_whole_pages(world: World) -> None:
    """With the shell: session, user with his roles, his campaigns with his counts; and the days off."""
    department = world.department
    people = {"office": department.office, "director": department.director, "head": world.heads[world.units[-1].pk]}
    at, direction = (f"/tong-hop/{Consolidation.objects.get().pk}/?muc={code}" for code in ("targets", "direction"))
    behind = [f"/tong-hop/{Consolidation.objects.get().pk}/so-lieu/{code}/" for code in COMPUTED]
    counted = {}

    for who, path in [
        ("office", "/"),
        ("director", "/"),
        ("head", "/"),
        ("office", "/bang-theo-doi/"),
        ("office", "/tong-hop/"),
        ("office", at),
        ("office", direction),
        *(("office", path) for path in behind),
        ("director", "/bao-cao/"),
        ("head", "/ket-qua/"),
    ]:
        client = Client()
        client.force_login(people[who])
        with clock.at(NOW):
            counted[who, path] = statements_of(lambda client=client, path=path: client.get(path))

    assert counted == {
        ("office", "/"): 14,
        ("director", "/"): 11,
        ("head", "/"): 9,
        ("office", "/bang-theo-doi/"): 11,
        ("office", "/tong-hop/"): 9,
        ("office", at): 11,
        ("office", direction): 14,
        **dict(zip([("office", path) for path in behind], [9, 7, 7, 10, 7], strict=True)),
        ("director", "/bao-cao/"): 6,
        ("head", "/ket-qua/"): 9,
    }
