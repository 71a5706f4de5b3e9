"""Questions about people and units that other apps ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from accounts.models import Delegation, Membership, Person, Role, Scope, Unit, User
from core import clock
from core.wording import local_day, short_date

# What a site is called while nobody has entered a unit.
NAME_WITHOUT_UNITS = "Thi đua, khen thưởng"


def roles_of(user: User) -> frozenset[str]:
    """The roles the user holds today, in any unit. No statement beyond the user's own grants (two, read once)."""
    return user.roles if user.is_authenticated else frozenset()


def holders(role: str, unit_ids: Iterable[int], work: str | None = None) -> QuerySet[User]:
    """Active users who hold `role` today, by membership or delegation, in one of the units: one statement. With `work`
    only the deputies whose delegation covers it."""
    day = clock.today()
    ids = list(unit_ids)
    by_membership = Q(memberships__role=role, memberships__unit_id__in=ids, memberships__starts_on__lte=day) & (
        Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=day)
    )
    by_delegation = Q(
        delegations_received__role=role,
        delegations_received__unit_id__in=ids,
        delegations_received__starts_on__lte=day,
        delegations_received__ends_on__gte=day,
        delegations_received__revoked_at=None,
        delegations_received__scope__in=Scope.values if work is None else (Scope.EVERYTHING, work),
    )
    return User.objects.filter(by_membership | by_delegation, is_active=True).distinct().order_by("id")


def owner_units_of(user: User) -> QuerySet[Unit]:
    """Units whose campaigns concern the user: those he holds a role in and their parents. One statement."""
    own = user.unit_ids(*Role.values)
    return Unit.objects.filter(Q(pk__in=own) | Q(children__in=own)).distinct()


def reporting_units(owner: Unit) -> QuerySet[Unit]:
    """Child units of the owner that exist today, in their order: one statement."""
    return Unit.objects.existing_on(clock.today()).filter(parent=owner)


def _units_inside() -> QuerySet[Unit]:
    """Units that belong to the body above them. Below a province stand bodies of their own, with an office or a director
    each: there only its office is inside."""
    led = Membership.objects.valid_on(clock.today()).filter(role__in=(Role.OFFICE, Role.DIRECTOR)).values("unit")
    is_beside_a_body = Exists(Unit.objects.filter(pk__in=led, parent=OuterRef("parent")))
    return Unit.objects.filter(Q(is_office=True) | ~is_beside_a_body, parent__isnull=False)


def own_body_of(unit: Unit) -> QuerySet[Unit]:
    """The unit, those below it, and those beside it in one body; never what stands above, nor another body."""
    inside = _units_inside()
    below = inside.filter(parent=unit)
    own = Q(pk=unit.pk) | Q(pk__in=below.values("pk")) | Q(parent__in=below.values("pk"))
    if unit.parent_id is not None:
        beside = inside.filter(parent=unit.parent_id)
        own |= Q(pk__in=beside.values("pk"), parent__in=inside.filter(pk=unit.pk).values("parent"))
    return Unit.objects.filter(own)


def stand_ins(unit: Unit) -> QuerySet[User]:
    """Whom a role in the unit may be lent to: people at work in its own body, the keeper of accounts excepted."""
    keepers = Membership.objects.valid_on(clock.today()).filter(role=Role.ADMIN).values("user")
    at_work = User.objects.filter(is_active=True, person__is_active=True, person__unit__in=own_body_of(unit))
    return at_work.exclude(pk__in=keepers)


def stand_in_doubt(unit: Unit, receiver: User) -> str:
    """That the receiver is of another unit than the one he is to act for; "" when he is of it or of one below.

    A head gives work to his own deputies and people. Those of another unit he does not direct: to put one of them in
    charge is for the head of the body, by a decision of his own. Such a decision may be the document that a delegation
    names, and a small unit may have nobody else, so it is doubted, never refused. No statement with `person__unit` read.
    """
    person = receiver.person
    if person is None or unit.pk in (person.unit_id, person.unit.parent_id):
        return ""
    head = unit.parent.head if unit.parent else "người đứng đầu cơ quan"
    return (
        f"{receiver} không thuộc {unit}. Giao người của đơn vị khác phụ trách là việc của {head}: văn bản ghi ở đây phải "
        f"là văn bản của {head}."
    )


def system_names() -> QuerySet[Any, str]:
    """What the first unit at the top of the tree calls this site, else a name made of the unit's: one row as a column
    for a larger question."""
    named = Case(
        When(~Q(system_name=""), then=F("system_name")),
        When(~Q(short_name=""), then=Concat(Value("Thi đua "), F("short_name"))),
        default=Concat(Value("Thi đua "), F("name")),
    )
    tops = Unit.objects.existing_on(clock.today()).filter(parent=None).order_by("position", "pk")
    return tops.annotate(called=named).values_list("called", flat=True)[:1]


