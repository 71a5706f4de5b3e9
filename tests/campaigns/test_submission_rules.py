"""Who may see, write, hand in and judge a report; the list and the rule agree for every role."""

import pytest

from campaigns.models import Submission
from tests.campaigns.reporting import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]
PEOPLE = ("head", "staff", "foreign_head", "office", "director", "admin")
REPORTS = ("report", "foreign_report", "office_report")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        (
            "view",
            {
                "report": {"head", "staff", "office", "director"},
                "foreign_report": {"foreign_head", "office", "director"},
                "office_report": {"office", "director"},
            },
        ),
        (
            "edit",
            {"report": {"head", "staff"}, "foreign_report": {"foreign_head"}, "office_report": {"office"}},
        ),
        ("submit", {"report": {"head"}, "foreign_report": {"foreign_head"}, "office_report": {"office"}}),
        ("review", {"report": {"office"}, "foreign_report": {"office"}, "office_report": {"director"}}),
    ],
)
def test_each_verb_belongs_to_its_people(world: World, verb: str, allowed: dict[str, set[str]]) -> None:
    found = {
        report: {
            person
            for person in PEOPLE
            if getattr(world, person).has_perm(f"campaigns.{verb}_submission", getattr(world, report))
        }
        for report in REPORTS
    }

    assert found == allowed


@pytest.mark.parametrize("person", PEOPLE)
def test_the_list_shows_what_the_rule_lets_see(world: World, person: str) -> None:
    user = getattr(world, person)

    shown = set(Submission.objects.visible_to(user))

    assert shown == {row for row in Submission.objects.all() if user.has_perm("campaigns.view_submission", row)}
