"""Verbs of the registers: units, people, accounts, dated roles and delegations. All journalled."""

from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string

from accounts.models import Delegation, Membership, Person, Role, Scope, Unit, User
from accounts.queries import stand_ins, units_kept_by
from core import clock, jobs, journal
from core.errors import RuleBroken
from core.wording import short_date

UNIT_SAVED = journal.register("accounts.unit.saved", "lưu đơn vị", "units")
PERSON_SAVED = journal.register("accounts.person.saved", "lưu cá nhân", "user")
USER_CREATED = journal.register("accounts.user.created", "tạo tài khoản", "user")
USER_SAVED = journal.register("accounts.user.saved", "sửa tài khoản", "user")
PASSWORD_SET = journal.register("accounts.user.password_set", "đặt lại mật khẩu", "lock")
PASSWORD_CHOSEN = journal.register("accounts.user.password_chosen", "đổi mật khẩu của mình", "lock")
ROLE_GRANTED = journal.register("accounts.membership.granted", "giao vai trò", "key")
ROLE_ENDED = journal.register("accounts.membership.ended", "kết thúc vai trò", "key")
DELEGATED = journal.register("accounts.delegation.given", "ủy quyền", "swap")
DELEGATION_SHORTENED = journal.register("accounts.delegation.shortened", "rút ngắn ủy quyền", "swap")
DELEGATION_REVOKED = journal.register("accounts.delegation.revoked", "thu hồi ủy quyền", "swap")

UNIT_FIELDS = (
    "code",
    "name",
    "short_name",
    "parent",
    "head_title",
    "is_office",
    "reports_by_default",
    "symbol",
    "letterhead",
    "superior",
    "ministry",
    "place",
    "system_name",
    "position",
    "valid_from",
    "valid_to",
)
PERSON_FIELDS = ("full_name", "position", "unit", "is_leader", "is_active")
# Who holds one of these sees or keeps the work of the units below.
ROLES_OVER_UNITS = (Role.OFFICE, Role.DIRECTOR, Role.ADMIN)
PASSWORD_LENGTH = 16
# Without letters and digits that look alike: it is read from a screen and typed on a phone.
READABLE_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def _require(actor: Any, permission: str, sentence: str) -> None:
    if not actor.has_perm(permission):
        raise RuleBroken(sentence)


def _alone_with(user: User) -> None:
    """Others who change the same user's roles or delegations wait here until this transaction ends."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _span(starts_on: date, ends_on: date | None) -> str:
    return f"từ {short_date(starts_on)}" + (f" đến hết {short_date(ends_on)}" if ends_on else "")


def _facts(obj: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Column values as the journal keeps them: ids for rows, ISO dates."""
    facts = {}
    for name in names:
        value = getattr(obj, f"{name}_id") if name in {"parent", "unit"} else getattr(obj, name)
        facts[name] = value.isoformat() if isinstance(value, date) else value
    return facts


def _is_below(unit: Unit, ancestor: Unit) -> bool:
    while unit.parent_id is not None:
        if unit.parent_id == ancestor.pk:
            return True
        unit = Unit.objects.get(pk=unit.parent_id)
    return False


@transaction.atomic
def save_unit(*, actor: Any, values: dict[str, Any], unit: Unit | None = None) -> Unit:
    """The unit is as given, new or changed. The administrator; refused when it would stand below itself."""
    _require(actor, "accounts.manage_register", "Chỉ quản trị được sửa danh sách đơn vị.")
    before = _facts(unit, UNIT_FIELDS) if unit else None
    row = Unit.objects.select_for_update().get(pk=unit.pk) if unit else Unit()
    for name in UNIT_FIELDS:
        setattr(row, name, values[name])
    if unit and row.parent and (row.parent_id == unit.pk or _is_below(row.parent, unit)):
        raise RuleBroken("Một đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó. Chọn đơn vị khác.")
    row.save()
    journal.record(actor, UNIT_SAVED, row, before=before, after=_facts(row, UNIT_FIELDS))
    return row


@transaction.atomic
def save_person(*, actor: Any, values: dict[str, Any], person: Person | None = None) -> Person:
    """The person stands in the register as given. The administrator anywhere, the office in its department, a head in
    his own unit."""
    _require(actor, "accounts.manage_people", "Tài khoản của bạn không có quyền sửa danh sách cá nhân.")
    row = Person.objects.select_for_update().get(pk=person.pk) if person else Person()
    before = _facts(row, PERSON_FIELDS) if person else None
    touched = {values["unit"].pk} | ({row.unit_id} if person else set())
    if units_kept_by(actor).filter(pk__in=touched).count() != len(touched):
        raise RuleBroken("Bạn chỉ sửa được danh sách cá nhân của đơn vị mình.")
    for name in PERSON_FIELDS:
        setattr(row, name, values[name])
    row.save()
    journal.record(actor, PERSON_SAVED, row, before=before, after=_facts(row, PERSON_FIELDS))
    return row


