from dataclasses import dataclass
from datetime import date
from itertools import count

from accounts.models import Delegation, Membership, Person, Role, Unit, User

_numbers = count(1)


def make_unit(parent: Unit | None = None, **values: object) -> Unit:
    number = next(_numbers)
    return Unit.objects.create(
        **{"code": f"dv{number}", "name": f"Phòng Thử nghiệm {number}", "parent": parent, "position": number, **values}
    )


def make_user(username: str, unit: Unit, *roles: str, full_name: str = "", position: str = "") -> User:
    """A user with a person of `unit`, an e-mail address and the roles in that unit since 2020."""
    person = Person.objects.create(full_name=full_name or f"Người {username}", unit=unit, position=position)
    user = User.objects.create_user(username, f"{username}@example.com", "mat-khau-thu-nghiem", person=person)
    for role in roles:
        Membership.objects.create(user=user, unit=unit, role=role, starts_on=date(2020, 1, 1))
    return user


def make_delegation(giver: User, receiver: User, unit: Unit, role: str, **values: object) -> Delegation:
    """Of all that the role may do, in June 2021."""
    delegation = Delegation.objects.create(
        **{
            "giver": giver,
            "receiver": receiver,
            "unit": unit,
            "role": role,
            "starts_on": date(2021, 6, 1),
            "ends_on": date(2021, 6, 30),
            "document": "Giấy ủy quyền",
            **values,
        }
    )
    receiver.forget_grants()
    return delegation


@dataclass
class Department:
    """A department: its own unit, office and two reporting units, with one user per role."""

    unit: Unit
    office_unit: Unit
    industry: Unit
    trade: Unit
    office: User
    director: User
    admin: User
    industry_head: User
    industry_staff: User
    trade_head: User


def make_department() -> Department:
    number = next(_numbers)
    unit = make_unit(
        code=f"so{number}",
        name="Sở Công Thương tỉnh Hà Tĩnh",
        short_name="Sở Công Thương",
        symbol="SCT",
        letterhead="SỞ CÔNG THƯƠNG",
        superior="UBND TỈNH HÀ TĨNH",
        ministry="Bộ Công Thương",
        place="Hà Tĩnh",
        system_name="Thi đua ngành Công Thương",
        head_title="Giám đốc",
        position=0,
    )
    office_unit = make_unit(
        unit, code=f"vp{number}", name="Văn phòng Sở", is_office=True, head_title="Chánh Văn phòng", position=1
    )
    industry = make_unit(unit, code=f"cn{number}", name="Phòng Quản lý Công nghiệp", position=2)
    trade = make_unit(unit, code=f"tm{number}", name="Phòng Quản lý Thương mại", position=3)
    office = make_user(f"vanphong{number}", office_unit, Role.HEAD, position="Chánh Văn phòng")
    Membership.objects.create(user=office, unit=unit, role=Role.OFFICE, starts_on=date(2020, 1, 1))
    return Department(
        unit=unit,
        office_unit=office_unit,
        industry=industry,
        trade=trade,
        office=office,
        director=make_user(f"giamdoc{number}", unit, Role.DIRECTOR, position="Giám đốc"),
        admin=make_user(f"quantri{number}", unit, Role.ADMIN),
        industry_head=make_user(f"congnghiep{number}", industry, Role.HEAD, position="Trưởng phòng"),
        industry_staff=make_user(f"chuyenvien{number}", industry, Role.STAFF, position="Chuyên viên"),
        trade_head=make_user(f"thuongmai{number}", trade, Role.HEAD, position="Trưởng phòng"),
    )
