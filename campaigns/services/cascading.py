"""A campaign follows one of the body above, in which its owner takes part."""

from typing import Any

from django.db import transaction

from campaigns.models import Campaign, Task
from campaigns.queries.cascading import campaigns_to_follow
from core import journal
from core.errors import RuleBroken
from core.rights import require

FOLLOWED = journal.register("campaigns.campaign.superior_chosen", "chọn phong trào cấp trên", "link")


@transaction.atomic
def follow_campaign(*, actor: Any, campaign: Campaign, superior: Campaign | None) -> Campaign:
    """The campaign follows `superior`, or none: its final reports can then be sent there by one verb.

    The office of the owner may. Refuses a closed campaign, and a superior one in which the owner does not take part or
    that is over. Links of tasks to the campaign followed before are let go. The same answer twice changes nothing.
    Journalled.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    row = Campaign.objects.select_for_update(of=("self",)).select_related("owner", "superior").get(pk=campaign.pk)
    if row.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không đổi phong trào cấp trên được nữa.")
    if row.superior == superior:
        return row
    if superior is not None and not campaigns_to_follow(row).filter(pk=superior.pk).exists():
        raise RuleBroken(
            f"Chỉ chọn được phong trào chưa kết thúc mà {row.owner} tham gia. Chọn lại phong trào cấp trên."
        )
    before, row.superior = row.superior, superior
    row.save(update_fields=["superior"])
    let_go = Task.objects.filter(campaign=row, serves__isnull=False).update(serves=None)
    journal.record(
        actor,
        FOLLOWED,
        row,
        before={"superior": before.title if before else None},
        after={"superior": superior.title if superior else None},
        note=f"bỏ nối {let_go} nhiệm vụ" if let_go else "",
    )
    campaign.refresh_from_db()
    return row
