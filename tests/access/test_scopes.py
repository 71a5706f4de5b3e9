"""Who may act when a delegation has a scope: every acting right of every app against every scope, nothing left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from rules.permissions import permissions

from accounts.models import Role, Scope, User
from awards.models import Decision, Nomination
from campaigns.models import Campaign, Extension, Inspection, Phase, PlanDocument, Submission
from core import clock
from documents.models import EvidenceItem, IssuedPaper
from documents.rules import DELEGATE
from documents.services import submit_for_signing
from indicators.models import Indicator
from reports.models import Consolidation
from tests.access.world import NOW, make_place
from tests.factories import make_delegation, make_submission, make_user
from tests.reports.world import hand_in

pytestmark = [pytest.mark.django_db, pytest.mark.nozeal]

ALL, REPORTS, AWARDS, PAPERS = "", "reports", "awards", "papers"
# Right → who may be delegated it, the object it is asked of ("" for none), and the scope that gives it beside everything.
ACTS: dict[str, tuple[tuple[Role, str, str], ...]] = {
    "accounts.manage_people": ((Role.HEAD, "", ALL), (Role.OFFICE, "", ALL)),
    "awards.add_nomination": ((Role.HEAD, "", AWARDS), (Role.OFFICE, "", AWARDS)),
    "awards.create_decision": ((Role.OFFICE, "", AWARDS),),
    "awards.decide_nomination": ((Role.DIRECTOR, "nomination", AWARDS),),
    "awards.edit_nomination": ((Role.HEAD, "nomination", AWARDS),),
    "awards.list_nomination_upward": ((Role.OFFICE, "nomination", AWARDS), (Role.DIRECTOR, "nomination", AWARDS)),
    "awards.manage_decision": ((Role.OFFICE, "decision", AWARDS),),
    "awards.manage_kinds": ((Role.OFFICE, "", AWARDS),),
    "awards.manage_stock": ((Role.OFFICE, "body", AWARDS),),
    "awards.propose_nomination": ((Role.HEAD, "nomination", AWARDS),),
    "awards.screen_nomination": ((Role.OFFICE, "nomination", AWARDS),),
    "awards.set_stock": ((Role.OFFICE, "", AWARDS),),
    "campaigns.answer_inspection": ((Role.HEAD, "inspection", REPORTS),),
    "campaigns.answer_remark": (
        (Role.HEAD, "submission", REPORTS),
        (Role.OFFICE, "submission", REPORTS),
        (Role.DIRECTOR, "submission_of_the_office", REPORTS),
    ),
    "campaigns.ask_extension": ((Role.HEAD, "extension", REPORTS),),
    "campaigns.decide_extension": (
        (Role.OFFICE, "extension", REPORTS),
        (Role.DIRECTOR, "extension_of_the_office", REPORTS),
    ),
    "campaigns.edit_submission": ((Role.HEAD, "submission", REPORTS),),
    "campaigns.import_plan": ((Role.OFFICE, "", REPORTS),),
    "campaigns.manage_campaign": ((Role.OFFICE, "campaign", REPORTS),),
    "campaigns.manage_inspection": ((Role.OFFICE, "inspection", REPORTS),),
    "campaigns.manage_phase": ((Role.OFFICE, "phase", REPORTS),),
    "campaigns.manage_plan": ((Role.OFFICE, "plan", REPORTS),),
    "campaigns.review_submission": (
        (Role.OFFICE, "submission", REPORTS),
        (Role.DIRECTOR, "submission_of_the_office", REPORTS),
    ),
    "campaigns.submit_official": ((Role.HEAD, "submission", REPORTS),),
    "campaigns.submit_submission": ((Role.HEAD, "submission", REPORTS),),
    "core.manage_holidays": ((Role.OFFICE, "", ALL),),
    "documents.manage_archive": ((Role.OFFICE, "body", PAPERS),),
    "documents.manage_legal_texts": ((Role.OFFICE, "", PAPERS),),
    "documents.manage_paper": ((Role.OFFICE, "paper", PAPERS),),
    "documents.seal_paper": ((Role.OFFICE, "paper", PAPERS),),
    "documents.sign_paper": ((Role.DIRECTOR, "paper", PAPERS),),
    "indicators.enter_result": ((Role.OFFICE, "indicator", REPORTS),),
    "notifications.manage_rules": ((Role.OFFICE, "", REPORTS),),
    "reports.add_consolidation": ((Role.OFFICE, "", REPORTS),),
    "reports.manage_consolidation": ((Role.OFFICE, "consolidation", REPORTS),),
    "reports.remind_units": ((Role.OFFICE, "", REPORTS),),
}
# Evidence serves reports and nominations: two scopes give it.
OF_TWO_SCOPES = "documents.add_evidence"
# Seeing stays wide, whatever the scope.
SEES: dict[str, tuple[tuple[Role, str], ...]] = {
    "awards.list_decisions": ((Role.HEAD, ""), (Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "awards.list_nominations": ((Role.HEAD, ""), (Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "awards.view_approvals": ((Role.DIRECTOR, ""),),
    "awards.view_decision": ((Role.OFFICE, "decision"), (Role.DIRECTOR, "decision")),
    "awards.view_golden_book": ((Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "awards.view_kinds": ((Role.HEAD, ""), (Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "awards.view_nomination": ((Role.HEAD, "nomination"), (Role.OFFICE, "nomination"), (Role.DIRECTOR, "nomination")),
    "awards.view_upward_list": ((Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "campaigns.view_campaign": ((Role.HEAD, "campaign"), (Role.OFFICE, "campaign"), (Role.DIRECTOR, "campaign")),
    "campaigns.view_extension": ((Role.HEAD, "extension"), (Role.OFFICE, "extension"), (Role.DIRECTOR, "extension")),
    "campaigns.view_inspection": (
        (Role.HEAD, "inspection"),
        (Role.OFFICE, "inspection"),
        (Role.DIRECTOR, "inspection"),
    ),
    "campaigns.view_plan": ((Role.OFFICE, "plan"), (Role.DIRECTOR, "plan")),
    "campaigns.view_submission": (
        (Role.HEAD, "submission"),
        (Role.OFFICE, "submission"),
        (Role.DIRECTOR, "submission"),
    ),
    "documents.view_evidence": ((Role.HEAD, "evidence"), (Role.OFFICE, "evidence"), (Role.DIRECTOR, "evidence")),
    "documents.view_legal_texts": ((Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "documents.view_paper": ((Role.HEAD, "issued_paper"), (Role.OFFICE, "paper"), (Role.DIRECTOR, "paper")),
    "documents.view_register": ((Role.OFFICE, "body"), (Role.DIRECTOR, "body")),
    "indicators.list_indicators": ((Role.HEAD, ""), (Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "indicators.view_indicator": ((Role.HEAD, "indicator"), (Role.OFFICE, "indicator"), (Role.DIRECTOR, "indicator")),
    "reports.view_board": ((Role.OFFICE, ""), (Role.DIRECTOR, "")),
    "reports.view_consolidation": ((Role.OFFICE, "consolidation"), (Role.DIRECTOR, "consolidation")),
    "reports.view_unit_results": ((Role.HEAD, ""), (Role.OFFICE, ""), (Role.DIRECTOR, "")),
}
# The administrator's, the system's, and what nobody passes on: no deputy has them.
NOBODYS = {
    "accounts.delegate",
    "accounts.manage_register",
    "awards.pass_nomination",
    "core.view_journal",
    "notifications.manage_outbox",
}


@dataclass(frozen=True)
class Deputies:
    """A deputy for each role and scope, who holds nothing else, and the objects that rights are asked of."""

    users: dict[tuple[str, str], User]
    objects: dict[str, Any]

    def may(self, role: str, scope: str, permission: str, of: str) -> bool:
        with clock.at(NOW):
            return User.objects.get(pk=self.users[role, scope].pk).has_perm(
                permission, self.objects[of] if of else None
            )


@pytest.fixture(scope="module")
def deputies(django_db_setup: None, django_db_blocker: Any) -> Iterator[Deputies]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        place = make_place()
        department, ids = place.world.department, place.ids
        givers = {
            Role.HEAD: (department.industry_head, department.industry),
            Role.OFFICE: (department.office, department.unit),
            Role.DIRECTOR: (department.director, department.unit),
        }
        users = {}
        for role, (giver, unit) in givers.items():
            for scope in Scope.values:
                user = make_user(f"thay-{role}-{scope or 'moi-viec'}", department.trade)
                make_delegation(giver, user, unit, role, scope=scope)
                users[role.value, scope] = user
        submission = Submission.objects.get(pk=ids["submission"])
        of_the_office = make_submission(place.world.phase, department.office_unit)
        place.world.submissions[department.office_unit.pk] = of_the_office
        place.world.heads[department.office_unit.pk] = department.office
        hand_in(place.world, department.office_unit, NOW, accept=False)
        submit_for_signing(actor=department.office, paper=IssuedPaper.objects.get(pk=ids["paper"]), confirmed=True)
        objects = {
            "body": department.unit,
            "campaign": Campaign.objects.get(pk=ids["campaign"]),
            "consolidation": Consolidation.objects.get(pk=ids["consolidation"]),
            "decision": Decision.objects.get(pk=ids["decision"]),
            "evidence": EvidenceItem.objects.get(pk=ids["evidence"]),
            "extension": Extension(submission=submission),
            "extension_of_the_office": Extension(submission=of_the_office),
            "indicator": Indicator.objects.get(pk=ids["indicator"]),
            "inspection": Inspection.objects.get(pk=ids["inspection"]),
            "issued_paper": IssuedPaper.objects.get(pk=ids["issued_paper"]),
            "nomination": Nomination.objects.get(pk=ids["screened_nomination"]),
            "paper": IssuedPaper.objects.get(pk=ids["paper"]),
            "phase": Phase.objects.get(pk=ids["phase"]),
            "plan": PlanDocument.objects.get(pk=ids["plan"]),
            "submission": submission,
            "submission_of_the_office": of_the_office,
        }
        yield Deputies(users, objects)
        transaction.set_rollback(True)


def test_every_right_is_in_the_table() -> None:
    assert set(permissions) == {*ACTS, *SEES, *NOBODYS, OF_TWO_SCOPES}


@pytest.mark.parametrize("permission", sorted(ACTS))
def test_a_deputy_acts_within_the_scope_only(permission: str, deputies: Deputies) -> None:
    given = {
        (role, of, scope): deputies.may(role, scope, permission, of)
        for role, of, _ in ACTS[permission]
        for scope in Scope.values
    }

    assert given == {
        (role, of, scope): scope in (ALL, work) for role, of, work in ACTS[permission] for scope in Scope.values
    }


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICE])
def test_evidence_is_added_for_reports_and_for_awards(role: Role, deputies: Deputies) -> None:
    given = {scope: deputies.may(role, scope, OF_TWO_SCOPES, "evidence") for scope in Scope.values}

    assert given == {ALL: True, REPORTS: True, AWARDS: True, PAPERS: False}


@pytest.mark.parametrize("permission", sorted(SEES))
def test_a_deputy_sees_whatever_the_scope(permission: str, deputies: Deputies) -> None:
    unseen = [
        (role, scope)
        for role, of in SEES[permission]
        for scope in Scope.values
        if not deputies.may(role, scope, permission, of)
    ]

    assert unseen == []


ABOUT = {REPORTS: "về báo cáo", AWARDS: "về khen thưởng", PAPERS: "về ký văn bản"}


@pytest.mark.parametrize(
    ("role", "scope", "name", "of", "work"),
    [
        (Role.HEAD, AWARDS, "campaigns:submission_detail", "submission", REPORTS),
        (Role.HEAD, AWARDS, "campaigns:inspection_detail", "inspection", REPORTS),
        (Role.HEAD, REPORTS, "awards:nomination_detail", "nomination", AWARDS),
        (Role.DIRECTOR, REPORTS, "awards:nomination_detail", "nomination", AWARDS),
        (Role.DIRECTOR, PAPERS, "awards:nomination_detail", "nomination", AWARDS),
        (Role.DIRECTOR, AWARDS, "campaigns:submission_detail", "submission_of_the_office", REPORTS),
        (Role.DIRECTOR, AWARDS, "documents:paper_detail", "issued_paper", PAPERS),
    ],
)
def test_a_page_says_what_a_deputy_may_not_do_and_who_may(
    role: Role, scope: str, name: str, of: str, work: str, deputies: Deputies, client: Client
) -> None:
    client.force_login(deputies.users[role, scope])
    others = [each for each in (REPORTS, AWARDS, PAPERS) if each not in (scope, work)]

    with clock.at(NOW):
        shown = client.get(reverse(name, args=[deputies.objects[of].pk])).content.decode()
        home = client.get("/")

    assert f"{ABOUT[scope]}, không {ABOUT[work]}. Việc này do " in shown
    assert all(f"không {ABOUT[each]}" not in shown for each in others)
    assert home.status_code == 200


def test_a_page_that_is_refused_says_the_scope(deputies: Deputies, client: Client) -> None:
    client.force_login(deputies.users[Role.HEAD, AWARDS])

    with clock.at(NOW):
        refused = client.get(reverse("campaigns:submission_edit", args=[deputies.objects["submission"].pk]))

    assert refused.status_code == 403
    assert "Bạn thay Trưởng phòng Quản lý Công nghiệp về khen thưởng, không về việc khác." in (refused.content.decode())


@pytest.mark.parametrize(("scope", "writes"), [(ALL, True), (REPORTS, True), (AWARDS, False), (PAPERS, False)])
def test_the_list_of_reports_offers_writing_to_whom_may_write(
    scope: str, writes: bool, deputies: Deputies, client: Client
) -> None:
    client.force_login(deputies.users[Role.HEAD, scope])
    submission = deputies.objects["submission"]

    with clock.at(NOW), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state="returned")
        shown = client.get(reverse("campaigns:submission_list")).content.decode()
        transaction.set_rollback(True)

    assert (reverse("campaigns:submission_edit", args=[submission.pk]) in shown) is writes
    assert submission.get_absolute_url() in shown


def test_what_a_deputy_may_not_decide_is_not_on_his_list(deputies: Deputies, client: Client) -> None:
    client.force_login(deputies.users[Role.DIRECTOR, REPORTS])

    with clock.at(NOW):
        shown = client.get(reverse("awards:approval_list")).content.decode()

    assert "Bạn thay Giám đốc Sở Công Thương về báo cáo, không về việc khác." in shown
    assert deputies.objects["nomination"].nominee_name not in shown


@pytest.mark.parametrize(
    ("scope", "waiting"),
    [(ALL, (True, True)), (REPORTS, (True, False)), (AWARDS, (False, False)), (PAPERS, (False, True))],
)
def test_only_what_the_scope_covers_waits_for_a_deputy_of_the_director(
    scope: str, waiting: tuple[bool, bool], deputies: Deputies, client: Client
) -> None:
    deputy = deputies.users[Role.DIRECTOR, scope]
    chosen = f"{DELEGATE}:{deputy.delegations_received.get().pk}"
    IssuedPaper.objects.filter(pk=deputies.objects["paper"].pk).update(signatory_key=chosen)
    client.force_login(deputy)

    with clock.at(NOW):
        shown = client.get("/").content.decode()

    assert ('của Văn phòng Sở<span class="wide-only"> chờ thẩm định' in shown, "Báo cáo chờ ký" in shown) == waiting


@pytest.mark.parametrize("permission", sorted(NOBODYS))
def test_what_nobody_passes_on(permission: str, deputies: Deputies) -> None:
    assert not any(deputies.may(role, scope, permission, "") for role, scope in deputies.users)
