"""Two faces of one right (architecture P9): what a list shows is what the rule allows, for every model and every role."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import rules
from django.apps import apps
from django.db import models, transaction

from accounts.models import Membership, Role, Scope, User
from core import clock
from documents.models import IssuedPaper
from tests.access.world import NOW, Place, make_place
from tests.factories import make_delegation, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

VIEW = {
    "awards.decision": "awards.view_decision",
    "awards.nomination": "awards.view_nomination",
    "campaigns.campaign": "campaigns.view_campaign",
    "campaigns.extension": "campaigns.view_extension",
    "campaigns.inspection": "campaigns.view_inspection",
    "campaigns.plandocument": "campaigns.view_plan",
    "campaigns.submission": "campaigns.view_submission",
    "documents.evidenceitem": "documents.view_evidence",
    "documents.issuedpaper": "documents.view_paper",
    "indicators.indicator": "indicators.view_indicator",
    "reports.consolidation": "reports.view_consolidation",
}
# Without a view permission: a notice is its recipient's, a file being made its owner's, and nobody else's, whatever his role.
WITHOUT_RULE = {"documents.printjob", "notifications.notification"}


def filtered_models() -> dict[str, type[models.Model]]:
    return {
        model._meta.label_lower: model for model in apps.get_models() if hasattr(model._default_manager, "visible_to")
    }


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    """One world with a user for each role, a deputy, one whose role has ended, and one without any."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        made = make_place()
        department = made.world.department
        deputy = make_user("cap-pho", department.trade)
        make_delegation(department.industry_head, deputy, department.industry, Role.HEAD)
        former = make_user("da-thoi-giu", department.industry, Role.HEAD)
        Membership.objects.filter(user=former).update(ends_on=date(2021, 6, 23))
        # Deputies with a scope see what their role sees, whatever they may do.
        for role, giver, unit in (
            (Role.HEAD, department.industry_head, department.industry),
            (Role.DIRECTOR, department.director, department.unit),
        ):
            for scope in (Scope.REPORTS, Scope.AWARDS, Scope.PAPERS):
                receiver = make_user(f"thay-{role}-{scope}", department.trade)
                make_delegation(giver, receiver, unit, role, scope=scope)
                made.users[f"deputy_{role}_{scope}"] = receiver
        made.users |= {"deputy": deputy, "former": former, "nobody": make_user("khong-vai-tro", department.industry)}
        yield made
        transaction.set_rollback(True)


def test_each_filter_has_its_rule() -> None:
    assert set(filtered_models()) == set(VIEW) | WITHOUT_RULE
    assert [name for name in VIEW.values() if not rules.perm_exists(name)] == []


@pytest.mark.parametrize("label", sorted(VIEW))
def test_filter_and_rule_agree(label: str, place: Place) -> None:
    model = filtered_models()[label]
    everything = set(model._default_manager.all())
    with clock.at(NOW):
        by_filter, by_rule = {}, {}
        for role, user in place.users.items():
            known = User.objects.get(pk=user.pk)
            by_filter[role] = set(model._default_manager.visible_to(known))  # type: ignore[attr-defined]
            by_rule[role] = {row for row in everything if known.has_perm(VIEW[label], row)}

    assert by_filter == by_rule
    assert by_rule["former"] == by_rule["nobody"] == set()
    assert all(by_rule[f"deputy_director_{scope}"] == by_rule["director"] for scope in ("reports", "awards", "papers"))
    assert all(by_rule[f"deputy_head_{scope}"] == by_rule["deputy"] for scope in ("reports", "awards", "papers"))
    # The world is rich enough: somebody of the department sees what a neighbour does not.
    assert by_rule["office"]
    assert by_rule["outside_head"] != by_rule["office"]


def test_a_unit_sees_the_papers_of_its_body_once_they_are_issued(place: Place) -> None:
    with clock.at(NOW):
        shown = set(IssuedPaper.objects.visible_to(User.objects.get(pk=place.users["head"].pk)))

    assert {paper.state for paper in shown} == {"issued"}
