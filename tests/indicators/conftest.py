from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace

import pytest

from core import clock
from indicators import shipped
from tests.factories import make_department


@pytest.fixture
def world(db: None) -> Iterator[SimpleNamespace]:
    """A department that follows the shipped indicators, on 1/6/2022."""
    with clock.at(datetime(2022, 6, 1, 9, 0)):
        department = make_department()
        for _ in shipped.load():
            pass
        own, tinh, pci, ddci = department.unit.indicators.order_by("position")
        yield SimpleNamespace(department=department, own=own, province=tinh, pci=pci, ddci=ddci)
