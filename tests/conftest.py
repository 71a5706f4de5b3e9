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
# Pages, papers, rights and verbs made of other verbs answer the same on every database; services, questions and races
# are asked on both.
SAME_ON_EVERY_DATABASE = (
    "_views.py", "_pages.py", "test_access.py", "test_demo.py", "test_every_paper.py",
    "test_printing.py", "test_printing_awards.py", "test_scopes.py", "test_plan_round_trip.py", "test_forms.py",
    "test_navigation.py", "test_my_work.py", "test_signatories.py", "test_desk_views.py", "test_papers.py",
    "test_papers_urging.py", "test_papers_invitation.py", "test_wording.py", "test_units.py", "test_lateness.py",
    "test_budgets.py", "test_plans.py", "test_notices.py", "test_trend.py", "test_overview.py",
    "test_papers_certificates.py", "test_papers_meetings.py", "test_papers_requests.py", "test_texts_samples.py",
    "test_directions.py", "test_workbooks.py", "test_office_words.py", "test_walks.py", "test_agreement.py",
    "test_bulk.py", "test_assigning.py", "test_remarks.py", "test_carrying.py",
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
    return not asks or item.path.name.endswith(SAME_ON_EVERY_DATABASE)


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
