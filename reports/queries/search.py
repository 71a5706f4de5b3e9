"""Search over what the person may see; marks, hyphens and the place of a tone do not matter ("uy ban" finds "Uỷ ban")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.models import Role, Unit, User
from accounts.queries import owner_units_of
from awards.models import Nomination
from campaigns.deadlines import display_state
from campaigns.models import Campaign, Submission, Task
from campaigns.models.submissions import SubmissionItem, SubmissionRevision
from core import clock
from core.text import fold
from documents.models import IssuedPaper

MOST = 20


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    note: str
    url: str


@dataclass(frozen=True)
class HitGroup:
    """Things of one kind; `more` were left out."""

    label: str
    hits: tuple[Hit, ...]
    more: int


def found(user: User, words: str) -> tuple[HitGroup, ...]:
    """Groups with at least one thing that has all the words: at most 8 statements, none for an empty search."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    groups = (
        ("Kế hoạch, phong trào", _campaigns(user)),
        ("Đơn vị", _units(user)),
        ("Nhiệm vụ", _tasks(user)),
        ("Báo cáo của đơn vị", _submissions(user)),
        ("Văn bản", _papers(user)),
        ("Đề nghị khen thưởng", _nominations(user)),
    )
    result = []
    for label, candidates in groups:
        hits = [hit for text, hit in candidates if _has(text, wanted)]
        if hits:
            result.append(HitGroup(label, tuple(hits[:MOST]), max(len(hits) - MOST, 0)))
    return tuple(result)


def _has(text: str, wanted: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _units(user: User) -> Iterator[tuple[str, Hit]]:
    owners = owner_units_of(user)
    for unit in Unit.objects.filter(Q(pk__in=owners) | Q(parent__in=owners)).order_by("position", "name"):
        yield f"{unit.name} {unit.short_name} {unit.code}", Hit(unit.name, unit.head_title, "")


def _campaigns(user: User) -> Iterator[tuple[str, Hit]]:
    for campaign in Campaign.objects.visible_to(user).order_by("-year"):
        plan = f"Kế hoạch số {campaign.plan_number}" if campaign.plan_number else f"Năm {campaign.year}"
        yield f"{campaign.title} {campaign.theme} {plan}", Hit(campaign.title, plan, campaign.get_absolute_url())


def _tasks(user: User) -> Iterator[tuple[str, Hit]]:
    campaigns = Campaign.objects.visible_to(user)
    tasks = Task.objects.filter(campaign__in=campaigns, is_active=True).select_related("campaign", "group")
    for task in tasks.order_by("-campaign__year", "group__ordinal", "ordinal"):
        yield (
            f"{task.text} {task.source_number}",
            Hit(task.text, f"{task.group.title} · năm {task.campaign.year}", task.campaign.get_absolute_url()),
        )


def _submissions(user: User) -> Iterator[tuple[str, Hit]]:
    rows = list(Submission.objects.visible_to(user).select_related("unit", "phase__campaign").order_by("-due_on"))
    told: dict[int, list[str]] = {}
    today = clock.today()
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    # What a unit is writing or mending is found by its own people only; others find what it handed in last.
    items = SubmissionItem.objects.filter(submission__in=[row.pk for row in rows if row.unit_id in own])
    for pk, text in items.exclude(text="").values_list("submission_id", "text"):
        told.setdefault(pk, []).append(text)
    handed_in = SubmissionRevision.objects.filter(submission__in=[row.pk for row in rows if row.unit_id not in own])
    for pk, content in handed_in.order_by("number").values_list("submission_id", "content"):
        told[pk] = [item["text"] for item in content["items"]]
    for row in rows:
        about = f"{row.phase} năm {row.phase.campaign.year}"
        hit = Hit(f"{row.unit.name} – {about}", display_state(row, today).label, row.get_absolute_url())
        yield f"{hit.title} {' '.join(told.get(row.pk, ()))}", hit


def _papers(user: User) -> Iterator[tuple[str, Hit]]:
    for paper in IssuedPaper.objects.visible_to(user).select_related("body"):
        yield f"{paper.title} {paper.symbol}", Hit(paper.title, paper.symbol, _paper_url(paper))


def _paper_url(paper: IssuedPaper) -> str:
    return reverse("documents:paper_detail", args=[paper.pk])


def _nominations(user: User) -> Iterator[tuple[str, Hit]]:
    rows: Any = Nomination.objects.visible_to(user).select_related("kind", "proposing_unit")
    for row in rows:
        yield (
            f"{row.nominee_name} {row.nominee_position} {row.achievement} {row.kind.name}",
            Hit(row.nominee_name, f"{row.kind.name} · {row.proposing_unit.name}", row.get_absolute_url()),
        )
