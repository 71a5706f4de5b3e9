"""Small worlds for tests: a department with its office and units, people with dated roles, a campaign with phases."""

from tests.factories.accounts import Department, make_department, make_unit, make_user
from tests.factories.campaigns import make_campaign, make_phase, make_submission, make_task

__all__ = [
    "Department",
    "make_campaign",
    "make_department",
    "make_phase",
    "make_submission",
    "make_task",
    "make_unit",
    "make_user",
]
