from datetime import date, timedelta

from accounts.models import Unit, User
from campaigns.models import (
    Assignment,
    Campaign,
    Extension,
    Inspection,
    Phase,
    Submission,
    SubmissionItem,
    Task,
    TaskGroup,
)
from campaigns.outline import ENTRIES
from core import clock
from tests.factories.accounts import Department


def make_campaign(department: Department, **values: object) -> Campaign:
    """A 2021 campaign of the department in which industry and trade take part; running."""
    campaign = Campaign.objects.create(
        **{
            "owner": department.unit,
            "year": 2021,
            "title": "Phong trào thi đua năm 2021",
            "state": "running",
            "created_at": clock.now(),
            **values,
        }
    )
    campaign.participants.add(department.industry, department.trade)
    return campaign


def make_phase(campaign: Campaign, ordinal: int = 1, **values: object) -> Phase:
    """Phase 1 of 2021, due "trước ngày 20/6/2021"; open."""
    return Phase.objects.create(
        **{
            "campaign": campaign,
            "ordinal": ordinal,
            "name": f"Đợt thi đua thứ {ordinal}",
            "starts_on": date(2021, 1, 1),
            "ends_on": date(2021, 6, 30),
            "report_due_on": date(2021, 6, 20),
            "wrap_up_on": date(2021, 6, 30),
            "state": "open",
            **values,
        }
    )


def make_task(campaign: Campaign, lead: Unit | None = None, *cooperating: Unit, **values: object) -> Task:
    group, _ = TaskGroup.objects.get_or_create(
        campaign=campaign, ordinal=1, defaults={"title": "Nhiệm vụ chuyên môn", "section": "professional"}
    )
    ordinal = campaign.tasks.count() + 1
    task = Task.objects.create(
        **{"campaign": campaign, "group": group, "ordinal": ordinal, "text": f"Nhiệm vụ {ordinal}", **values}
    )
    if lead:
        Assignment.objects.create(task=task, unit=lead, role="lead")
    for unit in cooperating:
        Assignment.objects.create(task=task, unit=unit, role="cooperating")
    return task


def make_submission(phase: Phase, unit: Unit, **values: object) -> Submission:
    """A draft submission with the unit's task items and the general entries, as opening the phase makes it."""
    submission = Submission.objects.create(
        **{"phase": phase, "unit": unit, "due_on": phase.report_due_on, "bound": phase.report_due_bound, **values}
    )
    assignments = Assignment.objects.filter(unit=unit, task__campaign=phase.campaign, task__is_active=True)
    items = [
        SubmissionItem(submission=submission, task=assignment.task, role=assignment.role)
        for assignment in assignments.order_by("task__group__ordinal", "task__ordinal").select_related("task")
    ]
    items += [SubmissionItem(submission=submission, entry=entry.code) for entry in ENTRIES]
    for ordinal, item in enumerate(items, start=1):
        item.ordinal = ordinal
    SubmissionItem.objects.bulk_create(items)
    return submission


def make_extension(submission: Submission, asked_by: User, **values: object) -> Extension:
    """Asked by the unit: five more days, for a reason."""
    return Extension.objects.create(
        **{
            "submission": submission,
            "until": submission.due_on + timedelta(days=5),
            "reason": "Chờ số liệu của các huyện",
            "asked_by": asked_by,
            "asked_at": clock.now(),
            "before_on": submission.due_on,
            "before_bound": submission.bound,
            **values,
        }
    )


def make_inspection(campaign: Campaign, unit: Unit, made_by: User, **values: object) -> Inspection:
    """A visit to the unit on 10/5/2021, not held yet."""
    return Inspection.objects.create(
        **{
            "campaign": campaign,
            "unit": unit,
            "kind": "visit",
            "held_on": date(2021, 5, 10),
            "participants": "Chánh Văn phòng; lãnh đạo phòng",
            "made_by": made_by,
            "made_at": clock.now(),
            **values,
        }
    )
