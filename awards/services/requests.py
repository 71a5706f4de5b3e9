"""Tờ trình khen thưởng: drafted into the archive."""

from typing import Any

from django.db import transaction

from awards.models import AwardRequest, RequestTo
from awards.papers.request import request_paper
from awards.queries.requests import nominations_for_request
from campaigns.models import Phase
from core import clock, journal
from core.errors import RuleBroken
from documents.services import draft_paper, redraft_paper

DRAFTED = journal.register("awards.awardrequest.drafted", "lập tờ trình khen thưởng", "doc")
REDRAFTED = journal.register("awards.awardrequest.redrafted", "lập lại tờ trình khen thưởng", "doc")


@transaction.atomic
def draft_request(*, actor: Any, phase: Phase, to: str) -> AwardRequest:
    """A draft tờ trình names all of the phase who wait for the one who is asked; a draft that is there is made anew.

    The owner's office. Refuses when nobody waits, and while an earlier one lies with its signatory. Journalled; number
    and date are typed on the paper's page after signing.
    """
    owner = phase.campaign.owner
    if not actor.has_perm("awards.manage_stock", owner):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập tờ trình khen thưởng.")
    # Two presses at once find one draft, not two.
    Phase.objects.select_for_update().get(pk=phase.pk)
    rows = list(nominations_for_request(phase, to))
    if not rows:
        raise RuleBroken(f"Đợt này không có hồ sơ nào đang chờ {RequestTo(to).label} để lập tờ trình.")
    latest = AwardRequest.objects.filter(phase=phase, to=to).select_related("paper").order_by("-pk").first()
    content = request_paper(phase, to, rows)
    if latest and latest.paper.state == "sent_for_signing":
        raise RuleBroken("Tờ trình trước của đợt này đang trình ký. Rút lại dự thảo trên trang văn bản rồi lập lại.")
    if latest and latest.paper.state == "drafted":
        redraft_paper(actor=actor, paper=latest.paper, content=content)
        request, code = latest, REDRAFTED
    else:
        paper = draft_paper(actor=actor, body=owner, content=content, scope=phase.campaign.journal_scope)
        request, code = AwardRequest.objects.create(phase=phase, to=to, paper=paper, created_at=clock.now()), DRAFTED
    request.nominations.set(rows)
    journal.record(actor, code, request, after={"to": to, "nominations": [row.pk for row in rows]})
    return request
