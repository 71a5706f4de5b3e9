"""A paper sent for signing waits for the one whom it names: his home lists it, he is told, and nobody else's home does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import Delegation, Person, Role, Scope, Unit, User
from core import clock
from documents import services
from documents.content import Paper, Signature
from documents.letterhead import symbol_of
from documents.models import IssuedPaper
from documents.queries.signatories import signatories, signers_of
from notifications.models import Notification
from tests.factories import Department, make_department
from tests.papers import samples

SignIn = Callable[[User], Client]
DAY = datetime(2021, 7, 5, 9)
WAITS = "Báo cáo chờ ký<small>Kết quả thực hiện phong trào thi đua đợt 1 năm 2021</small>"


@pytest.fixture(autouse=True)
def today() -> Any:
    with clock.at(DAY):
        yield


def account(unit: Unit, position: str, name: str = "Võ Thị Phó") -> User:
    """Somebody at work in the unit, with an account and no role at all."""
    person = Person.objects.create(full_name=name, position=position, unit=unit, is_leader=True)
    return User.objects.create_user(f"nguoi-ky-{person.pk}", person=person)


def lend(department: Department, receiver: User, unit: Unit, role: str, scope: str = Scope.PAPERS) -> Delegation:
    return Delegation.objects.create(
        giver=department.director if role == Role.DIRECTOR else department.office,
        receiver=receiver,
        unit=unit,
        role=role,
        scope=scope,
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 7, 10),
        document="Giấy ủy quyền số 05/GUQ-SCT",
    )


def drafted(department: Department, content: Paper | None = None) -> IssuedPaper:
    named = Signature(post="Giám đốc", name=department.director.get_full_name())
    content = content or replace(samples.letter_report(), signature=named)
    return services.draft_paper(actor=department.office, body=department.unit, content=content)


def send(department: Department, draft: IssuedPaper, key: str = "") -> IssuedPaper:
    if key:
        services.choose_signatory(actor=department.office, paper=draft, key=key)
    return services.submit_for_signing(actor=department.office, paper=draft, confirmed=True)


def waiting(*users: User) -> list[list[IssuedPaper]]:
    return [list(IssuedPaper.objects.to_be_signed_by(User.objects.get(pk=user.pk))) for user in users]


def told(paper: IssuedPaper) -> list[User]:
    rows = Notification.objects.filter(dedupe_key__startswith=f"documents.paper_to_sign:{paper.pk}:")
    return [row.recipient for row in rows.select_related("recipient").order_by("pk")]


def test_a_paper_that_names_the_head_waits_for_him_alone(department: Department) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    lend(department, deputy, department.unit, Role.DIRECTOR)

    paper = send(department, drafted(department))

    assert waiting(department.director, deputy, department.office) == [[paper], [], []]
    assert (told(paper), signers_of(paper)) == ([department.director], [department.director])


def test_a_paper_that_a_deputy_signs_waits_for_him_and_not_for_the_director(
    department: Department, signed_in: SignIn
) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    draft = drafted(department)
    before = waiting(deputy)

    paper = send(department, draft, f"deputy:{deputy.person_id}")

    assert (before, waiting(deputy, department.director)) == ([[]], [[paper], []])
    assert (told(paper), signers_of(paper)) == ([deputy], [deputy])
    home = " ".join(signed_in(deputy).get("/").content.decode().split())
    assert (WAITS in home, "Văn bản chờ bạn ký" in home) == (True, True)
    assert signed_in(deputy).get(paper.get_absolute_url()).status_code == 200
    assert WAITS not in " ".join(signed_in(department.director).get("/").content.decode().split())


def test_it_waits_no_longer_once_it_was_taken_back_or_issued(department: Department) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    paper = send(department, drafted(department), f"deputy:{deputy.person_id}")

    services.take_back_paper(actor=department.office, paper=paper)
    taken_back = waiting(deputy)
    send(department, paper, "head")
    given_to_the_head = waiting(deputy, department.director)
    services.issue_paper(actor=department.office, paper=paper, number=5, issued_on=date(2021, 7, 2), confirmed=True)

    assert (taken_back, given_to_the_head) == ([[]], [[], [paper]])
    assert waiting(deputy, department.director) == [[], []]
    assert told(paper) == [deputy, department.director]


def test_it_waits_for_who_signs_by_a_delegation_while_that_holds(department: Department) -> None:
    user = account(department.trade, "Phó Trưởng phòng")
    row = lend(department, user, department.unit, Role.DIRECTOR)

    paper = send(department, drafted(department), f"delegation:{row.pk}")

    assert (waiting(user, department.director), told(paper)) == ([[paper], []], [user])
    with clock.at(datetime(2021, 7, 11, 9)):
        assert waiting(user, department.director) == [[], []]


def test_who_signs_for_the_head_of_the_office_reads_the_paper_of_the_office(
    department: Department, signed_in: SignIn
) -> None:
    """He holds no role in the body: the paper was given to him by name, for as long as the delegation holds."""
    user = account(department.trade, "Phó Trưởng phòng")
    row = lend(department, user, department.office_unit, Role.HEAD)
    [chosen] = [
        each for each in signatories(department.office_unit, DAY.date()).offered if each.key == f"delegation:{row.pk}"
    ]
    body = replace(samples.letter_report().body, symbol=symbol_of(department.office_unit))
    content = replace(samples.letter_report(), body=body, signature=chosen.signature)
    draft = drafted(department, content)
    draft.signatory_key = chosen.key
    draft.save()
    before = signed_in(user).get(draft.get_absolute_url()).status_code

    paper = send(department, draft)

    assert (before, signed_in(user).get(paper.get_absolute_url()).status_code) == (404, 200)
    assert (waiting(user, department.director), told(paper)) == ([[paper], []], [user])
    with clock.at(datetime(2021, 7, 11, 9)):
        assert signed_in(user).get(paper.get_absolute_url()).status_code == 404


def test_it_waits_for_who_signs_by_order(department: Department) -> None:
    deputy = account(department.office_unit, "Phó Chánh Văn phòng")
    content = replace(samples.letter_report(), kind="TB", addressees=())

    paper = send(department, drafted(department, content), f"order:{deputy.person_id}")

    assert (waiting(deputy, department.director), told(paper)) == ([[paper], []], [deputy])


def test_a_letter_of_the_office_waits_for_its_head_who_is_not_told_of_his_own_act(department: Department) -> None:
    office = department.office
    name = office.get_full_name()
    by_order = Signature(post="Chánh Văn phòng", name=name, authority="TL", for_post="Giám đốc")

    paper = send(department, drafted(department, replace(samples.letter_report(), signature=by_order)))

    assert (waiting(office, department.director), signers_of(paper), told(paper)) == ([[paper], []], [office], [])


def test_a_name_in_capitals_is_the_same_name(department: Department) -> None:
    Person.objects.filter(user=department.director).update(full_name="HOÀNG VĂN QUẢNG")
    named = Signature(post="Giám đốc", name="HOÀNG VĂN QUẢNG")

    paper = send(department, drafted(department, replace(samples.letter_report(), signature=named)))

    assert (waiting(department.director), signers_of(paper)) == ([[paper]], [department.director])


def test_a_namesake_in_another_body_is_told_nothing(department: Department) -> None:
    other = make_department()
    Person.objects.filter(user=other.director).update(full_name=department.director.get_full_name())

    paper = send(department, drafted(department))

    assert (waiting(other.director), signers_of(paper)) == ([[]], [department.director])
