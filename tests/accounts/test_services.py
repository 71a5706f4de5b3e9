"""Dated roles and delegations decide rights; the registers refuse what would break them."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from accounts import queries, services
from accounts.models import Delegation, Membership, Person, Role, Scope, Unit, User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from tests.factories import Department, make_department, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department()


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 8, 0)


def delegate(department: Department, **values: object) -> object:
    return services.delegate(
        **{  # type: ignore[arg-type]
            "actor": department.industry_head,
            "receiver": department.industry_staff,
            "unit": department.industry,
            "role": Role.HEAD,
            "starts_on": date(2021, 6, 14),
            "ends_on": date(2021, 6, 18),
            "document": "Giấy ủy quyền số 02/GUQ",
            **values,
        }
    )


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(at(2021, 6, 13), False), (at(2021, 6, 14), True), (at(2021, 6, 18), True), (at(2021, 6, 19), False)],
)
def test_a_deputy_holds_the_role_only_within_the_dates(
    department: Department, moment: datetime, expected: bool
) -> None:
    with clock.at(at(2021, 6, 1)):
        delegate(department)

    with clock.at(moment):
        assert department.industry_staff.holds(Role.HEAD, department.industry.pk) is expected
        assert (department.industry_staff in queries.holders(Role.HEAD, [department.industry.pk])) is expected


def test_a_deputy_cannot_pass_the_role_on_and_revoking_ends_it(department: Department) -> None:
    with clock.at(at(2021, 6, 15)):
        row = delegate(department)
        with pytest.raises(RuleBroken, match="không ủy quyền tiếp"):
            delegate(department, actor=department.industry_staff, receiver=department.trade_head)

        assert department.industry_head.has_perm("accounts.delegate")
        assert not department.industry_staff.has_perm("accounts.delegate")
        services.revoke_delegation(actor=department.industry_head, delegation=row)  # type: ignore[arg-type]
        department.industry_staff.forget_grants()
        assert not department.industry_staff.holds(Role.HEAD, department.industry.pk)
        with pytest.raises(RuleBroken, match="đã được thu hồi"):
            services.revoke_delegation(actor=department.industry_head, delegation=row)  # type: ignore[arg-type]

    assert list(JournalEntry.objects.order_by("id").values_list("code", flat=True)) == [
        "accounts.delegation.given",
        "accounts.delegation.revoked",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_on": date(2021, 6, 13)}, "Ngày kết thúc ủy quyền phải sau ngày bắt đầu"),
        ({"starts_on": date(2021, 5, 1), "ends_on": date(2021, 5, 2)}, "Thời gian ủy quyền đã qua"),
        ({"role": Role.DIRECTOR}, "Bạn chỉ ủy quyền được việc của chính mình"),
    ],
)
def test_delegation_refusals(department: Department, values: dict[str, object], sentence: str) -> None:
    with clock.at(at(2021, 6, 1)), pytest.raises(RuleBroken, match=sentence):
        delegate(department, **values)


def test_nothing_is_delegated_twice_to_one_person_on_one_day(department: Department) -> None:
    with clock.at(at(2021, 6, 1)):
        first = delegate(department)
        sentence = r"đã được bạn ủy quyền việc này từ 14/6/2021 đến hết 18/6/2021\. Chọn ngày khác, hoặc thu hồi"
        for days in [(14, 18), (18, 20), (10, 14), (1, 30), (15, 16)]:
            with pytest.raises(RuleBroken, match=sentence):
                delegate(department, starts_on=date(2021, 6, days[0]), ends_on=date(2021, 6, days[1]))
        delegate(department, starts_on=date(2021, 6, 19), ends_on=date(2021, 6, 20))
        delegate(department, receiver=department.trade_head)
        services.revoke_delegation(actor=department.industry_head, delegation=first)  # type: ignore[arg-type]
        delegate(department)

    assert Delegation.objects.filter(revoked_at=None).count() == 3


def test_scopes_stand_side_by_side_and_each_only_once(department: Department) -> None:
    with clock.at(at(2021, 6, 15)):
        delegate(department, scope=Scope.REPORTS)
        delegate(department, scope=Scope.AWARDS)
        sentence = r"đã được bạn ủy quyền về báo cáo từ 14/6/2021 đến hết 18/6/2021\. Chọn ngày khác"
        with pytest.raises(RuleBroken, match=sentence):
            delegate(department, scope=Scope.REPORTS)
        deputy = User.objects.get(pk=department.industry_staff.pk)

        assert [(grant.role, grant.scope) for grant in deputy.grants if grant.delegated_by] == [
            (Role.HEAD, Scope.AWARDS),
            (Role.HEAD, Scope.REPORTS),
        ]
        assert [deputy.holds(Role.HEAD, department.industry.pk, work) for work in (None, *Scope.values)] == [
            True,
            False,
            True,
            True,
            False,
        ]
        told = {
            work: deputy in queries.holders(Role.HEAD, [department.industry.pk], work) for work in (None, *Scope.values)
        }
    assert told == {None: True, "": False, "reports": True, "awards": True, "papers": False}
    notes = JournalEntry.objects.filter(code="accounts.delegation.given").order_by("id").values_list("note", flat=True)
    assert list(notes) == [
        "báo cáo, từ 14/6/2021 đến hết 18/6/2021; Giấy ủy quyền số 02/GUQ",
        "khen thưởng, từ 14/6/2021 đến hết 18/6/2021; Giấy ủy quyền số 02/GUQ",
    ]


def test_a_deputy_is_told_what_he_may_not_do_and_who_may(department: Department) -> None:
    unit = department.industry
    with clock.at(at(2021, 6, 15)):
        delegate(department, scope=Scope.REPORTS)
        deputy = User.objects.get(pk=department.industry_staff.pk)

        assert deputy.scope_refusal(Role.HEAD, unit.pk, Scope.AWARDS) == (
            "Bạn được ủy quyền thay Trưởng phòng Quản lý Công nghiệp về báo cáo, không về khen thưởng. "
            "Việc này do Trưởng phòng Quản lý Công nghiệp làm, hoặc người được ủy quyền về khen thưởng."
        )
        assert deputy.scope_refusal(Role.HEAD, unit.pk, Scope.REPORTS) == ""
        assert deputy.bounds == ("Bạn thay Trưởng phòng Quản lý Công nghiệp về báo cáo, không về việc khác.",)
        # He who never held the role, and he who holds it himself, are told nothing about delegations.
        others = (department.trade_head, department.industry_head)
        assert [user.scope_refusal(Role.HEAD, unit.pk, Scope.AWARDS) for user in others] == ["", ""]
        assert department.industry_head.bounds == ()


def test_what_one_head_lent_is_one_sentence(department: Department) -> None:
    director = department.director
    Membership.objects.create(user=director, unit=department.unit, role=Role.HEAD, starts_on=date(2020, 1, 1))
    director.forget_grants()
    given = {"actor": director, "receiver": department.office, "unit": department.unit}
    with clock.at(at(2021, 6, 15)):
        for role, scope in ((Role.DIRECTOR, Scope.REPORTS), (Role.HEAD, Scope.REPORTS), (Role.DIRECTOR, Scope.AWARDS)):
            delegate(department, **given, role=role, scope=scope)
        deputy = User.objects.get(pk=department.office.pk)

        told = deputy.bounds

    assert told == ("Bạn thay Giám đốc Sở Công Thương về khen thưởng và về báo cáo, không về việc khác.",)


def test_a_unit_without_papers_has_no_signing_to_delegate(department: Department) -> None:
    with clock.at(at(2021, 6, 1)):
        with pytest.raises(RuleBroken, match="không ban hành văn bản trên hệ thống"):
            delegate(department, scope=Scope.PAPERS)
        with pytest.raises(RuleBroken, match="Chọn phạm vi ủy quyền"):
            delegate(department, scope="khac")
        delegate(department, actor=department.director, unit=department.unit, role=Role.DIRECTOR, scope=Scope.PAPERS)
        delegate(department, actor=department.office, unit=department.office_unit, scope=Scope.PAPERS)

    assert Delegation.objects.count() == 2


def test_what_was_delegated_ends_with_the_role(department: Department) -> None:
    head, staff = department.industry_head, department.industry_staff
    with clock.at(at(2021, 6, 1)):
        running = delegate(department, starts_on=date(2021, 6, 1), ends_on=date(2021, 12, 31))
        coming = delegate(
            department, receiver=department.trade_head, starts_on=date(2021, 8, 1), ends_on=date(2021, 8, 9)
        )
        membership = Membership.objects.get(user=head, unit=department.industry)
        services.end_role(actor=department.admin, membership=membership, ends_on=date(2021, 6, 30))
        head.forget_grants()
        with pytest.raises(RuleBroken, match="Vai trò của bạn kết thúc sau ngày 30/6/2021"):
            delegate(department, receiver=department.trade_head, ends_on=date(2021, 7, 1))

    running.refresh_from_db()  # type: ignore[attr-defined]
    coming.refresh_from_db()  # type: ignore[attr-defined]
    assert (running.ends_on, running.revoked_at) == (date(2021, 6, 30), None)  # type: ignore[attr-defined]
    assert coming.revoked_at is not None  # type: ignore[attr-defined]
    with clock.at(at(2021, 7, 1)):
        assert not staff.holds(Role.HEAD, department.industry.pk)
    assert list(JournalEntry.objects.order_by("-id").values_list("code", flat=True)[:3]) == [
        "accounts.delegation.shortened",
        "accounts.delegation.revoked",
        "accounts.membership.ended",
    ]


def test_a_role_may_be_held_again_at_another_time_only(department: Department) -> None:
    user, unit = department.industry_staff, department.trade

    def grant(starts_on: date, ends_on: date | None) -> Membership:
        return services.grant_role(
            actor=department.admin, user=user, unit=unit, role=Role.STAFF, starts_on=starts_on, ends_on=ends_on
        )

    later = grant(date(2022, 1, 1), date(2022, 12, 31))
    earlier = grant(date(2021, 1, 1), date(2021, 12, 31))
    for days in [(date(2021, 12, 31), None), (date(2020, 1, 1), None), (date(2021, 6, 1), date(2021, 7, 1))]:
        with pytest.raises(RuleBroken, match=r"đã giữ vai trò này ở .* từ 1/1/202. đến hết 31/12/202."):
            grant(*days)
    with pytest.raises(RuleBroken, match="đã được giao lại từ 1/1/2022 đến hết 31/12/2022"):
        services.end_role(actor=department.admin, membership=earlier, ends_on=date(2022, 1, 1))
    services.end_role(actor=department.admin, membership=later, ends_on=date(2022, 6, 30))
    grant(date(2022, 7, 1), None)

    assert Membership.objects.filter(user=user, unit=unit).count() == 3


def test_roles_are_granted_once_and_ended_with_a_date(department: Department) -> None:
    user, unit = department.industry_staff, department.trade

    membership = services.grant_role(
        actor=department.admin, user=user, unit=unit, role=Role.STAFF, starts_on=date(2021, 1, 1)
    )
    with pytest.raises(RuleBroken, match="đã giữ vai trò này"):
        services.grant_role(actor=department.admin, user=user, unit=unit, role=Role.STAFF, starts_on=date(2021, 2, 1))
    services.end_role(actor=department.admin, membership=membership, ends_on=date(2021, 6, 30))

    with clock.at(at(2021, 6, 30)):
        assert user.holds(Role.STAFF, unit.pk)
    with clock.at(at(2021, 7, 1)):
        assert not user.holds(Role.STAFF, unit.pk)


def test_a_role_over_units_belongs_to_a_unit_that_has_some(department: Department) -> None:
    with pytest.raises(RuleBroken, match="chỉ giao ở đơn vị phát động phong trào"):
        services.grant_role(
            actor=department.admin,
            user=department.industry_staff,
            unit=department.trade,
            role=Role.DIRECTOR,
            starts_on=date(2021, 1, 1),
        )


def test_one_person_one_account_and_the_first_password_works(department: Department) -> None:
    person = Person.objects.create(full_name="Trần Thị Minh Họa", unit=department.trade)

    user, password = services.create_user(actor=department.admin, username="minhhoa", email="", person=person)

    assert user.check_password(password)
    assert services.password_refusals(password, user) == []
    with pytest.raises(RuleBroken, match="đã có tài khoản"):
        services.create_user(actor=department.admin, username="minhhoa2", email="", person=person)
    with pytest.raises(RuleBroken, match="Chỉ quản trị"):
        services.create_user(actor=department.office, username="x", email="", person=person)


def test_nobody_locks_himself_out(department: Department) -> None:
    with pytest.raises(RuleBroken, match="tài khoản của chính mình"):
        services.save_user(actor=department.admin, user=department.admin, email="", is_active=False)


def test_a_unit_never_stands_below_itself(department: Department) -> None:
    values = {name: getattr(department.unit, name) for name in services.UNIT_FIELDS}

    with pytest.raises(RuleBroken, match="không thể trực thuộc chính nó"):
        services.save_unit(
            actor=department.admin, unit=department.unit, values={**values, "parent": department.industry}
        )

    assert Unit.objects.get(pk=department.unit.pk).parent is None


def test_a_head_keeps_people_of_his_own_unit_only(department: Department) -> None:
    values = {"full_name": "Lê Văn Mẫu", "position": "Chuyên viên", "is_leader": False, "is_active": True}

    saved = services.save_person(actor=department.industry_head, values={**values, "unit": department.industry})
    with pytest.raises(RuleBroken, match="của đơn vị mình"):
        services.save_person(actor=department.industry_head, values={**values, "unit": department.trade})

    assert list(queries.people_kept_by(department.trade_head).values_list("full_name", flat=True)) == [
        department.trade_head.display_name
    ]
    assert saved.unit == department.industry


def test_register_statements_do_not_grow(department: Department, django_assert_num_queries: object) -> None:
    for number in range(30):
        person = Person.objects.create(full_name=f"Người {number}", unit=department.trade)
        user = User.objects.create_user(f"nguoi{number}", person=person)
        Membership.objects.create(user=user, unit=department.trade, role=Role.STAFF, starts_on=date(2021, 1, 1))

    with django_assert_num_queries(3):  # type: ignore[operator]
        rows = list(queries.user_register(date(2021, 6, 1)))

    assert len(rows) == 36
    assert {len(row.held) for row in rows} == {1, 2}  # type: ignore[attr-defined]


@dataclass
class Province:
    """A province over the department, its office and another department without office or director of its own."""

    unit: Unit
    chair: User
    keeper: User
    builder: User


@pytest.fixture
def province(department: Department) -> Province:
    unit = make_unit(name="Ủy ban nhân dân tỉnh Hà Tĩnh", short_name="UBND tỉnh", head_title="Chủ tịch")
    department.unit.parent = unit
    department.unit.save()
    Membership.objects.create(
        user=department.director, unit=department.unit, role=Role.HEAD, starts_on=date(2020, 1, 1)
    )
    department.director.forget_grants()
    return Province(
        unit,
        make_user("ubnd", unit, Role.DIRECTOR),
        make_user("noivu", make_unit(unit, name="Sở Nội vụ", is_office=True), Role.HEAD),
        make_user("xaydung", make_unit(unit, name="Sở Xây dựng"), Role.HEAD),
    )


def stand_ins_of(unit: Unit) -> set[User]:
    return set(queries.stand_ins(unit))


def test_a_role_is_lent_within_its_own_body_only(department: Department, province: Province) -> None:
    heads = {department.office, department.industry_head, department.trade_head}

    # The keeper of accounts stands in for nobody.
    assert stand_ins_of(department.unit) == {department.director, department.industry_staff, *heads}
    # The head of a unit: the units beside it in the department, not those above.
    assert stand_ins_of(department.industry) == {department.industry_staff, *heads}
    # Beside a body with an office or a director of its own stand bodies.
    assert stand_ins_of(Unit.objects.get(name="Sở Xây dựng")) == {province.builder}
    assert stand_ins_of(Unit.objects.get(name="Sở Nội vụ")) == {province.keeper}
    assert stand_ins_of(province.unit) == {province.chair, province.keeper}


def test_the_office_above_keeps_no_people_of_another_body(department: Department, province: Province) -> None:
    Membership.objects.create(user=province.keeper, unit=province.unit, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    director = department.director.person
    assert director is not None
    values = {"full_name": "Người khác", "position": "Giám đốc", "unit": department.unit}

    assert {unit.name for unit in queries.units_kept_by(province.keeper)} == {province.unit.name, "Sở Nội vụ"}
    assert director not in queries.people_kept_by(province.keeper)
    with pytest.raises(RuleBroken, match="Bạn chỉ sửa được danh sách cá nhân của đơn vị mình"):
        services.save_person(actor=province.keeper, values=values, person=director)
    assert department.industry in queries.units_kept_by(department.office)


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.HEAD])
def test_nobody_above_nor_of_another_body_is_let_act(department: Department, province: Province, role: str) -> None:
    given = {"actor": department.director, "unit": department.unit, "role": role}
    with clock.at(at(2021, 6, 1)):
        for outsider in (province.chair, province.keeper, province.builder, department.admin):
            with pytest.raises(RuleBroken, match="trong nội bộ cơ quan, không phải cấp trên, cơ quan khác"):
                delegate(department, receiver=outsider, **given)
        delegate(department, receiver=department.office, **given)

        with pytest.raises(RuleBroken, match="không phải cấp trên"):
            delegate(department, receiver=department.director)
        with pytest.raises(RuleBroken, match="cơ quan khác"):
            delegate(
                department,
                actor=province.chair,
                receiver=department.director,
                unit=province.unit,
                role=Role.DIRECTOR,
            )

    assert Delegation.objects.get().receiver == department.office


def test_who_left_is_not_let_act(department: Department) -> None:
    Person.objects.filter(user=department.industry_staff).update(is_active=False)
    with clock.at(at(2021, 6, 1)), pytest.raises(RuleBroken, match="Chọn người đang công tác"):
        delegate(department)
