"""Units, people and accounts of the demo department. Names of offices follow the plan; unverified ones can be edited."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.models import Delegation, Membership, Person, Role, Unit, User

PASSWORD: str = settings.DEMO_PASSWORD
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class DemoUnit:
    """A unit with its head's account and its people (name, position)."""

    code: str
    name: str
    short_name: str
    head_title: str
    head: str
    people: tuple[tuple[str, str], ...] = ()
    is_office: bool = False
    reports_by_default: bool = True


UNITS = (
    DemoUnit(
        "VP",
        "Văn phòng Sở",
        "Văn phòng",
        "Chánh Văn phòng",
        "Đinh Thảo Vy",
        (("Lương Hải Yến", "Chuyên viên văn thư"), ("Cao Minh Triết", "Chuyên viên")),
        is_office=True,
        reports_by_default=False,
    ),
    DemoUnit("TTRA", "Thanh tra Sở", "Thanh tra", "Chánh Thanh tra", "Vương Quốc Thiện", reports_by_default=False),
    DemoUnit(
        "KHTCTH",
        "Phòng Kế hoạch - Tài chính - Tổng hợp",
        "KH - TC - TH",
        "Trưởng phòng",
        "Hồ Ngọc Diệp",
        (("Đoàn Tường Lam", "Chuyên viên"),),
    ),
    DemoUnit(
        "QLCN",
        "Phòng Quản lý Công nghiệp",
        "QL Công nghiệp",
        "Trưởng phòng",
        "Lưu Khắc Nhân",
        (("Mai Gia Huy", "Chuyên viên"), ("Trịnh Vân Khánh", "Chuyên viên")),
    ),
    DemoUnit(
        "QLTM",
        "Phòng Quản lý Thương mại",
        "QL Thương mại",
        "Trưởng phòng",
        "Tô Bích Thủy",
        (("Quách Nhật Minh", "Chuyên viên"),),
    ),
    DemoUnit(
        "QLNL",
        "Phòng Quản lý Năng lượng",
        "QL Năng lượng",
        "Trưởng phòng",
        "Thái Đức Long",
        (("Bùi Trọng Khang", "Chuyên viên"),),
    ),
    DemoUnit(
        "KTATMT",
        "Phòng Kỹ thuật - An toàn - Môi trường",
        "KT - AT - MT",
        "Trưởng phòng",
        "Nghiêm Thu Hằng",
        (("Phùng Bảo Châu", "Chuyên viên"),),
    ),
    DemoUnit(
        "TTKC",
        "Trung tâm Khuyến công và Xúc tiến thương mại",
        "TTKC và XTTM",
        "Giám đốc Trung tâm",
        "Kiều Anh Tuấn",
        (("Lê Đan Phượng", "Viên chức"), ("Tạ Đình Phong", "Viên chức")),
    ),
)
HEADS = {
    "vanphong": "VP",
    "thanhtra": "TTRA",
    "kehoach": "KHTCTH",
    "congnghiep": "QLCN",
    "thuongmai": "QLTM",
    "nangluong": "QLNL",
    "kythuat": "KTATMT",
    "trungtam": "TTKC",
}
ACCOUNTS = (
    ("vanphong", "Chánh Văn phòng: theo dõi, thẩm định, tổng hợp, thẩm tra khen thưởng"),
    ("giamdoc", "Giám đốc Sở: duyệt khen thưởng, xem toàn cảnh"),
    ("quantri", "Quản trị: đơn vị, tài khoản, ngày nghỉ, danh mục"),
    ("congnghiep", "Trưởng phòng Quản lý Công nghiệp"),
    ("thuongmai", "Trưởng phòng Quản lý Thương mại"),
    ("nangluong", "Trưởng phòng Quản lý Năng lượng"),
    ("kythuat", "Trưởng phòng Kỹ thuật - An toàn - Môi trường"),
    ("kehoach", "Trưởng phòng Kế hoạch - Tài chính - Tổng hợp"),
    ("thanhtra", "Chánh Thanh tra Sở"),
    ("trungtam", "Giám đốc Trung tâm Khuyến công và Xúc tiến thương mại"),
    ("chuyenvien", "Chuyên viên Phòng Quản lý Công nghiệp: soạn, không nộp"),
    ("chuyenvienvp", "Chuyên viên Văn phòng: thẩm định báo cáo được giao"),
    ("phogiamdoc", "Phó Giám đốc Sở: được Giám đốc ủy quyền có thời hạn"),
    ("ubnd", "Chủ tịch UBND tỉnh: xem phong trào của tỉnh, các sở là đơn vị tham gia"),
    ("noivu", "Giám đốc Sở Nội vụ: phát động, theo dõi, thẩm định phong trào của tỉnh"),
    ("xaydung", "Giám đốc Sở Xây dựng: tham gia phong trào của tỉnh"),
)
# One account shows what becomes of letters without an address.
WITHOUT_EMAIL = ("phogiamdoc",)


@dataclass(frozen=True)
class Organisation:
    """The demo's department with its units by code and its accounts by name."""

    department: Unit
    units: dict[str, Unit]
    users: dict[str, User]

    def head_of(self, code: str) -> User:
        return next(self.users[name] for name, unit_code in HEADS.items() if unit_code == code)


def _unit(code: str, **values: Any) -> Unit:
    return Unit.objects.get_or_create(code=code, defaults=values)[0]


