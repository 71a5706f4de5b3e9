"""Statements of whole pages that list things: one literal each, the same for 1, 3 and 30 rows.

The pages of `reports` have theirs in tests/reports/test_budgets.py.
"""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Role, User
from awards.models import AwardKind, Decision, Nomination
from awards.papers import usual_words
from awards.services.decisions import create_decision
from core import clock
from core.models import Holiday
from documents.content import Body, Paper, Paragraph, Signature
from documents.models import IssuedPaper
from documents.services import add_evidence, draft_paper
from indicators.models import Indicator, OfficialResult
from notifications.services import notify
from tests.factories import make_campaign, make_delegation, make_legal_text, make_phase, make_user
from tests.reports.world import World, hand_in, make_world

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 24, 9)


def add_people(world: World, rows: int) -> None:
    department = world.department
    for number in range(rows):
        user = make_user(f"nguoi-{number}", department.industry, Role.STAFF)
        Membership.objects.create(user=user, unit=department.trade, role=Role.STAFF, starts_on=date(2021, 2, 1))
        make_delegation(
            department.industry_head,
            user,
            department.industry,
            Role.HEAD,
            starts_on=date(2021, 1, 1 + number % 28),
            ends_on=date(2021, 12, 31),
        )


def add_awards(world: World, rows: int) -> None:
    department = world.department
    kind = AwardKind.objects.create(
        code="GK-CN",
        valid_from=date(2020, 1, 1),
        name="Giấy khen",
        subject="person",
        decider="department",
        article="Điều 75",
    )
    for number in range(rows):
        for state in ("drafted", "proposed", "screened", "approved", "refused", "returned", "listed_upward"):
            person = department.industry.people.create(full_name=f"Người {state} {number}", position="Chuyên viên")
            nomination = Nomination.objects.create(
                phase=world.phase,
                kind=kind,
                proposing_unit=department.industry,
                person=person,
                nominee_name=person.full_name,
                nominee_position=person.position,
                achievement="Hoàn thành xuất sắc nhiệm vụ.",
                state=state,
                created_at=clock.now(),
            )
            nomination.evidence.add(
                add_evidence(
                    actor=department.industry_head,
                    unit=department.industry,
                    title="Biên bản",
                    document_number=f"{number}/BB-{state}",
                )
            )


def add_decisions(world: World, rows: int) -> None:
    approved = list(Nomination.objects.filter(state="approved").select_related("kind").order_by("pk"))
    shares = [approved[number::rows] for number in range(rows)]
    for share in shares:
        create_decision(
            actor=world.department.office, phase=world.phase, nominations=share, words=usual_words(world.phase, share)
        )


def add_papers(world: World, rows: int) -> None:
    unit = world.department.unit
    for number in range(rows):
        content = Paper(
            kind="BC",
            body=Body(name=unit.letterhead, symbol=unit.symbol, place=unit.place, superior=unit.superior),
            summary=f"Báo cáo {number}",
            blocks=(Paragraph("Nội dung thử nghiệm."),),
            signature=Signature(post="Giám đốc", name="Hoàng Văn Quảng"),
            year=2021,
        )
        draft_paper(actor=world.department.office, body=unit, content=content)


def add_the_rest(world: World, rows: int) -> None:
    department = world.department
    indicator = Indicator.objects.filter(unit=department.unit).first()
    assert indicator is not None
    for number in range(rows):
        make_legal_text(number=f"{number}/2020/NĐ-CP")
        Holiday.objects.create(on=date(2021, 9, 1 + number % 30), name=f"Ngày nghỉ {number}")
        OfficialResult.objects.create(
            indicator=indicator, year=1990 + number, rank=12, source="thử", entered_at=clock.now()
        )
        Indicator.objects.create(
            code=f"CS-{number}", name=f"Chỉ số {number}", unit=department.unit, ranked_group="các sở", position=9
        )
        notify(
            [department.industry_head, department.office],
            kind="test",
            subject=f"Thử {number}",
            dedupe_key=f"test:{number}",
        )
        campaign = make_campaign(department, title=f"Phong trào số {number}", year=2000 + number, state="closed")
        make_phase(campaign, state="closed")


@pytest.fixture(params=[1, 3, 30])
def world(request: pytest.FixtureRequest) -> World:
    rows: int = request.param
    with clock.at(NOW):
        made = make_world(rows + 1)
        hand_in(made, made.department.industry, datetime(2021, 6, 17, 9))
        for unit in made.units[1:]:
            hand_in(made, unit, datetime(2021, 6, 18, 9), accept=False)
        add_people(made, rows)
        add_awards(made, rows)
        add_decisions(made, rows)
        add_papers(made, rows)
        add_the_rest(made, rows)
    return made


