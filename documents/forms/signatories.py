"""Who signs a draft, as a choice among those who may."""

from typing import Any

from django import forms

from documents.content import Signature
from documents.queries.signatories import Signatories


class SignatoryForm(forms.Form):
    """One of `Signatories`; the one whom the paper names now is ticked, nobody where it names none of them."""

    signatory = forms.ChoiceField(
        label="Ai ký văn bản này",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn một người ký.",
            "invalid_choice": "Người vừa chọn không có quyền ký văn bản này hôm nay. Chọn người khác.",
        },
    )

    def __init__(self, *args: Any, offered: Signatories, named: Signature, **kwargs: Any) -> None:
        now = offered.who_signs(named)
        super().__init__(*args, initial={"signatory": now.key if now else ""}, **kwargs)
        self.fields["signatory"].choices = offered.choices  # type: ignore[attr-defined]
