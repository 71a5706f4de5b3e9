"""Verbs of the reporting cycle."""

from campaigns.services.phases import change_phase, close_campaign, close_phase, open_phase, set_participants
from campaigns.services.plans import correct_plan, create_campaign, discard_plan, read_plan, save_plan
from campaigns.services.tasks import (
    ListedTask,
    Share,
    add_task,
    assign_tasks,
    change_target,
    change_task,
    import_tasks,
    resume_task,
    split_task,
    stop_task,
)

__all__ = [
    "ListedTask",
    "Share",
    "add_task",
    "assign_tasks",
    "change_phase",
    "change_target",
    "change_task",
    "close_campaign",
    "close_phase",
    "correct_plan",
    "create_campaign",
    "discard_plan",
    "import_tasks",
    "open_phase",
    "read_plan",
    "resume_task",
    "save_plan",
    "set_participants",
    "split_task",
    "stop_task",
]
