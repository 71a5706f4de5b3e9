"""The work of a campaign: add, change, split, assign, import tasks. Open drafts follow each change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from accounts.models import Unit
from campaigns.models import Assignment, Campaign, Target, Task, TaskGroup
from campaigns.models.tasks import AssignmentRole, Measure, TaskSource
from campaigns.services.drafts import update_drafts
from campaigns.services.duties import follow_moved_days
from core import journal
from core.errors import RuleBroken
from core.rights import require

TASK_ADDED = journal.register("campaigns.task.added", "thêm nhiệm vụ", "plus")
TASK_CHANGED = journal.register("campaigns.task.changed", "sửa nhiệm vụ", "pencil")
TASK_SPLIT = journal.register("campaigns.task.split", "chia nhỏ nhiệm vụ", "list")
TASK_ASSIGNED = journal.register("campaigns.task.assigned", "phân công nhiệm vụ", "people")
TASK_STOPPED = journal.register("campaigns.task.stopped", "ngừng dùng nhiệm vụ", "slash")
TASK_RESUMED = journal.register("campaigns.task.resumed", "dùng lại nhiệm vụ", "check")
TASKS_IMPORTED = journal.register("campaigns.campaign.tasks_imported", "nhập danh mục nhiệm vụ", "upload")
TARGET_CHANGED = journal.register("campaigns.target.changed", "sửa chỉ tiêu", "target")

GROUP_OF_SOURCE = {
    TaskSource.PROGRAMME: "Chương trình khung của UBND tỉnh",
    TaskSource.DECISION: "Nhiệm vụ chủ yếu của Sở",
}


@dataclass(frozen=True)
class Share:
    """Who does a task: the leading unit, and those that co-operate."""

    lead: int | None
    cooperating: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ListedTask:
    """One row of the two task lists, checked."""

    source: str
    number: str
    text: str
    share: Share
    product: str = ""
    due_on: date | None = None


def _open_campaign(campaign: Campaign, actor: Any) -> Campaign:
    """The campaign, locked, if its tasks may still be changed by `actor`."""
    require(actor, "campaigns.manage_campaign", campaign)
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if row.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không sửa nhiệm vụ được nữa.")
    return row


def _next_ordinal(group: TaskGroup) -> int:
    return (Task.objects.filter(group=group).aggregate(last=Max("ordinal"))["last"] or 0) + 1


def _words(share: Share, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "lead": names.get(share.lead) if share.lead else None,
        "cooperating": sorted(names[unit_id] for unit_id in share.cooperating),
    }


def _checked(share: Share, units: Mapping[int, str]) -> Share:
    """The share without naming the leader twice; refuses units that are not of the owner."""
    named = {*share.cooperating, *([share.lead] if share.lead else [])}
    if not named <= units.keys():
        raise RuleBroken("Có đơn vị không thuộc cơ quan phát động phong trào. Chọn lại đơn vị.")
    if share.cooperating and not share.lead:
        raise RuleBroken("Chọn đơn vị chủ trì trước khi chọn đơn vị phối hợp.")
    return Share(share.lead, frozenset(share.cooperating) - {share.lead or 0})


def _unit_codes(campaign: Campaign) -> dict[int, str]:
    return dict(Unit.objects.filter(parent_id=campaign.owner_id).values_list("pk", "code"))


def _rows(task: Task, share: Share) -> list[Assignment]:
    rows = [Assignment(task=task, unit_id=unit_id, role=AssignmentRole.COOPERATING) for unit_id in share.cooperating]
    if share.lead:
        rows.append(Assignment(task=task, unit_id=share.lead, role=AssignmentRole.LEAD))
    return rows


@transaction.atomic
def add_task(
    *,
    actor: Any,
    campaign: Campaign,
    group: TaskGroup,
    text: str,
    share: Share | None = None,
    **details: Any,
) -> Task:
    """A task that no plan or list names is added at the end of its group, assigned if `share` says so.

    The office may. Refuses when the campaign is closed and when a list's number is taken. Journalled; open drafts follow.
    """
    row = _open_campaign(campaign, actor)
    if group.campaign_id != row.pk:
        raise RuleBroken("Nhóm nhiệm vụ này thuộc phong trào khác. Chọn lại nhóm.")
    codes = _unit_codes(row)
    share = _checked(share or Share(None), codes)
    _refuse_foreign_service(row, details.get("serves"))
    try:
        with transaction.atomic():
            task = Task.objects.create(campaign=row, group=group, ordinal=_next_ordinal(group), text=text, **details)
    except IntegrityError as error:
        raise _number_taken(details.get("source_number", "")) from error
    Assignment.objects.bulk_create(_rows(task, share))
    journal.record(actor, TASK_ADDED, task, after={"text": text, **_words(share, codes)})
    update_drafts(row)
    return task


def _refuse_foreign_service(campaign: Campaign, served: Task | None) -> None:
    if served is not None and served.campaign_id != campaign.superior_id:
        raise RuleBroken("Nhiệm vụ cấp trên này không thuộc phong trào mà đơn vị hưởng ứng. Chọn lại nhiệm vụ.")


def _number_taken(number: str) -> RuleBroken:
    return RuleBroken(f"Số {number} đã có trong danh mục này. Ghi số khác.")


@transaction.atomic
def change_task(*, actor: Any, task: Task, changes: dict[str, Any]) -> Task:
    """Columns of a task become `changes` (text, group, measure, figure unit, target value, product, receiver, due date,
    the task of the campaign above that it serves).

    The office may. Refuses when the campaign is closed, when a list's number is taken, and to serve a task of another
    campaign than the one that is followed. The plan's sentences on who does what follow the due date
    (`follow_moved_days`). Journalled with before and after of what differs; nothing is written when nothing differs.
    """
    campaign = _open_campaign(task.campaign, actor)
    row = Task.objects.select_for_update().get(pk=task.pk)
    differing = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not differing:
        return row
    _refuse_foreign_service(campaign, differing.get("serves"))
    before = {name: _plain(getattr(row, name)) for name in differing}
    due_before = row.due_on
    if "group" in differing:
        row.ordinal = _next_ordinal(differing["group"])
    for name, value in differing.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise _number_taken(str(changes.get("source_number", ""))) from error
    after = {name: _plain(value) for name, value in differing.items()}
    with journal.one_act():
        journal.record(actor, TASK_CHANGED, row, before=before, after=after)
        follow_moved_days(actor=actor, campaign=campaign, moved=[(due_before, row.due_on)])
    task.refresh_from_db()
    return row


def _plain(value: Any) -> Any:
    """The value as a journal line keeps it."""
    if value is None or isinstance(value, str | int | bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


@transaction.atomic
def assign_tasks(*, actor: Any, campaign: Campaign, shares: Mapping[int, Share]) -> int:
    """Each task (by id) is done by the units its share names; the number of tasks that changed comes back.

    The office may. Refuses units outside the owner, co-operation without a lead, foreign tasks, a closed campaign: then
    none is changed. Journalled per changed task, as one act; open drafts follow, typed text stays.
    """
    row = _open_campaign(campaign, actor)
    codes = _unit_codes(row)
    tasks = {task.pk: task for task in Task.objects.filter(campaign=row, pk__in=shares).prefetch_related("assignments")}
    if tasks.keys() != shares.keys():
        raise RuleBroken("Có nhiệm vụ không thuộc phong trào này. Tải lại trang rồi phân công lại.")
    changed: dict[Task, tuple[Share, Share]] = {}
    for task_id, asked in shares.items():
        was, becomes = _share_of(tasks[task_id]), _checked(asked, codes)
        if was != becomes:
            changed[tasks[task_id]] = (was, becomes)
    if not changed:
        return 0
    Assignment.objects.filter(task__in=changed).delete()
    Assignment.objects.bulk_create(
        assignment for task, (_, becomes) in changed.items() for assignment in _rows(task, becomes)
    )
    names = {**codes, **_names_of_former(changed.values(), codes)}
    with journal.one_act():
        for task, (was, becomes) in changed.items():
            journal.record(actor, TASK_ASSIGNED, task, before=_words(was, names), after=_words(becomes, names))
    update_drafts(row)
    return len(changed)


def _share_of(task: Task) -> Share:
    lead = next((row.unit_id for row in task.assignments.all() if row.role == AssignmentRole.LEAD), None)
    return Share(
        lead, frozenset(row.unit_id for row in task.assignments.all() if row.role == AssignmentRole.COOPERATING)
    )


def _names_of_former(changes: Iterable[tuple[Share, Share]], known: Mapping[int, str]) -> dict[int, str]:
    """Codes of units that a task had and that are no longer under the owner."""
    former = {unit_id for was, _ in changes for unit_id in (*was.cooperating, was.lead) if unit_id} - known.keys()
    return dict(Unit.objects.filter(pk__in=former).values_list("pk", "code")) if former else {}


@transaction.atomic
def split_task(*, actor: Any, task: Task, texts: Sequence[str]) -> list[Task]:
    """The task becomes parts, one per text, at its place in the list and with its assignments; itself it is set aside.

    The office may. Refuses fewer than two parts, a task already set aside, a closed campaign. Parts of a listed task are
    numbered "5.1", "5.2". Journalled; open drafts follow, what was typed in the whole task stays.
    """
    row = _open_campaign(task.campaign, actor)
    whole = Task.objects.select_for_update().get(pk=task.pk)
    if not whole.is_active:
        raise RuleBroken("Nhiệm vụ này đã ngừng dùng hoặc đã được chia. Tải lại trang để xem các phần.")
    if len(texts) < 2:
        raise RuleBroken("Ghi ít nhất hai phần, mỗi phần một ô.")
    Task.objects.filter(group=whole.group_id, ordinal__gt=whole.ordinal).update(ordinal=F("ordinal") + len(texts))
    parts = Task.objects.bulk_create(_part(whole, number, text) for number, text in enumerate(texts, start=1))
    assignments = list(whole.assignments.all())
    Assignment.objects.bulk_create(
        Assignment(task=part, unit_id=assignment.unit_id, role=assignment.role)
        for part in parts
        for assignment in assignments
    )
    whole.is_active = False
    whole.save(update_fields=["is_active"])
    journal.record(actor, TASK_SPLIT, whole, after={"parts": [part.pk for part in parts]}, note=whole.text)
    update_drafts(row)
    return parts


def _part(whole: Task, number: int, text: str) -> Task:
    return Task(
        campaign_id=whole.campaign_id,
        group_id=whole.group_id,
        ordinal=whole.ordinal + number,
        text=text,
        source=whole.source,
        source_number=f"{whole.source_number}.{number}" if whole.source_number else "",
        measure=whole.measure,
        figure_unit=whole.figure_unit,
        product=whole.product,
        receiver=whole.receiver,
        due_on=whole.due_on,
        serves_id=whole.serves_id,
        split_from=whole,
    )


@transaction.atomic
def stop_task(*, actor: Any, task: Task) -> None:
    """The task is no longer asked for; items in which something was written stay in their drafts.

    The office may. Refuses when the campaign is closed. Journalled; nothing when it was stopped already.
    """
    _set_active(actor, task, is_active=False)


@transaction.atomic
def resume_task(*, actor: Any, task: Task) -> None:
    """A stopped task is asked for again.

    The office may. Refuses when the campaign is closed, for a task whose parts are in use, and for a part of one that is.
    Journalled.
    """
    if task.parts.filter(is_active=True).exists():
        raise RuleBroken("Nhiệm vụ này đã được chia và các phần đang dùng. Ngừng các phần trước.")
    if task.split_from and task.split_from.is_active:
        raise RuleBroken("Nhiệm vụ này là một phần của nhiệm vụ đang dùng. Ngừng nhiệm vụ đó trước.")
    _set_active(actor, task, is_active=True)


def _set_active(actor: Any, task: Task, *, is_active: bool) -> None:
    campaign = _open_campaign(task.campaign, actor)
    row = Task.objects.select_for_update().get(pk=task.pk)
    if row.is_active == is_active:
        return
    row.is_active = is_active
    row.save(update_fields=["is_active"])
    journal.record(
        actor,
        TASK_RESUMED if is_active else TASK_STOPPED,
        row,
        before={"is_active": not is_active},
        after={"is_active": is_active},
    )
    update_drafts(campaign)


@transaction.atomic
def import_tasks(*, actor: Any, campaign: Campaign, tasks: Sequence[ListedTask]) -> list[Task]:
    """All rows of the two lists become tasks, each list in a group of its own, assigned as the rows say; or none does.

    The office may. Refuses a number that its list already has, units outside the owner, a closed campaign. Journalled
    once, on the campaign; open drafts follow.
    """
    row = _open_campaign(campaign, actor)
    codes = _unit_codes(row)
    shares = [_checked(listed.share, codes) for listed in tasks]
    groups = {source: _group_of(row, source) for source in dict.fromkeys(listed.source for listed in tasks)}
    next_ordinals = {source: _next_ordinal(group) for source, group in groups.items()}
    rows = []
    for listed in tasks:
        rows.append(_listed(row, groups[listed.source], next_ordinals[listed.source], listed))
        next_ordinals[listed.source] += 1
    try:
        with transaction.atomic():
            created = Task.objects.bulk_create(rows)
    except IntegrityError as error:
        raise RuleBroken("Có số thứ tự đã nhập trước đó. Xem lại các dòng trùng rồi tải tệp lên lần nữa.") from error
    Assignment.objects.bulk_create(
        assignment for task, share in zip(created, shares, strict=True) for assignment in _rows(task, share)
    )
    journal.record(actor, TASKS_IMPORTED, row, after={"count": len(created)}, note=f"{len(created)} nhiệm vụ")
    update_drafts(row)
    return created


def _group_of(campaign: Campaign, source: str) -> TaskGroup:
    """The group that holds a list's tasks; made at the end of the list of groups when it is the first time."""
    first = Task.objects.filter(campaign=campaign, source=source).select_related("group").first()
    if first:
        return first.group
    last = campaign.task_groups.aggregate(last=Max("ordinal"))["last"] or 0
    return TaskGroup.objects.create(
        campaign=campaign, ordinal=last + 1, title=GROUP_OF_SOURCE[TaskSource(source)], section="professional"
    )


