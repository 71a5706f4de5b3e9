"""What every test has: the alarm for repeated questions to the database, and the same random walks on each run."""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations
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


ASKS_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks no database ran on SQLite and says the same on PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    asking = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _asks_the_database(item)])
    items[:] = asking


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(ASKS_THE_DATABASE)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if "postgresql" in item.keywords and connection.vendor != "postgresql":
        pytest.skip("asks PostgreSQL; run by `make test-pg`")


@pytest.fixture(scope="session", autouse=True)
def journal_guards_stand_aside_for_flush() -> Iterator[None]:
    """Between tests with real transactions SQLite empties tables by DELETE, which the journal's triggers refuse.

    They are lifted for that moment and put back as they were (PostgreSQL truncates and needs nothing).
    """
    flush = DatabaseOperations.execute_sql_flush

    def flush_without_guards(operations: DatabaseOperations, sql_list: Any) -> None:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = cursor.fetchall()
            for name, _ in guards:
                cursor.execute(f"DROP TRIGGER {name}")
            flush(operations, sql_list)
            for _, sql in guards:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_without_guards)
        yield
