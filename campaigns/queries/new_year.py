"""Next year's campaign as it would be copied from this one, and who should think of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import Role, Unit, User
from campaigns.models import (
    Assignment,
    Campaign,
    Movement,
    NewYearDraft,
    Phase,
    SubmissionItem,
    Target,
    Task,
    TaskGroup,
)
from campaigns.models.tasks import AssignmentRole
from campaigns.new_year.draft import (
    GoneUnit,
    GroupDraft,
    MovementDraft,
    PhaseDraft,
    TargetDraft,
    TaskDraft,
    UnitDraft,
    YearDraft,
)
from campaigns.new_year.moving import last_day_later, moved_occasion, sentence_later, words_later, years_later
from campaigns.queries.plans import tasks_with_units
from campaigns.queries.results import COMPLETED
from core import clock
from core.models import Holiday
from core.wording import number
from indicators.arithmetic import Assessment, assess_rank_gain
from indicators.models import OfficialResult

# From here on a year without a plan for the next one is late.
FIRST_MONTH_TO_PLAN = 11


def units_of_year(owner: Unit, year: int) -> QuerySet[Unit]:
    """Child units of the owner that exist when the year begins, or today if it has begun: one statement."""
    return Unit.objects.existing_on(max(clock.today(), date(year, 1, 1))).filter(parent=owner)


def plan_next_year(campaign: Campaign, year: int) -> YearDraft:
    """The campaign copied to a later year by rule, nothing stored: twelve statements for any number of rows; two more when
    a target is measured by an index.

    Tasks that were stopped stay behind, parts of a split one come in its place.
    """
    later = year - campaign.year
    units = list(units_of_year(campaign.owner, year))
    taking_part = list(campaign.participants.order_by("position", "name"))
    tasks = list(tasks_with_units(campaign.tasks.filter(is_active=True)))
    completed = _completed_tasks(campaign)
    phases = list(_phases(campaign))
    present = {unit.pk for unit in units}
    return YearDraft(
        year=year,
        title=words_later(campaign.title, campaign.year, later),
        theme=words_later(campaign.theme, campaign.year, later),
        purposes=_lines(campaign.purposes, campaign, later),
        requirements=_lines(campaign.requirements, campaign, later),
        recipients=tuple(str(each) for each in campaign.recipients),
        duties=_duties(campaign, phases, later),
        bases=tuple(range(len(campaign.based_on))),
        phases=tuple(_phase(phase, campaign, later) for phase in phases),
        movements=tuple(
            MovementDraft(each.pk, words_later(each.name, campaign.year, later)) for each in _movements(campaign)
        ),
        targets=tuple(_targets(campaign, later)),
        groups=tuple(_groups(campaign, tasks, completed, later)),
        units=tuple(
            UnitDraft(unit.pk, unit.name, is_new=unit.pk not in {each.pk for each in taking_part}) for unit in units
        ),
        participants=frozenset(unit.pk for unit in taking_part if unit.pk in present),
        gone=_gone(taking_part, tasks, present),
        stopped=campaign.tasks.filter(is_active=False, parts=None).count(),
        rolls=campaign.rolls_to_working_day,
        holiday_names=dict(Holiday.objects.filter(on__year=year, is_day_off=True).values_list("on", "name")),
    )


def _lines(lines: Iterable[Any], campaign: Campaign, later: int) -> tuple[str, ...]:
    return tuple(words_later(str(line), campaign.year, later) for line in lines)


def _duties(campaign: Campaign, phases: Iterable[Phase], later: int) -> tuple[str, ...]:
    """Who does what, with the year and the dates of the phases moved."""
    days = [
        day
        for phase in phases
        for day in (phase.starts_on, phase.ends_on, phase.report_due_on, phase.wrap_up_on)
        if day is not None
    ]
    moved = {day: years_later(day, later) for day in days}
    return tuple(sentence_later(duty, campaign.year, later, moved) for duty in campaign.duties)


def _phases(campaign: Campaign) -> QuerySet[Phase]:
    return campaign.phases.order_by("ordinal").prefetch_related("commemorations")


def _movements(campaign: Campaign) -> QuerySet[Movement]:
    return campaign.movements.all()


def _phase(phase: Phase, campaign: Campaign, later: int) -> PhaseDraft:
    return PhaseDraft(
        source=phase.pk,
        ordinal=phase.ordinal,
        name=words_later(phase.name, campaign.year, later),
        starts_on=years_later(phase.starts_on, later),
        ends_on=last_day_later(phase.ends_on, later),
        report_due_on=years_later(phase.report_due_on, later),
        report_due_bound=phase.report_due_bound,
        wrap_up_on=years_later(phase.wrap_up_on, later) if phase.wrap_up_on else None,
        wrap_up_bound=phase.wrap_up_bound,
        goals=_lines(phase.goals, campaign, later),
        occasions=tuple(
            moved_occasion(
                source=each.pk,
                name=each.name,
                on=each.on,
                since=each.since,
                years=each.years,
                year=campaign.year,
                later=later,
            )
            for each in phase.commemorations.all()
        ),
    )


def _targets(campaign: Campaign, later: int) -> Iterable[TargetDraft]:
    newest: dict[int, list[OfficialResult]] = defaultdict(list)
    targets = list(campaign.targets.all())
    measured = {target.indicator_id for target in targets if target.indicator_id}
    if measured:
        for result in OfficialResult.objects.filter(indicator_id__in=measured).order_by("-year"):
            newest[result.indicator_id].append(result)
    for target in targets:
        yield _target(target, campaign, later, newest[target.indicator_id] if target.indicator_id else None)


def _target(target: Target, campaign: Campaign, later: int, results: list[OfficialResult] | None) -> TargetDraft:
    base = target.baseline_year + later if target.baseline_year else None
    newest, proposal = _newest(target, base, results) if results is not None else ("", None)
    copied = words_later(target.text, campaign.year, later, also=[target.baseline_year] if target.baseline_year else ())
    return TargetDraft(
        source=target.pk,
        text=copied,
        value=target.value,
        baseline_year=base,
        kind=(target.metric, target.direction, target.measured_by),
        kind_words=(
            target.get_metric_display(),
            target.get_direction_display(),
            target.get_measured_by_display(),
        ),
        copied=copied,
        newest=newest,
        proposal=proposal,
    )


def _newest(target: Target, base: int | None, results: list[OfficialResult]) -> tuple[str, int | None]:
    """What was last published of the target's index, and its year where that is another base than the moved one."""
    if not results:
        return "Chỉ số này chưa có kết quả công bố nào.", None
    last = results[0]
    told = f"Kết quả công bố mới nhất: năm {last.year}, {_result_words(last)}."
    if base is None:
        return told, None
    if not any(result.year == base for result in results):
        told = f"{told} Năm gốc {base} chưa công bố."
    of_base = next((result for result in results if result.year == base), last)
    if target.metric == "rank_gain" and target.value is not None and of_base.rank is not None:
        judged = assess_rank_gain(required_gain=int(target.value), baseline_rank=of_base.rank, rank=None)
        if judged.assessment is Assessment.NEEDS_EXPLAINING:
            told = f"{told} {judged.explanation}"
    return told, last.year if last.year != base else None


