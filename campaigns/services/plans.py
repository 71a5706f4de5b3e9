"""From a plan's text to a campaign: read, correct, confirm, or throw the reading away."""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Unit
from accounts.queries import reporting_units
from campaigns import plan_draft
from campaigns.models import (
    Assignment,
    Campaign,
    Commemoration,
    Movement,
    Phase,
    PlanDocument,
    Target,
    Task,
    TaskGroup,
)
from campaigns.models.tasks import AssignmentRole, Measure, TaskSource
from campaigns.plan_import import PlanDraft, parse_plan, source_lines
from campaigns.plan_units import name_units, participants_of
from campaigns.queries.citation import lines_of_law
from campaigns.queries.plans import checked_for
from core import clock, journal
from core.errors import EditConflict, RuleBroken
from core.rights import require
from core.text import fold
from core.wording import short_date
from documents.models import StoredFile
from indicators.models import Indicator

PLAN_READ = journal.register("campaigns.plandocument.read", "đọc kế hoạch", "doc")
PLAN_CORRECTED = journal.register("campaigns.plandocument.corrected", "sửa bản hiểu được từ kế hoạch", "pencil")
CAMPAIGN_CREATED = journal.register("campaigns.campaign.created", "tạo phong trào từ kế hoạch", "plus")
PLAN_DISCARDED = journal.register("campaigns.plandocument.discarded", "bỏ bản đọc kế hoạch", "trash")


