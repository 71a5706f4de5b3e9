"""Who holds a role in which unit, for many units at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from accounts.models import Delegation, Membership


def people_by_unit(roles: Iterable[str], unit_ids: Iterable[int], day: date) -> dict[tuple[str, int], list[int]]:
    """Ids of the active holders on the day, by role and unit, by membership or delegation. 2 statements."""
    wanted = {"role__in": list(roles), "unit_id__in": set(unit_ids)}
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    members = Membership.objects.valid_on(day).filter(user__is_active=True, **wanted)
    deputies = Delegation.objects.in_force_on(day).filter(receiver__is_active=True, **wanted)
    for role, unit_id, user_id in [
        *members.order_by("user_id").values_list("role", "unit_id", "user_id"),
        *deputies.order_by("receiver_id").values_list("role", "unit_id", "receiver_id"),
    ]:
        if user_id not in people[role, unit_id]:
            people[role, unit_id].append(user_id)
    return people