def _result_words(result: OfficialResult) -> str:
    """hạng 12/20, 82,35 điểm"""
    parts = []
    if result.rank is not None:
        parts.append(f"hạng {result.rank}" + (f"/{result.ranked_count}" if result.ranked_count else ""))
    if result.score is not None:
        parts.append(f"{number(result.score)} điểm")
    return ", ".join(parts)


def _completed_tasks(campaign: Campaign) -> set[int]:
    """Tasks that an accepted report of the lead unit calls completed: one statement."""
    items = SubmissionItem.objects.filter(
        submission__phase__campaign=campaign,
        submission__state="accepted",
        role=AssignmentRole.LEAD,
        status__in=COMPLETED,
        task__isnull=False,
    )
    return set(items.values_list("task_id", flat=True))


def _groups(campaign: Campaign, tasks: list[Task], completed: set[int], later: int) -> Iterable[GroupDraft]:
    by_group: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        by_group[task.group_id].append(task)
    for group in campaign.task_groups.all():
        yield GroupDraft(
            group.pk,
            words_later(group.title, campaign.year, later),
            tuple(_task(task, campaign, later, is_completed=task.pk in completed) for task in by_group[group.pk]),
        )


def _task(task: Task, campaign: Campaign, later: int, *, is_completed: bool) -> TaskDraft:
    rows: Iterable[Assignment] = task.assignments.all()
    lead = next((row.unit.brief for row in rows if row.role == AssignmentRole.LEAD), "")
    helping = ", ".join(row.unit.brief for row in rows if row.role != AssignmentRole.LEAD)
    units = f"Chủ trì: {lead}" if lead else "Chưa có chủ trì"
    return TaskDraft(
        source=task.pk,
        number=task.source_number,
        text=words_later(task.text, campaign.year, later),
        due_on=years_later(task.due_on, later) if task.due_on else None,
        units=f"{units}. Phối hợp: {helping}" if helping else units,
        remark=f"Năm {campaign.year} đã báo hoàn thành." if is_completed else "",
    )