def fingerprint(text: str) -> str:
    """The same plan has the same fingerprint whatever its line ends, spaces at line ends and composed letters."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return hashlib.sha256("\n".join(line.rstrip() for line in lines).strip().encode()).hexdigest()


@transaction.atomic
def read_plan(
    *,
    actor: Any,
    owner: Unit,
    text: str,
    draft: PlanDraft,
    source_name: str = "",
    file: StoredFile | None = None,
) -> PlanDocument:
    """The text and what was understood of it are kept, ready to be corrected.

    The office of the owner may (`actor` None: the command line). The same plan again, from whatever kind of file, gives
    the reading that is already being corrected; when its campaign exists it is refused and the campaign named. Journalled.
    """
    if actor is not None:
        _require_office_of(owner, actor)
    mark = fingerprint(text)
    known = _reading_of(owner, mark, draft)
    if known:
        _refuse_when_campaign_exists(known)
        return known
    facts = plan_draft.correctable(checked_for(owner, draft))
    _link_indices(facts, owner)
    _leave_law_to_the_register(facts, text)
    units = list(reporting_units(owner))
    name_units(facts, units)
    facts["participants"] = participants_of(facts, units)
    try:
        with transaction.atomic():
            plan = PlanDocument.objects.create(
                owner=owner,
                source_name=source_name,
                text=text,
                text_sha256=mark,
                draft=facts,
                file=file,
                read_by=actor,
                read_at=clock.now(),
            )
    except IntegrityError:
        # The second press of an impatient finger: the first one has just read it.
        return PlanDocument.objects.get(owner=owner, text_sha256=mark)
    journal.record(actor, PLAN_READ, plan, after={"source_name": source_name})
    return plan


def _reading_of(owner: Unit, mark: str, draft: PlanDraft) -> PlanDocument | None:
    """The reading of the same text, or of the same plan from a file of another kind."""
    plans = PlanDocument.objects.select_related("campaign").filter(owner=owner)
    same_text = plans.filter(text_sha256=mark).first()
    if same_text is not None:
        return same_text
    return next((plan for plan in plans if draft.says_the_same_as(parse_plan(plan.text))), None)


def _require_office_of(owner: Unit, actor: Any) -> None:
    require(actor, "campaigns.manage_plan", PlanDocument(owner=owner))


def _refuse_when_campaign_exists(plan: PlanDocument) -> None:
    campaign = getattr(plan, "campaign", None)
    if campaign:
        raise RuleBroken(
            f"Kế hoạch này đã được nhập ngày {short_date(campaign.created_at)} thành phong trào "
            f"“{campaign.title}” (năm {campaign.year}). Mở phong trào đó ở mục Kế hoạch."
        )


def _link_indices(facts: dict[str, Any], owner: Unit) -> None:
    """Targets on the CCHC rank point to the owner's index, those that name an index to that one, when it is kept;
    otherwise the office states the result."""
    kept = Indicator.objects.filter(unit=owner)
    by_name = (
        {fold(index.name): index.pk for index in kept} if any(row["indicator"] for row in facts["targets"]) else {}
    )
    for target in facts["targets"]:
        if target["measured_by"] == "indicator":
            named = target["indicator"]
            own = None if named else kept.filter(code=plan_draft.OWN_REFORM_INDEX).values_list("pk", flat=True).first()
            target["indicator"] = by_name.get(fold(named)) if named else own
            target["measured_by"] = "indicator" if target["indicator"] else "stated"


def _leave_law_to_the_register(facts: dict[str, Any], text: str) -> None:
    """A căn cứ that stands word for word as every plan takes it from the register of the law is no paper of this plan."""
    if not facts["based_on"]:
        return
    year, issued_on = facts["year"], _day(facts["document"]["issued_on"])
    days = [clock.today(), *([issued_on] if issued_on else [])]
    days += [date(year, 1, 1), date(year, 12, 31)] if year else []
    law, lines = lines_of_law(days), source_lines(text)
    facts["based_on"] = [row for row in facts["based_on"] if fold(lines[row["line"] - 1]) not in law]


@transaction.atomic
def correct_plan(*, actor: Any, plan: PlanDocument, version: int, draft: dict[str, Any]) -> PlanDocument:
    """The corrected draft replaces the one of `version`.

    The office of the owner may. Refuses when the campaign exists, and with `EditConflict` (carrying the stored plan)
    when somebody saved after `version` was shown: nothing of either is lost. Journalled with the new version's number.
    """
    require(actor, "campaigns.manage_plan", plan)
    row = PlanDocument.objects.select_for_update().get(pk=plan.pk)
    _refuse_when_campaign_exists(row)
    if row.version != version:
        raise EditConflict("Người khác vừa lưu bản này trước bạn. Xem chỗ khác nhau rồi chọn bản giữ lại.", row)
    if row.draft != draft:
        before = row.version
        row.draft, row.version = draft, row.version + 1
        row.save(update_fields=["draft", "version"])
        journal.record(actor, PLAN_CORRECTED, row, before={"version": before}, after={"version": row.version})
    plan.refresh_from_db()
    return plan


@transaction.atomic
def create_campaign(*, actor: Any, plan: PlanDocument) -> Campaign:
    """The confirmed draft becomes a campaign with its phases, occasions, movements, targets, groups, tasks and who does them.

    The office of the owner may (`actor` None: the command line). Refuses a draft that lacks something, each lack in a
    sentence, and a plan whose campaign exists. Journalled once, on the campaign.
    """
    if actor is not None:
        require(actor, "campaigns.manage_plan", plan)
    row = PlanDocument.objects.select_for_update().get(pk=plan.pk)
    _refuse_when_campaign_exists(row)
    draft = row.draft
    lacking = plan_draft.problems(draft)
    if lacking:
        raise RuleBroken(" ".join(problem.sentence for problem in lacking))
    campaign = Campaign.objects.create(
        owner=row.owner,
        plan=row,
        year=draft["year"],
        title=draft["title"],
        theme=draft["theme"] or "",
        plan_number=draft["document"]["number"] or "",
        plan_issued_on=_day(draft["document"]["issued_on"]),
        based_on=_without_keys(draft["based_on"]),
        purposes=draft["purposes"],
        requirements=draft["requirements"],
        recipients=draft["recipients"],
        duties=[duty["text"] for duty in draft["duties"]],
        created_at=clock.now(),
    )
    campaign.participants.set(reporting_units(row.owner).filter(pk__in=draft["participants"]))
    _create_phases(campaign, draft["phases"])
    Movement.objects.bulk_create(
        Movement(campaign=campaign, ordinal=ordinal, name=movement["name"])
        for ordinal, movement in enumerate(draft["movements"], start=1)
    )
    Target.objects.bulk_create(_targets(campaign, draft["targets"]))
    _create_tasks(campaign, draft["task_groups"])
    journal.record(actor, CAMPAIGN_CREATED, campaign, after={"title": campaign.title, "year": campaign.year})
    return campaign


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _without_keys(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "key"} for row in rows]


def _create_phases(campaign: Campaign, drafts: list[dict[str, Any]]) -> None:
    phases = Phase.objects.bulk_create(
        Phase(
            campaign=campaign,
            ordinal=ordinal,
            name=draft["name"],
            starts_on=date.fromisoformat(draft["starts_on"]),
            ends_on=date.fromisoformat(draft["ends_on"]),
            report_due_on=date.fromisoformat(draft["report_due_on"]),
            report_due_bound=draft["report_due_bound"],
            wrap_up_on=_day(draft["wrap_up_on"]),
            wrap_up_bound=draft["wrap_up_bound"],
            goals=draft["goals"],
        )
        for ordinal, draft in enumerate(drafts, start=1)
    )
    Commemoration.objects.bulk_create(
        Commemoration(
            phase=phase,
            ordinal=ordinal,
            name=occasion["name"],
            on=_day(occasion["on"]),
            since=_day(occasion["since"]),
            years=occasion["years"],
        )
        for phase, draft in zip(phases, drafts, strict=True)
        for ordinal, occasion in enumerate(draft["commemorations"], start=1)
    )


def _targets(campaign: Campaign, drafts: list[dict[str, Any]]) -> Iterable[Target]:
    for ordinal, draft in enumerate(drafts, start=1):
        yield Target(
            campaign=campaign,
            ordinal=ordinal,
            text=draft["text"],
            metric=draft["metric"],
            value=draft["value"],
            direction=draft["direction"],
            baseline_year=draft["baseline_year"],
            measured_by=draft["measured_by"],
            indicator_id=draft["indicator"],
        )


def _create_tasks(campaign: Campaign, drafts: list[dict[str, Any]]) -> None:
    groups = TaskGroup.objects.bulk_create(
        TaskGroup(campaign=campaign, ordinal=ordinal, title=draft["title"], section=draft["section"])
        for ordinal, draft in enumerate(drafts, start=1)
    )
    rows = [
        (row, Task(campaign=campaign, group=group, ordinal=ordinal, **_columns(row)))
        for group, draft in zip(groups, drafts, strict=True)
        for ordinal, row in enumerate(draft["tasks"], start=1)
    ]
    wholes = _wholes(rows)
    for task in wholes.values():
        task.is_active = False
    Task.objects.bulk_create(task for _, task in rows)
    parts = [task for row, task in rows if row.get("part_of") in wholes]
    for row, task in rows:
        task.split_from = wholes.get(row.get("part_of"))
    Task.objects.bulk_update(parts, ["split_from"])
    units = set(reporting_units(campaign.owner).values_list("pk", flat=True))
    Assignment.objects.bulk_create(part for row, task in rows for part in _assignments(task, row, units))


def _wholes(rows: Iterable[tuple[dict[str, Any], Task]]) -> dict[str | None, Task]:
    """By their keys the tasks that others are parts of: they are set aside, as a task is that the office divides."""
    divided = {row.get("part_of") for row, _ in rows}
    return {row["key"]: task for row, task in rows if row["key"] in divided}


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of a task from its row of the draft; rows kept before the annex was read have only words."""
    value = row.get("target_value")
    return {
        "text": row["text"],
        "source": row.get("source") or TaskSource.PLAN,
        "source_number": row.get("source_number") or "",
        "measure": row.get("measure") or Measure.TEXT,
        "figure_unit": row.get("figure_unit") or "",
        "target_value": None if value is None else Decimal(str(value)),
        "product": row.get("product") or "",
        "receiver": row["receiver"] or "",
        "due_on": _day(row.get("due_on")),
    }


