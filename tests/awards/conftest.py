from collections.abc import Iterator
from datetime import datetime

import pytest

from core import clock
from tests.awards.making import World, make_world


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The world on 1/7/2021, after phase 1."""
    with clock.at(datetime(2021, 7, 1, 9, 0)):
        yield make_world()
