"""Papers of the campaign: the plan drafted into the archive; a unit's report and receipt printed from what was frozen."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from accounts.queries import reporting_units
from campaigns.models import Campaign, SubmissionRevision
from campaigns.papers import plan_paper, receipt_paper, unit_report
from campaigns.queries.people import authority_of, office_of, people_of_unit
from campaigns.queries.plans import campaign_page
from core import journal
from documents.content import Paper, WorkingPaper
from documents.decree import PLAN
from documents.letterhead import signature_of
from documents.models import IssuedPaper
from documents.services import PrintedPaper, draft_paper, print_marked, redraft_paper

RECEIPTS = "campaigns.receipt"
PLAN_NUMBERED = journal.register("campaigns.campaign.plan_numbered", "ghi số, ngày của Kế hoạch vào phong trào", "doc")


@transaction.atomic
def draft_plan_paper(*, actor: Any, campaign: Campaign) -> IssuedPaper:
    """The campaign lies in the archive as a draft Kế hoạch; a draft that is there already is brought up to date, under
    whatever title it was drafted.

    The office of the owner only. Refuses what the decree forbids. Journalled.
    """
    row = lock_campaign(campaign)
    content = plan_of(row)
    drafts = IssuedPaper.objects.filter(body=row.owner_id, kind=PLAN, scope=row.journal_scope, state="drafted")
    if draft := drafts.order_by("-id").first():
        return redraft_paper(actor=actor, paper=draft, content=content)
    return draft_paper(actor=actor, body=row.owner, content=content, scope=row.journal_scope)


def number_plan(paper: IssuedPaper, actor: Any) -> None:
    """The campaign bears number and day of its plan that was just issued; a plan that it has already gives way only to the
    paper that replaces it. Called by the issuing, within its transaction. Journalled.
    """
    app, _, pk = paper.scope.partition(":")
    if paper.kind != PLAN or app != "campaign":
        return
    campaign = Campaign.objects.select_for_update().filter(pk=pk, owner=paper.body_id).first()
    known = ("", paper.replaces.symbol) if paper.replaces else ("",)
    if campaign is None or campaign.plan_number not in known:
        return
    before = campaign.plan_number
    campaign.plan_number, campaign.plan_issued_on = paper.symbol, paper.issued_on
    campaign.save(update_fields=["plan_number", "plan_issued_on"])
    journal.record(
        actor, PLAN_NUMBERED, campaign, before={"plan_number": before}, after={"plan_number": campaign.plan_number}
    )


def plan_of(campaign: Campaign) -> Paper:
    """The Kế hoạch as the campaign stands now, nothing stored."""
    owner = campaign.owner
    signature = signature_of(owner, people_of_unit(owner))
    units = list(reporting_units(owner))
    return plan_paper(campaign_page(campaign), office=office_of(owner), units=units, signature=signature)


def report_of(revision: SubmissionRevision) -> Paper:
    """What the unit handed in, as its own official paper; nothing stored."""
    office = office_of(revision.submission.phase.campaign.owner)
    return unit_report(revision, office=office, authority=authority_of(revision))


def receipt_of(revision: SubmissionRevision) -> WorkingPaper:
    """The receipt of a revision, without its mark of verification; nothing stored."""
    office = office_of(revision.submission.phase.campaign.owner)
    return receipt_paper(revision, office=office, authority=authority_of(revision))


def print_receipt(revision: SubmissionRevision) -> PrintedPaper:
    """The receipt as a PDF with its QR; the same revision keeps its code for ever."""
    submission = revision.submission
    phase = submission.phase
    return print_marked(
        kind=RECEIPTS,
        key=str(revision.pk),
        name=f"Biên nhận báo cáo đợt {phase.ordinal} năm {phase.campaign.year} của {submission.unit}, lần nộp "
        f"{revision.number}",
        content=receipt_of(revision),
    )


def lock_campaign(campaign: Campaign) -> Campaign:
    """The row for writing, with its owner and plan: two presses at once come one after the other."""
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("owner", "plan")
    return rows.get(pk=campaign.pk)


def draft_once(
    *, actor: Any, campaign: Campaign, content: Paper, is_same: Callable[[Paper], bool] = lambda old: True
) -> IssuedPaper:
    """The campaign's draft of this kind and trích yếu holds the content; a new one when there is none that `is_same`.

    Called by verbs that locked the campaign.
    """
    title = " ".join(content.clean_summary.split())
    drafts = IssuedPaper.objects.filter(
        body=campaign.owner_id, kind=content.kind, scope=campaign.journal_scope, title=title, state="drafted"
    )
    for draft in drafts.order_by("-id"):
        if is_same(draft.paper):
            return redraft_paper(actor=actor, paper=draft, content=content)
    return draft_paper(actor=actor, body=campaign.owner, content=content, scope=campaign.journal_scope)
