"""Who is who: units in one tree, people, their accounts, and the dated roles that give rights."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q, Value

from core import clock
from core.wording import said_once


class Role(models.TextChoices):
    """What a membership lets a person do in its unit. HEAD and STAFF are of a reporting unit, others of the owner."""

    STAFF = "staff", "Chuyên viên"
    HEAD = "head", "Trưởng đơn vị"
    OFFICE = "office", "Văn phòng"
    DIRECTOR = "director", "Giám đốc"
    ADMIN = "admin", "Quản trị"


class Scope(models.TextChoices):
    """What a delegation is about. Without scope the receiver does all that its giver does in the role."""

    EVERYTHING = "", "mọi việc"
    REPORTS = "reports", "báo cáo"
    AWARDS = "awards", "khen thưởng"
    PAPERS = "papers", "ký văn bản"

    @property
    def about(self) -> str:
        """`về báo cáo`; nothing for what has no bounds."""
        return f"về {self.label}" if self.value else ""


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with `starts_on` and an open or inclusive `ends_on`."""

    def valid_on(self, day: date) -> "DatedQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def sharing_a_day_with(self, starts_on: date, ends_on: date | None) -> "DatedQuerySet":
        """Rows that hold on some day of a time with an open or inclusive end."""
        met = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return met.filter(starts_on__lte=ends_on) if ends_on else met


_PROVINCE = re.compile(r"(ủy ban nhân dân|uỷ ban nhân dân|ubnd) (tỉnh|thành phố|tp)\b", re.IGNORECASE)


class UnitQuerySet(models.QuerySet["Unit"]):
    def existing_on(self, day: date) -> "UnitQuerySet":
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def ended_by(self, day: date) -> "UnitQuerySet":
        return self.filter(valid_to__lt=day)


class Unit(models.Model):
    """A node of the one tree: any unit can own a campaign, and its child units report to it."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200, help_text="Ví dụ: Phòng Quản lý Công nghiệp")
    short_name = models.CharField("tên ngắn", max_length=60, blank=True, help_text="Dùng ở bảng hẹp: QL Công nghiệp")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="thuộc"
    )
    head_title = models.CharField("chức danh người đứng đầu", max_length=80, default="Trưởng phòng")
    is_office = models.BooleanField("là văn phòng tổng hợp của đơn vị cấp trên", default=False)
    reports_by_default = models.BooleanField("mặc định phải nộp báo cáo", default=True)
    symbol = models.CharField("ký hiệu trên văn bản", max_length=20, blank=True, help_text="Ví dụ: SCT")
    letterhead = models.CharField("tên trên văn bản", max_length=200, blank=True, help_text="SỞ CÔNG THƯƠNG")
    superior = models.CharField("cơ quan chủ quản", max_length=200, blank=True, help_text="UBND TỈNH HÀ TĨNH")
    ministry = models.CharField("bộ quản lý ngành", max_length=200, blank=True, help_text="Bộ Công Thương")
    place = models.CharField("địa danh", max_length=80, blank=True, help_text="Hà Tĩnh")
    system_name = models.CharField(
        "tên hệ thống",
        max_length=60,
        blank=True,
        help_text="Hiện ở đầu mỗi trang, trang đăng nhập và thư điện tử. Ví dụ: Thi đua ngành Công Thương",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="unit_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def brief(self) -> str:
        return self.short_name or self.name

    @property
    def head(self) -> str:
        """`Trưởng phòng Quản lý Công nghiệp`: its head inside a sentence. A body goes by its short name, as on papers."""
        return said_once(self.head_title, self.brief if self.symbol else self.name)

    @property
    def is_province(self) -> bool:
        """The people's committee of a province or of a city of the same rank: departments take part in its campaigns."""
        return _PROVINCE.match(self.name) is not None

    @property
    def branches(self) -> str:
        """`các phòng, đơn vị`: what the body calls those that report to it, all together."""
        return "các sở, ban, ngành" if self.is_province else "các phòng, đơn vị"

    @property
    def branch_heads(self) -> str:
        """`Trưởng các phòng, Thủ trưởng các đơn vị`: the heads of those that report to it."""
        return f"Thủ trưởng {self.branches}" if self.is_province else "Trưởng các phòng, Thủ trưởng các đơn vị"

    def work_of(self, role: str) -> str:
        """What its head does in the role: the same person may lead its own campaigns and report to the body above."""
        if role == Role.DIRECTOR:
            return f"điều hành phong trào của {self.brief}"
        to_whom = f" gửi {self.parent.brief}" if self.parent else ""
        return f"báo cáo, đề nghị khen thưởng của {self.brief}{to_whom}"


