"""What the plan of a copied campaign says on the page of its paper: which sentences still name the year before."""

from collections.abc import Iterable, Iterator

from accounts.models import User
from campaigns.models import Campaign
from campaigns.new_year.moving import still_names
from documents.content import Block, DashList, Paragraph
from documents.decree import PLAN
from documents.models import IssuedPaper
from documents.remarks import Remark

_SHOWN = 120


def on_paper(paper: IssuedPaper, user: User) -> Iterator[Remark]:
    """The draft plan of a campaign that was made from last year's. One statement for a plan not issued yet, else none."""
    if paper.kind != PLAN or paper.is_published:
        return
    copied = Campaign.objects.visible_to(user).filter(copied_from__isnull=False).select_related("copied_from")
    number = paper.scope.removeprefix("campaign:")
    campaign = copied.filter(pk=int(number)).first() if number.isdecimal() else None
    if campaign is None or campaign.copied_from is None:
        return
    # The first sentence cites what the plan carries out, of the year before too.
    naming = [text for text in _sentences(paper.paper.blocks[1:]) if still_names(text, campaign.copied_from.year)]
    if naming:
        yield Remark(
            text=f"{len(naming)} câu còn ghi năm {campaign.copied_from.year} của kế hoạch cũ, hãy xem lại: "
            + "; ".join(f"“{_shortened(text)}”" for text in naming),
            url=campaign.get_absolute_url(),
            action="Mở phong trào",
        )


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, DashList):
            yield from block.items
        elif isinstance(block, Paragraph):
            yield block.text


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"
