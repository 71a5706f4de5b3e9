"""A department and its office at the screen; the December of 2021, in which the wizard makes the campaign of 2022."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client

from core import clock
from tests.factories import Department, make_department


@pytest.fixture
def december() -> Iterator[None]:
    with clock.at(datetime(2021, 12, 1, 9)):
        yield


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def office(client: Client, department: Department) -> Client:
    client.force_login(department.office)
    return client
