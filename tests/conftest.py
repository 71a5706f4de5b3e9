"""What every test has: the alarm for repeated questions to the database, and the same random walks on each run."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.db import connection
from zeal import zeal_context

hypothesis.settings.register_profile("gate", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("gate")


@pytest.fixture(autouse=True)
def alarm_for_repeated_queries(request: pytest.FixtureRequest) -> Iterator[None]:
    """django-zeal raises when the same relation is read row by row."""
    if "nozeal" in request.keywords:
        yield
        return
    with zeal_context():
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    if "postgresql" in item.keywords and connection.vendor != "postgresql":
        pytest.skip("asks PostgreSQL; run by `make test-pg`")