@transaction.atomic
def create_user(*, actor: Any, username: str, email: str, person: Person) -> tuple[User, str]:
    """An account for one person; returns it with its first password, which is shown once and never stored plain. The
    person must choose another before he does anything else.

    The administrator; refused for a person who has an account (one person, one account).
    """
    _require(actor, "accounts.manage_register", "Chỉ quản trị được tạo tài khoản.")
    if User.objects.filter(person=person).exists():
        raise RuleBroken(f"{person} đã có tài khoản. Mỗi người chỉ dùng một tài khoản.")
    if User.objects.filter(username__iexact=username).exists():
        raise RuleBroken(f"Tên đăng nhập “{username}” đã có người dùng. Chọn tên khác.")
    password = get_random_string(PASSWORD_LENGTH, READABLE_LETTERS)
    user = User.objects.create_user(username, email, password, person=person, password_is_given=True)
    journal.record(actor, USER_CREATED, user, after={"username": username, "email": email, "person": person.pk})
    return user, password


@transaction.atomic
def start_department(*, code: str, name: str, username: str, full_name: str) -> tuple[User, str]:
    """The unit at the top stands, and its first administrator, who makes everything else; returns his account with the
    password he must change. From the console of an empty installation only: refused as soon as there is a unit."""
    if Unit.objects.exists():
        raise RuleBroken("Đã có đơn vị: quản trị tạo đơn vị và tài khoản khác ở mục Đơn vị và mục Người dùng.")
    unit = Unit.objects.create(code=code, name=name, head_title="Giám đốc", reports_by_default=False)
    person = Person.objects.create(full_name=full_name, position="Quản trị hệ thống", unit=unit)
    password = get_random_string(PASSWORD_LENGTH, READABLE_LETTERS)
    user = User.objects.create_user(username, "", password, person=person, password_is_given=True)
    Membership.objects.create(user=user, unit=unit, role=Role.ADMIN, starts_on=clock.today())
    journal.record(None, UNIT_SAVED, unit, after=_facts(unit, UNIT_FIELDS))
    journal.record(None, USER_CREATED, user, after={"username": username, "email": "", "person": person.pk})
    return user, password


@transaction.atomic
def save_user(*, actor: Any, user: User, email: str, is_active: bool) -> User:
    """E-mail and whether the account may sign in. The administrator; nobody locks himself out."""
    _require(actor, "accounts.manage_register", "Chỉ quản trị được sửa tài khoản.")
    if user.pk == actor.pk and not is_active:
        raise RuleBroken("Bạn không thể khóa tài khoản của chính mình.")
    row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    before = {"email": row.email, "is_active": row.is_active}
    row.email, row.is_active = email, is_active
    row.save(update_fields=["email", "is_active"])
    journal.record(actor, USER_SAVED, row, before=before, after={"email": email, "is_active": is_active})
    return row


@transaction.atomic
def reset_password(*, actor: Any, user: User) -> str:
    """A new password, returned once for the administrator to hand over; the old one ends, and with it all sessions.
    The person must choose another at once. Refused for the administrator's own account: he chooses his own."""
    _require(actor, "accounts.manage_register", "Chỉ quản trị được đặt lại mật khẩu.")
    if user.pk == actor.pk:
        raise RuleBroken("Đây là tài khoản của chính bạn: dùng mục Đổi mật khẩu.")
    password = get_random_string(PASSWORD_LENGTH, READABLE_LETTERS)
    user.set_password(password)
    user.password_is_given = True
    user.save(update_fields=["password", "password_is_given"])
    journal.record(actor, PASSWORD_SET, user)
    return password


@transaction.atomic
def choose_password(*, actor: User, password: str) -> None:
    """The actor's password is the one he chose himself, whoever gave him the last one. Journalled without the words."""
    actor.set_password(password)
    actor.password_is_given = False
    actor.save(update_fields=["password", "password_is_given"])
    journal.record(actor, PASSWORD_CHOSEN, actor)


def password_refusals(password: str, user: User) -> list[str]:
    """Why the password policy refuses this password; empty when it is good."""
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        return list(refusal.messages)
    return []


