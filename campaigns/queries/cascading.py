"""Questions about a campaign that follows one above it: which it may follow, what was given there, what serves it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from campaigns.models import Campaign, Submission, SubmissionItem, Task
from core.wording import short_date
from documents.models import IssuedPaper, PaperKind


def campaigns_to_follow(campaign: Campaign) -> QuerySet[Campaign]:
    """Campaigns of other bodies in which the owner takes part and that are not over, and the one that is followed; those
    of the same year first. One statement."""
    joined = Q(participants=campaign.owner_id) & ~Q(state="closed")
    rows = Campaign.objects.filter(joined | Q(pk=campaign.superior_id)).exclude(owner=campaign.owner_id)
    return rows.select_related("owner").order_by("-year", "-pk").distinct()


def tasks_to_serve(campaign: Campaign) -> QuerySet[Task]:
    """What the campaign above asks of the owner, in the order of its plan; none where no campaign is followed. One
    statement."""
    rows = Task.objects.filter(campaign=campaign.superior_id, is_active=True, assignments__unit=campaign.owner_id)
    return rows.select_related("group").order_by("group__ordinal", "ordinal", "pk")


@dataclass(frozen=True)
class ServedTask:
    """A task that the campaign above gives the owner, and the own tasks that serve it."""

    task: Task
    served_by: tuple[Task, ...]


def served_tasks(campaign: Campaign) -> tuple[ServedTask, ...]:
    """Two statements for any number of tasks, none where no campaign is followed."""
    if campaign.superior_id is None:
        return ()
    own = Task.objects.filter(campaign=campaign, is_active=True).order_by("group__ordinal", "ordinal", "pk")
    rows = tasks_to_serve(campaign).prefetch_related(Prefetch("served_by", own, to_attr="own_tasks"))
    return tuple(ServedTask(task, tuple(task.own_tasks)) for task in rows)


@dataclass(frozen=True)
class CitedPaper:
    """The unit's own report of the archive as a report to the body above cites it: at the items of these numbers, by this
    evidence; `url` is empty for who may not see it, `fate` while it holds."""

    words: str
    url: str = ""
    fate: str = ""
    ordinals: tuple[int, ...] = ()
    evidence: frozenset[int] = frozenset()

    @property
    def places(self) -> str:
        """`1, 3–11`"""
        runs = groupby(enumerate(sorted(set(self.ordinals))), lambda pair: pair[1] - pair[0])
        ends = [(run[0][1], run[-1][1]) for _, group in runs if (run := list(group))]
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ends)


@dataclass(frozen=True)
class PaperBehind:
    """The paper that a report was last filled from, and the unit's other ones that its items still cite."""

    last: CitedPaper
    others: tuple[CitedPaper, ...] = ()

    @property
    def ended(self) -> tuple[CitedPaper, ...]:
        """Those that hold no longer."""
        return tuple(paper for paper in (self.last, *self.others) if paper.fate)


def paper_behind(content: Mapping[str, Any], user: Any) -> PaperBehind | None:
    """The papers that a frozen report was filled from. No statement for a report without one, else 1."""
    kept = content.get("paper")
    if kept is None:
        return None
    cited = [(item["ordinal"], evidence) for item in content["items"] for evidence in item["evidence"]]
    days = {evidence["document_on"] for _, evidence in cited if evidence["document_on"]}
    of_the_unit = Q(body=content["unit"]["id"], kind=PaperKind.REPORT, issued_on__in=days)
    is_seen = Exists(IssuedPaper.objects.visible_to(user).filter(pk=OuterRef("pk")))
    rows = IssuedPaper.objects.filter(Q(pk=kept["id"]) | of_the_unit).annotate(is_seen=is_seen)
    last, others = CitedPaper(kept["words"]), []
    for paper in rows.select_related("body", "replacement__body").order_by("issued_on", "number"):
        known_by = (paper.symbol, paper.issued_on.isoformat() if paper.issued_on else None)
        places = [place for place in cited if (place[1]["document_number"], place[1]["document_on"]) == known_by]
        found = CitedPaper(
            paper.spoken,
            paper.get_absolute_url() if paper.is_seen else "",
            fate_of(paper),
            tuple(ordinal for ordinal, _ in places),
            frozenset(evidence["id"] for _, evidence in places),
        )
        if paper.pk == kept["id"]:
            last = found
        elif places:
            others.append(found)
    return PaperBehind(last, tuple(others))


def fate_of(paper: IssuedPaper) -> str:
    """Since when a paper holds no longer, or what holds in its place; empty while it holds."""
    if paper.state == "withdrawn" and paper.withdrawn_on:
        return f"đã thu hồi ngày {short_date(paper.withdrawn_on)}"
    if paper.state == "replaced":
        return f"đã bị thay thế bằng {paper.replacement.spoken}"
    return ""


def sent_from(paper: IssuedPaper) -> list[Submission]:
    """The reports to bodies above that were filled from the paper and handed in; also those that were filled from another
    since, while an item still cites it: 1 statement."""
    citing = SubmissionItem.objects.filter(
        submission=OuterRef("pk"), evidence__document_number=paper.symbol, evidence__document_on=paper.issued_on
    )
    still_cited = Q(Exists(citing), unit=paper.body_id, source_paper__isnull=False)
    rows = Submission.objects.filter(Q(source_paper=paper) | still_cited, state__in=("submitted", "accepted"))
    return list(rows.select_related("phase__campaign__owner", "unit"))


def before_withdrawal(paper: IssuedPaper) -> Iterator[str]:
    """What whoever withdraws a paper should know: that it lies with the body above as a report. 1 statement."""
    for submission in sent_from(paper):
        above = submission.phase.campaign.owner.brief
        yield (
            f"Văn bản này là báo cáo {str(submission.phase).lower()} của {submission.unit.brief} đã gửi {above}; "
            f"{above} sẽ được báo khi văn bản bị thu hồi."
        )
