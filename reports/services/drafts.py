"""Drafting a paper of a campaign so that a second press finds the first draft."""

from collections.abc import Callable
from typing import Any

from campaigns.models import Campaign
from documents.content import Paper
from documents.models import IssuedPaper
from documents.services import draft_paper, redraft_paper


def drafted_again(
    *, actor: Any, campaign: Campaign, content: Paper, is_same: Callable[[Paper], bool] = lambda old: True
) -> IssuedPaper:
    """The campaign's draft of this kind and trích yếu holds the content; a new one when there is none that `is_same`.

    Called by verbs that hold the campaign's row, so that two presses at once make one draft.
    """
    title = " ".join(content.clean_summary.split())
    drafts = IssuedPaper.objects.filter(
        body=campaign.owner_id, kind=content.kind, scope=campaign.journal_scope, title=title, state="drafted"
    )
    for draft in drafts.order_by("-id"):
        if is_same(draft.paper):
            return redraft_paper(actor=actor, paper=draft, content=content)
    return draft_paper(actor=actor, body=campaign.owner, content=content, scope=campaign.journal_scope)
