"""Who holds a role in which unit, for many units at once; the office of a body, and who signs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

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


def authority_of(revision: SubmissionRevision) -> str:
    """By what right somebody other than the unit's head handed the report in, in words; "" for the head himself.

    At most 2 statements; the submission was read with the revision.
    """
    unit_id, user_id, day = revision.submission.unit_id, revision.submitted_by_id, local_day(revision.submitted_at)
    heads = Membership.objects.valid_on(day).filter(unit_id=unit_id, role=Role.HEAD)
    rows = list(heads.values_list("user_id", "starts_on", "ends_on"))
    own = [(starts_on, ends_on) for holder, starts_on, ends_on in rows if holder == user_id]
    if own:
        starts_on, ends_on = own[0]
        # Two heads at once: the one whose time is limited stands in for the other.
        is_deputy = ends_on is not None and any(holder != user_id and until is None for holder, _, until in rows)
        return f"giữ quyền trưởng đơn vị {_span(starts_on, ends_on)}" if is_deputy and ends_on else ""
    delegation = (
        Delegation.objects.about(Scope.REPORTS)
        .valid_on(day)
        .filter(Q(revoked_at=None) | Q(revoked_at__gt=revision.submitted_at))
        .filter(receiver_id=user_id, unit_id=unit_id, role=Role.HEAD)
        .select_related("giver__person")
        # Of two that cover it the narrower one says more.
        .order_by("-scope", "-starts_on", "-pk")
        .first()
    )
    if delegation is None:
        return ""
    about = f" {Scope(delegation.scope).about}" if delegation.scope else ""
    lent = f"theo ủy quyền của {delegation.giver}{about} {_span(delegation.starts_on, delegation.ends_on)}"
    return f"{lent} ({delegation.document})" if delegation.document else lent


def _span(starts_on: date, ends_on: date) -> str:
    return f"từ ngày {short_date(starts_on)} đến hết ngày {short_date(ends_on)}"


def office_of(owner: Unit) -> Unit:
    """The office that writes in the name of the body: 1 statement. Refuses a body without one."""
    office = Unit.objects.existing_on(clock.today()).filter(parent=owner, is_office=True).order_by("position").first()
    if office is None:
        raise RuleBroken(f"{owner} chưa có đơn vị nào là văn phòng tổng hợp. Quản trị khai báo ở mục Đơn vị.")
    return office


def people_of_unit(unit: Unit) -> list[Person]:
    """Its people at work, leaders first, among whom the signatory is found: 1 statement."""
    return list(Person.objects.filter(unit=unit, is_active=True).order_by("-is_leader", "full_name"))
