"""What people type about papers."""

from documents.forms.directions import DirectionsForm
from documents.forms.papers import IssueForm, NumberingForm, NumberInput, SignedCopyForm, WithdrawForm
from documents.forms.signatories import SignatoryForm
from documents.forms.signing import AnnexForm, ConfirmCopyForm, SealingForm, SigningForm
from documents.forms.verification import CodeForm, CompareForm, MarkingForm

__all__ = [
    "AnnexForm",
    "CodeForm",
    "CompareForm",
    "ConfirmCopyForm",
    "DirectionsForm",
    "IssueForm",
    "MarkingForm",
    "NumberInput",
    "NumberingForm",
    "SealingForm",
    "SignatoryForm",
    "SignedCopyForm",
    "SigningForm",
    "WithdrawForm",
]
