"""Two people answer one unit at the same moment, or while its report is handed in: one answer, one deadline."""

from datetime import date, datetime
from threading import Event
from time import sleep

import pytest
from django.db import transaction

from accounts.models import Membership, Role, User
from campaigns import services
from campaigns.models import Extension, Submission
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from tests.campaigns.reporting import World, fill, make_world
from tests.concurrency.test_submissions import together, while_the_phase_closes
from tests.factories import make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
NOW = datetime(2021, 6, 15, 8)
REASON = "Chờ số liệu của các huyện."
GRANTED = "campaigns.extension.granted"


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def colleague(world: World) -> User:
    """A second person of the office."""
    user = make_user("chuyenvienvp", world.office_report.unit, Role.STAFF)
    Membership.objects.create(user=user, unit=world.campaign.owner, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def asked(world: World) -> Extension:
    with clock.at(NOW):
        return services.ask_extension(actor=world.head, submission=world.report, until=date(2021, 6, 25), reason=REASON)


def grant(actor: User, asked: Extension, until: date) -> Extension:
    with clock.at(NOW):
        extension = Extension.objects.select_related("submission").get(pk=asked.pk)
        return services.grant_extension(actor=actor, extension=extension, until=until)


def test_of_two_grants_at_once_one_holds_and_the_other_is_told(world: World, colleague: User, asked: Extension) -> None:
    answers = together(
        lambda: grant(world.office, asked, date(2021, 6, 24)), lambda: grant(colleague, asked, date(2021, 6, 28))
    )

    asked.refresh_from_db()
    refusals = [answer for answer in answers if isinstance(answer, RuleBroken)]
    assert ["đang ở trạng thái “được gia hạn”" in str(refusal) for refusal in refusals] == [True]
    assert Submission.objects.get(pk=world.report.pk).due_on == asked.until
    assert JournalEntry.objects.filter(code=GRANTED).count() == 1


@pytest.mark.postgresql
def test_without_the_locks_both_would_hold(world: World, colleague: User, asked: Extension) -> None:
    """Reading, then writing as the service does, without taking the rows first."""
    read = [Event(), Event()]

    def grant_without_lock(place: int, actor: User, until: date) -> bool:
        with transaction.atomic():
            extension = Extension.objects.get(pk=asked.pk)
            read[place].set()
            read[1 - place].wait(timeout=10)
            if extension.state != "asked":
                return False
            Extension.objects.filter(pk=asked.pk).update(state="granted", until=until, decided_by=actor)
            Submission.objects.filter(pk=world.report.pk).update(due_on=until)
            return True

    answers = together(
        lambda: grant_without_lock(0, world.office, date(2021, 6, 24)),
        lambda: grant_without_lock(1, colleague, date(2021, 6, 28)),
    )

    assert answers == [True, True]


def test_two_questions_at_once_are_one_row(world: World) -> None:
    def ask(until: date) -> Extension:
        with clock.at(NOW):
            report = Submission.objects.get(pk=world.report.pk)
            return services.ask_extension(actor=world.head, submission=report, until=until, reason=REASON)

    answers = together(lambda: ask(date(2021, 6, 25)), lambda: ask(date(2021, 6, 28)), lambda: ask(date(2021, 6, 25)))

    row = Extension.objects.get()
    kept = [answer for answer in answers if isinstance(answer, Extension)]
    told = [answer for answer in answers if isinstance(answer, RuleBroken)]
    assert {answer.pk for answer in kept} == {row.pk}
    assert len(kept) + len(told) == 3
    assert ["chờ trả lời" in str(refusal) for refusal in told] == [True] * len(told)


def test_a_report_being_handed_in_is_no_longer_extended(world: World, asked: Extension) -> None:
    fill(world.report)
    handed_in = Event()

    def submit() -> None:
        with transaction.atomic(), clock.at(NOW):
            services.submit_submission(actor=world.head, submission=Submission.objects.get(pk=world.report.pk))
            handed_in.set()
            sleep(0.5)

    def follow() -> Extension:
        handed_in.wait(timeout=10)
        return grant(world.office, asked, date(2021, 6, 28))

    refusal = together(submit, follow)[1]

    asked.refresh_from_db()
    assert isinstance(refusal, RuleBroken)
    assert (asked.state, Submission.objects.get(pk=world.report.pk).due_on) == ("withdrawn", date(2021, 6, 20))


def test_no_extension_slips_into_a_phase_that_is_being_closed(world: World, asked: Extension) -> None:
    answer = while_the_phase_closes(world, lambda: grant(world.office, asked, date(2021, 6, 28)))

    asked.refresh_from_db()
    assert isinstance(answer, RuleBroken)
    assert (asked.state, Submission.objects.get(pk=world.report.pk).due_on) == ("refused", date(2021, 6, 20))
