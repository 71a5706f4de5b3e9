"""How the drafted paper of a plan differs from what its campaign says by now. Equal words are equal, whenever written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accounts.queries import reporting_units
from campaigns.papers.plan import plan_paper
from campaigns.papers.plan_annex import NOTHING
from campaigns.queries.people import office_among
from campaigns.queries.plans import CampaignPage
from core.errors import RuleBroken
from documents.content import Block, DashList, Heading, Paper, Paragraph, Table
from documents.models import IssuedPaper

_MOST_TOLD = 3
_SHOWN = 120
_LAW = "Căn cứ "
_BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class PlanDrift:
    """`new` are the lines that the paper would have now, `gone` those that it would not have any more; `refusal` says why
    it could not be drafted anew."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    refusal: str = ""

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.refusal)

    @property
    def words(self) -> str:
        """ "nay ghi “…”; “…” và 2 chỗ khác nữa; không còn “…”"."""
        if self.refusal:
            return f"nay chưa soạn lại được: {self.refusal}"
        told = (("nay ghi", self.new), ("không còn", self.gone if not self.new else ()))
        return "; ".join(f"{opening} {_listed(lines)}" for opening, lines in told if lines)


def drift_of(paper: IssuedPaper, page: CampaignPage) -> PlanDrift:
    """What a plan that is not issued yet would say otherwise if it were drafted now. The law it cites, its signature and its
    marks are told of elsewhere. Three statements at most, one more for a paper that replaces another."""
    printed = paper.paper
    try:
        now = _drafted_now(printed, page)
    except RuleBroken as refusal:
        return PlanDrift(refusal=str(refusal))
    said, would_say = Counter(_lines(printed)), Counter(_lines(now))
    replaces = f"thay thế {paper.replaces.cited}" if paper.replaces else None
    gone = (line for line in said - would_say if replaces is None or replaces not in line)
    return PlanDrift(new=tuple(would_say - said), gone=tuple(gone))


def _drafted_now(printed: Paper, page: CampaignPage) -> Paper:
    units = list(reporting_units(page.campaign.owner))
    return plan_paper(
        page,
        office=office_among(units, page.campaign.owner),
        units=units,
        signature=printed.signature,
        law=[basis.removeprefix(_LAW) for basis in printed.bases],
    )


def _lines(paper: Paper) -> Iterator[str]:
    yield paper.summary
    yield from _lines_of(paper.blocks)
    for annex in paper.annexes:
        yield annex.title
        yield from _lines_of(annex.blocks)
    yield from (*paper.recipients, paper.archive)


def _lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case DashList(items=items):
                yield from items
            case Table(rows=rows):
                # The number of a row says only how many stand above it.
                yield from (_BETWEEN_CELLS.join(row.cells[1:] or row.cells) for row in rows)


def _listed(lines: tuple[str, ...]) -> str:
    shown = "; ".join(f"“{shortened(_plain(line))}”" for line in lines[:_MOST_TOLD])
    more = len(lines) - _MOST_TOLD
    return f"{shown} và {more} chỗ khác nữa" if more > 0 else shown


def _plain(line: str) -> str:
    """A row of the annex without the dashes of its empty cells."""
    return ", ".join(cell.rstrip(".") for cell in line.split(_BETWEEN_CELLS) if cell != NOTHING)


def shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"
