"""Verbs of the reporting cycle."""

from campaigns.services.assigning import assign_reviews
from campaigns.services.carrying import carry_over, confirm_item
from campaigns.services.cascading import follow_campaign
from campaigns.services.evidence import add_evidence, attach_evidence, describe_evidence, detach_evidence
from campaigns.services.extensions import (
    answer_extensions,
    ask_extension,
    extend_submissions,
    grant_extension,
    refuse_extension,
    withdraw_extension,
)
from campaigns.services.inspections import (
    answer_inspection,
    ask_inspected_again,
    call_off_inspection,
    change_inspection,
    close_inspection,
    mend_inspection,
    move_answer_due,
    record_inspection,
    schedule_inspection,
    schedule_inspections,
    waive_answer,
)
from campaigns.services.new_year import YearAlreadyMade, create_next_year, drop_answers, keep_answers
from campaigns.services.official import accept_official, return_official, submit_official_figures
from campaigns.services.papers import draft_plan_paper
from campaigns.services.phases import (
    change_phase,
    close_campaign,
    close_phase,
    open_phase,
    roll_to_working_days,
    set_participants,
    take_back_phase,
)
from campaigns.services.plan_texts import change_plan_texts
from campaigns.services.plans import correct_plan, create_campaign, discard_plan, read_plan, save_plan
from campaigns.services.remarks import answer_remark
from campaigns.services.reviews import accept_submission, require_submission, return_submission, waive_submission
from campaigns.services.submissions import ReportIncomplete, save_item, submit_submission
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
    "ReportIncomplete",
    "Share",
    "YearAlreadyMade",
    "accept_official",
    "accept_submission",
    "add_evidence",
    "add_task",
    "answer_extensions",
    "answer_inspection",
    "answer_remark",
    "ask_extension",
    "ask_inspected_again",
    "assign_reviews",
    "assign_tasks",
    "attach_evidence",
    "call_off_inspection",
    "carry_over",
    "change_inspection",
    "change_phase",
    "change_plan_texts",
    "change_target",
    "change_task",
    "close_campaign",
    "close_inspection",
    "close_phase",
    "confirm_item",
    "correct_plan",
    "create_campaign",
    "create_next_year",
    "describe_evidence",
    "detach_evidence",
    "discard_plan",
    "draft_plan_paper",
    "drop_answers",
    "extend_submissions",
    "follow_campaign",
    "grant_extension",
    "import_tasks",
    "keep_answers",
    "mend_inspection",
    "move_answer_due",
    "open_phase",
    "read_plan",
    "record_inspection",
    "refuse_extension",
    "require_submission",
    "resume_task",
    "return_official",
    "return_submission",
    "roll_to_working_days",
    "save_item",
    "save_plan",
    "schedule_inspection",
    "schedule_inspections",
    "set_participants",
    "split_task",
    "stop_task",
    "submit_official_figures",
    "submit_submission",
    "take_back_phase",
    "waive_answer",
    "waive_submission",
    "withdraw_extension",
]