def pages(world: World) -> list[tuple[str, str, list[Any]]]:
    department = world.department
    campaign, own = world.campaign.pk, world.submissions[department.industry.pk]
    task, decision = world.campaign.tasks.first(), Decision.objects.first()
    paper, indicator = (
        IssuedPaper.objects.order_by("pk").last(),
        Indicator.objects.filter(results__isnull=False).first(),
    )
    assert task is not None
    assert decision is not None
    assert paper is not None
    assert indicator is not None
    return [
        ("admin", "accounts:unit_list", []),
        ("admin", "accounts:person_list", []),
        ("admin", "accounts:user_list", []),
        ("admin", "accounts:user_detail", [department.industry_head.pk]),
        ("office", "accounts:delegation_list", []),
        ("office", "awards:nomination_list", []),
        ("head", "awards:nomination_list", []),
        ("director", "awards:approval_list", []),
        ("office", "awards:upward_list", []),
        ("office", "awards:decision_list", []),
        ("office", "awards:decision_detail", [decision.pk]),
        ("office", "awards:decision_create", [world.phase.pk]),
        ("office", "awards:kind_list", []),
        ("office", "campaigns:campaign_list", []),
        ("office", "campaigns:campaign_participants", [campaign]),
        ("office", "campaigns:plan_texts_edit", [campaign]),
        ("office", "campaigns:task_list", [campaign]),
        ("office", "campaigns:task_edit", [task.pk]),
        ("office", "campaigns:task_split", [task.pk]),
        ("office", "campaigns:submission_list", []),
        ("head", "campaigns:submission_list", []),
        ("head", "campaigns:submission_detail", [own.pk]),
        ("office", "campaigns:review_assign", []),
        ("office", "campaigns:review_list", []),
        ("office", "campaigns:review_desk", [world.submissions[department.trade.pk].pk]),
        ("admin", "core:holiday_list", []),
        ("office", "documents:legal_list", []),
        ("office", "documents:text_list", []),
        ("office", "documents:text_edit", [department.unit.pk, "awards.decision.execution"]),
        ("office", "documents:paper_list", []),
        ("office", "documents:paper_detail", [paper.pk]),
        ("office", "documents:register", []),
        ("office", "documents:settings", []),
        ("office", "indicators:indicator_list", []),
        ("office", "indicators:indicator_detail", [indicator.pk]),
        ("office", "notifications:inbox", []),
        ("admin", "notifications:outbox", []),
        ("office", "notifications:rule_list", []),
    ]


def statements_of(world: World, who: str, name: str, arguments: list[Any]) -> int:
    department = world.department
    people: dict[str, User] = {
        "admin": department.admin,
        "director": department.director,
        "head": department.industry_head,
        "office": department.office,
    }
    client = Client()
    client.force_login(people[who])
    with clock.at(NOW), CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(name, args=arguments)).status_code == 200
    return len(asked)


def test_each_page_that_lists_things(world: World) -> None:
    counted = {f"{who} {name}": statements_of(world, who, name, arguments) for who, name, arguments in pages(world)}

    assert counted == {
        "admin accounts:unit_list": 4,
        "admin accounts:person_list": 5,
        "admin accounts:user_list": 6,
        "admin accounts:user_detail": 8,
        "office accounts:delegation_list": 6,
        "office awards:nomination_list": 8,
        "head awards:nomination_list": 6,
        "director awards:approval_list": 4,
        "office awards:upward_list": 5,
        "office awards:decision_list": 6,
        "office awards:decision_detail": 6,
        "office awards:decision_create": 12,
        "office awards:kind_list": 7,
        "office campaigns:campaign_list": 7,
        "office campaigns:campaign_participants": 7,
        "office campaigns:plan_texts_edit": 9,
        "office campaigns:task_list": 8,
        "office campaigns:task_edit": 8,
        "office campaigns:task_split": 4,
        "office campaigns:submission_list": 5,
        "head campaigns:submission_list": 6,
        "head campaigns:submission_detail": 10,
        "office campaigns:review_assign": 8,
        "office campaigns:review_list": 5,
        "office campaigns:review_desk": 9,
        "admin core:holiday_list": 4,
        "office documents:legal_list": 5,
        "office documents:text_list": 5,
        "office documents:text_edit": 10,
        "office documents:paper_list": 6,
        "office documents:paper_detail": 9,
        "office documents:register": 6,
        "office documents:settings": 8,
        "office indicators:indicator_list": 5,
        "office indicators:indicator_detail": 6,
        "office notifications:inbox": 5,
        "admin notifications:outbox": 5,
        "office notifications:rule_list": 4,
    }


def test_timelines_cost_no_more_with_more_lines(world: World) -> None:
    """One statement for each type of thing that the newest lines name and the page has not read: with many lines of one
    type rather fewer."""
    rows = len(world.units) - 1

    whole_journal = statements_of(world, "admin", "core:journal", [])
    campaign = statements_of(world, "office", "campaigns:campaign_detail", [world.campaign.pk])

    assert (rows, whole_journal, campaign) in [(1, 9, 19), (3, 8, 19), (30, 6, 18)]