def _listed(campaign: Campaign, group: TaskGroup, ordinal: int, listed: ListedTask) -> Task:
    return Task(
        campaign=campaign,
        group=group,
        ordinal=ordinal,
        text=listed.text,
        source=listed.source,
        source_number=listed.number,
        measure=Measure.PRODUCT if listed.product else Measure.TEXT,
        product=listed.product,
        due_on=listed.due_on,
    )


@transaction.atomic
def change_target(*, actor: Any, target: Target, changes: dict[str, Any]) -> Target:
    """Columns of a target become `changes`; with `stated_result` the office writes the result itself.

    The office may. Refuses a measure by index without an index. Journalled with before and after of what differs.
    """
    require(actor, "campaigns.manage_campaign", target.campaign)
    row = Target.objects.select_for_update().get(pk=target.pk)
    differing = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not differing:
        return row
    before = {name: _plain(getattr(row, name)) for name in differing}
    for name, value in differing.items():
        setattr(row, name, value)
    if row.measured_by == "indicator" and row.indicator_id is None:
        raise RuleBroken("Chọn chỉ số mà chỉ tiêu này lấy kết quả.")
    row.save()
    after = {name: _plain(value) for name, value in differing.items()}
    journal.record(actor, TARGET_CHANGED, row, before=before, after=after)
    target.refresh_from_db()
    return row
