"""Search over what the person may see; marks, hyphens and the place of a tone do not matter ("uy ban" finds "Uỷ ban")."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, TextField, Value, Window
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import Role, Unit, User
from accounts.queries import owner_units_of
from awards.models import Nomination
from campaigns.deadlines import display_state
from campaigns.models import Campaign, Phase, Submission, Task
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
    """Groups with at least one thing that has all the words: at most 9 statements, none for an empty search."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    units = _units(user)
    groups = (
        _group("Kế hoạch, phong trào", _campaigns(user), wanted),
        _group("Đơn vị", ((_names(unit), Hit(unit.name, unit.head_title, "")) for unit in units), wanted),
        _group("Nhiệm vụ", _tasks(user), wanted),
        _submissions(user, wanted, units),
        _group("Văn bản", _papers(user), wanted),
        _group("Đề nghị khen thưởng", _nominations(user), wanted),
    )
    return tuple(group for group in groups if group.hits)


def _group(label: str, candidates: Iterable[tuple[str, Hit]], wanted: Sequence[str]) -> HitGroup:
    hits = [hit for text, hit in candidates if _has(text, wanted)]
    return HitGroup(label, tuple(hits[:MOST]), max(len(hits) - MOST, 0))


def _has(text: str, wanted: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _units(user: User) -> list[Any]:
    """What a unit is called, of all: thousands are read faster as bare rows."""
    owners = owner_units_of(user)
    rows = Unit.objects.filter(Q(pk__in=owners) | Q(parent__in=owners)).order_by("position", "name")
    return list(rows.values_list("pk", "name", "short_name", "code", "head_title", named=True))


def _names(unit: Any) -> str:
    return f"{unit.name} {unit.short_name} {unit.code}"


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


def _submissions(user: User, wanted: Sequence[str], units: Iterable[Any]) -> HitGroup:
    """What a unit is writing or mending is found by its own people only; others find what it handed in last."""
    own = user.unit_ids(Role.HEAD, Role.STAFF)
    mine = [row for row, text in _own_reports(own) if _has(text, wanted)]
    others, total = _reports_of_others(user, own, wanted, units)
    newest = sorted([*mine, *others], key=lambda row: row.due_on, reverse=True)[:MOST]
    today = clock.today()
    hits = tuple(Hit(_title(row), display_state(row, today).label, row.get_absolute_url()) for row in newest)
    return HitGroup("Báo cáo của đơn vị", hits, len(mine) + total - len(hits))


def _title(row: Any) -> str:
    return f"{row.unit_name} – {row.phase} năm {row.phase.campaign.year}"


def _own_reports(own: Iterable[int]) -> Iterator[tuple[Submission, str]]:
    """The reports of the person's own units with their words as they stand now: 2 statements."""
    reports = Submission.objects.filter(unit__in=own).annotate(unit_name=F("unit__name"))
    rows = list(reports.select_related("phase__campaign").order_by("-due_on"))
    told: dict[int, list[str]] = {}
    items = SubmissionItem.objects.filter(submission__in=[row.pk for row in rows]).exclude(text="")
    for pk, text in items.values_list("submission_id", "text"):
        told.setdefault(pk, []).append(text)
    for row in rows:
        yield row, f"{_title(row)} {' '.join(told.get(row.pk, ()))}"


def _reports_of_others(
    user: User, own: Iterable[int], wanted: Iterable[str], units: Iterable[Any]
) -> tuple[list[Submission], int]:
    """The newest reports of other units that have each word in the unit's name, the phase or what was handed in last, and
    how many there are: 2 statements, chosen by the database."""
    seen = Phase.objects.filter(campaign__in=Campaign.objects.visible_to(user)).select_related("campaign")
    phases = {phase.pk: phase for phase in seen}
    spoken = {pk: fold(f"{phase} năm {phase.campaign.year}") for pk, phase in phases.items()}
    names = {unit.pk: fold(unit.name) for unit in units}
    last = SubmissionRevision.objects.filter(submission=OuterRef("pk")).order_by("-number").values("folded")[:1]
    rows = (
        Submission.objects.visible_to(user)
        .exclude(unit__in=own)
        .alias(told=Coalesce(Subquery(last), Value("", output_field=TextField())))
    )
    for word in wanted:
        rows = rows.filter(
            Q(unit__in=[pk for pk, name in names.items() if word in name])
            | Q(phase__in=[pk for pk, name in spoken.items() if word in name])
            | Q(told__contains=word)
        )
    # Thousands may have the words, and each is carried through the count: without what the phases above tell.
    counted = rows.annotate(total=Window(Count("pk")), unit_name=F("unit__name")).defer("waiver_reason")
    first = list(counted.order_by("-due_on", "pk")[:MOST])
    for row in first:
        row.phase = phases[row.phase_id]
    return [*first], first[0].total if first else 0


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
