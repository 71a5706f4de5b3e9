"""Many decisions enter the sổ vàng at the same moment: numbers without gap or double."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from awards.models import Certificate, Decision, GoldenBook, Nomination
from awards.services.certificates import enter_certificates
from awards.services.decisions import create_decision
from core import clock
from documents.services import issue_paper, submit_for_signing
from tests.awards import making
from tests.awards.making import World, make_world

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
DECISIONS, PEOPLE = 8, 3
MORNING = datetime(2021, 7, 1, 9, 0)


def issued_decisions(world: World) -> list[Decision]:
    office, made = world.department.office, []
    for number in range(DECISIONS):
        rows = [
            Nomination.objects.create(
                phase=world.phase, kind=world.person_kind, proposing_unit=world.department.industry, state="approved",
                person=making.new_person(world, f"Người {number}.{at}"), nominee_name=f"Người {number}.{at}",
                nominee_position="Chuyên viên", achievement="Tốt.", created_at=clock.now(),
            )
            for at in range(PEOPLE)
        ]  # fmt: skip
        decision = create_decision(actor=office, phase=world.phase, nominations=rows)
        submit_for_signing(actor=office, paper=decision.paper)
        issue_paper(actor=office, paper=decision.paper, number=number + 1, issued_on=date(2021, 7, 1), confirmed=True)
        made.append(Decision.objects.get(pk=decision.pk))
    return made


def test_numbers_have_no_gap_and_no_double() -> None:
    with clock.at(MORNING):
        world = make_world()
        decisions = issued_decisions(world)
    together = Barrier(DECISIONS)

    def enter(decision: Decision) -> None:
        together.wait(timeout=20)
        try:
            with clock.at(MORNING):
                enter_certificates(actor=world.department.office, decision=decision)
        finally:
            connection.close()

    with ThreadPoolExecutor(DECISIONS) as pool:
        list(pool.map(enter, decisions))

    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    assert numbers == list(range(1, DECISIONS * PEOPLE + 1))


def test_without_the_lock_two_take_the_same_number() -> None:
    """The control: whoever reads the last number without the lock of the book gets one that is taken meanwhile."""
    with clock.at(MORNING):
        world = make_world()
        decisions = issued_decisions(world)
    book = GoldenBook.objects.create(body=world.department.unit, year=2021)
    read_by_all = Barrier(2)

    def careless(decision: Decision) -> str:
        try:
            with transaction.atomic():
                number = GoldenBook.objects.get(pk=book.pk).last_number + 1
                read_by_all.wait(timeout=20)
                nomination = decision.nominations.first()
                Certificate.objects.create(
                    book=book, number=number, nomination=nomination, achievement="Tốt", entered_at=clock.now()
                )
        except IntegrityError:
            return "double"
        finally:
            connection.close()
        return "given"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(careless, decisions[:2])) == ["double", "given"]
