"""Finding a phase by what a person types at the console."""

from campaigns.models import Phase
from core.errors import RuleBroken


def find_phase(*, year: int, ordinal: int, unit_code: str = "") -> Phase:
    """The phase of that number in the campaign of the year: 1 statement. Refuses none, and several owners."""
    phases = Phase.objects.filter(campaign__year=year, ordinal=ordinal).select_related("campaign__owner")
    if unit_code:
        phases = phases.filter(campaign__owner__code=unit_code)
    found = list(phases.order_by("-campaign_id"))
    whose = f" của đơn vị “{unit_code}”" if unit_code else ""
    if not found:
        raise RuleBroken(f"Không có đợt {ordinal} trong phong trào thi đua năm {year}{whose}.")
    owners = {phase.campaign.owner.code for phase in found}
    if len(owners) > 1:
        raise RuleBroken(
            f"Năm {year} có nhiều đơn vị phát động: {', '.join(sorted(owners))}. Thêm --unit với mã của một đơn vị."
        )
    return found[0]
