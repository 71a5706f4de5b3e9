"""What people type about papers."""

from documents.forms.papers import IssueForm, NumberingForm, NumberInput, SignedCopyForm, WithdrawForm
from documents.forms.verification import CodeForm, CompareForm, MarkingForm

__all__ = [
    "CodeForm",
    "CompareForm",
    "IssueForm",
    "MarkingForm",
    "NumberInput",
    "NumberingForm",
    "SignedCopyForm",
    "WithdrawForm",
]
