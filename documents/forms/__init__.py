"""What people type about papers."""

from documents.forms.papers import IssueForm, NumberInput, SignedCopyForm, WithdrawForm

__all__ = ["IssueForm", "NumberInput", "SignedCopyForm", "WithdrawForm"]
