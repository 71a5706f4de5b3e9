"""Small worlds for tests: a department with its office and units, people with dated roles, a campaign with phases."""

from tests.factories.accounts import Department, make_delegation, make_department, make_unit, make_user
from tests.factories.campaigns import (
    make_campaign,
    make_extension,
    make_inspection,
    make_phase,
    make_submission,
    make_task,
)
from tests.factories.documents import make_legal_text

__all__ = [
    "Department",
    "make_campaign",
    "make_delegation",
    "make_department",
    "make_extension",
    "make_inspection",
    "make_legal_text",
    "make_phase",
    "make_submission",
    "make_task",
    "make_unit",
    "make_user",
]
