"""Next year's campaign made from this one: the typed answers kept on the way, then the campaign itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from campaigns.models import (
    Assignment,
    Campaign,
    Commemoration,
    Movement,
    NewYearDraft,
    Phase,
    Target,
    Task,
    TaskGroup,
)
from campaigns.models.plan import PHASE_DAYS
from campaigns.models.tasks import AssignmentRole
from campaigns.new_year.draft import LAST_YEAR, TaskDraft, YearDraft
from campaigns.new_year.moving import sentence_later, words_later, years_later
from campaigns.plan_draft import phase_date_problems
from campaigns.queries.new_year import copy_of, sources_of, units_of_year
from core import clock, journal
from core.errors import RuleBroken
from core.models import Holiday
from core.rights import require

COPIED = journal.register("campaigns.campaign.copied", "lập phong trào năm mới từ năm trước", "plan")

CHANGED_MEANWHILE = "Phong trào năm trước vừa được sửa. Mở lại từng bước, xem rồi lập phong trào lần nữa."


class YearAlreadyMade(RuleBroken):
    """The year has its campaign; it is carried along, so that the second press goes there."""

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(
            f"Phong trào năm {campaign.year} đã được lập từ phong trào này: “{campaign.title}”. Mở phong trào đó ở mục "
            "Kế hoạch."
        )
        self.campaign = campaign


@transaction.atomic
def keep_answers(*, actor: Any, campaign: Campaign, year: int, step: str, answers: Mapping[str, list[str]]) -> None:
    """What was typed in a step of the wizard is kept for this person as it is, right or wrong.

    Who manages the campaign may. Not journalled: nothing has become true yet.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    try:
        with transaction.atomic():
            draft, _ = NewYearDraft.objects.select_for_update().get_or_create(
                campaign=campaign, year=year, made_by=actor, defaults={"saved_at": clock.now()}
            )
    except IntegrityError:
        # The second press of one finger: the first has just kept them.
        draft = NewYearDraft.objects.select_for_update().get(campaign=campaign, year=year, made_by=actor)
    draft.answers = {**draft.answers, step: dict(answers)}
    draft.saved_at = clock.now()
    draft.save(update_fields=["answers", "saved_at"])


@transaction.atomic
def drop_answers(*, actor: Any, campaign: Campaign, year: int) -> None:
    """The person's unfinished answers for the year are gone; the wizard begins anew. Not journalled."""
    require(actor, "campaigns.manage_campaign", campaign)
    NewYearDraft.objects.filter(campaign=campaign, year=year, made_by=actor).delete()


