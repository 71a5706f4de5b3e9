"""The decision paper of a phase: drafted from approved nominations, mended or dropped while it is a draft."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from awards.models import Decision, Nomination
from awards.papers import DecisionWording, decision_paper, usual_words
from awards.queries.nominations import in_order_of_a_list
from campaigns.models import Phase
from core import clock, journal
from core.errors import RuleBroken
from documents.decree import PaperRefused
from documents.services import draft_paper, redraft_paper

CREATED = journal.register("awards.decision.created", "lập quyết định khen thưởng", "star")
REVISED = journal.register("awards.decision.revised", "sửa dự thảo quyết định khen thưởng", "pencil")


@transaction.atomic
def create_decision(
    *, actor: Any, phase: Phase, nominations: Iterable[Nomination], words: DecisionWording | None = None
) -> Decision:
    """The chosen approved nominations are in a decision whose draft paper waits for its signature, number and date.

    The owner's office. Refuses an empty choice, one that is not approved or already in a decision, and words that the
    decree forbids. Without `words` the usual ones stand. Journalled; the number and date are typed on the paper's page
    after signing.
    """
    chosen = _chosen(phase, nominations)
    decision = Decision(campaign=phase.campaign, phase=phase, created_at=clock.now())
    _require_office(actor, decision)
    worded = words or usual_words(phase, chosen)
    decision.paper = draft_paper(
        actor=actor,
        body=phase.campaign.owner,
        content=_content(phase, worded, chosen),
        scope=phase.campaign.journal_scope,
        signatory=worded.signatory,
    )
    decision.save()
    Nomination.objects.filter(pk__in=[row.pk for row in chosen]).update(decision=decision)
    journal.record(actor, CREATED, decision, after={"nominations": [row.pk for row in chosen]})
    return decision


@transaction.atomic
def revise_decision(
    *, actor: Any, decision: Decision, nominations: Iterable[Nomination], words: DecisionWording
) -> Decision:
    """The draft decision rewards these instead, in these words; those left out wait for another decision.

    The owner's office, while the paper is a draft. Refuses what `create_decision` refuses. Journalled.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    _require_office(actor, row)
    if row.paper.state != "drafted":
        raise RuleBroken("Quyết định đã trình ký nên không sửa được. Rút lại dự thảo trên trang văn bản trước.")
    before = list(row.nominations.order_by("pk").values_list("pk", flat=True))
    row.nominations.update(decision=None)
    chosen = _chosen(row.phase, nominations)
    content = _content(row.phase, words, chosen)
    redraft_paper(actor=actor, paper=row.paper, content=content, signatory=words.signatory)
    Nomination.objects.filter(pk__in=[nomination.pk for nomination in chosen]).update(decision=row)
    after = sorted(nomination.pk for nomination in chosen)
    journal.record(actor, REVISED, row, before={"nominations": before}, after={"nominations": after})
    return row


def _require_office(actor: Any, decision: Decision) -> None:
    if not actor.has_perm("awards.manage_decision", decision):
        raise RuleBroken("Chỉ Văn phòng của đơn vị phát động được lập quyết định khen thưởng.")


def _chosen(phase: Phase, nominations: Iterable[Nomination]) -> Sequence[Nomination]:
    """The chosen rows, locked and in the order of the list."""
    wanted = {nomination.pk for nomination in nominations}
    if not wanted:
        raise RuleBroken("Chọn ít nhất một tập thể hoặc cá nhân đã được duyệt.")
    free = Nomination.objects.select_for_update().filter(phase=phase, state="approved", decision=None, pk__in=wanted)
    if {row.pk for row in free} != wanted:
        raise RuleBroken("Có hồ sơ chưa được duyệt hoặc đã nằm trong quyết định khác. Tải lại trang rồi chọn lại.")
    return list(in_order_of_a_list(Nomination.objects.filter(pk__in=wanted)))


def _content(phase: Phase, words: DecisionWording, chosen: Sequence[Nomination]) -> Any:
    try:
        return decision_paper(phase.campaign.owner, clock.today().year, words, chosen)
    except PaperRefused as refusal:
        raise RuleBroken(str(refusal)) from refusal
