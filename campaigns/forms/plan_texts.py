"""The words of a plan as the office corrects them: a field for each."""

from collections.abc import Mapping
from typing import Any

from django import forms

from campaigns.queries.plan_texts import PlanText, Words
from core.errors import RuleBroken
from core.fields import LinesField

_HINTS = {
    "based_on": "Mỗi dòng một văn bản, ví dụ: 15/KH-UBND ngày 19/1/2021 của Ủy ban nhân dân tỉnh. Luật, nghị định không ghi ở "
    "đây: văn bản lấy từ danh mục căn cứ pháp luật.",
    "duties": "Mỗi dòng một mục, không ghi số đầu dòng. Để trống thì văn bản dùng câu mẫu.",
    "recipients": "Mỗi dòng một nơi. Để trống thì văn bản dùng câu mẫu.",
    "movements": "Mỗi dòng một phong trào.",
    "occasions": "Mỗi dòng một ngày lễ, ví dụ: 96 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2026).",
}


class PlanTextsForm(forms.Form):
    """Bound to what was posted it asks only for the words that the page showed."""

    def __init__(self, data: Any = None, *, texts: Mapping[str, PlanText], version: int) -> None:
        super().__init__(data)
        self.fields["version"] = forms.IntegerField(initial=version, widget=forms.HiddenInput, localize=False)
        self.texts = {key: text for key, text in texts.items() if data is None or key in data}
        for key, text in self.texts.items():
            self.fields[key] = _line_field(text) if isinstance(text.value, str) else _lines_field(key, text.value)
            self.fields[key].label = text.label

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for key in self.texts.keys() & data.keys():
            if sentence := _refusal(data[key], self.texts[key]):
                self.add_error(key, sentence)
        return data

    @property
    def said(self) -> dict[str, Words]:
        return {key: self.cleaned_data[key] for key in self.texts}

    @property
    def shown_version(self) -> int:
        return int(self.cleaned_data["version"])


def _refusal(value: Words, text: PlanText) -> str:
    lines = [value] if isinstance(value, str) else value
    for line in lines:
        if text.limit and len(line) > text.limit:
            return f"“{line[:60]}…” dài hơn {text.limit} chữ cái. Hãy viết ngắn lại."
        try:
            text.read(line)
        except RuleBroken as refusal:
            return str(refusal)
    return ""


class SentenceField(forms.CharField):
    """One sentence, in a box of several rows that does not cut what is pasted."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


def _line_field(text: PlanText) -> forms.Field:
    return SentenceField(
        initial=text.value,
        required=not text.may_be_empty,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": f"Ghi {text.label[:1].lower()}{text.label[1:]}."},
    )


def _lines_field(key: str, lines: list[str]) -> forms.Field:
    # A line of the widest page holds about ninety letters.
    rows = sum(1 + len(line) // 90 for line in lines)
    return LinesField(
        initial=lines,
        required=False,
        help_text=_HINTS.get(key.partition("-")[0], "Mỗi dòng một ý."),
        widget=forms.Textarea(attrs={"rows": min(max(rows + 1, 3), 14)}),
    )