def _gone(taking_part: Iterable[Unit], tasks: Iterable[Task], present: set[int]) -> tuple[GoneUnit, ...]:
    """Units that took part or did a task and are no more when the year begins, with the tasks they did."""
    gone = {unit.pk: unit for unit in taking_part if unit.pk not in present}
    work: dict[int, int] = defaultdict(int)
    for task in tasks:
        for row in task.assignments.all():
            if row.unit_id not in present:
                gone.setdefault(row.unit_id, row.unit)
                work[row.unit_id] += 1
    return tuple(GoneUnit(pk, unit.name, work[pk]) for pk, unit in gone.items())


def sources_of(campaign: Campaign) -> tuple[list[Phase], list[Target], list[TaskGroup], list[Task]]:
    """The rows that a copy is made of: phases with occasions, targets, groups, all tasks with assignments: six statements."""
    tasks = campaign.tasks.order_by("group__ordinal", "ordinal", "id").prefetch_related(
        Prefetch("assignments", Assignment.objects.order_by("pk"))
    )
    return list(_phases(campaign)), list(campaign.targets.all()), list(campaign.task_groups.all()), list(tasks)


def copy_of(campaign: Campaign, year: int) -> Campaign | None:
    """The campaign of that year that was made from this one: one statement."""
    return Campaign.objects.filter(copied_from=campaign, year=year).first()


def others_of_year(campaign: Campaign, year: int) -> list[Campaign]:
    """The owner's campaigns of that year that came another way: one statement."""
    rows = Campaign.objects.filter(owner=campaign.owner_id, year=year)
    return list(rows.exclude(pk=campaign.pk).exclude(copied_from=campaign))


def answers_of(campaign: Campaign, year: int, user: User) -> NewYearDraft | None:
    """What the person has typed for that year so far: one statement."""
    return NewYearDraft.objects.filter(campaign=campaign, year=year, made_by=user).first()


def unfinished(campaign: Campaign, user: User) -> list[NewYearDraft]:
    """The years that the person is working on and that have no campaign yet: one statement."""
    made = Campaign.objects.filter(copied_from=OuterRef("campaign"), year=OuterRef("year"))
    return list(NewYearDraft.objects.filter(~Exists(made), campaign=campaign, made_by=user).order_by("year"))


def colleagues_at(campaign: Campaign, user: User) -> list[NewYearDraft]:
    """What others have begun for years that have no campaign yet: one statement."""
    made = Campaign.objects.filter(copied_from=OuterRef("campaign"), year=OuterRef("year"))
    begun = NewYearDraft.objects.filter(~Exists(made), campaign=campaign).exclude(made_by=user)
    return list(begun.select_related("made_by__person").order_by("year", "pk"))


def to_plan_anew(campaigns: Iterable[Campaign], user: User, today: date) -> list[Campaign]:
    """Which of the campaigns that the user sees are of his office and should be followed by one of the next year by now. No
    statement."""
    offices = user.unit_ids(Role.OFFICE)
    own = [campaign for campaign in campaigns if campaign.owner_id in offices]
    years = defaultdict(set)
    for each in own:
        years[each.owner_id].add(each.year)
    return [each for each in own if _is_to_plan_anew(each.year, years[each.owner_id], today)]


def _is_to_plan_anew(year: int, years: Collection[int], today: date) -> bool:
    """Whether the year nears its end or is past and its owner, who has campaigns of `years`, has none of the next one, nor of
    any later one when that is past too."""
    is_missing = year + 1 not in years and (year + 1 >= today.year or year == max(years))
    return is_missing and today >= date(year, FIRST_MONTH_TO_PLAN, 1)


@dataclass(frozen=True)
class YearOffer:
    """The way from a campaign to later ones: the one that was made from it already, and the next year.

    `is_open`: the owner has no campaign of that year; `is_due`: it is time to make one.
    """

    year: int
    made: Campaign | None
    is_open: bool
    is_due: bool


def year_offer(campaign: Campaign, today: date) -> YearOffer:
    """For the page of the campaign: one statement."""
    newer = list(Campaign.objects.filter(owner=campaign.owner_id, year__gt=campaign.year).order_by("year"))
    years = {campaign.year, *(each.year for each in newer)}
    return YearOffer(
        year=campaign.year + 1,
        made=next((each for each in newer if each.copied_from_id == campaign.pk), None),
        is_open=campaign.year + 1 not in years,
        is_due=_is_to_plan_anew(campaign.year, years, today),
    )
