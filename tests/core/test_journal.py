"""The journal is append-only and sealed."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from core import clock, journal, services
from core.models import Holiday, JournalEntry, JournalSeal
from tests.factories import Department, make_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


def write_lines(department: Department, count: int) -> None:
    with clock.at(datetime(2021, 6, 9, 8, 0)):
        for number in range(1, count + 1):
            services.add_holiday(actor=department.office, on=datetime(2021, 7, number).date(), name=f"Nghỉ {number}")


def test_a_line_tells_who_what_and_after(department: Department) -> None:
    write_lines(department, 1)

    line = JournalEntry.objects.get()
    assert (line.actor, line.unit_name, line.code) == (department.office, "Văn phòng Sở", "core.holiday.added")
    assert (line.object_type, line.object_id) == ("core.holiday", Holiday.objects.get(name="Nghỉ 1").pk)
    assert line.after == {"on": "2021-07-01", "name": "Nghỉ 1", "is_day_off": True}


@pytest.mark.parametrize("sql", ["UPDATE core_journalentry SET note = 'x'", "DELETE FROM core_journalentry"])
def test_the_database_refuses_to_change_a_line(department: Department, sql: str) -> None:
    write_lines(department, 1)
    note = JournalEntry.objects.get().note

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert JournalEntry.objects.get().note == note


def test_an_unregistered_code_is_refused(department: Department) -> None:
    with pytest.raises(ValueError, match="is not registered"):
        journal.record(department.office, "core.nothing.done", department.unit)


def test_one_act_binds_lines(department: Department) -> None:
    with journal.one_act():
        write_lines(department, 2)

    assert len(set(JournalEntry.objects.values_list("act", flat=True))) == 1


def test_seals_chain_and_hold(department: Department) -> None:
    write_lines(department, 2)
    first = services.seal_journal()
    with clock.at(datetime(2021, 6, 10, 8, 0)):
        services.remove_holiday(actor=department.office, holiday=Holiday.objects.earliest("on"))
    second = services.seal_journal()

    assert first
    assert second
    assert services.seal_journal() is None
    assert (first.line_count, second.line_count, second.previous) == (2, 1, first.digest)
    call_command("verify_journal", stdout=StringIO())


def test_a_line_changed_behind_our_back_shows(department: Department) -> None:
    write_lines(department, 2)
    services.seal_journal()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER core_journalentry_no_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE core_journalentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE core_journalentry SET note = 'x'")

    with pytest.raises(CommandError, match="đã bị sửa sau khi niêm phong"):
        call_command("verify_journal")

    assert JournalSeal.objects.count() == 1
