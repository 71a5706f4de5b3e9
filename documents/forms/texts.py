"""A sentence of a paper as the office words it."""

from typing import Any

from django import forms

from core import clock
from core.errors import RuleBroken
from core.fields import DayField, LongTextField
from documents.texts import TextKind, refuse_wrong_text


class TextForm(forms.Form):
    text = LongTextField(label="Câu mẫu", widget=forms.Textarea(attrs={"rows": 6, "data-previewed": ""}))
    valid_from = DayField(label="Áp dụng từ ngày", help_text="Văn bản lập trước ngày này giữ câu chữ cũ.")

    def __init__(self, *args: Any, kind: TextKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            refuse_wrong_text(self.kind, text)
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return text

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if day < clock.today():
            raise forms.ValidationError("Câu mẫu chỉ đổi được từ hôm nay trở đi; văn bản đã lập giữ nguyên câu chữ cũ.")
        return day