def system_name() -> str:
    """The name of this site, for pages before sign-in and for e-mail: one statement."""
    return next(iter(system_names()), NAME_WITHOUT_UNITS)


@dataclass(frozen=True)
class Standing:
    """What a person without a role today will hold, and what he held last, a sentence for each."""

    coming: tuple[str, ...]
    ended: str


def standing_without_role(user: User) -> Standing:
    """Roles and delegations from a later day, the nearest first; and the last that ended: 2 statements."""
    today = clock.today()
    coming: list[tuple[date, str]] = []
    ended: list[tuple[date, str]] = []
    for held in Membership.objects.filter(user=user).select_related("unit"):
        role = f"{Role(held.role).label} ở {held.unit}"
        if held.starts_on > today:
            until = f" đến hết ngày {short_date(held.ends_on)}" if held.ends_on else ""
            coming.append((held.starts_on, f"Từ ngày {short_date(held.starts_on)}{until} bạn giữ vai trò {role}."))
        elif held.ends_on:
            ended.append((held.ends_on, f"Vai trò {role} của bạn đã kết thúc ngày {short_date(held.ends_on)}."))
    for lent in Delegation.objects.filter(receiver=user).select_related("unit__parent"):
        what = f"thay {lent.unit.head}: {Scope(lent.scope).label} ({lent.work})"
        if lent.revoked_at:
            day = local_day(lent.revoked_at)
            ended.append((day, f"Ủy quyền cho bạn {what} đã được thu hồi ngày {short_date(day)}."))
        elif lent.starts_on > today:
            days = f"Từ ngày {short_date(lent.starts_on)} đến hết ngày {short_date(lent.ends_on)}"
            coming.append((lent.starts_on, f"{days} bạn {what}, theo {lent.document}."))
        else:
            ended.append((lent.ends_on, f"Ủy quyền cho bạn {what} đã hết hạn ngày {short_date(lent.ends_on)}."))
    return Standing(
        coming=tuple(sentence for _, sentence in sorted(coming)),
        ended=max(ended)[1] if ended else "",
    )


def ended_right(user: User, unit_id: int) -> str:
    """How the person's last right in the unit ended, a sentence; "" for who never had one. At most 2 statements."""
    today = clock.today()
    lent = (
        Delegation.objects.filter(receiver=user, unit=unit_id, starts_on__lte=today).order_by("-ends_on", "-pk").first()
    )
    if lent and lent.revoked_at:
        return f"Ủy quyền của bạn đã được thu hồi ngày {short_date(local_day(lent.revoked_at))}."
    if lent and lent.ends_on < today:
        return f"Ủy quyền của bạn đã hết hạn ngày {short_date(lent.ends_on)}."
    held = Membership.objects.filter(user=user, unit=unit_id, ends_on__lt=today).order_by("-ends_on").first()
    return f"Vai trò của bạn ở đơn vị này đã kết thúc ngày {short_date(held.ends_on)}." if held and held.ends_on else ""


def unit_register() -> QuerySet[Unit]:
    """All units in tree order (owners first), with the number of active people: one statement."""
    return (
        Unit.objects.select_related("parent")
        .annotate(people_count=Count("people", filter=Q(people__is_active=True)))
        .order_by("parent__position", "position", "name")
    )


def units_kept_by(user: User) -> QuerySet[Unit]:
    """Units whose people the user may keep: all for the administrator, those of its own body for the office (a province's
    office keeps no department's people), his own for a head. One statement."""
    if Role.ADMIN in user.roles:
        return Unit.objects.all()
    kept = user.unit_ids(Role.OFFICE, work=Scope.EVERYTHING)
    own = user.unit_ids(Role.HEAD, work=Scope.EVERYTHING)
    return Unit.objects.filter(Q(pk__in=own | kept) | Q(pk__in=_units_inside().filter(parent_id__in=kept).values("pk")))


def people_kept_by(user: User) -> QuerySet[Person]:
    """People the user may keep, with unit and account: one statement."""
    return Person.objects.filter(unit__in=units_kept_by(user)).select_related("unit", "user")


def user_register(day: date) -> QuerySet[User]:
    """All accounts with person and unit; the roles held on `day` as `held`, those delegated as `acting`: 3 statements."""
    held = Membership.objects.valid_on(day).select_related("unit")
    acting = Delegation.objects.in_force_on(day).select_related("unit")
    return User.objects.select_related("person__unit").prefetch_related(
        Prefetch("memberships", held, to_attr="held"), Prefetch("delegations_received", acting, to_attr="acting")
    )
