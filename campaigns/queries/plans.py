"""Questions about plans and campaigns: the text with its marks, the list of campaigns, the page of one campaign."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Count, Model, Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.fields.json import KT

from accounts.models import Role, Unit, User
from accounts.queries import reporting_units
from campaigns.deadlines import HANDED_IN, units_in_time
from campaigns.models import Assignment, Campaign, Phase, PlanDocument, Target, Task, TaskGroup
from campaigns.plan_import import PlanDraft
from campaigns.plan_import import source_lines as lines_as_given
from campaigns.plan_owner import checked_against, warned_of_namesake
from campaigns.plan_units import with_unit_warnings
from core import clock
from core.calendar import WorkingCalendar
from core.models import JournalEntry
from core.wording import short_date
from documents.decree import PLAN
from documents.models import IssuedPaper
from documents.queries import papers_seen_by
from indicators.models import Indicator

TIMELINE_LENGTH = 15


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; `facts` are the paths of all facts that were read from it."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class SourceLine:
    """One line of the plan as given, numbered from 1."""

    number: int
    pieces: tuple[Piece, ...]
    has_warning: bool

    @property
    def is_blank(self) -> bool:
        return not any(piece.text.strip() for piece in self.pieces)


def source_lines(plan: PlanDocument) -> list[SourceLine]:
    """The plan's text line by line, cut where facts begin and end. No statement."""
    marks: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for path, spans in plan.draft["places"].items():
        for line, start, end in spans:
            marks[line].append((start, end, path))
    warned = {warning["line"] for warning in plan.draft["warnings"]}
    return [
        SourceLine(number, _pieces(text, marks.get(number, [])), number in warned)
        for number, text in enumerate(lines_as_given(plan.text), start=1)
    ]


def campaigns_of_year(plan: PlanDocument) -> list[Campaign]:
    """What the owner already has in the plan's year while the plan is being corrected: one statement."""
    if hasattr(plan, "campaign"):
        return []
    return list(Campaign.objects.filter(owner=plan.owner_id, year=plan.draft["year"]))