@transaction.atomic
def create_next_year(*, actor: Any, campaign: Campaign, draft: YearDraft) -> Campaign:
    """The draft becomes a planned campaign of its year: phases, occasions, movements, targets, groups, tasks with who does
    them, participants. Number and day of its plan are still to come; results and reports stay behind.

    Who manages the campaign may. Refuses a year that has its campaign already (`YearAlreadyMade`), a year that is not
    later, dates that contradict each other, no participants, units and rows that are not (or no longer) there. Journalled
    once, on the new campaign; the person's kept answers are gone.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    row = Campaign.objects.select_for_update(of=("self",)).select_related("owner", "superior").get(pk=campaign.pk)
    made = copy_of(row, draft.year)
    if made is not None:
        raise YearAlreadyMade(made)
    _refuse_what_cannot_be(row, draft)
    phases, targets, groups, tasks = sources_of(row)
    new = Campaign.objects.create(
        owner=row.owner,
        year=draft.year,
        title=draft.title,
        theme=draft.theme,
        based_on=[basis for at, basis in enumerate(row.based_on) if at in draft.bases],
        purposes=list(draft.purposes),
        requirements=list(draft.requirements),
        recipients=list(draft.recipients),
        duties=_duties(draft, phases, draft.year - row.year),
        rolls_to_working_day=row.rolls_to_working_day,
        copied_from=row,
        superior=copy_of(row.superior, draft.year) if row.superior else None,
        created_at=clock.now(),
    )
    heirs = {unit.pk: unit.heir for unit in draft.gone}
    taking_part = draft.participants | {heir for heir in heirs.values() if heir}
    present = set(units_of_year(row.owner, draft.year).values_list("pk", flat=True))
    if not taking_part <= present:
        raise RuleBroken(
            "Có đơn vị không hoạt động trong năm mới. Chọn lại đơn vị ở bước Nhiệm vụ, phân công, chỉ tiêu."
        )
    new.participants.set(taking_part)
    _copy_phases(new, phases, draft)
    Movement.objects.bulk_create(
        Movement(campaign=new, ordinal=ordinal, name=movement.name)
        for ordinal, movement in enumerate((each for each in draft.movements if each.is_kept), start=1)
    )
    _copy_targets(new, targets, draft)
    _copy_tasks(new, groups, tasks, draft, {pk: pk for pk in present} | heirs)
    NewYearDraft.objects.filter(campaign=row, year=draft.year, made_by=actor).delete()
    journal.record(
        actor,
        COPIED,
        new,
        after={"title": new.title, "year": new.year, "copied_from": row.pk},
        note=f"từ phong trào năm {row.year}, {len(draft.kept_tasks)} nhiệm vụ",
    )
    return new


def _refuse_what_cannot_be(campaign: Campaign, draft: YearDraft) -> None:
    if not campaign.year < draft.year <= LAST_YEAR:
        raise RuleBroken(f"Chọn một năm sau năm {campaign.year}, không quá năm {LAST_YEAR}.")
    if not draft.title.strip():
        raise RuleBroken("Ghi tên phong trào của năm mới.")
    contradictions = [
        sentence
        for phase in draft.phases
        for sentence in phase_date_problems(f"Đợt {phase.ordinal}", phase.starts_on, phase.ends_on, phase.report_due_on)
    ]
    if contradictions:
        raise RuleBroken(" ".join(contradictions))
    if not draft.participants:
        raise RuleBroken("Chọn ít nhất một đơn vị tham gia.")


def _known(rows: Mapping[int, Any], pk: int) -> Any:
    """The row that the draft was made from; refuses when somebody took it out meanwhile."""
    try:
        return rows[pk]
    except KeyError:
        raise RuleBroken(CHANGED_MEANWHILE) from None


def _duties(draft: YearDraft, phases: Iterable[Phase], later: int) -> list[str]:
    """Who does what; where the rule's date of a phase was typed over, the typed one stands in the sentence too."""
    typed = {each.source: each for each in draft.phases}
    moved = {
        years_later(day, later): chosen
        for phase in phases
        if phase.pk in typed
        for name in PHASE_DAYS
        if (day := getattr(phase, name)) and (chosen := getattr(typed[phase.pk], name))
    }
    return [sentence_later(duty, draft.year, 0, moved) for duty in draft.duties]


def _copy_phases(new: Campaign, phases: Iterable[Phase], draft: YearDraft) -> None:
    sources = {phase.pk: phase for phase in phases}
    made = [
        Phase(
            campaign=new,
            ordinal=_known(sources, each.source).ordinal,
            name=each.name,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            report_due_on=each.report_due_on,
            report_due_bound=each.report_due_bound,
            wrap_up_on=each.wrap_up_on,
            wrap_up_bound=each.wrap_up_bound,
            goals=list(each.goals),
        )
        for each in draft.phases
    ]
    if new.rolls_to_working_day:
        calendar = Holiday.objects.calendar()
        for phase in made:
            phase.roll_deadline(calendar)
    Phase.objects.bulk_create(made)
    Commemoration.objects.bulk_create(
        Commemoration(
            phase=phase,
            ordinal=ordinal,
            name=occasion.name,
            on=occasion.on,
            since=occasion.since,
            years=occasion.years,
        )
        for phase, each in zip(made, draft.phases, strict=True)
        for ordinal, occasion in enumerate((one for one in each.occasions if one.is_kept), start=1)
    )


def _copy_targets(new: Campaign, targets: Iterable[Target], draft: YearDraft) -> None:
    sources = {target.pk: target for target in targets}
    kept = [(each, _known(sources, each.source)) for each in draft.targets if each.is_kept]
    Target.objects.bulk_create(
        Target(
            campaign=new,
            ordinal=ordinal,
            text=each.text,
            metric=source.metric,
            value=each.value,
            direction=source.direction,
            baseline_year=each.baseline_year,
            measured_by=source.measured_by,
            indicator_id=source.indicator_id,
        )
        for ordinal, (each, source) in enumerate(kept, start=1)
    )


