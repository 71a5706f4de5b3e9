"""Two people make next year's campaign at the same moment: one campaign, and the other is led to it."""

from datetime import date, datetime
from threading import Event

import pytest
from django.db import transaction

from accounts.models import Membership, Role, User
from campaigns import services
from campaigns.models import Campaign, NewYearDraft, Phase
from campaigns.queries.new_year import copy_of, plan_next_year
from core import clock
from core.models import JournalEntry
from tests.concurrency.test_submissions import together
from tests.factories import Department, make_campaign, make_department, make_phase, make_task, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nozeal]
NOW = datetime(2021, 12, 1, 8)


@pytest.fixture
def department() -> Department:
    return make_department()


@pytest.fixture
def campaign(department: Department) -> Campaign:
    made = make_campaign(department)
    make_phase(made)
    make_task(made, department.industry)
    return made


@pytest.fixture
def colleague(department: Department) -> User:
    """A second person of the office."""
    user = make_user("chuyenvienvp", department.office_unit, Role.STAFF)
    Membership.objects.create(user=user, unit=department.unit, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    return user


def create(actor: User, campaign: Campaign) -> Campaign:
    with clock.at(NOW):
        source = Campaign.objects.select_related("owner").get(pk=campaign.pk)
        draft = plan_next_year(source, 2022)
        return services.create_next_year(actor=User.objects.get(pk=actor.pk), campaign=source, draft=draft)


def test_of_two_presses_at_once_one_makes_the_campaign_and_the_other_is_led_to_it(
    department: Department, campaign: Campaign, colleague: User
) -> None:
    answers = together(lambda: create(department.office, campaign), lambda: create(colleague, campaign))

    new = Campaign.objects.get(year=2022)
    assert sorted(type(answer).__name__ for answer in answers) == ["Campaign", "YearAlreadyMade"]
    assert [getattr(answer, "campaign", answer) for answer in answers] == [new, new]
    assert (new.phases.count(), new.tasks.count(), Phase.objects.count()) == (1, 1, 2)
    assert JournalEntry.objects.filter(code="campaigns.campaign.copied").count() == 1


@pytest.mark.postgresql
def test_without_the_lock_the_second_would_meet_the_database(
    department: Department, campaign: Campaign, colleague: User
) -> None:
    """Looking, then making as the service does, without taking the campaign first: a page of error, no sentence."""
    looked = [Event(), Event()]

    def make_without_lock(place: int) -> bool:
        with transaction.atomic():
            found = copy_of(campaign, 2022)
            looked[place].set()
            looked[1 - place].wait(timeout=10)
            assert found is None
            Campaign.objects.create(
                owner_id=campaign.owner_id, year=2022, title="Năm 2022", copied_from=campaign, created_at=clock.now()
            )
            return True

    answers = together(lambda: make_without_lock(0), lambda: make_without_lock(1))

    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError", "bool"]


def test_two_first_answers_of_one_person_at_once_are_one_draft(department: Department, campaign: Campaign) -> None:
    def keep(title: str) -> None:
        actor = User.objects.get(pk=department.office.pk)
        services.keep_answers(actor=actor, campaign=campaign, year=2022, step="ngay", answers={"title": [title]})

    together(lambda: keep("Một"), lambda: keep("Hai"))

    assert NewYearDraft.objects.get().answers["ngay"]["title"] in (["Một"], ["Hai"])
