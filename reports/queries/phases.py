"""Finding a campaign, a phase, a unit's report by what a person types at the console."""

from collections.abc import Iterable, Sequence

from accounts.models import Unit
from campaigns.models import Campaign, Phase, SubmissionRevision
from core.errors import RuleBroken
from documents.models import IssuedPaper
from documents.workflow import PUBLISHED


def find_phase(*, year: int, ordinal: int, unit_code: str = "") -> Phase:
    """The phase of that number in the campaign of the year: 1 statement. Refuses none, and several owners; the body above
    an owner is asked for by its code."""
    phases = Phase.objects.filter(campaign__year=year, ordinal=ordinal).select_related("campaign__owner")
    if unit_code:
        phases = phases.filter(campaign__owner__code=unit_code)
    found = list(phases.order_by("-campaign_id"))
    if not found:
        raise RuleBroken(f"Không có đợt {ordinal} trong phong trào thi đua năm {year}{_whose(unit_code)}.")
    lowest = _not_above([phase.campaign for phase in found])
    _refuse_several_owners(year, lowest)
    return next(phase for phase in found if phase.campaign in lowest)


def find_campaign(*, year: int, unit_code: str = "") -> Campaign:
    """The campaign of the year, with its owner and plan: 1 statement. Refuses none, and several owners; the body above an
    owner is asked for by its code."""
    campaigns = Campaign.objects.filter(year=year).select_related("owner", "plan")
    if unit_code:
        campaigns = campaigns.filter(owner__code=unit_code)
    found = list(campaigns.order_by("-pk"))
    if not found:
        raise RuleBroken(f"Không có phong trào thi đua năm {year}{_whose(unit_code)}.")
    lowest = _not_above(found)
    _refuse_several_owners(year, lowest)
    return lowest[0]


def last_phase(campaign: Campaign) -> Phase:
    """The phase that ends the year: 1 statement. Refuses a campaign without phases."""
    phase = Phase.objects.filter(campaign=campaign).select_related("campaign__owner").order_by("-ordinal").first()
    if phase is None:
        raise RuleBroken(f"Phong trào thi đua năm {campaign.year} chưa có đợt nào.")
    return phase


def find_revision(*, year: int, ordinal: int, unit_code: str) -> SubmissionRevision:
    """What the unit last handed in for the phase: 1 statement. Refuses a unit that is not named, not known, or handed nothing in."""
    if not unit_code:
        raise RuleBroken("Loại văn bản này là của một đơn vị: thêm --unit với mã của đơn vị.")
    handed_in = SubmissionRevision.objects.filter(
        submission__unit__code=unit_code, submission__phase__ordinal=ordinal, submission__phase__campaign__year=year
    )
    revision = (
        handed_in.select_related(
            "submission__phase__campaign__owner", "submission__unit__parent", "submitted_by__person__unit"
        )
        .order_by("-submission__phase__campaign_id", "-number")
        .first()
    )
    if revision is None and not Unit.objects.filter(code=unit_code).exists():
        raise RuleBroken(f"Không có đơn vị nào có mã “{unit_code}”.")
    if revision is None:
        raise RuleBroken(f"Đơn vị “{unit_code}” chưa nộp báo cáo đợt {ordinal} năm {year}.")
    return revision


def find_registered(*, year: int, unit_code: str = "") -> Unit:
    """The body that numbered papers in the year: 1 statement. Refuses none, and several."""
    numbered = IssuedPaper.objects.filter(year=year, state__in=PUBLISHED)
    bodies = Unit.objects.filter(pk__in=numbered.values("body_id")).order_by("code")
    if unit_code:
        bodies = bodies.filter(code=unit_code)
    found = list(bodies)
    if not found:
        raise RuleBroken(f"Năm {year} chưa có văn bản đi nào đã ghi số{_whose(unit_code)}.")
    if len(found) > 1:
        codes = ", ".join(unit.code for unit in found)
        raise RuleBroken(f"Năm {year} có nhiều đơn vị ghi số văn bản: {codes}. Thêm --unit với mã của một đơn vị.")
    return found[0]


def _whose(unit_code: str) -> str:
    return f" của đơn vị “{unit_code}”" if unit_code else ""


def _not_above(campaigns: Sequence[Campaign]) -> list[Campaign]:
    """Those whose owner is not the body above another owner. No statement."""
    above = {campaign.owner.parent_id for campaign in campaigns}
    return [campaign for campaign in campaigns if campaign.owner_id not in above]


def _refuse_several_owners(year: int, campaigns: Iterable[Campaign]) -> None:
    owners = {campaign.owner.code for campaign in campaigns}
    if len(owners) > 1:
        raise RuleBroken(
            f"Năm {year} có nhiều đơn vị phát động: {', '.join(sorted(owners))}. Thêm --unit với mã của một đơn vị."
        )
