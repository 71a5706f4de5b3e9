"""What a campaign says on the page of its plan's paper: what the draft says otherwise than the campaign by now, which
sentences tell a phase another deadline than it has, and which still name the year before."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from accounts.models import User
from campaigns.models import Campaign
from campaigns.new_year.moving import still_names
from campaigns.papers.plan_deadlines import deadline_doubts
from campaigns.papers.plan_drift import drift_of, shortened
from campaigns.queries.plans import CampaignPage, campaign_page
from documents.content import Block, DashList, Paragraph, runs
from documents.decree import PLAN
from documents.models import IssuedPaper
from documents.remarks import Remark


def on_paper(paper: IssuedPaper, user: User) -> Iterator[Remark]:
    """The plan of a campaign while it is not issued. None for any other paper; for a plan one statement, and those of
    the campaign's page and `drift_of`."""
    if paper.kind != PLAN or paper.is_published:
        return
    number = paper.scope.removeprefix("campaign:")
    campaigns = Campaign.objects.visible_to(user).select_related("owner", "copied_from")
    campaign = campaigns.filter(pk=int(number), owner=paper.body_id).first() if number.isdecimal() else None
    if campaign is None:
        return
    page = campaign_page(campaign)
    yield from _drift(paper, page, user)
    yield from _deadlines(page, user)
    if campaign.copied_from is not None:
        yield from _naming(paper, campaign, campaign.copied_from.year)


def _drift(paper: IssuedPaper, page: CampaignPage, user: User) -> Iterator[Remark]:
    """With the verb that drafts it anew, for whoever may."""
    campaign, drift = page.campaign, drift_of(paper, page)
    if not drift:
        return
    opening = "Phong trào đã đổi từ khi soạn văn bản này"
    if paper.state == "drafted" and campaign.state != "closed" and user.has_perm("campaigns.manage_campaign", campaign):
        yield Remark(
            text=f"{opening}: {drift.words}.",
            url=reverse("campaigns:plan_paper_draft", args=[campaign.pk]),
            action="Soạn lại dự thảo Kế hoạch",
            question="Soạn lại dự thảo Kế hoạch? Nội dung dự thảo, kể cả chỗ đã sửa ở trang này, được thay bằng những gì có ở "
            "trang phong trào.",
        )
    else:
        ending = " Muốn đổi theo thì rút văn bản về dự thảo rồi soạn lại." if paper.state != "drafted" else ""
        yield Remark(text=f"{opening}: {drift.words}.{ending}", url=campaign.get_absolute_url(), action="Mở phong trào")


def _deadlines(page: CampaignPage, user: User) -> Iterator[Remark]:
    """With the page where the words are mended, for whoever may."""
    campaign = page.campaign
    url, action = campaign.get_absolute_url(), "Mở phong trào"
    if campaign.state != "closed" and user.has_perm("campaigns.manage_campaign", campaign):
        url, action = reverse("campaigns:plan_texts_edit", args=[campaign.pk]), "Nội dung kế hoạch"
    yield from (Remark(doubt, url, action) for doubt in deadline_doubts(campaign, page.phases))


def _naming(paper: IssuedPaper, campaign: Campaign, year_before: int) -> Iterator[Remark]:
    # The first sentence cites what the plan carries out, of the year before too.
    sentences = ("".join(run.text for run in runs(text)) for text in _sentences(paper.paper.blocks[1:]))
    naming = [text for text in sentences if still_names(text, year_before)]
    if naming:
        yield Remark(
            text=f"{len(naming)} câu còn ghi năm {year_before} của kế hoạch cũ, hãy xem lại: "
            + "; ".join(f"“{shortened(text)}”" for text in naming),
            url=campaign.get_absolute_url(),
            action="Mở phong trào",
        )


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, DashList):
            yield from block.items
        elif isinstance(block, Paragraph):
            yield block.text
