"""Verbs of the top floor."""

from reports.services.bulk import perform_bulk, try_bulk
from reports.services.consolidations import PeriodIsTold, create_consolidation, finalise_consolidation
from reports.services.reminders import draft_invitation, draft_urging_letter, remind_units
from reports.services.renewing import discard_consolidation, renew_consolidation
from reports.services.sections import Typed, keep_words, save_section, take_source
from reports.services.upward import prepare_upward, send_upward

__all__ = [
    "PeriodIsTold",
    "Typed",
    "create_consolidation",
    "discard_consolidation",
    "draft_invitation",
    "draft_urging_letter",
    "finalise_consolidation",
    "keep_words",
    "perform_bulk",
    "prepare_upward",
    "remind_units",
    "renew_consolidation",
    "save_section",
    "send_upward",
    "take_source",
    "try_bulk",
]