@transaction.atomic
def grant_role(
    *, actor: Any, user: User, unit: Unit, role: str, starts_on: date, ends_on: date | None = None
) -> Membership:
    """The user holds the role in the unit from–to. The administrator; refused when he already holds it then, and for a
    role over other units in a unit that has none."""
    _require(actor, "accounts.manage_register", "Chỉ quản trị được giao vai trò.")
    if role in ROLES_OVER_UNITS and not unit.children.exists():
        raise RuleBroken(
            f"Vai trò {Role(role).label} chỉ giao ở đơn vị phát động phong trào (như Sở), không giao ở {unit}. "
            "Chọn đơn vị khác hoặc vai trò khác."
        )
    if ends_on and ends_on < starts_on:
        raise RuleBroken("Ngày kết thúc phải sau ngày bắt đầu. Chọn ngày khác.")
    _alone_with(user)
    held = Membership.objects.filter(user=user, unit=unit, role=role).sharing_a_day_with(starts_on, ends_on).first()
    if held:
        raise RuleBroken(
            f"{user} đã giữ vai trò này ở {unit} {_span(held.starts_on, held.ends_on)}. "
            "Kết thúc vai trò đó trước, hoặc chọn ngày khác."
        )
    membership = Membership.objects.create(user=user, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on)
    user.forget_grants()
    journal.record(
        actor,
        ROLE_GRANTED,
        user,
        after={"role": role, "unit": unit.pk, "starts_on": starts_on.isoformat(), "ends_on": ends_on and str(ends_on)},
        note=f"{Role(role).label}, {unit}, {_span(starts_on, ends_on)}",
    )
    return membership


@transaction.atomic
def end_role(*, actor: Any, membership: Membership, ends_on: date) -> Membership:
    """The role ends after `ends_on`, and with it what its holder delegated. The administrator; the row stays, so that
    the past keeps its rights."""
    _require(actor, "accounts.manage_register", "Chỉ quản trị được kết thúc vai trò.")
    _alone_with(membership.user)
    row = (
        Membership.objects.select_for_update(of=("self",)).select_related("user__person", "unit").get(pk=membership.pk)
    )
    if ends_on < row.starts_on:
        raise RuleBroken(f"Vai trò bắt đầu từ {short_date(row.starts_on)}. Chọn ngày kết thúc không sớm hơn.")
    others = Membership.objects.filter(user_id=row.user_id, unit_id=row.unit_id, role=row.role).exclude(pk=row.pk)
    if later := others.sharing_a_day_with(row.starts_on, ends_on).first():
        raise RuleBroken(
            f"Vai trò này đã được giao lại {_span(later.starts_on, later.ends_on)}. Chọn ngày kết thúc trước ngày đó."
        )
    before = {"ends_on": row.ends_on and row.ends_on.isoformat()}
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    row.user.forget_grants()
    journal.record(
        actor,
        ROLE_ENDED,
        row.user,
        before=before,
        after={"role": row.role, "ends_on": ends_on.isoformat()},
        note=f"{Role(row.role).label}, {row.unit}, {_span(row.starts_on, ends_on)}",
    )
    _end_delegations_of(actor, row)
    return row


def _end_delegations_of(actor: Any, ended: Membership) -> None:
    """Nobody acts longer in a role than the one who delegated it holds it: shortened, or revoked when not yet begun."""
    given = Delegation.objects.filter(
        giver_id=ended.user_id, unit_id=ended.unit_id, role=ended.role, revoked_at=None, ends_on__gt=ended.ends_on
    )
    for delegation in given.select_for_update(of=("self",)).select_related("receiver", "giver__person"):
        if delegation.starts_on > ended.ends_on:
            revoke_delegation(actor=actor, delegation=delegation)
            continue
        before = {"ends_on": delegation.ends_on.isoformat()}
        delegation.ends_on = ended.ends_on
        delegation.save(update_fields=["ends_on"])
        delegation.receiver.forget_grants()
        journal.record(
            actor,
            DELEGATION_SHORTENED,
            delegation,
            before=before,
            after={"ends_on": delegation.ends_on.isoformat()},
            note=Scope(delegation.scope).label,
        )


def may_sign_papers(role: str, unit: Unit) -> bool:
    """Whether official papers bear the name of who holds the role: a body's director, the head of its office."""
    return role == Role.DIRECTOR or unit.is_office


