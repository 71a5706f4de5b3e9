"""A sentence of a paper as the office words it."""

from typing import Any

from django import forms

from core import clock
from core.errors import RuleBroken
from core.fields import DayField, LongTextField
from core.text import without_nul
from documents.texts import TextKind, refuse_wrong_text, tidied


class SentenceField(LongTextField):
    """What a broken paste brings and nobody sees is left out before anything else is asked."""

    def to_python(self, value: Any) -> str:
        return super().to_python(without_nul(value) if isinstance(value, str) else value) or ""


class TextForm(forms.Form):
    text = SentenceField(
        label="Câu mẫu",
        widget=forms.Textarea(attrs={"rows": 6, "data-previewed": ""}),
        error_messages={"required": "Câu mẫu không được để trống."},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    valid_from = DayField(label="Áp dụng từ ngày", help_text="Văn bản lập trước ngày này giữ câu chữ cũ.")

    def __init__(self, *args: Any, kind: TextKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind.is_list:
            self.fields[
                "text"
            ].help_text = "Các mục cách nhau bằng dấu chấm phẩy. Mục có chỗ điền mà không có gì để điền thì không in."

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            refuse_wrong_text(self.kind, tidied(text))
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return text

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if day < clock.today():
            raise forms.ValidationError("Câu mẫu chỉ đổi được từ hôm nay trở đi; văn bản đã lập giữ nguyên câu chữ cũ.")
        return day
