"""The commendation cycle of a phase: what may be given (law as rows), who is nominated, the decision,
and the giấy khen with their sổ vàng.
"""

from awards.models.certificates import Certificate, CertificateStock, GoldenBook
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
from awards.models.meetings import CouncilMeeting, CouncilVote, VoteBasis
from awards.models.nominations import Decision, DecisionQuerySet, Nomination, NominationQuerySet
from awards.models.papers import AwardRequest, RequestTo

__all__ = [
    "AwardKind",
    "AwardKindQuerySet",
    "AwardRequest",
    "BaseSalary",
    "Category",
    "Certificate",
    "CertificateStock",
    "CouncilMeeting",
    "CouncilVote",
    "Decider",
    "Decision",
    "DecisionQuerySet",
    "GoldenBook",
    "LawQuerySet",
    "LegalPeriod",
    "Nomination",
    "NominationQuerySet",
    "RequestTo",
    "Subject",
    "VoteBasis",
]
