"""Every address × every role. An address that is not in the table, or a line whose address is gone, fails.

No GET changes what a person sees (architecture P4), and no POST passes without its token.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from core import clock
from tests.access.world import NOW, ROLES, Place, make_place

# The same questions are asked for each role on purpose.
pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

WRITES = ("INSERT", "UPDATE", "DELETE")
# What a reader may leave behind: his session, the mark "read" on a notice that he opened, the code and the fingerprint of
# a file that he took (decision 0008).
MARKS = {"django_session", "notifications_notification", "documents_verificationmark"}


class Line(NamedTuple):
    """One line of addresses.txt: a method on an address, and the answer to each role in the order of ROLES."""

    method: str
    name: str
    arguments: dict[str, str]
    answers: list[int]


def table() -> list[Line]:
    lines = []
    for text in (Path(__file__).parent / "addresses.txt").read_text(encoding="utf-8").splitlines():
        words = text.split()
        if not words or words[0] == "#":
            continue
        method, name, *rest = words
        arguments = dict(word.split("=") for word in rest if "=" in word)
        lines.append(Line(method, name, arguments, [int(word) for word in rest if word.isdigit()]))
    return lines


def names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
        else:
            yield f"{namespace}{pattern.name}"


def address(line: Line, place: Place) -> str:
    """The line's address; a word among its arguments stands for the id of that thing in the world."""
    return reverse(line.name, kwargs={key: place.ids.get(word, word) for key, word in line.arguments.items()})


class Visit(NamedTuple):
    """What a role was answered, and what that wrote."""

    status: int
    written: list[str]


def visit(line: Line, place: Place, client: Client) -> Visit:
    """What the call changed is rolled back before the next one comes."""
    written: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            written.append(sql)
        return execute(sql, params, many, context)

    before = transaction.savepoint()
    with clock.at(NOW), connection.execute_wrapper(listen):
        response = getattr(client, line.method)(address(line, place))
        if response.streaming:
            b"".join(response.streaming_content)  # the test client closes the file behind a stream read to its end
    transaction.savepoint_rollback(before)
    return Visit(response.status_code, [sql for sql in written if not any(f'"{mark}"' in sql for mark in MARKS)])


def visits(line: Line, place: Place) -> dict[str, Visit]:
    found = {}
    for role in ROLES:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(place.users[role])
        found[role] = visit(line, place, client)
    return found


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    """One world for all lines of this module: it is made once and rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        yield make_place()
        transaction.set_rollback(True)


def test_every_address_has_its_line() -> None:
    assert {line.name for line in table()} == set(names(get_resolver().url_patterns))


@pytest.mark.parametrize("line", table(), ids=lambda line: f"{line.method} {line.name}")
def test_each_role_gets_its_answer_and_reading_writes_nothing(line: Line, place: Place) -> None:
    found = visits(line, place)

    assert {role: each.status for role, each in found.items()} == dict(zip(ROLES, line.answers, strict=True))
    if line.method == "get":
        assert [(role, sql) for role, each in found.items() for sql in each.written] == []


POSTS = [line for line in table() if line.method == "post"]


@pytest.mark.parametrize("line", POSTS, ids=lambda line: line.name)
def test_a_post_without_token_is_refused(line: Line, place: Place) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.users["office"])

    assert visit(line, place, client) == (403, [])
