"""The first page tells a deputy only of what his delegation covers."""

import re
from datetime import datetime

import pytest
from django.test import Client

from accounts.models import Role, Scope, User
from awards.models import Nomination
from campaigns.models import Submission
from core import clock
from documents.content import Body, Paper, Paragraph, Signature
from documents.services import draft_paper, submit_for_signing
from tests.factories import make_delegation, make_submission, make_user
from tests.reports.world import World, hand_in, make_world, reward

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 24, 9)

REVIEW, WRAP_UP = "Báo cáo chờ thẩm định", "Hoàn tất báo cáo tổng hợp đợt 1"
SCREEN, APPROVE = "Đề nghị khen thưởng chờ thẩm tra", "Đề nghị khen thưởng chờ duyệt"
NUMBER, SIGN, OWN = (
    "Văn bản đã trình ký, chờ ghi số",
    "chờ ký<small>Giấy mời họp tổng kết",
    "Báo cáo đợt 1 của Văn phòng",
)
TOLD = (REVIEW, WRAP_UP, SCREEN, APPROVE, NUMBER, SIGN, OWN)
OF_OFFICE = {Scope.REPORTS: {REVIEW, WRAP_UP}, Scope.AWARDS: {SCREEN}, Scope.PAPERS: {NUMBER}}
# A paper waits for whom it names: what names the director is not for his deputy to sign.
OF_DIRECTOR: dict[Scope, set[str]] = {Scope.REPORTS: {OWN}, Scope.AWARDS: {APPROVE}, Scope.PAPERS: set()}


@pytest.fixture
def world() -> World:
    """Of everything one waits: a unit's report and the office's own, nominations to screen and to approve, a paper."""
    made = make_world()
    department = made.department
    hand_in(made, made.units[0], datetime(2021, 6, 17, 9), accept=False)
    reward(made)
    first, second = Nomination.objects.order_by("pk")[:2]
    for nomination, state in ((first, "proposed"), (second, "screened")):
        Nomination.objects.filter(pk=nomination.pk).update(state=state)
    own = Submission.objects.filter(unit=department.office_unit).first()
    own = own or make_submission(made.phase, department.office_unit)
    Submission.objects.filter(pk=own.pk).update(
        state="submitted", submitted_at=clock.now(), submitted_on=NOW.date(), first_submitted_at=clock.now()
    )
    unit = department.unit
    content = Paper(
        kind="BC",
        body=Body(name=unit.letterhead, symbol=unit.symbol, place=unit.place, superior=unit.superior),
        summary="Giấy mời họp tổng kết",
        blocks=(Paragraph("Nội dung."),),
        signature=Signature(post="Giám đốc", name="Hoàng Văn Quảng"),
        year=2021,
    )
    with clock.at(NOW):
        submit_for_signing(
            actor=department.office, paper=draft_paper(actor=department.office, body=unit, content=content)
        )
    return made


def told(user: User) -> set[str]:
    client = Client()
    client.force_login(user)
    with clock.at(NOW):
        text = " ".join(client.get("/").content.decode().split())
    return {words for words in TOLD if words in text}


def deputy(world: World, role: str, *scopes: str) -> User:
    department = world.department
    giver = department.office if role == Role.OFFICE else department.director
    user = make_user("nguoi-thay", department.trade)
    for scope in scopes:
        make_delegation(giver, user, department.unit, role, scope=scope)
    return user


@pytest.mark.parametrize(("role", "lines"), [(Role.OFFICE, OF_OFFICE), (Role.DIRECTOR, OF_DIRECTOR)])
@pytest.mark.parametrize(
    "scopes",
    [(Scope.REPORTS,), (Scope.AWARDS,), (Scope.PAPERS,), (Scope.AWARDS, Scope.PAPERS), (Scope.REPORTS, Scope.PAPERS)],
)
def test_a_deputy_is_told_only_of_his_scopes(
    world: World, role: str, lines: dict[str, set[str]], scopes: tuple[str, ...]
) -> None:
    assert told(deputy(world, role, *scopes)) == set().union(*(lines[scope] for scope in scopes))


@pytest.mark.parametrize(("role", "lines"), [(Role.OFFICE, OF_OFFICE), (Role.DIRECTOR, OF_DIRECTOR)])
def test_a_deputy_for_everything_is_told_of_all(world: World, role: str, lines: dict[str, set[str]]) -> None:
    assert told(deputy(world, role, Scope.EVERYTHING)) == set().union(*lines.values())


def test_the_director_is_told_of_the_paper_that_names_him(world: World) -> None:
    assert told(world.department.director) == {OWN, APPROVE, SIGN}


def test_the_number_of_nominations_to_screen_opens_their_rows(world: World) -> None:
    client = Client()
    client.force_login(world.department.office)
    with clock.at(NOW):
        home = client.get("/").content.decode()
        [address] = re.findall(rf'<a href="([^"]+)"><span>{SCREEN}</span><b>1</b>', home)
        rows = client.get(address).context["table"].rows

    assert [row.record.state for row in rows] == ["proposed"]


def test_a_report_given_to_one_who_may_judge_no_longer_is_not_told(world: World) -> None:
    user = deputy(world, Role.OFFICE, Scope.AWARDS)
    Submission.objects.filter(unit=world.units[0]).update(reviewer=user, review_due_on=NOW.date())
    client = Client()
    client.force_login(user)
    given = f"Thẩm định báo cáo đợt 1 của {world.units[0]}"

    with clock.at(NOW):
        before = given in client.get("/").content.decode()
        make_delegation(world.department.office, user, world.department.unit, Role.OFFICE, scope=Scope.REPORTS)
        after = given in client.get("/").content.decode()

    assert (before, after) == (False, True)
