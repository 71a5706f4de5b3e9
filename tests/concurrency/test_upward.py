"""Two people send the same final report upward at the same moment, or while the phase above closes."""

from datetime import datetime

import pytest

from accounts.models import User
from campaigns import services as campaigns
from campaigns.models import Phase, Submission
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from reports.models import Consolidation
from reports.services import prepare_upward, send_upward
from reports.services.upward import Outcome
from tests.concurrency.test_submissions import together
from tests.reports.upward_world import Province, make_province, make_report
from tests.reports.world import World, hand_in, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
NOW = datetime(2021, 6, 28, 9)


@pytest.fixture
def world() -> World:
    made = make_world()
    for unit in made.units:
        hand_in(made, unit, datetime(2021, 6, 18, 9))
    return made


@pytest.fixture
def province(world: World) -> Province:
    with clock.at(NOW):
        return make_province(world)


@pytest.fixture
def report(world: World, province: Province) -> Consolidation:
    with clock.at(NOW):
        made = make_report(world)
        made.refresh_from_db()
        return made


def send(user: User, report: Consolidation) -> Outcome:
    with clock.at(NOW):
        return send_upward(actor=User.objects.get(pk=user.pk), consolidation=report)


def test_two_presses_at_once_are_one_report(world: World, province: Province, report: Consolidation) -> None:
    director = world.department.director

    answers = together(lambda: send(director, report), lambda: send(director, report))

    assert [isinstance(answer, Outcome) and answer.is_sent for answer in answers] == [True, True]
    assert province.submission.revisions.count() == 1
    assert JournalEntry.objects.filter(code="reports.consolidation.sent_upward").count() == 1


def test_whoever_prepares_while_it_is_sent_changes_nothing_of_it(
    world: World, province: Province, report: Consolidation
) -> None:
    def prepare() -> Outcome:
        with clock.at(NOW):
            return prepare_upward(actor=User.objects.get(pk=world.department.office.pk), consolidation=report)

    answers = together(lambda: send(world.department.director, report), prepare)

    assert all(isinstance(answer, Outcome) for answer in answers)
    revision = province.submission.revisions.get()
    items = {item.ordinal: item.text for item in province.submission.items.all()}
    assert {each["ordinal"]: each["text"] for each in revision.content["items"]} == items


def test_nothing_slips_into_a_phase_that_closes(world: World, province: Province, report: Consolidation) -> None:
    def close() -> None:
        with clock.at(NOW):
            campaigns.close_phase(actor=province.office, phase=Phase.objects.get(pk=province.phase.pk))

    sent, _ = together(lambda: send(world.department.director, report), close)

    state = Submission.objects.get(pk=province.submission.pk).state
    assert (state == "submitted") == isinstance(sent, Outcome)
    assert isinstance(sent, Outcome) or "đã kết thúc" in str(sent)
    assert isinstance(sent, Outcome | RuleBroken)
