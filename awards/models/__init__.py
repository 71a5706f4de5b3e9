"""The commendation cycle of a phase: what may be given (law as rows), who is nominated, and the decision."""

from awards.models.law import (
    AwardKind,
    AwardKindQuerySet,
    BaseSalary,
    Category,
    Decider,
    LawQuerySet,
    LegalPeriod,
    Subject,
)
from awards.models.nominations import Decision, DecisionQuerySet, Nomination, NominationQuerySet

__all__ = [
    "AwardKind",
    "AwardKindQuerySet",
    "BaseSalary",
    "Category",
    "Decider",
    "Decision",
    "DecisionQuerySet",
    "LawQuerySet",
    "LegalPeriod",
    "Nomination",
    "NominationQuerySet",
    "Subject",
]