def _pieces(text: str, marks: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    cuts = sorted({0, len(text), *(min(edge, len(text)) for start, end, _ in marks for edge in (start, end))})
    return tuple(
        Piece(text[start:end], tuple(path for begin, finish, path in marks if begin < end and finish > start))
        for start, end in pairwise(cuts)
    )


def checked_for(owner: Unit, draft: PlanDraft) -> PlanDraft:
    """The draft with warnings when it is another body's, names units that the owner has not, or has the number of a known
    plan: at most two statements."""
    checked = with_unit_warnings(checked_against(draft, owner), reporting_units(owner))
    number = draft.document.number
    namesake = Campaign.objects.filter(owner=owner, plan_number=number.value).first() if number is not None else None
    return warned_of_namesake(checked, namesake) if namesake is not None else checked


def plans_in_work(user: User) -> QuerySet[PlanDocument]:
    """Readings that became no campaign yet, newest first, each with its `heading`: one statement."""
    return (
        PlanDocument.objects.visible_to(user)
        .filter(campaign=None)
        .annotate(heading=KT("draft__title"))
        .defer("text", "draft")
        .select_related("read_by__person")
        .order_by("-read_at")
    )


def campaigns_of(user: User) -> QuerySet[Campaign]:
    """Campaigns the user sees with their phases and the number of their tasks: two statements (campaigns, phases)."""
    counts = Count("tasks", filter=Q(tasks__is_active=True), distinct=True)
    units = Count("participants", distinct=True)
    phases = Prefetch("phases", Phase.objects.order_by("ordinal"))
    # The rows that the user sees are chosen apart, so that joins of the choice do not multiply the counts.
    return (
        Campaign.objects.filter(pk__in=Campaign.objects.visible_to(user).values("pk"))
        .annotate(task_count=counts, unit_count=units)
        .select_related("owner")
        .prefetch_related(phases)
        .order_by("-year", "-pk")  # a model's own order is not kept when rows are grouped
    )


@dataclass(frozen=True)
class TaskLine:
    """A task as a list shows it."""

    task: Task
    lead: Unit | None
    cooperating: tuple[Unit, ...]


@dataclass(frozen=True)
class GroupOfTasks:
    group: TaskGroup
    lines: tuple[TaskLine, ...]


def task_line(task: Task) -> TaskLine:
    """Needs `assignments__unit` prefetched."""
    rows: Iterable[Assignment] = task.assignments.all()
    return TaskLine(
        task,
        next((row.unit for row in rows if row.role == "lead"), None),
        tuple(row.unit for row in rows if row.role == "cooperating"),
    )


def tasks_with_units(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The tasks with group, assignments and units: three statements (tasks, assignments, units)."""
    return tasks.select_related("group").prefetch_related(_assignments())


def line_of(task: Task) -> TaskLine:
    """One task that was read without its units: one statement."""
    prefetch_related_objects([task], _assignments())
    return task_line(task)


def _assignments() -> "Prefetch[str]":
    return Prefetch("assignments", Assignment.objects.select_related("unit").order_by("unit__position", "unit__name"))


def grouped(tasks: Iterable[Task]) -> list[GroupOfTasks]:
    """The tasks under their groups, in order. No statement when read by `tasks_with_units`."""
    groups: dict[TaskGroup, list[TaskLine]] = {}
    for task in tasks:
        groups.setdefault(task.group, []).append(task_line(task))
    return [GroupOfTasks(group, tuple(lines)) for group, lines in groups.items()]


def name_with_end(unit: Unit) -> str:
    """The name of a unit; of one that has ended, also its last day."""
    last = _ended_on(unit)
    return f"{unit} (hoạt động đến hết ngày {short_date(last)})" if last else str(unit)


def ended_leads(groups: Iterable[GroupOfTasks]) -> str:
    """Which units that have ended still lead tasks, and how many; "" when none does."""
    led = Counter(line.lead for group in groups for line in group.lines if line.lead and _ended_on(line.lead))
    if not led:
        return ""
    told = "; ".join(f"{name_with_end(unit)} còn chủ trì {count} nhiệm vụ" for unit, count in led.items())
    return f"{told}. Giao cho đơn vị khác để đợt mở sau này có đơn vị báo cáo."


def _ended_on(unit: Unit) -> date | None:
    return unit.valid_to if unit.valid_to and unit.valid_to < clock.today() else None


@dataclass(frozen=True)
class CampaignPage:
    """Everything the page of one campaign shows; `set_aside` are the tasks, by id, that are not in use: stopped, or divided
    into parts."""

    campaign: Campaign
    phases: Sequence[Phase]
    participants: list[Unit]
    targets: list[Target]
    movements: list[Any]
    groups: list[GroupOfTasks]
    set_aside: dict[int, Task]
    unassigned: int
    entries: list[JournalEntry]

    @property
    def task_count(self) -> int:
        return sum(len(group.lines) for group in self.groups)

    @property
    def rows(self) -> list[Model]:
        """The things of the page that its journal speaks of."""
        tasks = [line.task for group in self.groups for line in group.lines]
        return [self.campaign, *self.phases, *self.targets, *tasks]

    @property
    def participant_names(self) -> list[str]:
        return [name_with_end(unit) for unit in self.participants]

    @property
    def ended_leads(self) -> str:
        return ended_leads(self.groups)

    @property
    def unassigned_words(self) -> str:
        if self.unassigned == self.task_count:
            return f"Cả {self.task_count} nhiệm vụ chưa có đơn vị chủ trì."
        return f"{self.unassigned} nhiệm vụ chưa có đơn vị chủ trì."


def campaign_page(campaign: Campaign, calendar: WorkingCalendar | None = None) -> CampaignPage:
    """Phases with occasions and submissions counted, units, targets, movements, tasks, timeline: eight statements, another
    while a unit owes a report, another where one came back and the `calendar` is not known."""
    phases = list(
        campaign.phases.annotate(
            expected=Count("submissions", filter=~Q(submissions__state="waived")),
            handed_in=Count(
                "submissions",
                filter=Q(submissions__state__in=HANDED_IN) & ~Q(submissions__state="returned", state="closed"),
            ),
            to_review=Count("submissions", filter=Q(submissions__state="submitted")),
            unfinished=Count("submissions", filter=Q(submissions__state__in=("drafting", "returned"))),
            overdue=Count(
                "submissions", filter=Q(submissions__state="drafting", submissions__due_on__lt=clock.today())
            ),
        )
        .order_by("ordinal")  # grouped as well
        .prefetch_related("commemorations")
    )
    in_time = units_in_time((phase for phase in phases if phase.state == "open" and phase.unfinished), calendar)
    for phase in phases:
        phase.campaign, phase.reports_to_review = campaign, phase.to_review
        phase.units_in_time = in_time[phase.pk]
    tasks = list(tasks_with_units(Task.objects.filter(campaign=campaign)))
    groups = grouped(task for task in tasks if task.is_active)
    participants = list(campaign.participants.order_by("position", "name"))
    campaign.has_participants = bool(participants)
    campaign.has_led_tasks = any(line.lead for group in groups for line in group.lines)
    campaign.has_phases_to_close = any(phase.state != "closed" for phase in phases)
    return CampaignPage(
        campaign=campaign,
        phases=phases,
        participants=participants,
        targets=list(campaign.targets.select_related("indicator")),
        movements=list(campaign.movements.all()),
        groups=groups,
        set_aside={task.pk: task for task in tasks if not task.is_active},
        unassigned=sum(line.lead is None for group in groups for line in group.lines),
        entries=list(JournalEntry.objects.within(campaign.journal_scope).for_timeline()[:TIMELINE_LENGTH]),
    )


def plan_paper_of(campaign: Campaign, user: Any) -> IssuedPaper | None:
    """The newest Kế hoạch that was drafted from the campaign and still holds, with its content, if the user may see it: one
    statement."""
    papers = papers_seen_by(user).defer(None).filter(kind=PLAN, body=campaign.owner_id, scope=campaign.journal_scope)
    return papers.exclude(state__in=("withdrawn", "replaced")).first()


def indicators_of(owner: Unit) -> list[Indicator]:
    """Indices that the owner follows, to measure targets by: one statement."""
    return list(Indicator.objects.filter(unit=owner))


def owner_to_plan_for(user: User) -> Unit | None:
    """The unit whose plans the user's office reads: the first it is the office of. One statement."""
    return Unit.objects.filter(pk__in=user.unit_ids(Role.OFFICE)).first()
