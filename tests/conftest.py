"""What every test has: the alarm for repeated questions to the database, and the same random walks on each run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations
from zeal import zeal_context

from tools import empty_database

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
# Races, questions and the verbs of services are asked on both databases; pages, papers, rights and rules answer alike.
ASKED_ON_BOTH = (
    "_race.py", "_counts.py", "test_services.py", "test_services_decisions.py", "test_services_judging.py",
    "test_services_nominations.py", "test_queries.py", "test_search.py", "test_board.py", "test_deadlines.py",
    "test_submissions.py", "test_reviews.py", "test_extensions.py", "test_official.py", "test_inspections.py",
    "test_phases.py", "test_obligations.py", "test_reminders.py", "test_numbering.py", "test_register.py",
    "test_journal.py", "test_jobs.py", "test_celery.py", "test_middleware.py", "test_evidence.py", "test_new_year.py",
    "test_desk.py", "test_desk_placing.py", "test_later_phases.py", "test_renewing.py", "test_arithmetic.py",
    "test_legal.py", "test_verification.py", "test_written.py", "test_texts.py",
)  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` stays within a quarter of an hour; what it leaves out runs with EVERYTHING=1 (`make test-all`)."""
    if os.environ.get("EVERYTHING"):
        return
    left_out = [item for item in items if _waits_for_everything(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _waits_for_everything(item: pytest.Item) -> bool:
    if item.get_closest_marker("thorough") or _is_the_wide_twin(item):
        return True
    if connection.vendor != "postgresql":
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    asks = item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(ASKS_THE_DATABASE)
    is_asked = item.path.name.endswith(ASKED_ON_BOTH) or item.path.parent.name == "concurrency"
    return not asks or not (is_asked or "postgresql" in item.keywords)


def _is_the_wide_twin(item: pytest.Item) -> bool:
    """A journey walked on a phone too."""
    width = getattr(getattr(item, "callspec", None), "params", {}).get("width")
    return bool(width == 1280 and item.path.parent.name == "e2e" and item.path.name != "test_sign_in.py")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if "postgresql" in item.keywords and connection.vendor != "postgresql":
        pytest.skip("asks PostgreSQL; run by `make test-pg`")


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None) -> bool:
    """On SQLite each process begins with a copy of the empty database instead of migrating its own."""
    asked: bool = request.config.getvalue("reuse_db")
    own = Path(str(connection.settings_dict["TEST"]["NAME"]))
    if connection.vendor != "sqlite" or own.exists() or request.config.getvalue("create_db"):
        return asked
    shutil.copyfile(empty_database.ready(), own)
    return True


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
