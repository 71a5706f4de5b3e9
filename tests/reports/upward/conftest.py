"""On 28/6/2021, with every report accepted: the department's summary report is issued, the province waits for it."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from core import clock
from reports.models import Consolidation
from tests.reports.upward_world import Province, make_province, make_report
from tests.reports.world import World, hand_in, make_world


@pytest.fixture
def world() -> Iterator[World]:
    with clock.at(datetime(2021, 6, 28, 9)):
        made = make_world()
        for unit in made.units:
            hand_in(made, unit, datetime(2021, 6, 18, 9))
        yield made


@pytest.fixture
def province(world: World) -> Province:
    return make_province(world)


@pytest.fixture
def report(world: World, province: Province) -> Consolidation:
    return make_report(world)