class Person(models.Model):
    """A person of a unit: a possible nominee, a signatory, the holder of an account."""

    full_name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức vụ", max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name="đơn vị")
    is_leader = models.BooleanField("là lãnh đạo, quản lý", default=False)
    is_active = models.BooleanField("đang công tác", default=True)

    class Meta:
        verbose_name = "cá nhân"
        verbose_name_plural = "cá nhân"
        ordering = ["unit__position", "-is_leader", "full_name"]

    def __str__(self) -> str:
        return self.full_name


@dataclass(frozen=True)
class Grant:
    """One right held today: a role in a unit, by membership or by a dated delegation within its scope."""

    role: str
    unit_id: int
    delegated_by: int | None = None
    scope: str = Scope.EVERYTHING

    def covers(self, work: str | None) -> bool:
        """Whether it may be used for `work`; without work it is asked for seeing, which no scope narrows."""
        return work is None or self.scope in (Scope.EVERYTHING, work)


# What somebody holds on a day: the rights in their order, and the units in which they are held, by id.
Held = tuple[tuple[Grant, ...], dict[int, Unit]]


class User(AbstractUser):
    """An account: one person, one account. Rights come from dated memberships, never from flags on this row."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="cá nhân"
    )
    password_is_given = models.BooleanField("đang dùng mật khẩu do quản trị cấp", default=False)

    objects = UserManager()  # type: ignore[misc]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["username"]

    journal_related = ("person",)

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return self.person.full_name if self.person else self.username

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @classmethod
    def with_grants(cls, pk: int) -> "User | None":
        """The account with its person and the roles of today: one statement, two for who holds none."""
        day = clock.today()
        held, user = _read_held(pk, day)
        if user is None:
            user = cls.objects.select_related("person").filter(pk=pk).first()
        if user is not None:
            user.__dict__["_kept_grants"] = (day, held)
        return user

    def _grants_today(self) -> "Held":
        """Read once per day and instance: one statement, whatever is asked afterwards."""
        day = clock.today()
        kept: tuple[date, Held] | None = self.__dict__.get("_kept_grants")
        if kept is None or kept[0] != day:
            kept = (day, _read_held(self.pk, day)[0])
            self.__dict__["_kept_grants"] = kept
        return kept[1]

    def forget_grants(self) -> None:
        """Ask the database again at the next question: a membership or delegation of this user has just changed."""
        self.__dict__.pop("_kept_grants", None)

    @property
    def grants(self) -> tuple[Grant, ...]:
        return self._grants_today()[0]

    def unit_ids(self, *roles: str, work: str | None = None) -> frozenset[int]:
        """Units in which this user holds one of `roles` today: to see, or to do `work` there (a `Scope`)."""
        return frozenset(grant.unit_id for grant in self.grants if grant.role in roles and grant.covers(work))

    def holds(self, role: str, unit_id: int | None, work: str | None = None) -> bool:
        return unit_id is not None and unit_id in self.unit_ids(role, work=work)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def acting_unit(self) -> Unit | None:
        """The unit a journal line names: the reporting unit first, else the owner's."""
        return self.unit_acting_for(None)

    def unit_acting_for(self, work: str | None) -> Unit | None:
        """As `acting_unit`, among the units where this user may do `work`."""
        grants, units = self._grants_today()
        fit = [grant for grant in grants if grant.covers(work)]
        if not fit:
            return None
        reporting = [grant for grant in fit if grant.role in (Role.HEAD, Role.STAFF)]
        # Of several units the one that he heads himself: he may be staff of the body, to write its report upward.
        own = min(reporting or fit, key=lambda grant: (grant.delegated_by is not None, grant.role != Role.HEAD))
        return units[own.unit_id]

    def scope_refusal(self, role: str, unit_id: int | None, work: str) -> str:
        """Why a deputy who sees may not do `work` here, and who may; "" for everybody else. No statement beside the
        grants."""
        if self.holds(role, unit_id, work) or not self.holds(role, unit_id):
            return ""
        grants, units = self._grants_today()
        given = [Scope(grant.scope) for grant in grants if grant.role == role and grant.unit_id == unit_id]
        unit = units[unit_id]  # type: ignore[index]
        return (
            f"Bạn được ủy quyền thay {unit.head} {' và '.join(scope.about for scope in given)}, không "
            f"{Scope(work).about}. Việc này do {unit.head} làm, hoặc người được ủy quyền {Scope(work).about}."
        )

    @property
    def bounds(self) -> tuple[str, ...]:
        """What this user does for others within a scope, a sentence for each of them. No statement beside the grants."""
        grants, units = self._grants_today()
        lent: dict[str, list[str]] = {}
        for grant in grants:
            if grant.scope:
                unit = units[grant.unit_id]
                lent.setdefault(unit.head, []).append(Scope(grant.scope).about)
        return tuple(
            f"Bạn thay {head} {' và '.join(dict.fromkeys(works))}, không về việc khác." for head, works in lent.items()
        )