def _person(name: str, position: str, unit: Unit, *, is_leader: bool = False) -> Person:
    return Person.objects.get_or_create(
        full_name=name, unit=unit, defaults={"position": position, "is_leader": is_leader}
    )[0]


@cache
def _hashed_password() -> str:
    """Hashed once for all accounts: the password is public, and a good hash takes half a second."""
    return make_password(PASSWORD)


def _user(username: str, person: Person, *memberships: tuple[Unit, str]) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        # The public password is exempt from the policy: nobody asks the validators here.
        email = "" if username in WITHOUT_EMAIL else f"{username}@thidua.example"
        user = User.objects.create(username=username, email=email, password=_hashed_password(), person=person)
    for unit, role in memberships:
        Membership.objects.get_or_create(user=user, unit=unit, role=role, defaults={"starts_on": SINCE})
    return user


def seed_organisation(today: date) -> Organisation:
    """The department, its units, people and accounts stand; a second call changes nothing."""
    department = _unit(
        "SCT",
        name="Sở Công Thương tỉnh Hà Tĩnh",
        short_name="Sở Công Thương",
        head_title="Giám đốc",
        symbol="SCT",
        letterhead="SỞ CÔNG THƯƠNG",
        superior="UBND TỈNH HÀ TĨNH",
        ministry="Bộ Công Thương",
        place="Hà Tĩnh",
        system_name="Thi đua ngành Công Thương",
    )
    units = {}
    users = {}
    for position, row in enumerate(UNITS, start=1):
        unit = units[row.code] = _unit(
            row.code,
            name=row.name,
            short_name=row.short_name,
            parent=department,
            head_title=row.head_title,
            is_office=row.is_office,
            reports_by_default=row.reports_by_default,
            position=position,
        )
        head = _person(row.head, row.head_title, unit, is_leader=True)
        username = next(name for name, code in HEADS.items() if code == row.code)
        extra = ((department, Role.OFFICE),) if row.is_office else ()
        users[username] = _user(username, head, (unit, Role.HEAD), *extra)
        for name, title in row.people:
            _person(name, title, unit)
    director = _person("Hoàng Văn Quảng", "Giám đốc", department, is_leader=True)
    deputy = _person("Võ Thanh Lâm", "Phó Giám đốc", department, is_leader=True)
    keeper = _person("Phan Thế Lộc", "Quản trị hệ thống", department)
    users["giamdoc"] = _user("giamdoc", director, (department, Role.DIRECTOR))
    users["phogiamdoc"] = _user("phogiamdoc", deputy)
    users["quantri"] = _user("quantri", keeper, (department, Role.ADMIN))
    reviewer = Person.objects.get(full_name="Cao Minh Triết")
    users["chuyenvienvp"] = _user("chuyenvienvp", reviewer, (department, Role.OFFICE))
    drafter = Person.objects.get(full_name="Mai Gia Huy")
    users["chuyenvien"] = _user("chuyenvien", drafter, (units["QLCN"], Role.STAFF))
    if not Delegation.objects.filter(giver=users["giamdoc"]).exists():
        Delegation.objects.create(
            giver=users["giamdoc"],
            receiver=users["phogiamdoc"],
            unit=department,
            role=Role.DIRECTOR,
            starts_on=date(today.year, 1, 1),
            ends_on=date(today.year, 12, 31),
            document="Giấy ủy quyền số 01/GUQ-SCT (minh họa)",
        )
    return Organisation(department, units, users)


def seed_province(organisation: Organisation) -> Organisation:
    """The province above the department, its office, a second department; a second call changes nothing.

    The department's director heads it there, its office writes with him: by roles, as an administrator gives them.
    """
    department = organisation.department
    province = _unit(
        "UBND",
        name="Ủy ban nhân dân tỉnh Hà Tĩnh",
        short_name="UBND tỉnh",
        head_title="Chủ tịch",
        symbol="UBND",
        letterhead="UBND TỈNH HÀ TĨNH",
        place="Hà Tĩnh",
        # The name of the whole site is the one of the unit at its top.
        system_name=department.system_name,
    )
    home_affairs = _unit(
        "SNV",
        name="Sở Nội vụ",
        short_name="Sở Nội vụ",
        parent=province,
        head_title="Giám đốc",
        is_office=True,
        reports_by_default=False,
        position=1,
    )
    construction = _unit(
        "SXD", name="Sở Xây dựng", short_name="Sở Xây dựng", parent=province, head_title="Giám đốc", position=3
    )
    if department.parent is None:
        department.parent = province
        department.save(update_fields=["parent"])
    chair = _person("Nguyễn Đình Khải", "Chủ tịch", province, is_leader=True)
    keeper = _person("Trần Hữu Nghĩa", "Giám đốc", home_affairs, is_leader=True)
    builder = _person("Phạm Văn Thành", "Giám đốc", construction, is_leader=True)
    for username, role in (("giamdoc", Role.HEAD), ("vanphong", Role.STAFF)):
        user = organisation.users[username]
        Membership.objects.get_or_create(user=user, unit=department, role=role, defaults={"starts_on": SINCE})
        user.forget_grants()
    return Organisation(
        province,
        {"SNV": home_affairs, "SCT": department, "SXD": construction},
        {
            "ubnd": _user("ubnd", chair, (province, Role.DIRECTOR)),
            "vanphong": _user("noivu", keeper, (home_affairs, Role.HEAD), (province, Role.OFFICE)),
            "xaydung": _user("xaydung", builder, (construction, Role.HEAD)),
        },
    )