def _assignments(task: Task, row: dict[str, Any], units: set[int]) -> Iterable[Assignment]:
    """Who does the task, of the units that the owner still has."""
    lead = row.get("lead")
    if lead in units:
        yield Assignment(task=task, unit_id=lead, role=AssignmentRole.LEAD)
    for unit in row.get("cooperating", ()):
        if unit in units and unit != lead:
            yield Assignment(task=task, unit_id=unit, role=AssignmentRole.COOPERATING)


@transaction.atomic
def save_plan(*, actor: Any, owner: Unit, text: str, draft: PlanDraft, source_name: str = "") -> Campaign:
    """Read a plan and confirm it as it was understood, in one act: what `import_plan --save` does.

    The office of the owner may (`actor` None: the command line). Refuses the same plan twice, naming its campaign, and a
    draft that lacks something. Journalled as reading and creating.
    """
    with journal.one_act():
        plan = read_plan(actor=actor, owner=owner, text=text, draft=draft, source_name=source_name)
        return create_campaign(actor=actor, plan=plan)


@transaction.atomic
def discard_plan(*, actor: Any, plan: PlanDocument) -> None:
    """A reading that became no campaign is thrown away; its text may be read again.

    The office of the owner may. Refuses when the campaign exists. Journalled.
    """
    require(actor, "campaigns.manage_plan", plan)
    row = PlanDocument.objects.select_for_update().get(pk=plan.pk)
    _refuse_when_campaign_exists(row)
    journal.record(actor, PLAN_DISCARDED, row, before={"source_name": row.source_name})
    row.delete()
