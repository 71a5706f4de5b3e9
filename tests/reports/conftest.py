"""Where most tests of the desk begin: industry's report was accepted, and a draft is written from it."""

from datetime import datetime

import pytest

from reports.models import Consolidation
from tests.reports.world import World, consolidate, hand_in, make_world


@pytest.fixture
def world() -> World:
    made = make_world()
    hand_in(made, made.department.industry, datetime(2021, 6, 18, 9))
    return made


@pytest.fixture
def consolidation(world: World) -> Consolidation:
    return consolidate(world)
