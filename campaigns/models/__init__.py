"""The reporting cycle: the plan and its campaign (`plan`), the work (`tasks`), what units report (`submissions`), more
time for it (`extensions`), what the office looks into (`inspections`), and the year after (`new_year`)."""

from campaigns.models.extensions import Extension
from campaigns.models.inspections import Inspection
from campaigns.models.new_year import NewYearDraft
from campaigns.models.offices import FromTheOffice
from campaigns.models.plan import Campaign, Commemoration, Movement, Phase, PlanDocument, Target
from campaigns.models.submissions import (
    RemarkReply,
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
    "Extension",
    "FromTheOffice",
    "Inspection",
    "Movement",
    "NewYearDraft",
    "Phase",
    "PlanDocument",
    "RemarkReply",
    "Review",
    "ReviewRemark",
    "Submission",
    "SubmissionItem",
    "SubmissionRevision",
    "Target",
    "Task",
    "TaskGroup",
]
