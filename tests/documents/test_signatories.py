"""Who may sign a paper on a day, and what the paper prints of his authority (Nghị định 30/2020/NĐ-CP, Điều 13)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Delegation, Person, Role, Scope, User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from documents import services
from documents.content import Signature
from documents.models import IssuedPaper
from documents.queries.signatories import signatories, signatories_of, signatory_doubt
from documents.services import NumberDoubted
from tests.factories import Department
from tests.papers import samples

SignIn = Callable[[User], Client]
TODAY = date(2021, 7, 5)


def person(unit: object, name: str, position: str) -> Person:
    return Person.objects.create(full_name=name, position=position, unit=unit, is_leader=True)


def delegate(department: Department, receiver: User, scope: str = Scope.PAPERS, **values: object) -> Delegation:
    known = {
        "giver": department.director,
        "unit": department.unit,
        "role": Role.DIRECTOR,
        "starts_on": date(2021, 7, 1),
        "ends_on": date(2021, 7, 10),
        "document": "Giấy ủy quyền số 05/GUQ-SCT",
    }
    return Delegation.objects.create(receiver=receiver, scope=scope, **{**known, **values})


def printed(department: Department, day: date = TODAY, kind: str = "BC") -> list[tuple[str, ...]]:
    offered = signatories(department.unit, day, kind).offered
    return [(*each.signature.lines, each.signature.name) for each in offered]


@pytest.fixture
def deputy(department: Department) -> Person:
    Person.objects.filter(pk=department.director.person_id).update(full_name="Hoàng Văn Quảng")
    return person(department.unit, "Võ Thị Phó", "Phó Giám đốc Thường trực")


def test_a_peoples_committee_signs_together_and_its_chairman_decides_alone(department: Department) -> None:
    unit = department.unit
    unit.name, unit.short_name, unit.head_title = "Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND tỉnh", "Chủ tịch"
    unit.save()
    Person.objects.filter(unit=unit).update(position="")
    person(unit, "Nguyễn Đình Khải", "Chủ tịch UBND tỉnh")
    person(unit, "Lê Văn Phó", "Phó Chủ tịch")

    assert printed(department) == [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Đình Khải"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Phó"),
    ]
    assert printed(department, kind="QĐ") == [
        ("CHỦ TỊCH", "Nguyễn Đình Khải"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Phó"),
    ]


def test_head_deputy_delegate_and_office_each_sign_in_their_own_way(department: Department, deputy: Person) -> None:
    Person.objects.filter(pk=department.trade_head.person_id).update(full_name="Tô Bích Thủy")
    Person.objects.filter(pk=department.office.person_id).update(full_name="Đinh Thảo Vy")
    person(department.office_unit, "Lê Văn Cấp", "Phó Chánh Văn phòng")
    delegate(department, department.trade_head)
    house = [
        ("GIÁM ĐỐC", "Hoàng Văn Quảng"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Võ Thị Phó"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI", "Tô Bích Thủy"),
    ]

    assert printed(department) == house
    assert printed(department, kind="GM") == [
        *house,
        ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê Văn Cấp"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Đinh Thảo Vy"),
    ]
    assert [each.label for each in signatories(department.unit, TODAY).offered] == [
        "Giám đốc: Hoàng Văn Quảng",
        "Phó Giám đốc: Võ Thị Phó, ký thay (KT.)",
        (
            "Trưởng phòng Quản lý Thương mại: Tô Bích Thủy, ký thừa ủy quyền (TUQ.) theo Giấy ủy quyền số "
            "05/GUQ-SCT, đến hết 10/7/2021"
        ),
    ]


@pytest.mark.parametrize(
    ("scope", "day", "signs"),
    [
        (Scope.PAPERS, date(2021, 6, 30), False),
        (Scope.PAPERS, date(2021, 7, 1), True),
        (Scope.PAPERS, date(2021, 7, 10), True),
        (Scope.PAPERS, date(2021, 7, 11), False),
        (Scope.EVERYTHING, TODAY, True),
        (Scope.REPORTS, TODAY, False),
        (Scope.AWARDS, TODAY, False),
    ],
)
def test_a_delegate_signs_within_dates_and_scope(department: Department, scope: str, day: date, signs: bool) -> None:
    delegate(department, department.trade_head, scope)
    assert (len(signatories(department.unit, day).offered) == 2) is signs


def test_a_revoked_delegation_still_covers_the_days_before(department: Department) -> None:
    row = delegate(department, department.trade_head)
    with clock.at(datetime(2021, 7, 4, 10)):
        row.revoked_at = clock.now()
    row.save()
    found = [len(signatories(department.unit, date(2021, 7, day)).offered) for day in (3, 4, 5)]
    assert found == [2, 1, 1]


def test_a_deputy_head_signs_as_such_whatever_was_delegated_to_him(department: Department, deputy: Person) -> None:
    user = User.objects.create_user("phogiamdoc", person=deputy)
    delegate(department, user)
    assert printed(department)[1:] == [("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Võ Thị Phó")]


def test_without_a_head_the_one_given_his_powers_signs_as_acting_head(department: Department) -> None:
    Person.objects.filter(pk=department.director.person_id).update(
        full_name="Trần Văn Quyền", position="Quyền Giám đốc"
    )
    assert printed(department) == [("Q. GIÁM ĐỐC", "Trần Văn Quyền")]
    Person.objects.filter(pk=department.director.person_id).update(is_active=False)
    assert printed(department) == [("GIÁM ĐỐC", "")]


def test_a_paper_of_the_office_is_signed_by_its_own_people(department: Department, deputy: Person) -> None:
    person(department.office_unit, "Lê Văn Cấp", "Phó Chánh Văn phòng")
    delegate(
        department,
        department.trade_head,
        giver=department.office,
        unit=department.office_unit,
        role=Role.HEAD,
    )
    found = signatories(department.office_unit, TODAY, "TTr").offered
    assert [each.signature.lines for each in found] == [
        ("CHÁNH VĂN PHÒNG",),
        ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI"),
    ]


def test_the_office_chooses_who_signs_and_the_draft_bears_it(
    department: Department, deputy: Person, draft: IssuedPaper, signed_in: SignIn
) -> None:
    client, before = signed_in(department.office), draft.paper.signature
    shown = client.get(draft.get_absolute_url()).content.decode()
    assert "Phó Giám đốc: Võ Thị Phó, ký thay (KT.)" in shown

    address = reverse("documents:paper_signatory", args=[draft.pk])
    for _ in range(2):
        answer = client.post(address, {"signatory": f"deputy:{deputy.pk}"}, follow=True)

    draft.refresh_from_db()
    assert draft.paper.signature == Signature("Phó Giám đốc", "Võ Thị Phó", "KT", "Giám đốc")
    assert (draft.signatory_key, draft.paper.draft) == (f"deputy:{deputy.pk}", True)
    assert "Người ký: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Võ Thị Phó." in answer.content.decode()
    (line,) = JournalEntry.objects.filter(code="documents.issuedpaper.signatory_chosen")
    assert line.before == {"signature": " / ".join((*before.lines, before.name))}
    assert line.after == {"signature": "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Võ Thị Phó"}


@pytest.mark.parametrize("typed", [{}, {"signatory": "deputy:0"}, {"signatory": "order:1"}, {"signatory": "\x00"}])
def test_who_may_not_sign_is_refused_in_a_sentence(
    department: Department, deputy: Person, draft: IssuedPaper, signed_in: SignIn, typed: dict[str, str]
) -> None:
    answer = signed_in(department.office).post(reverse("documents:paper_signatory", args=[draft.pk]), typed)
    words = "không có quyền ký văn bản này hôm nay" if typed else "Chọn một người ký."
    assert words in answer.content.decode()
    with pytest.raises(RuleBroken, match="không có quyền ký văn bản này hôm nay"):
        services.choose_signatory(actor=department.office, paper=draft, key="delegation:99")
    draft.refresh_from_db()
    assert draft.signatory_key == ""


def test_only_the_office_chooses_and_only_for_a_draft(
    department: Department, deputy: Person, submitted: IssuedPaper
) -> None:
    key = f"deputy:{deputy.pk}"
    with pytest.raises(RuleBroken, match="Chỉ Văn phòng của cơ quan ban hành"):
        services.choose_signatory(actor=department.director, paper=submitted, key=key)
    with pytest.raises(RuleBroken, match="đã trình ký nên không đổi được người ký"):
        services.choose_signatory(actor=department.office, paper=submitted, key=key)


def test_one_signatory_alone_is_no_choice(department: Department, draft: IssuedPaper, signed_in: SignIn) -> None:
    assert "Chọn người ký khác" not in signed_in(department.office).get(draft.get_absolute_url()).content.decode()


def test_a_new_draft_of_the_same_paper_keeps_who_was_chosen(
    department: Department, deputy: Person, draft: IssuedPaper
) -> None:
    services.choose_signatory(actor=department.office, paper=draft, key=f"deputy:{deputy.pk}")
    chosen = IssuedPaper.objects.get(pk=draft.pk).content_sha256

    services.redraft_paper(actor=department.office, paper=draft, content=samples.letter_report())

    draft.refresh_from_db()
    assert (draft.content_sha256, draft.signatory_key) == (chosen, f"deputy:{deputy.pk}")


def test_who_lost_his_authority_is_doubted_and_the_paper_does_not_go_to_him(
    department: Department, draft: IssuedPaper, signed_in: SignIn
) -> None:
    row = delegate(department, department.trade_head)
    services.choose_signatory(actor=department.office, paper=draft, key=f"delegation:{row.pk}")
    draft.refresh_from_db()
    assert signatory_doubt(draft, TODAY) == ""

    with clock.at(datetime(2021, 7, 11, 9)):
        name = department.trade_head.person.full_name
        sentence = (
            f"Ngày 11/7/2021, {name} không có ủy quyền ký còn hiệu lực (Giấy ủy quyền số 05/GUQ-SCT). "
            "Hãy chọn người ký khác."
        )
        assert signatory_doubt(draft, date(2021, 7, 11)) == sentence
        assert sentence in signed_in(department.office).get(draft.get_absolute_url()).content.decode()
        with pytest.raises(RuleBroken, match="không có ủy quyền ký còn hiệu lực"):
            services.submit_for_signing(actor=department.office, paper=draft, confirmed=True)
        services.choose_signatory(actor=department.office, paper=draft, key="head")
        sent = services.submit_for_signing(actor=department.office, paper=draft, confirmed=True)
    assert (sent.state, sent.signatory_key) == ("sent_for_signing", "head")


def test_a_day_of_issue_outside_the_delegation_asks_for_a_second_look(
    department: Department, draft: IssuedPaper
) -> None:
    row = delegate(department, department.trade_head)
    services.choose_signatory(actor=department.office, paper=draft, key=f"delegation:{row.pk}")
    services.submit_for_signing(actor=department.office, paper=draft, confirmed=True)

    with clock.at(datetime(2021, 7, 12, 9)):
        with pytest.raises(NumberDoubted, match=r"Ngày 12/7/2021, .* không có ủy quyền ký còn hiệu lực"):
            services.issue_paper(actor=department.office, paper=draft, number=1, issued_on=date(2021, 7, 12))
        issued = services.issue_paper(actor=department.office, paper=draft, number=1, issued_on=date(2021, 7, 9))

    assert issued.paper.signature.lines[0] == "TUQ. GIÁM ĐỐC"


def test_a_person_renamed_or_moved_is_told(department: Department, deputy: Person, draft: IssuedPaper) -> None:
    services.choose_signatory(actor=department.office, paper=draft, key=f"deputy:{deputy.pk}")
    draft.refresh_from_db()

    Person.objects.filter(pk=deputy.pk).update(full_name="Võ Thị Phúc")
    assert signatory_doubt(draft, TODAY) == (
        "Dự thảo ghi người ký là Phó Giám đốc Võ Thị Phó, danh sách ngày 5/7/2021 ghi Phó Giám đốc Võ Thị Phúc. "
        "Hãy chọn lại người ký."
    )
    Person.objects.filter(pk=deputy.pk).update(is_active=False)
    assert signatory_doubt(draft, TODAY) == (
        "Ngày 5/7/2021, Võ Thị Phó không giữ chức vụ Phó Giám đốc. Hãy chọn người ký khác."
    )


def test_minutes_are_signed_by_their_meeting(department: Department, deputy: Person) -> None:
    minutes = services.draft_paper(actor=department.office, body=department.unit, content=samples.minutes())
    assert signatories_of(minutes).offered == ()
