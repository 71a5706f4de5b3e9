"""The reporting cycle: the plan and its campaign (`plan`), the work (`tasks`), what units report (`submissions`)."""

from campaigns.models.plan import Campaign, Commemoration, Movement, Phase, PlanDocument, Target
from campaigns.models.submissions import (
    Review,
    ReviewRemark,
    Submission,
    SubmissionItem,
    SubmissionRevision,
)
from campaigns.models.tasks import Assignment, Task, TaskGroup

__all__ = [
    "Assignment",
    "Campaign",
    "Commemoration",
    "Movement",
    "Phase",
    "PlanDocument",
    "Review",
    "ReviewRemark",
    "Submission",
    "SubmissionItem",
    "SubmissionRevision",
    "Target",
    "Task",
    "TaskGroup",
]
