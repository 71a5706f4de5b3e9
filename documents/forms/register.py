"""Which part of the register is shown."""

from collections.abc import Iterable
from typing import Any

from django import forms

from documents.models import PaperKind


class RegisterForm(forms.Form):
    year = forms.ChoiceField(label="Năm", required=False)
    kind = forms.ChoiceField(label="Loại văn bản", required=False, choices=[("", "Tất cả"), *PaperKind.choices])

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