def _copy_tasks(
    new: Campaign,
    groups: Sequence[TaskGroup],
    tasks: Iterable[Task],
    draft: YearDraft,
    unit_for: Mapping[int, int | None],
) -> None:
    """The kept tasks in their groups. What a kept part was split from comes along, set aside as it was, because the two
    lists are counted by their whole entries."""
    sources = {task.pk: task for task in tasks}
    kept = {each.source: each for each in draft.kept_tasks}
    titles = {each.source: each.title for each in draft.groups}
    group_of = {source.pk: group for source, group in zip(groups, _copied_groups(new, groups, titles), strict=True)}
    wholes = {whole for pk in kept for whole in _wholes(_known(sources, pk), sources)}
    copied = [pk for pk in sources if pk in kept or pk in wholes]
    served = _served(new, sources.values())
    made = Task.objects.bulk_create(
        _copied_task(sources[pk], kept.get(pk), new, group_of[sources[pk].group_id], draft.year, served)
        for pk in copied
    )
    copy_for = dict(zip(copied, made, strict=True))
    parts = [copy_for[pk] for pk in copied if sources[pk].split_from_id in copy_for]
    for part in parts:
        assert part.copied_from is not None
        part.split_from = copy_for[part.copied_from.split_from_id or 0]
    Task.objects.bulk_update(parts, ["split_from"])
    Assignment.objects.bulk_create(
        Assignment(task=copy_for[pk], unit_id=unit_id, role=role)
        for pk in copied
        for unit_id, role in _shares(sources[pk], unit_for)
    )


def _copied_groups(new: Campaign, groups: Iterable[TaskGroup], titles: Mapping[int, str]) -> list[TaskGroup]:
    return TaskGroup.objects.bulk_create(
        TaskGroup(campaign=new, ordinal=group.ordinal, title=titles.get(group.pk, group.title), section=group.section)
        for group in groups
    )


def _wholes(task: Task, tasks: Mapping[int, Task]) -> Iterable[int]:
    """What the task was split from, and what that was."""
    whole = tasks.get(task.split_from_id or 0)
    while whole is not None:
        yield whole.pk
        whole = tasks.get(whole.split_from_id or 0)


def _served(new: Campaign, tasks: Iterable[Task]) -> dict[int, int]:
    """The tasks of the superior campaign's copy, by the tasks that were served before."""
    serving = {task.serves_id for task in tasks if task.serves_id}
    if not (serving and new.superior_id):
        return {}
    rows = Task.objects.filter(campaign=new.superior_id, copied_from__in=serving)
    return {served: pk for served, pk in rows.values_list("copied_from_id", "pk") if served is not None}


def _copied_task(
    source: Task, kept: TaskDraft | None, new: Campaign, group: TaskGroup, year: int, served: Mapping[int, int]
) -> Task:
    assert new.copied_from is not None
    later = year - new.copied_from.year
    return Task(
        campaign=new,
        group=group,
        ordinal=source.ordinal,
        text=kept.text if kept else words_later(source.text, new.copied_from.year, later),
        source=source.source,
        source_number=source.source_number,
        measure=source.measure,
        figure_unit=source.figure_unit,
        target_value=source.target_value,
        product=source.product,
        receiver=source.receiver,
        due_on=kept.due_on if kept else None,
        copied_from=source,
        serves_id=served.get(source.serves_id or 0),
        is_active=kept is not None,
    )


def _shares(task: Task, unit_for: Mapping[int, int | None]) -> list[tuple[int, str]]:
    """Who does the task in the new year: units that are gone give way to their heirs; nobody co-operates without a lead."""
    lead, helping = None, set()
    for row in task.assignments.all():
        unit_id = unit_for.get(row.unit_id)
        if unit_id and row.role == AssignmentRole.LEAD:
            lead = unit_id
        elif unit_id:
            helping.add(unit_id)
    if lead is None:
        return []
    return [
        (lead, AssignmentRole.LEAD),
        *((unit_id, AssignmentRole.COOPERATING) for unit_id in sorted(helping - {lead})),
    ]