class Membership(models.Model):
    """User, unit, role, from–to. A user may hold several."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="người dùng")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò trong đơn vị"
        verbose_name_plural = "vai trò trong đơn vị"
        ordering = ["unit__position", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(ends_on=None), name="membership_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.unit_id}"


class DelegationQuerySet(DatedQuerySet):
    def in_force_on(self, day: date) -> "DelegationQuerySet":
        return self.valid_on(day).filter(revoked_at=None)  # type: ignore[return-value]

    def about(self, work: str) -> "DelegationQuerySet":
        """Those whose scope covers `work`."""
        return self.filter(scope__in=(Scope.EVERYTHING, work))


class Delegation(models.Model):
    """A holder of a role lets another act in it for a time and about some work, by a document (NĐ 30/2020/NĐ-CP Điều
    13: giới hạn thời gian và nội dung được ủy quyền)."""

    giver = models.ForeignKey(User, models.PROTECT, related_name="delegations_given", verbose_name="người ủy quyền")
    receiver = models.ForeignKey(
        User, models.PROTECT, related_name="delegations_received", verbose_name="người được ủy quyền"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    role = models.CharField("quyền", max_length=20, choices=Role.choices)
    scope = models.CharField("phạm vi", max_length=20, choices=Scope.choices, default=Scope.EVERYTHING, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    document = models.CharField("văn bản ủy quyền", max_length=200)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="delegation_dates_in_order"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="delegation_to_another"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="delegation_scope_known"),
        ]

    journal_related = ("giver__person", "receiver__person")

    def __str__(self) -> str:
        return f"{self.giver} ủy quyền cho {self.receiver}"

    @property
    def work(self) -> str:
        """What the lent role does; one statement when the unit's parent was not read before."""
        return self.unit.work_of(self.role)


def _read_held(user_id: int, day: date) -> tuple[Held, User | None]:
    """Own roles in the order of the units, then those delegated, each with its unit; and who holds them. 1 statement."""
    own = Membership.objects.valid_on(day).filter(user_id=user_id).order_by()
    delegated = Delegation.objects.in_force_on(day).filter(receiver_id=user_id).order_by()
    nobody = Value(None, output_field=models.BigIntegerField())
    everything = Value(Scope.EVERYTHING.value, output_field=models.CharField())
    units, users, people = (_columns(model) for model in (Unit, User, Person))

    def read(holder: str) -> list[str]:
        paths = {"unit": units, holder: users, f"{holder}__person": people}
        return [f"{path}__{column}" for path, columns in paths.items() for column in columns]

    rows = own.values_list("role", nobody, everything, *read("user")).union(
        delegated.values_list("role", "giver_id", "scope", *read("receiver"))
    )
    held: list[tuple[Grant, Unit]] = []
    user: User | None = None
    for role, giver_id, scope, *values in rows:
        unit = Unit.from_db(rows.db, units, values[: len(units)])
        held.append((Grant(role, unit.pk, delegated_by=giver_id, scope=scope), unit))
        user = User.from_db(rows.db, users, values[len(units) : -len(people)])
        user.person = Person.from_db(rows.db, people, values[-len(people) :]) if user.person_id else None
    held.sort(key=_place)
    return (tuple(grant for grant, _ in held), {unit.pk: unit for _, unit in held}), user


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _place(held: tuple[Grant, Unit]) -> tuple[Any, ...]:
    grant, unit = held
    return grant.delegated_by is not None, unit.position, unit.name, grant.role, grant.scope
