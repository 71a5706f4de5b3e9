"""A campaign's phases: open, close, move their dates; who takes part; the end of the campaign."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Unit
from accounts.queries import reporting_units
from campaigns import notices
from campaigns.deadlines import due_words
from campaigns.models import Campaign, Extension, Phase, Submission
from campaigns.models.plan import PHASE_DAYS
from campaigns.plan_draft import phase_date_problems
from campaigns.services.drafts import create_drafts
from campaigns.services.duties import changed_limits, follow_moved_days
from campaigns.services.undecided import refuse_undecided_of_closed, withdraw_overtaken
from campaigns.workflow import CAMPAIGN, PHASE
from core import clock, journal
from core.calendar import Deadline, WorkingCalendar
from core.errors import RuleBroken
from core.models import Holiday, JournalEntry
from core.rights import require
from core.workflow import perform
from notifications.services import forget

PHASE_CHANGED = journal.register("campaigns.phase.changed", "đổi ngày của đợt", "pencil")
ROLLING_CHANGED = journal.register("campaigns.campaign.rolling_changed", "đổi cách tính hạn rơi vào ngày nghỉ", "clock")
PARTICIPANTS_CHANGED = journal.register("campaigns.campaign.participants_changed", "đổi đơn vị tham gia", "people")


@transaction.atomic
def open_phase(*, actor: Any, phase: Phase) -> list[Submission]:
    """The phase is open, the campaign running, and each participating unit that has not ended has one draft with its items.

    The office of the owner may. Refuses a phase that is not planned, a campaign without participants or in which no
    task has a leading unit. Journalled for the phase (and the campaign's launch); the heads of the units are told. The
    number of statements does not grow with units or tasks, as long as the rows fit one INSERT each.
    """
    with journal.one_act():
        perform(PHASE, "open", phase, actor=actor)
        campaign = phase.campaign
        if campaign.rolls_to_working_day:
            phase.roll_deadline(Holiday.objects.calendar())
            phase.save(update_fields=["rolled_due_on"])
        if campaign.state == "planned":
            perform(CAMPAIGN, "launch", campaign, actor=actor)
        units = campaign.participants.exclude(pk__in=campaign.participants.ended_by(clock.today()))
        submissions = create_drafts(phase, units.order_by("position", "name"))
    notices.phase_opened(phase, actor)
    return submissions


@transaction.atomic
def take_back_phase(*, actor: Any, phase: Phase) -> None:
    """The phase that was opened by mistake is planned again and its empty drafts are gone; so is the campaign's launch when
    no other phase has begun.

    The office of the owner may. Refuses a phase that is not open, and one in which somebody did anything
    (`campaigns.begun`). Journalled for the phase (and the campaign); the messages that led to the drafts vanish,
    and whom they had told is told that no report is asked yet.
    """
    campaign = Campaign.objects.select_for_update().get(pk=phase.campaign_id)
    Phase.objects.select_for_update().get(pk=phase.pk)
    # Whoever is writing comes first and is found, or waits and is refused.
    drafts = list(Submission.objects.select_for_update().filter(phase=phase))
    with journal.one_act():
        perform(PHASE, "take_back", phase, actor=actor, note=f"{len(drafts)} báo cáo chưa soạn")
        if not campaign.phases.exclude(state="planned").exists():
            perform(CAMPAIGN, "call_back", campaign, actor=actor)
    told = forget(draft.get_absolute_url() for draft in drafts)
    Submission.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    notices.phase_taken_back(phase, told, actor)


@transaction.atomic
def close_phase(*, actor: Any, phase: Phase) -> None:
    """The phase is closed: units neither submit nor mend any longer.

    The office of the owner may. Refuses a phase that is not open, one with a report that waits for review, and one whose
    unit may still hand in or mend in time. Asked extensions are answered with it, and whoever still owed a report is told that
    none is taken any more. Journalled.
    """
    with journal.one_act():
        perform(PHASE, "close", phase, actor=actor)
        refuse_undecided_of_closed(actor=actor, phase=phase)
    notices.phase_closed(phase, actor)


@transaction.atomic
def close_campaign(*, actor: Any, campaign: Campaign) -> None:
    """The campaign is over.

    The office of the owner may. Refuses while a phase is not closed. Journalled.
    """
    perform(CAMPAIGN, "close", campaign, actor=actor)


@transaction.atomic
def change_phase(*, actor: Any, phase: Phase, changes: dict[str, Any]) -> Phase:
    """Name, dates and bounds of a planned or open phase become `changes`.

    The office of the owner may. Refuses a closed phase, dates that contradict each other, and an earlier deadline that is
    over already while units report. Reports of the phase that were never submitted follow the new due date; one extended
    to a later day keeps its own; so do the plan's sentences on who does what, the words of the limit too
    (`follow_moved_days`). Units whose deadline moved are told. Journalled with before and after.
    """
    require(actor, "campaigns.manage_phase", phase)
    campaign = Campaign.objects.select_for_update().get(pk=phase.campaign_id)
    row = Phase.objects.select_for_update().get(pk=phase.pk)
    if row.state == "closed":
        raise RuleBroken(f"{row} đã kết thúc nên không đổi ngày được nữa.")
    before = {name: getattr(row, name) for name in changes}
    deadline_before = row.deadline_of_reports
    differing = {name: value for name, value in changes.items() if before[name] != value}
    if not differing:
        return row
    for name, value in differing.items():
        setattr(row, name, value)
    contradictions = list(phase_date_problems(str(row), row.starts_on, row.ends_on, row.report_due_on))
    if contradictions:
        raise RuleBroken(" ".join(contradictions))
    moved: list[Submission] = []
    if differing.keys() & {"report_due_on", "report_due_bound"}:
        moved = _move_deadline(row, Holiday.objects.calendar())
        _refuse_past_deadline(row, deadline_before)
    row.save(update_fields=list(differing))
    with journal.one_act():
        entry = journal.record(
            actor,
            PHASE_CHANGED,
            row,
            before={name: _plain(before[name]) for name in differing},
            after={name: _plain(value) for name, value in differing.items()},
        )
        days = [(before[name], value) for name, value in differing.items() if name in PHASE_DAYS]
        follow_moved_days(actor=actor, campaign=campaign, moved=days, limits=changed_limits(row, before))
    _follow(row, moved, actor=actor, key=entry.pk)
    phase.refresh_from_db()
    return row


def _refuse_past_deadline(phase: Phase, before: Deadline) -> None:
    """Nobody is late by a day that he never knew of; a deadline that is over may still be put off, and put back where that
    was a slip."""
    deadline = phase.deadline_of_reports
    is_over = before.is_later_than(deadline) and deadline.last_day_on_time < clock.today()
    if phase.state == "open" and is_over and not _was_told(phase):
        raise RuleBroken(
            f"Đợt đang mở mà hạn báo cáo {due_words(deadline)} đã qua. Chọn một ngày để đơn vị còn kịp nộp, hoặc giữ hạn "
            f"{due_words(before)}."
        )


def _was_told(phase: Phase) -> bool:
    """Whether the phase had this deadline before."""
    lines = JournalEntry.objects.about(phase).filter(code=PHASE_CHANGED)
    return lines.filter(before__report_due_on=phase.report_due_on.isoformat()).exists()


def _follow(phase: Phase, moved: list[Submission], *, actor: Any, key: int) -> None:
    """Units of an open phase learn of the deadline that moved; what they asked is not answered where it brings no more
    time now. `key` tells one moving from the next."""
    if phase.state == "open":
        withdrawn = withdraw_overtaken(submissions=moved)
        notices.deadline_moved(phase, moved, withdrawn, key=key, actor=actor)


def _move_deadline(phase: Phase, calendar: WorkingCalendar) -> list[Submission]:
    """The reports of the phase that were never submitted are due by its deadline as it now is, or by a later one that they
    were granted: that is literal, and never moved off a day of rest. Returns those whose deadline is another now."""
    before = {row.pk: row.deadline for row in Submission.objects.filter(phase=phase, state="drafting")}
    phase.roll_deadline(calendar)
    phase.save(update_fields=["rolled_due_on"])
    due = phase.deadline_of_reports
    waiting = Submission.objects.filter(phase=phase, first_submitted_at=None)
    waiting.update(due_on=due.due_on, bound=due.bound)
    granted: dict[Deadline, list[int]] = defaultdict(list)
    for extension in _longest_extensions(waiting):
        if extension.granted_deadline.is_later_than(due):
            granted[extension.granted_deadline].append(extension.submission_id)
    for own, pks in granted.items():
        waiting.filter(pk__in=pks).update(due_on=own.due_on, bound=own.bound)
    drafts = Submission.objects.filter(pk__in=before).with_judge().select_related("unit")
    return [row for row in drafts if row.deadline != before[row.pk]]


def _longest_extensions(reports: QuerySet[Submission]) -> list[Extension]:
    """The extension of each report that gave it the most time: one statement."""
    rows = Extension.objects.filter(submission__in=reports, state="granted").order_by("until", "pk")
    return list({row.submission_id: row for row in rows}.values())


@transaction.atomic
def roll_to_working_days(*, actor: Any, campaign: Campaign, rolls: bool) -> Campaign:
    """Whether a due date whose last day on time is a day of rest counts through the next working day.

    The office of the owner may. The dates of the plan stay as they are, and so does a phase that is closed; reports of open
    phases that were never submitted follow and their units are told, extended ones keep a later day. Refuses a closed
    campaign; the same answer twice changes nothing. Journalled.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if row.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không đổi cách tính hạn được nữa.")
    if row.rolls_to_working_day == rolls:
        return row
    calendar = Holiday.objects.calendar()
    row.rolls_to_working_day = rolls
    row.save(update_fields=["rolls_to_working_day"])
    name = "rolls_to_working_day"
    entry = journal.record(actor, ROLLING_CHANGED, row, before={name: not rolls}, after={name: rolls})
    for phase in row.phases.select_for_update(of=("self",)).exclude(state="closed"):
        phase.campaign = row
        _follow(phase, _move_deadline(phase, calendar), actor=actor, key=entry.pk)
    campaign.refresh_from_db()
    return row


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def set_participants(*, actor: Any, campaign: Campaign, units: Iterable[Unit]) -> None:
    """Exactly these units take part. In an open phase each that lacks its draft gets it, and its head is told.

    The office of the owner may. Refuses units outside the owner, an empty set, a closed campaign, and taking a unit out
    that has a report in an open phase (it can be waived instead). Journalled with codes before and after.
    """
    require(actor, "campaigns.manage_campaign", campaign)
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if row.state == "closed":
        raise RuleBroken("Phong trào đã kết thúc nên không đổi đơn vị tham gia được nữa.")
    before = {unit.pk: unit for unit in row.participants.all()}
    after = {unit.pk: unit for unit in units}
    if not after:
        raise RuleBroken("Chọn ít nhất một đơn vị tham gia.")
    added = [unit for pk, unit in after.items() if pk not in before]
    removed = [unit for pk, unit in before.items() if pk not in after]
    known = set(reporting_units(row.owner).values_list("pk", flat=True))
    if any(unit.pk not in known for unit in added):
        raise RuleBroken("Có đơn vị không thuộc cơ quan phát động phong trào. Chọn lại đơn vị.")
    reporting = {
        phase: set(phase.submissions.values_list("unit_id", flat=True)) for phase in row.phases.filter(state="open")
    }
    if held := [unit.name for unit in removed if any(unit.pk in units for units in reporting.values())]:
        raise RuleBroken(
            f"Đang có đợt mở nên không bỏ được {', '.join(held)}. Nếu đơn vị không phải báo cáo, mở báo cáo của đơn vị và "
            "chọn Miễn nộp."
        )
    row.participants.set(after.values())
    for phase, holding in reporting.items():
        # Also one that had ended by mistake when the phase was opened.
        if newcomers := [unit for unit in after.values() if unit.pk in known - holding]:
            create_drafts(phase, newcomers)
            notices.phase_opened(phase, actor)
    if not added and not removed:
        return
    journal.record(
        actor,
        PARTICIPANTS_CHANGED,
        row,
        before={"participants": sorted(unit.code for unit in before.values())},
        after={"participants": sorted(unit.code for unit in after.values())},
        note=", ".join([*(f"thêm {unit.name}" for unit in added), *(f"bỏ {unit.name}" for unit in removed)]),
    )
