"""What people type about papers."""

from documents.forms.papers import IssueForm, NumberingForm, NumberInput, SignedCopyForm, WithdrawForm

__all__ = ["IssueForm", "NumberInput", "NumberingForm", "SignedCopyForm", "WithdrawForm"]
