"""Who signs for another (KT., TL., TUQ.) signs digitally what names him, while he holds what the paper says, and no one else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Delegation, Person, Role, Scope, User
from core import clock
from core.errors import RuleBroken
from documents import services
from documents.models import IssuedPaper, SignedCopyCheck
from documents.queries.signatories import signatories
from tests.documents import authority
from tests.factories import Department, make_department
from tests.papers import samples

NAME = "Võ Thị Phó"
DAY = datetime(2021, 7, 5, 9)


@pytest.fixture(autouse=True)
def today() -> Any:
    with clock.at(DAY):
        yield


def account(unit: object, position: str) -> User:
    """Somebody at work in the unit, with an account and no role at all."""
    person = Person.objects.create(full_name=NAME, position=position, unit=unit, is_leader=True)
    return User.objects.create_user(f"nguoi-ky-{person.pk}", person=person)


def delegate(department: Department, scope: str) -> User:
    user = account(department.trade, "Phó Trưởng phòng")
    Delegation.objects.create(
        giver=department.director,
        receiver=user,
        unit=department.unit,
        role=Role.DIRECTOR,
        scope=scope,
        starts_on=date(2021, 7, 1),
        ends_on=date(2021, 7, 10),
        document="Giấy ủy quyền số 05/GUQ-SCT",
    )
    return user


def issued(department: Department, key: str, kind: str = "BC") -> IssuedPaper:
    """A paper that the office gave to the chosen one to sign, issued and printed."""
    office = department.office
    content = samples.letter_report()
    content = content if kind == "BC" else replace(content, kind=kind, addressees=())
    draft = services.draft_paper(actor=office, body=department.unit, content=content)
    services.choose_signatory(actor=office, paper=draft, key=key)
    services.submit_for_signing(actor=office, paper=draft, confirmed=True)
    services.issue_paper(actor=office, paper=draft, number=5, issued_on=date(2021, 7, 2), confirmed=True)
    services.render_paper(draft.pk)
    return IssuedPaper.objects.get(pk=draft.pk)


def sign(actor: User, paper: IssuedPaper) -> SignedCopyCheck:
    return services.sign_paper(
        actor=User.objects.get(pk=actor.pk),
        paper=paper,
        key=authority.key_file(NAME),
        password=authority.PASSWORD,
        picture=authority.stroke(),
    )


def test_a_deputy_head_reads_and_signs_what_names_him(
    department: Department, signed_in: Callable[[User], Client]
) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    office = department.office
    draft = services.draft_paper(actor=office, body=department.unit, content=samples.letter_report())
    services.choose_signatory(actor=office, paper=draft, key=f"deputy:{deputy.person_id}")
    client = signed_in(deputy)
    before = client.get(draft.get_absolute_url()).status_code
    services.submit_for_signing(actor=office, paper=draft, confirmed=True)
    waiting = client.get(draft.get_absolute_url())
    services.issue_paper(actor=office, paper=draft, number=5, issued_on=date(2021, 7, 2), confirmed=True)
    services.render_paper(draft.pk)
    paper = IssuedPaper.objects.get(pk=draft.pk)
    address = reverse("documents:paper_sign", args=[paper.pk])

    page, form = client.get(paper.get_absolute_url()).content.decode(), client.get(address)
    found = sign(deputy, paper)

    assert (before, waiting.status_code, address in waiting.content.decode()) == (404, 200, False)
    assert (address in page, form.status_code) == (True, 200)
    assert [(each.signer, each.standing) for each in found.findings] == [(NAME, "whole")]
    assert list(IssuedPaper.objects.visible_to(deputy)) == [paper]


def test_the_deputy_of_the_office_signs_by_order(department: Department) -> None:
    deputy = account(department.office_unit, "Phó Chánh Văn phòng")

    found = sign(deputy, issued(department, f"order:{deputy.person_id}", kind="TB"))

    assert [each.signer for each in found.findings] == [NAME]


@pytest.mark.parametrize("scope", [Scope.EVERYTHING, Scope.PAPERS])
def test_who_was_given_the_right_signs_while_it_holds(department: Department, scope: str) -> None:
    user = delegate(department, scope)
    [chosen] = [each for each in signatories(department.unit, DAY.date()).offered if each.person_id == user.person_id]
    paper = issued(department, chosen.key)

    with clock.at(datetime(2021, 7, 11, 9)), pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        sign(user, paper)
    assert [each.signer for each in sign(user, paper).findings] == [NAME]


def test_a_deputy_who_left_his_post_signs_no_longer(
    department: Department, signed_in: Callable[[User], Client]
) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    paper = issued(department, f"deputy:{deputy.person_id}")
    Person.objects.filter(pk=deputy.person_id).update(position="Chuyên viên cao cấp")

    with pytest.raises(RuleBroken, match="Hôm nay bạn không giữ chức vụ hoặc ủy quyền ký mà văn bản ghi"):
        sign(deputy, paper)
    client, address = signed_in(deputy), reverse("documents:paper_sign", args=[paper.pk])
    assert address not in client.get(paper.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 403


def test_nobody_else_signs_it(department: Department) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    namesake = account(department.trade, "Trưởng phòng")
    other_house = account(make_department().unit, "Phó Giám đốc")
    paper = issued(department, f"deputy:{deputy.person_id}")

    refused = []
    for user in (namesake, other_house, department.office, department.trade_head, department.director):
        with pytest.raises(RuleBroken) as refusal:
            sign(user, paper)
        refused.append(str(refusal.value))

    assert refused == [
        "Chỉ lãnh đạo cơ quan ban hành hoặc người ký ghi trên văn bản được ký văn bản này.",
    ] * 4 + [f"Văn bản này do {NAME} ký. Bạn chỉ ký được văn bản ghi tên mình."]


def test_a_namesake_who_reads_the_paper_signs_nothing(department: Department) -> None:
    deputy = account(department.unit, "Phó Giám đốc")
    paper = issued(department, f"deputy:{deputy.person_id}")
    Person.objects.filter(pk=department.trade_head.person_id).update(full_name=NAME)

    with pytest.raises(RuleBroken, match="Hôm nay bạn không giữ"):
        sign(department.trade_head, paper)
