"""Who holds a role in which unit, for many units at once; the office of a body, and who signs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.functional import SimpleLazyObject

from accounts.models import Delegation, Membership, Person, Role, Scope, Unit
from campaigns.models import SubmissionRevision
from core import clock
from core.errors import RuleBroken
from core.wording import local_day, short_date


def people_by_unit(roles: Iterable[str], unit_ids: Iterable[int], day: date) -> dict[tuple[str, int], list[int]]:
    """Ids of the active holders on the day, by role and unit, by membership or delegation about reports. 2 statements."""
    wanted = {"role__in": list(roles), "unit_id__in": set(unit_ids)}
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    members = Membership.objects.valid_on(day).filter(user__is_active=True, **wanted)
    deputies = Delegation.objects.in_force_on(day).about(Scope.REPORTS).filter(receiver__is_active=True, **wanted)
    for role, unit_id, user_id in [
        *members.order_by("user_id").values_list("role", "unit_id", "user_id"),
        *deputies.order_by("receiver_id").values_list("role", "unit_id", "receiver_id"),
    ]:
        if user_id not in people[role, unit_id]:
            people[role, unit_id].append(user_id)
    return people


class Act(NamedTuple):
    """What somebody did in the name of a unit, and when."""

    unit_id: int
    user_id: int
    at: datetime


def authority_of(revision: SubmissionRevision) -> str:
    """By what right somebody other than the unit's head handed the report in, in words; "" for the head himself.

    At most 2 statements; the submission was read with the revision.
    """
    return authorities_of([revision])[0]


def authorities_of(revisions: Iterable[SubmissionRevision]) -> list[str]:
    """As `authority_of`, for several at once: still at most 2 statements."""
    return authorities([Act(row.submission.unit_id, row.submitted_by_id, row.submitted_at) for row in revisions])


def authorities(acts: Sequence[Act]) -> list[str]:
    """By what right somebody other than the unit's head did each, in words; "" for the head himself. At most 2 statements."""
    units = {act.unit_id for act in acts}
    heads = list(Membership.objects.filter(unit_id__in=units, role=Role.HEAD))
    lent: Any = SimpleLazyObject(lambda: _lent(units, {act.user_id for act in acts}))
    return [_authority(act, heads, lent) for act in acts]


def _lent(unit_ids: Iterable[int], receivers: Iterable[int]) -> list[Delegation]:
    """The head's right on reports, as it was lent. Of two that cover a day the narrower one says more."""
    rows = Delegation.objects.about(Scope.REPORTS).filter(
        receiver_id__in=receivers, unit_id__in=unit_ids, role=Role.HEAD
    )
    return list(rows.select_related("giver__person").order_by("-scope", "-starts_on", "-pk"))


def _authority(act: Act, heads: Iterable[Membership], lent: Iterable[Delegation]) -> str:
    day = local_day(act.at)
    present = [each for each in heads if each.unit_id == act.unit_id and _holds_on(each, day)]
    own = next((each for each in present if each.user_id == act.user_id), None)
    if own:
        # Two heads at once: the one whose time is limited stands in for the other.
        is_deputy = any(each.user_id != act.user_id and each.ends_on is None for each in present)
        return f"giữ quyền trưởng đơn vị {_span(own.starts_on, own.ends_on)}" if is_deputy and own.ends_on else ""
    for each in lent:
        is_in_force = each.revoked_at is None or each.revoked_at > act.at
        if (each.unit_id, each.receiver_id) == (act.unit_id, act.user_id) and _holds_on(each, day) and is_in_force:
            about = f" {Scope(each.scope).about}" if each.scope else ""
            words = f"theo ủy quyền của {each.giver}{about} {_span(each.starts_on, each.ends_on)}"
            return f"{words} ({each.document})" if each.document else words
    return ""


def _holds_on(row: Membership | Delegation, day: date) -> bool:
    return row.starts_on <= day and (row.ends_on is None or row.ends_on >= day)


def _span(starts_on: date, ends_on: date) -> str:
    return f"từ ngày {short_date(starts_on)} đến hết ngày {short_date(ends_on)}"


def office_of(owner: Unit) -> Unit:
    """The office that writes in the name of the body: 1 statement. Refuses a body without one."""
    return office_among(Unit.objects.existing_on(clock.today()).filter(parent=owner, is_office=True), owner)


def office_among(units: Iterable[Unit], owner: Unit) -> Unit:
    """That office, of the units of the body that exist today."""
    offices = sorted((unit for unit in units if unit.is_office), key=lambda unit: unit.position)
    if not offices:
        raise RuleBroken(f"{owner} chưa có đơn vị nào là văn phòng tổng hợp. Quản trị khai báo ở mục Đơn vị.")
    return offices[0]


def people_of_unit(unit: Unit) -> list[Person]:
    """Its people at work, leaders first, among whom the signatory is found: 1 statement."""
    return list(Person.objects.filter(unit=unit, is_active=True).order_by("-is_leader", "full_name"))