@transaction.atomic
def delegate(
    *,
    actor: Any,
    receiver: User,
    unit: Unit,
    role: str,
    starts_on: date,
    ends_on: date,
    document: str,
    scope: str = Scope.EVERYTHING,
) -> Delegation:
    """The receiver may act in the actor's role from–to within the scope, by the named document.

    Only what the actor holds himself (no sub-delegation: NĐ 30/2020/NĐ-CP Điều 13), to another person of his own body,
    with an end; refused when that person already acts for him there in the same scope on one of the days, and for
    signing papers in a unit that issues none. One of another unit of the body is doubted by the page, not refused
    (`stand_in_doubt` says why). Journalled; the receiver is told.
    """
    if not any(
        grant.role == role and grant.unit_id == unit.pk and grant.delegated_by is None for grant in actor.grants
    ):
        raise RuleBroken("Bạn chỉ ủy quyền được việc của chính mình; việc được ủy quyền lại thì không ủy quyền tiếp.")
    if receiver.pk == actor.pk:
        raise RuleBroken("Chọn một người khác để ủy quyền.")
    if not stand_ins(unit).filter(pk=receiver.pk).exists():
        raise RuleBroken(
            f"Không ủy quyền được cho {receiver}. Chọn người đang công tác trong nội bộ cơ quan, không phải cấp trên, "
            "cơ quan khác hay tài khoản quản trị."
        )
    if ends_on < starts_on:
        raise RuleBroken("Ngày kết thúc ủy quyền phải sau ngày bắt đầu. Chọn ngày khác.")
    if ends_on < clock.today():
        raise RuleBroken("Thời gian ủy quyền đã qua. Chọn ngày kết thúc từ hôm nay trở đi.")
    _alone_with(actor)
    held_until = max(
        row.ends_on or date.max
        for row in Membership.objects.filter(user=actor, unit=unit, role=role).valid_on(clock.today())
    )
    if ends_on > held_until:
        raise RuleBroken(
            f"Vai trò của bạn kết thúc sau ngày {short_date(held_until)}. Chọn ngày kết thúc không muộn hơn."
        )
    if scope not in Scope.values:
        raise RuleBroken("Chọn phạm vi ủy quyền.")
    if scope == Scope.PAPERS and not may_sign_papers(role, unit):
        raise RuleBroken(
            f"{unit} không ban hành văn bản trên hệ thống nên không có việc ký để ủy quyền riêng. "
            "Báo cáo của đơn vị do người nộp đứng tên: chọn phạm vi báo cáo hoặc mọi việc."
        )
    alike = Delegation.objects.filter(
        giver=actor, receiver=receiver, unit=unit, role=role, scope=scope, revoked_at=None
    )
    if held := alike.sharing_a_day_with(starts_on, ends_on).first():
        about = Scope(scope).about or "việc này"
        raise RuleBroken(
            f"{receiver} đã được bạn ủy quyền {about} {_span(held.starts_on, held.ends_on)}. "
            "Chọn ngày khác, hoặc thu hồi ủy quyền đó trước."
        )
    row = Delegation.objects.create(
        giver=actor,
        receiver=receiver,
        unit=unit,
        role=role,
        scope=scope,
        starts_on=starts_on,
        ends_on=ends_on,
        document=document,
    )
    receiver.forget_grants()
    journal.record(
        actor,
        DELEGATED,
        row,
        after={
            "receiver": receiver.pk,
            "role": role,
            "scope": scope,
            "starts_on": starts_on.isoformat(),
            "ends_on": str(ends_on),
        },
        note=f"{Scope(scope).label}, {_span(starts_on, ends_on)}; {document}",
    )
    jobs.enqueue("notifications.tell_of_delegation", row.pk)
    return row


@transaction.atomic
def revoke_delegation(*, actor: Any, delegation: Delegation) -> Delegation:
    """The delegation ends now. Its giver or the administrator; a second press finds it ended and says so."""
    row = Delegation.objects.select_for_update(of=("self",)).select_related("receiver").get(pk=delegation.pk)
    if row.giver_id != actor.pk and not actor.has_perm("accounts.manage_register"):
        raise RuleBroken("Chỉ người đã ủy quyền hoặc quản trị được thu hồi.")
    if row.revoked_at:
        raise RuleBroken("Ủy quyền này đã được thu hồi.")
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])
    row.receiver.forget_grants()
    journal.record(
        actor,
        DELEGATION_REVOKED,
        row,
        after={"revoked_on": clock.today().isoformat()},
        note=f"{Scope(row.scope).label}; {row.document}",
    )
    jobs.enqueue("notifications.tell_of_delegation", row.pk)
    return row
